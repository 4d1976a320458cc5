//! What meeting mode says: the agenda, the cards, the capture line and the end of a meeting.

super::catalogue! {
    in_meeting: "会议", "A meeting";
    in_agenda: "会议议程", "The agenda of a meeting";
    in_agenda_line: "会议名称与议程筛选", "Name of a meeting, and the filter of its agenda";
    in_capture: "会上记承诺", "Writing down what is promised in a meeting";
    in_promise_choice: "选哪一条承诺", "Which promise is meant";
    in_minutes: "会议纪要", "The minutes of a meeting";

    key_meeting: "开会，或回到会议", "hold a meeting, or go back to it";
    key_next_card: "下一项", "next item";
    key_previous_card: "上一项", "previous item";
    key_capture: "记承诺", "write down a promise";
    key_open_details: "详情", "details";
    key_add: "加议程", "add to the agenda";
    key_strike: "撤下议程", "take off the agenda";
    key_end: "结束会议", "end the meeting";
    key_begin: "开始或确定", "begin, or accept";
    key_choose_promise: "就是这一条", "this one";
    end_which(count): "了结哪一条承诺（{count}条未了）", "Which promise ended? ({count} open)";
    move_which(count): "哪一条承诺改期（{count}条未了）", "Which promise is moved? ({count} open)";
    key_title_and_filter: "名称、筛选", "name, filter";
    key_later: "后移", "later";
    key_earlier: "前移", "earlier";
    key_leave_agenda: "返回", "leave";
    key_promise_it: "存为承诺", "save as a promise";
    key_decide: "存为议定事项", "save as a decision";
    key_leave_capture: "留作草稿", "keep as a draft";
    key_save_meeting: "保存会议", "save the meeting";
    key_write_file: "写成 Markdown 文件", "write a Markdown file";
    key_drop_meeting: "不要这次会议", "drop the meeting";

    header_mark: "会议中", "in a meeting";
    default_title(month, day): "{month}月{day}日调度会", "Meeting of {month}-{day}";
    file_name(day): "调度会-{day}.md", "meeting-{day}.md";

    agenda_title: "会议议程", "Agenda";
    agenda_of(count): "{count}项", "items: {count}";
    title_label: "名称", "name";
    filter_label: "筛选", "filter";
    title_hint: "会议名称", "the name of the meeting";
    filter_hint: "如 红、逾期 蓝天、门头沟、8.4@门头沟；留空即下列各项", "red, overdue, 门头沟, 8.4; empty: the list below";
    add_hint: "要加上议程的事项，如 8.4@门头沟、逾期 蓝天", "to be added, such as 8.4@门头沟, overdue";
    filter_gives(count): "筛选得{count}项", "the filter gives {count}";
    filter_adds(count, new): "筛选得{count}项，新增{new}项", "the filter gives {count}, {new} new";
    agenda_empty: "议程还是空的。在“筛选”里写要上会的事项，如 红 或 逾期 蓝天。", "The agenda is empty. Write into the filter what is to be dealt with, such as red or overdue.";
    title_needed: "请写会议名称。", "Give the meeting a name.";
    many_items(count, most): "议程有{count}项，超过{most}项。就这样开始吗？", "The agenda has {count} items, more than {most}. Begin all the same?";
    begun(title, count): "{title} 开始，议程{count}项", "{title} begins, items: {count}";
    added(count): "议程加了{count}项", "{count} added to the agenda";
    struck(id): "{id} 已撤下议程", "{id} was taken off the agenda";
    last_struck: "议程只剩这一项。要结束会议请按结束键。", "This is the last item of the agenda; end the meeting instead.";
    first_card: "已是议程第一项", "This is the first item";
    last_card(key): "已是议程最后一项，按 {key} 结束会议", "This is the last item; {key} ends the meeting";
    goes_on(key): "会议未结束，按 {key} 回到会议", "The meeting goes on: {key} leads back to it";
    continue_meeting(title, begun, at, total): "上次的会议“{title}”（{begun} 开始，议程 {at}/{total}）没有结束。现在继续吗？选“否”也会留着。", "The meeting \"{title}\" (begun {begun}, item {at} of {total}) was not ended. Go on with it now? It is kept in either case.";
    agenda_gone(count): "议程中有{count}项已不在计划中，已撤下", "{count} items of the agenda are not in the plan any more and were taken off";

    place(at, total): "议程 {at}/{total}", "item {at}/{total}";
    minutes_on_item(minutes): "本项 {minutes}分", "this item {minutes} min";
    minutes_on_meeting(minutes): "会议 {minutes}分", "meeting {minutes} min";
    deadline: "时限", "deadline";
    days_left(days): "剩{days}天", "{days}d left";
    days_over(days): "已过{days}天", "{days}d past";
    lead: "牵头", "lead";
    responsible: "主责", "responsible";
    units(count): "{count}个单位", "{count} units";
    counted(light, count): "{light}{count}", "{light} {count}";
    promises: "承诺", "promises";
    no_promises: "没有未了的承诺", "no promise is open";
    late(days): "已过期{days}天", "{days}d late";
    notes: "记录", "notes";
    no_notes: "还没有记录", "nothing is noted yet";

    capture_title(id): "{id} 谁，何时，做什么", "{id}: who, by when, what";
    capture_hint: "如 水务局，下周五，补齐台账", "such as 水务局，下周五，补齐台账";
    understood(whom, due, weekday, what): "→ {whom} {due} {weekday} {what}", "-> {whom} {due} {weekday} {what}";
    undated(whom, what, key): "→ {whom} {what}（没有说到何时；{key} 存为议定事项）", "-> {whom} {what} (no day was said; {key} saves it as a decision)";
    what_to_come(whom, due, weekday): "→ {whom} {due} {weekday}（还没写做什么）", "-> {whom} {due} {weekday} (what is still to be written)";
    day_and_what_to_come(whom): "→ {whom}（还没写何时、做什么）", "-> {whom} (when and what are still to be written)";
    person_near(whom, near): "{whom}（不在名单内，是否{near}？不是则记为个人）", "{whom} (not on the list: is it {near}? else noted as a person)";
    person(whom): "{whom}（不是名单上的单位，记为个人）", "{whom} (not a unit on the list: noted as a person)";
    too_long(most): "超过{most}字，不是一条承诺。请写短些：谁，何时，做什么。", "More than {most} characters are no promise. Be brief: who, by when, what.";
    nothing_to_decide: "还没有写内容。", "Nothing is written yet.";
    decided(text): "会议议定：{text}", "Decided in the meeting: {text}";
    or_decide(key): "没有期限的，按 {key} 存为议定事项。", "What has no date is saved as a decision by {key}.";
    capture_word: "会上记承诺", "promise in a meeting";

    minutes_title(title): "会议纪要 {title}", "Minutes: {title}";
    minutes_unsaved(save, write): "{save} 保存会议，{write} 写成文件", "{save} saves the meeting, {write} writes a file";
    meeting_saved(write): "会议已保存。导出：duban minutes --markdown，或按 {write} 写到当前目录", "The meeting is saved. Export it by duban minutes --markdown, or press {write} for a file here";
    file_written(name): "已写成 {name}", "{name} was written";
    file_not_written(name, error): "{name} 没有写成：{error}", "{name} could not be written: {error}";
    drop_question(title): "不保存会议“{title}”？会上记下的承诺和批注都还在，只是没有这次会议的纪要。", "Drop the meeting \"{title}\" unsaved? What was recorded on the items stays; there will be no minutes of it.";
    dropped: "这次会议不保存", "The meeting was dropped";
    farewell(title): "会议“{title}”还没有结束，下次打开时接着开。", "The meeting \"{title}\" was not ended; it is offered when you open the console again.";
    no_meeting: "没有在开的会议。", "No meeting is being held.";
}
