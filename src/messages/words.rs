//! The words of the trade: statuses, lights, roles, notes. They are used alike on the screen, on the command line and in reports.

super::catalogue! {
    not_started: "未启动", "not started";
    in_progress: "推进中", "in progress";
    submitted: "待核", "submitted";
    done: "办结", "done";
    blocked: "受阻", "blocked";
    withdrawn: "已调整", "withdrawn";
    closed_unmet: "未完成结案", "closed unmet";
    carried_over: "转入下年", "carried over";

    short_not_started: "未", "N";
    short_in_progress: "推", "P";
    short_submitted: "核", "S";
    short_done: "结", "D";
    short_blocked: "阻", "B";
    short_withdrawn: "调", "W";
    short_closed_unmet: "欠", "U";
    short_carried_over: "转", "C";

    lead: "牵头", "lead";
    responsible: "主责", "responsible";
    assist: "协办", "assist";

    progress: "进展", "progress";
    comment: "批注", "comment";
    urge: "催办", "urge";
    promise: "承诺", "promise";
    evidence: "佐证", "evidence";
    promise_ended: "承诺了结", "promise ended";
    extension: "延期", "extension";
    snooze: "暂缓", "snooze";
    assignment: "分派", "assignment";
    date_set: "明确时限", "date settled";
    date_met: "节点完成", "milestone reached";

    by_phone: "电话", "phone";
    by_message: "消息", "message";
    by_letter: "发函", "letter";
    in_meeting: "会上", "meeting";
    by_talk: "约谈", "talk";
    by_visit: "现场", "visit";
    promise_kept: "兑现", "kept";
    promise_broken: "未兑现", "broken";
    promise_dropped: "不再要求", "dropped";

    urged(whom, how): "催办 {whom}（{how}）", "urged {whom} ({how})";
    promised(whom, due): "承诺 {whom} {due} 前", "promised by {whom} by {due}";
    promise_ended_as(no, end): "承诺（第{no}条记录）{end}", "promise (entry {no}) {end}";
    extended(from, to, basis): "延期 {from} → {to}（依据：{basis}）", "extended {from} → {to} (basis: {basis})";
    snoozed(until): "暂缓至 {until}", "set aside until {until}";
    woken: "取消暂缓", "no longer set aside";
    assigned(to): "分派给 {to}", "assigned to {to}";
    unassigned: "取消分派", "assigned to nobody";
    date_settled(date, on): "明确时限 {date} {on}", "date settled {date} {on}";
    date_settled_none(date): "明确时限 {date} 无日期", "date settled {date}: none";
    the_deadline: "完成时限", "deadline";
    date_reached(date, on): "节点完成 {date} {on}", "milestone reached {date} {on}";
    supervisor: "督查员", "supervisor";
    extended_so_far(to, original, count, basis): "现行时限 {to}，原时限 {original}，延期{count}次（依据：{basis}）", "now due {to}, originally {original}, extended {count} times (basis: {basis})";
    promise_open(whom, due, text): "{whom} {due} 前：{text}", "{whom} by {due}: {text}";
    promise_late(days): "（过期{days}天）", " ({days} days late)";
    urged_so_far(count, when, whom, how): "{count}次，最近 {when} {whom}（{how}）", "{count} times, last {when} {whom} ({how})";
    until(day): "至 {day}", "until {day}";
    taken_back(what): "撤销{what}", "{what} taken back";
    put_back(what): "恢复{what}", "{what} put back";
    setting_changed(name, from, to): "设置 {name} {from} → {to}", "setting {name} {from} → {to}";
    by_default: "默认", "default";
    view_saved(number, name, query): "视图{number} {name}：{query}", "view {number} {name}: {query}";
    view_removed(number, name): "删去视图{number} {name}", "view {number} {name} removed";

    red: "红", "red";
    yellow: "黄", "yellow";
    green: "绿", "green";
    grey: "灰", "grey";

    overdue(days): "逾期{days}天", "{days} days overdue";
    promise_overdue(days): "承诺逾期{days}天", "promise {days} days late";
    due_soon(days): "还剩{days}天", "{days} days left";
    due_today: "今天到期", "due today";
    ongoing: "长期", "ongoing";
    no_date: "缺时限", "no date";
    in_time: "按期", "on time";
    late: "逾期", "late";
    and_others: "等部门", "and other departments";
    none: "——", "——";
    plan: "计划", "plan";

    with_meaning(published, meaning): "{published}（{meaning}）", "{published} ({meaning})";
    from_to(start, end): "{start} 至 {end}", "{start} to {end}";
    reviewed_quarterly: "每季度末复核", "reviewed each quarter end";
    reviewed_monthly: "每月复核", "reviewed each month";
    reviewed_yearly: "每年复核", "reviewed each year";
    only_lead_says(status): "牵头报{status}", "{status} (lead only)";
    owed_by(count, statuses): "{count}项（{statuses}）", "{count} ({statuses})";
    lead_says(status): "；牵头记为“{status}”", "; the lead says \"{status}\"";
    unsettled: "待明确（相关区政府指哪些区，由督查员明确）", "to be settled: whom 相关区政府 means";
    undone(status): "撤销，恢复为 {status}", "undone, back to {status}";
    redone(status): "重做，设为 {status}", "done again, {status}";
    note_withdrawn: "撤销所写文字", "words taken back";
    note_restored: "恢复所写文字", "words put back";
    units_settled(units): "明确责任单位：{units}", "responsible units settled: {units}";
    finding_settled(key): "说明核对发现 {key}", "finding {key} settled";
    units_unsettled: "责任单位恢复为按文中点名（没有点名的待明确）", "responsible units by the text again (to be settled where it names none)";
    reading_recorded(name, on, kind, value): "数据 {name} {on} {kind} {value}", "reading {name} {on} {kind} {value}";
    reading_corrected(name, on, kind, value): "更正数据 {name} {on} {kind} {value}", "reading corrected {name} {on} {kind} {value}";
    reading_struck(name, no): "删去数据 {name}（第{no}条记录）", "reading struck out {name} (entry {no})";
    target_entered(name, value): "目标值 {name} {value}", "target {name} {value}";
    tolerance_entered(name, value): "容差 {name} {value}", "tolerance {name} {value}";
    path_entered(name, points): "预期进度 {name} {points}", "expected path {name} {points}";
    path_cleared(name): "预期进度 {name} 恢复为按时间", "expected path {name} by the time again";
    data_withdrawn(name): "撤回数据 {name}", "data taken back {name}";
    data_restored(name): "恢复数据 {name}", "data put back {name}";
    imported(summary): "导入 {summary}", "imported {summary}";
    reworded: "公布文字更正，原文：", "published words corrected; before:";
    dropped: "更正后的文本不再有此项，原文：", "no longer in the corrected text; before:";
    renumbered(from, to): "编号 {from} → {to}", "id {from} → {to}";
}
