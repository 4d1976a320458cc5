//! What is said of the ledger as it stood on a day that is over, and of what changed since.

super::catalogue! {
    mark(day): "截至{day}的台账（往日，只读）", "The ledger as it stood on {day} (past, read-only)";
    no_writing(day, today): "{day} 已经过去：往日的台账只能看，不能改。今天是 {today}，去掉 --as-of 再写。", "{day} is over: what stood then is read only. Today is {today}; leave out --as-of to write.";

    about_changes: "变化：自某天、上次会或上次查看以来，灯、状态、文字、数据、承诺、延期、设置各变了什么", "What changed since a day, the last meeting or my last look: lights, statuses, notes, readings, promises, extensions, settings";
    help_since: "自何时起：某天结束时（2026-11-20、11-20）、meeting 上次会、last 上次查看（不写也是，并记下这次查看）", "since when: the end of a day (2026-11-20, 11-20), meeting (the last one), last (my last look; also where nothing is given, and then this look is noted)";
    help_group: "按领域 area（默认）或单位 unit 分组", "group by area (unless given) or unit";
    no_meeting: "还没有开过的会的记录。", "No meeting is on record yet.";
    first_look: "第一次查看，与上个工作日相比。", "The first look: compared with the last working day.";
    look_not_noted(error): "没能记下这次查看：{error}。下次仍从上次查看起。", "This look could not be noted: {error}. The next one begins where this one did.";
    event(when, who, what): "{when} {who} {what}", "{when} {who} {what}";
    group(title, count): "{title}（{count}项）", "{title} ({count})";
    lapsed: "到期未了的承诺", "Promises whose day is over";
    of_the_plan: "全计划：设置、视图、会议、导入", "The plan as a whole: settings, views, meetings, imports";
    lapsed_promise(id, whom, due): "{id}  {whom} 承诺 {due} 前，已过期", "{id}  promised by {whom} by {due}, past";
    turned(id, from, to, reason, before): "{id}  {from} → {to} {reason}（此前{before}）", "{id}  {from} → {to} {reason} (before: {before})";
    by_time: "〔时间推移〕", " [time went by]";
    by_settings: "〔设置变更〕", " [by a setting]";
    units_of(id, counts): "{id} 各单位的灯：{counts}", "{id}, lights of its units: {counts}";
    units_red(count): "转红{count}", "{count} turned red";
    units_yellow(count): "转黄{count}", "{count} turned yellow";
    units_better(count): "好转{count}", "{count} better";
    units_closed(count): "结案{count}", "{count} closed";
    since_moment(at, weekday, until): "自 {at}（{weekday}）起，到 {until}", "From {at} ({weekday}) to {until}";
    since_day(day, weekday, until): "自 {day}（{weekday}）结束时起，到 {until}", "From the end of {day} ({weekday}) to {until}";
    changed_items(count, counts): "有变化的{count}项：{counts}", "{count} items changed: {counts}";
    changed(counts): "变化：{counts}", "Changed: {counts}";
    nothing_changed: "没有变化。", "Nothing changed.";
    count_worse: "变差", "worse";
    count_better: "好转", "better";
    count_closed: "结案", "closed";
    count_reopened: "重启", "reopened";
    count_statuses: "状态", "statuses";
    count_notes: "文字", "notes";
    count_readings: "数据", "readings";
    count_promises: "承诺", "promises";
    count_lapsed: "承诺过期", "promises past";
    count_extensions: "延期", "extensions";
    count_others: "其他", "others";
    count_wide: "设置等", "settings etc.";

    key_changes: "日志", "changes";
    in_changes: "变化与日志", "Changes and log";
    key_open_changed: "打开", "open";
    key_next_page: "变化或日志", "changes or log";
    key_previous_page: "上一页", "the other page";
    key_since: "自何时起", "since when";
    key_filter_changes: "筛选", "filter";
    key_group: "换分组", "group";
    page_changes: "变化", "Changes";
    page_log: "日志", "Log";
    nothing_logged: "没有符合的记录。", "Nothing on record fits.";
    filtered(filter): "（筛选：{filter}）", " (filter: {filter})";
    log_of(count, all): "变更记录{count}条，共{all}条，新的在前", "{count} of {all} events, newest first";
    ask_since: "自何时起的变化", "Changes since when";
    ask_since_hint: "上次查看（空着也是）、上次会、上个工作日、昨日，或日期 6-30（从那天结束时起）", "last (my last look, also nothing), meeting, yesterday, or a day such as 6-30 (from its end)";
    no_since(text): "“{text}”不是日期，也不是上次查看、上次会、上个工作日、昨日。", "\"{text}\" is no day, nor last, meeting, yesterday.";
    ask_filter: "筛选变化与日志", "Filter changes and log";
    ask_filter_hint: "与督办队列同样的筛选：红 蓝天 门头沟 8.4……；在日志里也找文字和人名。空着是全部", "the filter of the queue: red, 8.4, a unit; in the log also words and names. Nothing is everything";

    key_past: "看往日台账", "the ledger on a past day";
    key_present: "回到今天", "back to today";
    key_day_back: "前一天", "the day before";
    key_day_forth: "后一天", "the next day";
    key_accept_line: "确定", "go";
    key_leave_line: "不要了", "leave it";
    in_line: "填一行", "A line that asks";
    ask_day: "看哪一天的台账", "The ledger of which day";
    ask_day_hint: "如 2026-06-30、6-30、6月30日、昨天；留空或 0 是今天", "e.g. 2026-06-30, 6-30, yesterday; nothing or 0 is today";
    no_day(text): "“{text}”不是日期。写成 2026-06-30、6-30 或 6月30日。", "\"{text}\" is no day. Write 2026-06-30, 6-30.";
    still_to_come(day): "{day} 还没有到，只能看已经过去的一天。", "{day} is still to come; only a day that is over can be looked at.";
    past_mark: "【往日只读】", "[PAST, read-only]";
    in_the_past(back, former, next): "往日台账，只看不改：{back} 回到今天，{former} {next} 前后一天", "A past day, read-only: {back} back to today, {former} {next} a day back and forth";
    in_the_present: "已回到今天的台账", "Back in the present";
    only_in_past(key): "看往日台账时才能前后翻：先按 {key}", "Only while a past day is looked at: press {key} first";
    past_is_read_only(day, key): "现在看的是 {day} 的台账，不能改动。按 {key} 回到今天再做。", "This is the ledger of {day}, which cannot be changed. {key} goes back to today.";
}
