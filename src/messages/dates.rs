//! The dates of measures: milestones, reviews, doubts, and how they are settled.

super::catalogue! {
    about: "列出措施的时限、文中的节点和复核期、有疑点的日期；明确一个日期，或记录节点完成", "List deadlines, milestones and reviews in the text, and doubtful dates; settle one, or record that a milestone was reached";
    help_id: "重点任务、措施或责任事项的编号；明确日期时为一条措施", "id of a task, a measure or what a unit owes; of one measure to settle a date";
    help_doubts: "只列有疑点、尚未明确的", "only what is doubtful and not settled";
    help_set: "明确为某一天，或明确为无（none）", "settle it to be that day, or that there is none";
    help_confirm: "按原文确认一个有疑点的日期", "settle a doubtful date as its words say";
    help_met: "记录节点已在某天完成", "record that a milestone was reached on that day";
    help_date: "哪一个日期：duban dates 编号 所列的序号或代号；不写为完成时限", "which date: its number or key as duban dates ID lists it; the deadline unless given";
    help_note: "理由，或完成的情况（必写）", "the reason, or what was done (needed)";
    after: "用法举例：\n  duban dates --doubts\n  duban dates 40.3 --set 2026-09-30 --date 1 --note 会议纪要\n  duban dates 31.3 --confirm --date drain-cleaning --note 以文中为准\n  duban dates 40.1@石景山 --met 2026-06-28 --date soil-plan --note 计划已报", "For example:\n  duban dates --doubts\n  duban dates 40.3 --set 2026-09-30 --date 1 --note MINUTES\n  duban dates 31.3 --confirm --date drain-cleaning --note TEXT\n  duban dates 40.1@石景山 --met 2026-06-28 --date soil-plan --note TEXT";
    id_wanted: "请写是哪条措施：duban dates 编号 …", "Say of which measure: duban dates ID ...";
    one_wanted: "一次只能记一条措施或一个责任事项的日期。", "Give one measure, or what one unit owes.";
    act_wanted: "--date 和 --note 与 --set、--confirm 或 --met 一起用。", "--date and --note go with --set, --confirm or --met.";
    note_wanted: "须写明理由或完成的情况：--note。", "Give the reason, or what was done: --note.";
    nothing: "没有符合条件的日期。", "No date matches.";
    no_doubts: "没有未明确的疑点。", "Nothing is doubtful.";
    covers(as_of, measures, dates, doubts): "数据截止 {as_of}：{measures} 条措施，文中日期 {dates} 个，未明确的疑点 {doubts} 个", "as of {as_of}: {measures} measures, {dates} dates in the text, {doubts} doubts to be settled";
    covers_doubts(as_of, count): "数据截止 {as_of}：未明确的疑点 {count} 个", "as of {as_of}: {count} doubts to be settled";
    col_number: "序号", "no";
    col_kind: "种类", "kind";
    col_date: "日期", "date";
    col_state: "状况", "state";
    col_doubt: "疑点", "doubt";
    col_what: "内容", "what";

    deadline: "时限", "deadline";
    milestone: "节点", "milestone";
    review: "复核", "review";
    open: "待定", "open";
    every_month: "每月", "monthly";
    every_quarter: "每季度", "quarterly";
    every_year: "每年", "yearly";
    no_day: "无", "none";
    perhaps(day): "{day}?", "{day}?";
    ongoing_review: "长期实施，按期复核", "ongoing, reviewed by rule";

    hidden: "完成时限栏没有的日期", "not in the cell";
    conflict: "与完成时限栏不一致", "contradicts the cell";
    ongoing: "长期实施，文中没有日期", "ongoing, no date in the text";
    undated: "缺时限", "no deadline";
    vague: "算不出日期", "no computable date";
    settled_by(who, when): "已明确 {who} {when}", "settled by {who} {when}";
    settled: "已明确", "settled";

    met(on): "{on} 完成", "reached {on}";
    met_late(on, days): "{on} 完成，逾期{days}天", "reached {on}, {days} days late";
    to_be_settled: "待明确", "to be settled";
    no_more: "不再要求", "no longer asked";
    by_indicator(name): "看指标“{name}”", "by the indicator \"{name}\"";
    waiting(units): "（未完成：{units}）", " (not yet: {units})";
    missed_one(period): "{period}未报", "{period} not reported";
    missed(count, period): "{count}期未报，最早{period}", "{count} not reported, first {period}";
    due_by(period, to): "{period}，{to} 前报", "{period}, due {to}";
    reported(period): "{period}已报", "{period} reported";
    all_reported: "各期已报", "all reported";
    year(year): "{year}年", "{year}";
    extended: "延期", "extended";

    in_dates: "时限与节点", "Dates";
    key_dates: "时限与节点", "dates";
    key_open_dated: "打开措施", "open the measure";
    key_settle_date: "明确日期", "settle the date";
    key_meet_date: "记节点完成", "milestone reached";
    key_show_all_dates: "全部或只看疑点", "all dates, or doubts only";
    title_doubts(count): "时限与节点：未明确的疑点 {count}", "Dates: {count} doubts to be settled";
    title_all(count, doubts): "时限与节点 {count}，未明确的疑点 {doubts}", "Dates {count}, {doubts} doubts to be settled";
    nothing_listed: "没有未明确的疑点。", "Nothing is doubtful.";
    nth(at, count): "第{at}个 共{count}个", "{at} of {count}";

    quote_label: "原文", "in the plan";
    key_label: "代号", "key";
    doubt_label: "疑点", "doubt";
    computed_label: "按原文", "by the text";
    said_to_label: "对谁", "said to";
    said_to_each: "逐个责任单位", "each unit";
    settled_label: "明确", "settled";
    met_label: "完成", "reached";
    note_label: "说明", "note";
    settled_as(on, who, at, why): "{on}，{who} {at}：{why}", "{on}, {who} {at}: {why}";
    met_as(on, who, at, words): "{on}，{who} {at}：{words}", "{on}, {who} {at}: {words}";
    met_by_units(on): "{on}，各单位均已完成", "{on}, by all units";
    deadline_by_status: "完成时限看办理状态：Enter 打开措施，按 s 设置。这里只记节点。", "The deadline is met by the status: open the measure with Enter and press s. Here milestones are recorded.";
    met_by_status(on, status): "{on}，状态{status}", "{on}, status {status}";
}
