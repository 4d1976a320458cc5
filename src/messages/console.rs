//! What the console says.

use super::Lang;

/// The name of the program as it stands in the corner.
pub const NAME: &str = "督办";

super::catalogue! {
    key_down: "下一行", "down";
    key_up: "上一行", "up";
    key_left: "左栏", "pane on the left";
    key_right: "右栏", "pane on the right";
    key_first: "到开头", "to the beginning";
    key_last: "到末尾", "to the end";
    key_half_down: "下翻半屏", "half a screen down";
    key_half_up: "上翻半屏", "half a screen up";
    key_page_down: "下翻一屏", "a screen down";
    key_page_up: "上翻一屏", "a screen up";
    key_open_task: "详情", "details";
    key_status: "状态", "status";
    key_comment: "批注", "comment";
    key_next_pane: "下一领域", "next area";
    key_previous_pane: "上一领域", "previous area";
    key_units: "责任单位", "units";
    key_mark: "选中", "mark";
    key_mark_all: "全选", "mark all";
    key_year: "各领域一年进度", "the year by area";
    key_open_owed: "责任事项", "obligation";
    key_next_area_view: "换领域", "next area";
    key_previous_area_view: "上一领域", "previous area";
    key_next_group: "换功能区", "next group";
    key_previous_group: "上一功能区", "previous group";
    key_mark_row: "选中本条措施的各单位", "mark all units of the measure";
    key_worst_measures: "换次序", "order";
    key_worst_units: "换单位次序", "order of the units";
    key_show_statuses: "灯或状态", "lights or statuses";
    key_sort_afresh: "按现状重排", "sort afresh";
    key_first_column: "到第一列", "to the first column";
    key_last_column: "到最后一列", "to the last column";
    key_matrix: "各区", "matrix";
    key_open_record: "全部记录", "whole record";
    key_next_task: "下一任务", "next task";
    key_previous_task: "上一任务", "previous task";
    key_choose: "设为此状态", "set this status";
    key_choose_with_words: "附说明设置", "set it with a comment";
    key_choose_nth: "直接选第几项", "choose by number";
    key_back: "返回", "back";
    key_draft_continue: "继续写", "go on writing";
    key_draft_discard: "丢弃", "discard";
    key_draft_later: "以后再说", "later";
    key_save: "保存", "save";
    key_keep_draft: "暂存为草稿", "leave it (kept as a draft)";
    key_put_back: "放回删去的文字", "put back what was deleted";
    key_delete_word: "删去前一个词", "delete the word before";
    key_delete_to_line_start: "删到行首", "delete to the beginning of the line";
    key_delete_to_line_end: "删到行尾", "delete to the end of the line";
    key_line_start: "到行首", "to the beginning of the line";
    key_line_end: "到行尾", "to the end of the line";
    key_suspend: "暂停，回到命令行", "suspend";
    key_redraw: "刷新屏幕", "draw the screen anew";
    key_yes: "是", "yes";
    key_no: "否", "no";
    key_yes_discard: "丢弃", "discard";
    key_no_discard: "保留", "keep";
    unknown_key(key): "没有这个键，按 {key} 看帮助", "No such key; {key} shows help";
    terminal_unusable(error): "终端不能用：{error}。请换一个终端，或用子命令（duban --help）。", "The terminal cannot be used: {error}. Use another one, or the subcommands (duban --help).";
    leave_unkept(count): "有 {count} 段草稿未能存盘，退出就会丢失。仍要退出？", "Unfinished texts that could not be put on disk: {count}. They are lost when you leave. Leave all the same?";
    cannot_suspend: "这里没有可以返回的命令行。", "There is no shell here to go back to.";
    draft_title(id): "{id} 的草稿", "{id}: unfinished text";
    farewell(count): "还有 {count} 段草稿，下次打开可继续写。", "Unfinished texts: {count}. They are offered when you open the console again.";
    writing_is_kept: "正在写的文字还在。", "The text that you are writing is kept. ";
    hint_new_line: "换行", "new line";
    question_title: "请确认", "Please confirm";
    measure_label: "措施：", "Measure: ";
    nth_of(n, total): "第{n}条 共{total}条", "{n} of {total}";
    taken_back: "（已撤销）", " (taken back)";
    has_changed(who, when, id, now, to): "{who} 已于 {when} 将 {id} 改为“{now}”，不能再设为“{to}”。文字还在：再保存一次即存为批注，或暂存后另设状态。", "{who} set {id} to \"{now}\" at {when}, so it cannot become \"{to}\". Your text is still here: save again to keep it as a comment, or leave it and set another status.";
    key_undo: "撤销", "undo";
    key_redo: "重做", "redo";
    key_drafts: "草稿", "unfinished texts";
    key_indicators: "指标", "indicators";
    key_open_chart: "图与数据", "chart and readings";
    key_enter_reading: "记数据", "enter a reading";
    key_correct_reading: "更正", "correct";
    key_strike_reading: "删去", "strike out";
    key_reorder: "换排序", "order";
    key_open_measure: "措施", "measure";
    key_next_indicator: "下一项", "next";
    key_previous_indicator: "上一项", "previous";
    key_leave_entry: "先不记（留着所写）", "leave it (what was typed stays)";
    key_overview: "总览", "overview";
    key_help: "帮助", "help";
    key_step_back: "返回（不退出）", "back (never quits)";
    key_quit: "退出", "quit";
    key_mouse: "开关鼠标", "mouse on or off";
    hint_move: "移动", "move";
    hint_scroll: "滚动", "scroll";

    key_file_unreadable(file, error): "按键文件 {file} 无法读取：{error}。改正路径，或去掉 --keys-file", "the key file {file} cannot be read: {error}. Correct the path, or leave out --keys-file";
    key_file_no_json(file, line, column): "按键文件 {file} 第{line}行第{column}列不合格式。应形如 {{\"overview\": {{\"open\": [\"enter\", \"o\"]}}}}", "the key file {file} is malformed at line {line}, column {column}. It should look like {{\"overview\": {{\"open\": [\"enter\", \"o\"]}}}}";
    key_file_no_action(file, name): "按键文件 {file}：没有“{name}”这个动作。名称见 docs/keys.md", "key file {file}: there is no action \"{name}\". The names are in docs/keys.md";
    key_file_no_key(file, key): "按键文件 {file}：没有“{key}”这个键。写法如 j、G、ctrl-d、enter、pgdn、f3", "key file {file}: there is no key \"{key}\". Write j, G, ctrl-d, enter, pgdn, f3";
    key_file_is_text(file, key): "按键文件 {file}：写文字时“{key}”就是文字，不能用作按键。请用 ctrl- 或 f1 至 f4", "key file {file}: \"{key}\" is text while writing. Use ctrl- or f1 to f4";
    key_file_twice(file, key): "按键文件 {file}：“{key}”会同时表示两个动作（移动键在每个列表里都保留）。换一个键", "key file {file}: \"{key}\" would stand for two actions (movement keys are kept in every list). Choose another";

    in_anywhere: "各屏通用", "Everywhere";
    in_moving: "移动（任何列表都一样）", "Moving (the same in every list)";
    in_overview: "总览", "Overview";
    in_detail: "详情", "Details";
    in_units: "责任事项", "Obligations";
    in_matrix: "各区", "Matrix";
    in_indicators: "指标", "Indicators";
    in_chart: "一项指标", "One indicator";
    in_entry: "记指标数据", "Entering a reading";
    in_statuses: "设置办理状态", "Setting a status";
    in_drafts: "草稿", "Unfinished texts";
    in_writing: "写批注与说明", "Writing";
    in_question: "确认", "A question";
    in_reading: "阅读", "Reading";

    in_terminal: "终端", "The terminal";

    closed_word: "结", "closed";
    draft_mark: "草稿 ", "draft ";
    measures(count): "{count}条措施", "{count} measures";
    more_below(rows): "下面还有{rows}行", "{rows} more below";
    more_above(rows): "上面还有{rows}行", "{rows} more above";
    more_both(above, below): "上{above}行 下{below}行", "{above} above, {below} below";
    more_measures(count, key): "还有{count}条（{key} 看全部）", "{count} more ({key} shows all)";
    more_events(count, key): "还有{count}条记录（{key} 看全部）", "{count} more entries ({key} shows all)";
    all_events(key): "{key} 看全部", "{key} shows all";
    deadline: "时限", "deadline";
    units_title(id, count): "{id} 责任事项 {count}项", "{id}: {count} obligations";
    marked(count): "已选{count}项", "{count} marked";
    matrix_title: "各区", "Matrix";
    area_view(area): "领域：{area}", "area: {area}";
    group_view(group): "功能区：{group}", "group: {group}";
    all_of_them: "全部", "all";
    marked_hidden(count, hidden): "已选{count}项（{hidden}项不在此视图）", "{count} marked ({hidden} not in this view)";
    worst_measures: "最差在前", "worst first";
    worst_units: "最差单位在前", "worst units first";
    worst_both: "最差措施、单位在前", "worst measures and units first";
    plan_order: "计划次序", "plan order";
    order_is_old(key): "（有变动，{key} 重排）", "(changed, {key} sorts)";
    matrix_size(measures, units): "{measures}条措施×{units}个单位", "{measures} measures x {units} units";
    matrix_empty: "此视图里没有责任事项。", "There are no obligations in this view.";
    matrix_heading: "编号 工作措施", "id   measure";
    matrix_total: "合计", "total";
    matrix_legend: "空白：无此责任  *：已选", "blank: not bound  *: marked";
    columns_left(count): "左边还有{count}列", "{count} columns on the left";
    columns_right(count): "右边还有{count}列", "{count} columns on the right";
    not_bound(unit, id): "{unit}不是 {id} 的主责单位。", "{unit} is not bound by {id}.";
    unit_in_group(unit, group): "{unit}（{group}）", "{unit} ({group})";
    year_title(year): "{year}年各领域进度", "{year} by area";
    year_explained: "按措施计：责任单位全部已结，或措施整体已调整、已结案，才算已结。", "Counted by measures: one is closed when all its units are, or when it was withdrawn or closed as a whole.";
    unsettled_mark: "另有待明确", "others to be settled";
    whole_stands(whole): "整条{whole}", "{whole} as a whole";
    lead_is_set(status): "；要改的是牵头单位的：{status}", "; what is set is its lead's: {status}";
    lead_silent: "没有说明", "has said nothing";
    lead_disagrees: "与各单位所报不一致", "not what the units say";
    nth_unit(n, total): "第{n}项 共{total}项", "{n} of {total}";
    part_label: "所负部分", "its part";
    part_mark: "所负部分：", "its part: ";
    no_part: "全文各单位一样，没有点名分给它的部分。", "The text says the same to all; no part is given to it by name.";
    no_units(id, key): "{id} 的责任单位还待明确，按 {key} 明确是哪些区。", "Whom {id} binds is to be settled: {key} does it.";
    key_settle: "明确责任单位", "settle the units";
    key_settle_on: "写依据", "go on to the reason";
    in_settle: "明确责任单位", "Settling the units";
    key_findings: "核对", "findings";
    key_settle_finding: "说明理由", "settle with a reason";
    key_show_settled: "显示或隐去已说明的", "show or hide those settled";
    key_open_finding: "打开所指事项", "open what it is about";
    key_read_all: "看全文", "read it whole";
    in_findings: "核对发现", "Findings";
    findings_title(count): "核对发现 {count}条待说明", "Findings: {count} open";
    findings_settled(count): "已说明{count}条", "{count} settled";
    settled_mark: "已说明", "settled";
    all_words(key): "{key} 看全文", "{key} shows all";
    finding_word: "核对发现的说明", "settle a finding";
    write_finding(key): "核对发现 {key} 的说明", "{key}: why the finding is settled";
    finding_settled_already(who): "{who} 已说明过这一条。", "{who} settled it already.";
    pick_somebody(key): "还没有选任何区，按 {key} 选。", "No district is picked yet: {key} picks one.";
    settle_title(id, count): "{id} 的“相关区政府”指哪些区（已选{count}）", "Whom 相关区政府 of {id} means ({count} picked)";
    settle_word: "明确责任单位", "settle the units";
    write_settle(id, count): "{id} 明确为{count}个单位的依据", "{id}: on what it rests that {count} units are meant";
    owed_line(count): "责任事项 {count}项  ", "{count} obligations  ";
    both_say(lead, units): "牵头记为“{lead}”，各单位：{units}", "the lead says \"{lead}\", the units: {units}";
    see_units(key): "  {key} 展开", "  {key} opens them";
    set_status_of(id, count): "{id} 等{count}项 设置办理状态", "Set the status of {id} and others ({count})";
    not_all(count): "其中{count}项现在不能这样改", "{count} of them cannot be changed so now";
    several(id, count): "{id} 等{count}项", "{id} and others ({count})";
    timeline(id): "{id} 变更记录", "{id} timeline";
    no_events(status, comment): "还没有记录。按 {status} 设状态，按 {comment} 写批注。", "Nothing is recorded yet. Press {status} to set a status, {comment} to write a comment.";
    nothing_yet: "还没有记录。", "Nothing is recorded yet.";
    help_title: "帮助", "Help";
    record_title(id): "{id} 全部记录", "{id} whole record";
    help_signs_title: "预警灯与用语", "Lights and words";

    too_small(width, height, least_width, least_height): "窗口太小（{width}x{height}），请放大到 {least_width}x{least_height} 以上。", "The window is too small ({width}x{height}): at least {least_width}x{least_height}. ";
    read_only_mark: "只读", "read-only";
    read_only: "只读打开，不能改动。去掉 --read-only 再打开即可。", "Opened read-only: nothing can be changed. Open it without --read-only.";
    as_of(day): "数据截止 {day}", "as of {day}";
    to_year_end(days): "距年底{days}天", "{days} days to year end";
    past_year_end(days): "年底已过{days}天", "{days} days past year end";
    first_task: "已是第一项任务", "This is the first task";
    last_task: "已是最后一项任务", "This is the last task";
    choose_measure(down, up, key): "请用 {down}/{up} 选定措施，再按 {key}", "Choose a measure with {down}/{up}, then press {key} again";
    how_to_quit(key): "按 {key} 退出", "{key} quits";
    mouse_on: "鼠标已开：单击选中，双击打开，滚轮移动。再按一次交还给终端", "The mouse is on: click selects, double click opens, the wheel moves. Press again to leave it to the terminal";
    mouse_off: "鼠标已关，终端自己的选取又可用", "The mouse is off: the terminal's own selection works again";
    text_is_not_keys(text, key): "收到文字“{text}”，未当作按键。要写批注请先按 {key}。", "The text \"{text}\" arrived and was not taken as keys. Press {key} first to write a comment.";

    indicators_title(count): "指标 {count}项", "{count} indicators";
    worst_first: "差的在前", "worst first";
    nth_indicator(n, total): "第{n}项 共{total}项", "{n} of {total}";
    seen_of(seen, total): "列到第{seen}行 共{total}行", "to line {seen} of {total}";
    no_indicators: "这个计划没有量化指标。", "This plan has no indicators.";
    first_indicator: "已是第一项指标", "This is the first indicator";
    last_indicator: "已是最后一项指标", "This is the last indicator";
    col_code: "编号", "code";
    col_name: "指标", "indicator";
    col_target: "目标", "target";
    col_latest: "最新数据", "latest";
    col_light: "灯", "light";
    col_trend: "走势", "trend";
    indicator: "指标", "indicator";
    quote: "原文", "plan";
    expected: "应达", "expected";
    path: "预期", "path";
    projection: "推算", "projection";
    pace: "节奏", "pace";
    remark: "说明", "note";
    readings_head(count): "数据 {count}条（新的在前）", "Readings: {count} (newest first)";
    no_readings(key): "还没有数据，按 {key} 记第一条", "No reading yet; {key} enters the first";
    parts_head(count): "单位与点位 {count}个（差的在前）", "Units and places: {count} (worst first)";
    of_the_whole: "全市", "the whole";
    enter_reading(indicator): "{indicator} 记数据", "{indicator}: enter a reading";
    entry_explained(day, of): "数值 日期 核定 @单位 #点位 来源，空格隔开，如 21.3 9月 核定 水务月报。只写数值：{day}、自报、{of}。累计类填年初至今。", "VALUE DAY verified @unit #place source, with blanks between, such as 21.3 2026-09-30 verified. The value alone: {day}, reported, {of}. What adds up: since 1 January.";
    correct_reading(indicator, reading): "{indicator} 更正 {reading}", "{indicator}: correct {reading}";
    correct_explained: "新数值 理由，空格隔开，如 28 台账重复计。原数据留在日志里。", "NEW VALUE, a blank, and the reason. The former one stays in the log.";
    strike_reading(indicator, reading): "{indicator} 删去 {reading}", "{indicator}: strike out {reading}";
    strike_explained: "写明理由（必写）。这条数据不再计入，但留在日志里，可撤销。", "Write the reason (needed). The reading counts no longer, stays in the log, and can be put back.";
    choose_reading: "先把光标移到一条数据上", "Move the cursor to a reading first";
    about(id, sentence): "{id}：{sentence}", "{id}: {sentence}";
    saving: "保存中……", "saving…";
    still_saving: "上一项还在保存，请稍候再按。", "The last act is still being saved: press it again in a moment.";
    leaving_after: "保存中……存好后退出。", "saving… the console is left when that is done.";
    saved(when, what): "已保存 {when}  {what}", "Saved {when}  {what}";
    others(who, when, what): "{who} {when}  {what}", "{who} {when}  {what}";
    not_saved(id, why): "没有保存 {id}：{why}", "Not saved {id}: {why}";
    settled_meanwhile(who, when, id): "{who} 在 {when} 已重新明确 {id} 的责任单位，你看到的是之前的情况。", "{who} settled the units of {id} anew at {when}; what you saw was before that.";
    dealt_meanwhile(who, when, id, what): "{who} {when} 对 {id} 做了：{what}。你看到的是之前的情形。", "{who} at {when} on {id}: {what}. What you saw was before that.";
    changed_meanwhile(who, when, id, status): "{who} 在 {when} 已把 {id} 改为“{status}”，你看到的是之前的状态。", "{who} set {id} to \"{status}\" at {when}; what you saw was the status before.";
    gone: "这条措施已不在计划里。", "This measure is not in the plan any more.";
    menu_closed(key): "菜单已关，什么也没有改；按 {key} 按现状重新选。", " The menu is closed and nothing was changed; {key} opens it for what is now.";
    draft_shrunk(gone, all): "原来的{all}项里有{gone}项已不由其负责，文字不会写到那里。", "Of the {all} items {gone} are owed no longer; the text will not go there.";
    finding_gone: "这条核对发现已不是原来的样子。文字还在：再保存一次即存为批注，或暂存后在核对发现里另行说明。", "This finding is not what it was. Your text is still here: save again to keep it as a comment, or leave it and settle the finding as it is now.";
    finding_label: "核对发现：", "Finding: ";
    changed_several(ids): "{ids} 各自改动", "{ids}: each as it was";
    save_again: "文字还在：仍要保存请再按一次保存键。", " Your text is still here: save again to save it all the same.";
    text_is_kept: "文字还在，没有丢。", " Your text is still here.";
    set_status(id): "{id} 设置办理状态，当前", "Set the status of {id}, now";
    send_back: "退回推进中", "back to in progress";
    reopen: "重启为推进中", "reopen as in progress";
    needs_reason: "须写理由", "needs a reason";
    needs_verification: "须写核验说明", "needs a verification note";
    write_note(id, kind): "{id} 写{kind}", "{id}: {kind}";
    write_status(id, status): "{id} 设为“{status}”的说明", "{id}: words that go with \"{status}\"";
    draft_restored: "上次的草稿", "unfinished text from before";
    draft_kept(id, key): "{id} 的文字已存为草稿，按 {key} 可继续", "The text on {id} is kept as a draft; {key} goes on with it";
    drafts_title(count): "草稿（{count}）", "Unfinished texts ({count})";
    no_drafts: "没有草稿", "There are no unfinished texts";
    draft_not_kept(error): "草稿未能存盘：{error}。文字还在屏幕上，请尽快保存。", "The draft cannot be put on disk: {error}. The text is still on the screen: save it soon.";
    draft_without_measure(id, key): "{id} 已不在计划里，这段文字不能再写上去；可按 {key} 丢弃。", "{id} is not in the plan any more, so this text cannot be written on it; {key} discards it.";
    draft_strayed(id, about, now): "这段文字原是为 {id}“{about}……”写的，现在的 {now} 内容已不同。仍写到 {now}？", "This text was begun for {id} \"{about}…\"; {now} says something else now. Write it on {now} all the same?";
    discard_draft(id, text): "丢弃 {id} 的草稿“{text}”？丢弃后无法恢复。", "Discard the unfinished text \"{text}\" on {id}? It cannot be brought back.";
    undo_old(when, what): "这不是本次打开后做的（{when}）：{what}。要撤销吗？", "This was not done since you opened the console ({when}): {what}. Undo it?";
    redo_old(when, what): "这不是本次打开后撤销的（{when}）：{what}。要重做吗？", "This was not undone since you opened the console ({when}): {what}. Do it again?";
    recovered: "数据库已恢复正常。", "The record can be followed again.";
    not_utf8_in_tmux: "tmux: the locale is not UTF-8, Chinese may show as '_'. Cure: export LANG=C.UTF-8; tmux -u attach", "tmux: the locale is not UTF-8, Chinese may show as '_'. Cure: export LANG=C.UTF-8; tmux -u attach";
}

