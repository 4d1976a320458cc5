//! The ledger of promises, on the command line and in the console.

super::catalogue! {
    title: "承诺台账", "Promises";
    due: "已到期", "due";
    open: "未到期", "open";
    late(days): "过期{days}天", "{days}d late";
    due_today: "今天到期", "due today";
    days_left(days): "还有{days}天", "{days}d left";
    kept_late(days): "晚{days}天", "{days}d late";
    kept_early(days): "提前{days}天", "{days}d early";
    kept_in_time: "按期", "on the day";
    moved(count, first): "改期{count}次，原定 {first}", "moves: {count}, first due {first}";
    moved_short(count): "改{count}次", "{count}";
    replaced: "另有新承诺", "another took its place";
    unlisted(name): "名单外：{name}", "Not on the list: {name}";
    with_group(group): "（随{group}）", " (as one of {group})";
    by_day(due): "{due} 前", "by {due}";
    counts(due, open, kept, broken): "已到期{due} 未到期{open} 兑现{kept} 未兑现{broken}", "due {due}, open {open}, kept {kept}, broken {broken}";
    rate(percent): "兑现率{percent}%", "{percent}% kept";
    moved_in_all(count): "改期{count}次", "moves: {count}";
    none: "没有承诺。", "There are no promises.";
    none_such: "没有这样的承诺。", "There are no such promises.";
    made(day, by): "{day} {by} 记", "recorded {day} by {by}";
    on_day(day, weekday): "{day} {weekday} 前", "by {day} {weekday}";
    settled_on(day, weekday): "{day} {weekday} 了结", "ended {day} {weekday}";
    ended: "已了结", "Ended";
    none_open: "没有未了结的承诺。", "No promise is open.";
    col_state: "状态", "state";
    col_whom: "谁", "who";
    col_due: "何时前", "by";
    col_moved: "改期", "moves";
    col_what: "承诺了什么", "what";
    key_promises: "承诺台账", "promises";
    key_open_promise: "打开事项", "open the item";
    key_move_promise: "改期／再承诺", "move or renew";
    key_turn_promises: "按单位／按日期", "by unit or day";
    key_show_ended: "含已了结", "ended ones too";

    covers(day, counts): "截至 {day}：{counts}", "As of {day}: {counts}";

    about: "承诺台账：谁答应了什么、到期没有、改过几次、兑现没有，按单位列", "The ledger of promises by unit: what is due, open, kept, broken, and how often it was moved";
    help_unit: "只看这个单位（可用简称，群组包括其成员）", "of this unit only (short names will do, a group stands for its members)";
    help_open: "只看未了结的（已到期和未到期）", "only those that are open, due or not";
    help_due: "只看已到期、未了结的", "only those whose day is over and that are open";
    help_kept: "只看兑现的", "only those that were kept";
    help_broken: "只看未兑现的", "only those that were broken";
}
