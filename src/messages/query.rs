//! The filter language: its keys and words, and why a filter is refused.

super::catalogue! {
    area: "领域", "area";
    id: "编号", "id";
    unit: "单位", "unit";
    role: "角色", "role";
    light: "灯", "light";
    reason: "原因", "reason";
    status: "状态", "status";
    due: "时限", "due";
    supervisor: "督查员", "by";
    mark: "标记", "mark";
    text: "文", "text";

    overdue: "逾期", "late";
    by_deadline: "时限", "deadline";
    by_progress: "进度", "progress";
    by_reporting: "未报", "reporting";
    by_promise: "承诺", "promise";
    snoozed: "暂缓", "snoozed";
    extended: "延期", "extended";
    urged: "催办", "urged";
    promised: "有承诺", "promised";
    me: "我", "me";
    nothing: "无", "none";
    open: "未结", "open";
    this_week: "本周", "this-week";
    this_month: "本月", "this-month";
    due_this_week: "本周到期", "due this week";
    due_this_month: "本月到期", "due this month";

    not(what): "非{what}", "not {what}";
    until(end): "至{end}", "until {end}";
    since(start): "{start}起", "from {start}";
    nobodys: "未分派", "nobody's";
    followed_by(who): "督查员{who}", "by {who}";
    no_date: "无日期", "no date";

    no_key(key, all): "筛选里没有“{key}:”。可用：{all}。要找带冒号的文字，请加引号。", "The filter has no \"{key}:\". There are: {all}. Put quotes around text that has a colon in it.";
    no_key_but(key, near, all): "筛选里没有“{key}:”，是不是“{near}:”？可用：{all}。", "The filter has no \"{key}:\"; \"{near}:\"? There are: {all}.";
    no_value(key): "“{key}:”后面还没有写什么。", "Nothing stands behind \"{key}:\" yet.";
    bad_value(key, value, all): "“{key}:”没有“{value}”。可用：{all}。", "\"{key}:\" has no \"{value}\". There are: {all}.";
    many_areas(value, all): "“{value}”可指几个领域：{all}。", "\"{value}\" may be several areas: {all}.";
    bad_days(value): "“{value}”不是日期或时段。写法如 时限:..12-31、时限:2026-06-01..2026-09-30、时限:9月、时限:本周、时限:本月、时限:无。", "\"{value}\" is no date or range. Write due:..12-31, due:2026-06-01..2026-09-30, due:9月, due:this-week, due:this-month or due:none.";
    backwards(from, to): "时段 {from}..{to} 的末日在首日之前。", "The range {from}..{to} ends before it begins.";
    mixed(word): "“{word}”里逗号隔开的不是同一类。不同的条件用空格隔开，同一条件的几个值才用逗号。", "\"{word}\" has different kinds of things between its commas. Conditions are separated by spaces, the values of one by commas.";
    role_alone: "角色要和单位一起用，如：单位:市水务局 角色:牵头。", "A role goes with a unit, such as: unit:市水务局 role:lead.";
}
