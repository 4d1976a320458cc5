//! Meetings and their minutes, and days as they are said.

super::catalogue! {
    untitled: "会议要有标题。", "A meeting has a title.";
    backwards: "会议结束早于开始，没有记录。请核对本机时间。", "The meeting ended before it began and was not recorded. Check the clock of this host.";
    nothing: "会上没有议程，没有议过事项，也没有记录，不必存纪要。", "There was no agenda, nothing was looked at and nothing recorded: there are no minutes to keep.";
    no_item(measure): "会议提到的措施（记录号 {measure}）不在台账里。", "The meeting names a measure (number {measure} of the record) that the ledger does not have.";
    no_act(act): "会议提到的操作（变更记录 {act}）不在台账里。", "The meeting names an act (event {act}) that the ledger does not have.";

    title(title): "{title} 会议纪要", "Minutes: {title}";
    when(day, weekday, from, to, minutes): "{day} {weekday} {from}—{to}（{minutes}分钟）", "{day} {weekday} {from}-{to} ({minutes} minutes)";
    when_paused(day, weekday, from, to, minutes): "{day} {weekday} {from}—{to}（会议用时 {minutes}分钟）", "{day} {weekday} {from}-{to} (held for {minutes} minutes)";
    time(when): "时间：{when}", "Time: {when}";
    plan(title): "计划：{title}", "Plan: {title}";
    recorded_by(by): "记录：{by}", "Recorded by {by}";
    agenda_count(count, seen): "议程：{count}项，议了{seen}项", "Agenda: {count} items, {seen} looked at";
    agenda_count_besides(count, seen, besides): "议程：{count}项，议了{seen}项，其中议程外{besides}项", "Agenda: {count} items, {seen} looked at, {besides} of these not on it";
    agenda: "一、议程和议过的事项", "1 Agenda and what was looked at";
    decided: "二、议定事项", "2 Decided";
    promised: "三、会上承诺", "3 Promised";
    noted: "四、会上记录", "4 Noted";
    undecided: "五、议过、没有记录的事项", "5 Looked at, nothing recorded";
    none: "无。", "None.";
    look(id, light, text): "{id} {light} {text}", "{id} {light} {text}";
    not_reached(ids): "未议：{ids}", "Not reached: {ids}";
    besides(line): "{line}（议程外）", "{line} (not on the agenda)";
    not_in_plan: "不在计划中", "not in the plan";
    decided_that(id, text): "{id} {text}", "{id} {text}";
    decision(id, what): "{id} {what}", "{id} {what}";
    decision_saying(id, what, text): "{id} {what}：{text}", "{id} {what}: {text}";
    taken_back(line): "{line}（会后撤回）", "{line} (taken back after the meeting)";
    promise_row(whom, due, what, id): "{whom} {due}前 {what}（{id}）", "{whom} by {due}: {what} ({id})";
    col_whom: "谁", "Who";
    col_due: "何时前", "By";
    col_what: "做什么", "What";
    col_item: "事项", "Item";
    counts(seen, decided, promised): "议了{seen}项 议定{decided}项 承诺{promised}项", "{seen} looked at, {decided} decided, {promised} promised";

    about_meetings: "会议：开过的会，最近的在前", "Meetings that were held, the last one first";
    about_minutes: "会议纪要：最近一次，或第几次；文本、Markdown 或 JSON", "Minutes of the last meeting, or of one by its number, as text, Markdown or JSON";
    help_number: "第几次会议（不写则最近一次）", "the number of the meeting (the last one unless given)";
    help_markdown: "写成 Markdown", "as Markdown";
    help_file: "写到这个文件（不覆盖已有的文件）", "into this file; one that exists is not overwritten";
    none_held: "还没有开过会。", "No meeting was held yet.";
    no_such(number, last): "没有第{number}次会议，现有 1—{last}。", "There is no meeting {number}; there are 1 to {last}.";
    written(path): "纪要已写到 {path}", "minutes written to {path}";

    held(title, minutes, items): "会议 {title}（{minutes}分钟，议了{items}项）", "meeting {title} ({minutes} minutes, {items} items)";
}
