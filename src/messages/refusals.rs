//! Why an act is refused, and what would be possible.

super::catalogue! {
    already(status): "现在就是“{status}”。要补充说明请写批注。", "The status is \"{status}\" already. To add a word, write a comment.";
    no_such_move(from, to, legal): "“{from}”不能直接改为“{to}”。现在可以改为：{legal}。", "\"{from}\" cannot become \"{to}\" directly. Possible now: {legal}.";
    nothing: "没有", "nothing";
    ongoing_is_never_done: "长期实施的措施不办结，年底转入下年", "an ongoing measure is never done; at year end it is carried over";
    not_before(day): "长期实施的措施 {day} 起才转入下年", "an ongoing measure is carried over from {day} on";
    barred(status, why): "不能设为“{status}”：{why}。", "Cannot be set to \"{status}\": {why}.";
    reason_missing(status): "设为“{status}”须写理由。", "\"{status}\" needs a reason.";
    verification_missing(status): "设为“{status}”须写核验说明。", "\"{status}\" needs a verification note.";
    empty_note: "文字是空的，没有可保存的。", "The text is empty: there is nothing to save.";
    not_in_plan: "这条措施已不在计划里，不能再改。", "The measure is not in the plan any more and cannot be changed.";
    several(count, told, more): "{count}项不能这样改，全都没有改。{told}{more}", "{count} of the items cannot be changed so; none was. {told}{more}";
    and_others(count): "另有{count}项同样。", " And {count} more.";
    no_item: "没有选中任何事项。", "No item was chosen.";
    nothing_to_settle: "这条措施的责任单位已经写明，没有“相关区政府”可明确。", "The measure names its units: there is no 相关区政府 to settle.";
    not_meant(unit): "“相关区政府”里不会有{unit}，只能是各区政府。", "相关区政府 cannot mean {unit}: it stands for district governments.";
    nobody_meant: "没有选任何区，没有改动。要恢复为按文中点名，用 duban settle 编号 --open。", "No district was picked; nothing was changed. duban settle ID --open goes by the text again.";
    measure_ended(status): "措施已整体“{status}”，各单位的责任事项随之结束。要继续，先重启措施。", "The measure as a whole is \"{status}\", and what its units owe ended with it. Reopen the measure first.";
    used_since(who, when): "{who} {when} 已在这些单位的责任事项上有记录，撤销会让它们看不见，没有撤销。请重新明确。", "{who} wrote on what these units owe at {when}; taking this back would hide it, so it was not. Settle the units anew.";
    settled_so: "现在就是这样明确的，没有改动。", "It is settled so already.";
    settled_unsaid: "明确责任单位须写依据。", "Settling the responsible units needs a reason.";
    no_such_finding(key): "没有核对发现“{key}”（它所依据的内容可能已经变了）。用 duban check --plan 看现有的。", "There is no finding \"{key}\" (what it rested on may have changed). duban check --plan lists those there are.";
    many_findings(key, keys): "“{key}”可指几条核对发现：{keys}。请写全。", "\"{key}\" may be several findings: {keys}. Say which.";
    finding_settled(who, when): "{who} 已于 {when} 说明了这条核对发现，没有改动。", "{who} settled the finding at {when}; nothing was changed.";
    finding_unsaid: "说明一条核对发现须写理由。", "Settling a finding needs a reason.";
    nothing_to_undo: "没有可撤销的操作（只能撤销本人的操作）。", "There is nothing to undo: only your own acts are undone.";
    nothing_to_redo: "没有可重做的操作。", "There is nothing to redo.";
    own_report(who): "{who} 报的待核，须由另一人核验：报的人不核验自己。", "{who} reported it, so somebody else verifies it: who reports does not verify.";
    words_missing: "须写明说了什么。", "Say what was said.";
    why_missing(what): "{what}须写理由。", "{what} needs a reason.";
    whom_missing(what): "{what}须写明对象。", "{what}: say who.";
    basis_missing: "延期须写依据（文件号、会议纪要等）。", "An extension needs its basis (a document, minutes).";
    promise_not_ahead(day, today): "承诺的日期 {day} 已过（今天 {today}）。", "The promised day {day} is over (today is {today}).";
    not_ahead(what, day, today): "{what}的日期 {day} 须在今天（{today}）之后。", "{what}: {day} must be after today ({today}).";
    not_later(to, from): "延期至 {to} 不晚于现行时限 {from}。", "{to} is not later than the deadline in force, {from}.";
    no_deadline: "长期实施或没有日期的事项没有时限可延。", "What is ongoing or has no date has no deadline to extend.";
    closed_already(what): "事项已结，不再{what}。", "The item is closed: no {what}.";
    as_it_is(what): "{what}现在就是这样，没有改动。", "{what}: it is so already.";
    no_promise: "没有这条未了结的承诺。", "No such promise is open.";
    no_such_date(date): "这条措施没有日期“{date}”。", "The measure has no date \"{date}\".";
    still_to_come(day): "{day} 还没到。", "{day} is still to come.";
    data_gone: "这条数据此后已被更正、删去或撤回，请按现状另行处理。", "The reading was corrected, struck out or taken back since: go by what stands now.";
    settled_since(who, when): "{who} 已于 {when} 重新明确责任单位，不能再撤销或重做；请按现状另行处理。", "{who} settled the units anew at {when}, so it is not undone or redone; act on what stands now.";
    changed_since(who, when, status): "{who} 已于 {when} 将其改为“{status}”，不能再撤销或重做；请按现状另行设置。", "{who} set it to \"{status}\" at {when}, so it is not undone or redone; set the status anew.";
}
