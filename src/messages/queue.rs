//! What the screen of the queue says.

super::catalogue! {
    in_queue: "督办队列", "Queue";
    key_open_item: "详情", "details";
    key_progress: "进展", "progress";
    key_urge: "催办", "urge";
    key_verify: "核验办结", "verify";
    key_send_back: "退回", "return";
    key_extend: "延期", "extend";
    key_snooze: "暂缓", "set aside";
    key_assign: "分派", "assign";
    key_promise: "承诺", "promise";
    key_end_promise: "承诺了结", "end a promise";
    me: "我", "me";
    key_repeat: "再做一次", "again";
    key_queue: "队列", "queue";
    key_mark_range: "从这里选到光标", "mark from here to the cursor";
    key_mark_shown: "选中列出的全部", "mark all that are listed";
    key_unfold: "展开", "unfold";
    key_filter: "筛选", "filter";
    key_clear_filter: "清除筛选", "clear the filter";
    key_next_view: "换视图", "next view";
    key_previous_view: "上一视图", "previous view";
    key_nth_view: "直接换到第几个视图", "view by number";
    key_last_handled: "回到上一条已处理的", "back to the last one handled";
    key_fresh_run: "重排", "fresh run";
    key_accept_filter: "就用这个筛选", "use this filter";
    key_leave_filter: "不改筛选", "leave it as it was";
    in_filter: "筛选督办队列", "The filter of the queue";

    title(left, all): "督办队列 待办{left} 共{all}", "Queue: {left} of {all} to do";
    marked(count): "已选{count}", "{count} marked";
    marked_hidden(count, hidden): "已选{count}（{hidden}条不在当前筛选内）", "{count} marked ({hidden} not in this filter)";
    joined(count, key): "另有{count}项新进（{key} 重排）", "{count} more came in ({key})";
    in_range: "连选中", "marking a range";
    no_filter: "未筛选", "no filter";
    shown(left, all): "列出 待办{left} 共{all}", "listed: {left} of {all} to do";
    nothing_to_do(day): "0。截至 {day} 没有需要处理的事项，督办完成。", "0. As of {day} nothing needs an act: the work is done.";
    filter_leaves_nothing(all, key, search): "筛选之后一项不剩（全部{all}项）。按 {key} 清除筛选。队列只列要处理的，其余按 {search} 检索。",
        "The filter leaves none of {all}. {key} clears it. The queue lists what needs an act; {search} finds the rest.";
    nothing_here: "没有选中任何一行。", "There is no row to act on.";
    nth(n, total): "第{n}行 共{total}行", "{n} of {total}";
    urged(count): "催{count} ", "urged {count} ";
    extended(count): "延{count} ", "extended {count} ";
    set_aside(day): "缓至{day} ", "until {day} ";
    assigned(who): "→{who} ", "→{who} ";
    no_note: "无记录", "none";
    today: "今天", "today";
    days_ago(days): "{days}天前", "{days}d";
    handled_by(who, when): "{who} {when}已处理 ", "{who} {when} ";
    itself: "措施本身", "the measure itself";
    part_handled_by(who, when, count): "{who} {when}处理{count}项 ", "{who} {when}: {count} done ";
    part_handled_by_narrow(who, count): "{who}处理{count}项 ", "{who}: {count} done ";
    needs_nothing: "已不需处理 ", "needs nothing ";
    due(published): "时限 {published}", "due {published}";
    due_now(now, published, count): "时限 {now}（原 {published}，延期{count}次）", "due {now} (was {published}, extended {count} times)";
    no_view(number): "没有第{number}个视图。", "There is no view {number}.";
    fresh_run(count): "已按现状重排，待办{count}。", "A fresh run: {count} to do.";
    last_row: "已是队列最后一行", "This is the last row of the queue";
    first_row: "已是队列第一行", "This is the first row of the queue";
    nothing_handled: "本轮还没有处理过。", "Nothing was handled in this run yet.";

    folded(id, count): "{id} {count}项", "{id} x{count}";
    key_save_view: "存为视图", "save as a view";
    at_rest(count): "（另{count}项近日已处理或暂缓）", " ({count} more: acted on lately or set aside)";
    save_title: "存为视图", "Save as a view";
    saves(query): "筛选：{query}", "filter: {query}";
    saves_all: "筛选：无（列出全部）", "filter: none (everything)";
    name_label: "名称", "name";
    name_hint: "如 海淀逾期；要用哪个号就写在前面，如 6 海淀逾期", "such as Haidian; with its number before it: 6 Haidian";
    opens_label: "打开队列时用它", "the queue opens with it";
    yes: "是", "yes";
    no: "否", "no";

    filter_title: "筛选", "Filter";
    filter_hint: "如 逾期 本周 蓝天 市水务局 8.4 文:加油站 -待核；空格为“且”，逗号为“或”", "such as: red this-week 蓝天 市水务局 8.4 text:加油站 -submitted";
    filter_leaves(count): "符合的 {count}项", "{count} entries fit";

    press_again: "看清现状后再按一次。", " Look at what stands now and press again.";
    nothing_to_repeat: "还没有可重复的操作：先做一次，再按此键。", "Nothing to do again yet: act once, then press it.";
    not_submitted(id, status): "{id} 不是待核（现为“{status}”），没有可核验的；改状态请按状态键。", "{id} is not submitted (it is \"{status}\"): there is nothing to verify. Set its status instead.";
}