/// Monday to Sunday.
pub const fn weekdays(lang: Lang) -> [&'static str; 7] {
    lang.pick(["周一", "周二", "周三", "周四", "周五", "周六", "周日"], ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"])
}

/// What the lights and words mean, in sentences; `signs` are those of red, yellow, green, grey and closed.
pub fn help_signs(lang: Lang, signs: [&str; 5]) -> Vec<String> {
    let [red, yellow, green, grey, closed] = signs;
    let lights = lang.pick(
        [
            (red, "红", "已过时限或承诺的日子；进度不足应达的七成；进展晚报超过5个工作日，或漏报两次"),
            (yellow, "黄", "临近时限：期限长于90天的提前30天，16至90天的提前7天，更短的提前3天；进度欠得不多；进展刚晚报"),
            (green, "绿", "时限、进度、报送都不到预警"),
            (grey, "灰", "还没有可判的：无日期、无数据、未到报送日。灰不算绿"),
            (closed, "结", "已结：办结、已调整、未完成结案或转入下年"),
        ],
        [
            (red, " red", "past its deadline or a promise; less than 70 % of what is expected; a report more than 5 working days late, or two missing"),
            (yellow, " yellow", "close to the deadline (30 days before for items longer than 90 days, 7 for 16 to 90, 3 below), a little behind, or a report just late"),
            (green, " green", "nothing of deadline, progress and reports is late or near"),
            (grey, " grey", "nothing to judge by yet: no date, no reading, no report due; never counted as green"),
            (closed, " closed", "done, withdrawn, closed unmet or carried over"),
        ],
    );
    let words = lang.pick(
        &[
            "逾期54天：以页眉的日期为准，过了时限54天。逾期办结：办结时已过时限，以后一直这样显示。",
            "灯取时限、进度、报送三项中最差的。10月进展未报 29天：应在10月25日前报的没有报，已过29天。各项标准都是设置，这里写的是默认值。",
            "1/3：三条措施中已结一条。",
            "办理状态：未启动 → 推进中 → 待核 → 办结；其他情形：受阻、已调整、未完成结案；已结的可重启为推进中。长期实施的不办结，年底（12月31日起）转入下年。",
            "督办队列的次序：红先于黄，黄先于待核；同色的先时限、再进度、再报送；再按迟的天数、未结责任事项数，多的在前；最后按计划次序。",
            "他人的改动一秒内出现，光标不动。自己的每一步都能撤销和重做。",
        ][..],
        &[
            "54 days overdue: as of the date in the first line. Done late: it was past its deadline when it was done, and stays so.",
            "The light is the worst of deadline, progress and reports. Oct unreported 29 days: what was due by 25 October was not reported. All of it is settings; these are the defaults.",
            "1/3: one of three measures is closed.",
            "Statuses go not started → in progress → submitted → done; beside them blocked, withdrawn, closed unmet; what is closed can be reopened. An ongoing measure is never done: from 31 December it is carried over.",
            "The queue's order: red before yellow before submitted; within a colour the deadline, then progress, then reporting; then days late and open obligations, most first; then the plan's order.",
            "What others do appears within a second and never moves the cursor. Each of your own steps can be undone and redone.",
        ][..],
    );
    let light = |(sign, word, meaning): (&str, &str, &str)| format!("{sign}{word}{}{meaning}", lang.pick("　", ": "));
    lights.map(light).into_iter().chain(words.iter().map(|text| (*text).to_owned())).collect()
}
