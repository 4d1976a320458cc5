//! The ledger of promises, on the command line and in the console.

super::catalogue! {
    title: "承诺台账", "Promises";
    due: "已到期", "due";
    open: "未到期", "open";
    late(days): "过期{days}天", "{days} days late";
    due_today: "今天到期", "due today";
    days_left(days): "还有{days}天", "{days} days left";
    kept_late(days): "晚{days}天", "{days} days late";
    kept_early(days): "提前{days}天", "{days} days early";
    kept_in_time: "按期", "on the day";
    moved(count, first): "改期{count}次，原定 {first}", "moved {count} times, first {first}";
    moved_short(count): "改{count}次", "moved {count}";
    replaced: "另有新承诺", "another took its place";
    by_day(due): "{due} 前", "by {due}";
    counts(due, open, kept, broken): "已到期{due} 未到期{open} 兑现{kept} 未兑现{broken}", "due {due}, open {open}, kept {kept}, broken {broken}";
    rate(percent): "兑现率{percent}%", "{percent}% kept";
    moved_in_all(count): "改期{count}次", "moved {count} times";
    none: "没有承诺。", "There are no promises.";
    none_such: "没有这样的承诺。", "There are no such promises.";
    made(day, by): "{day} {by} 记", "recorded {day} by {by}";
    no_such_unit(name, near): "没有“{name}”这个单位{near}。", "There is no unit \"{name}\"{near}.";
    near(names): "，是不是 {names}？", "; maybe {names}?";
    several(name, names): "“{name}”可以是几个单位：{names}。", "\"{name}\" may be several units: {names}.";
}
