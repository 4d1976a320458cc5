//! The filter of the promises.

super::catalogue! {
    key_filter_promises: "筛选", "filter";
    title: "筛选承诺", "Filter the promises";
    hint: "如 逾期 本周 未兑现 改期 8.4 门头沟 mtg；空格为“且”，逗号为“或”，-为“不”", "such as: due this-week broken moved 8.4 mtg; space: and, comma: or, -: not";
    unended: "未了结", "unended";
    was_moved: "改期", "moved";
    says(text): "“{text}”", "“{text}”";
    today: "今天", "today";
    this_week: "本周", "this-week";
    next_week: "下周", "next-week";
    this_month: "本月", "this-month";
    next_month: "下月", "next-month";
    by: "记", "by";
    written_by(name): "{name} 记", "by {name}";
    shown(shown, of): "列出{shown}条，{of}", "{shown} of {of}";
    of_all(all): "全部{all}条", "{all}";
    of_open(all): "未了结共{all}条", "{all} open";
    ended_aside(count, key): "；已了结{count}条，按 {key} 看", "; {key} shows {count} ended";
    leaves_nothing(of, filter, clear): "筛选之后一条不剩（{of}）。按 {filter} 改筛选，按 {clear} 清除。", "The filter leaves none of {of}. {filter} changes it, {clear} clears it.";
    no_key(key, all): "承诺的筛选里没有“{key}:”。可用：{all}。", "The filter of promises has no \"{key}:\". There are: {all}.";
    no_state(value, all): "承诺没有“{value}”这样的状态。可用：{all}。", "No promise is \"{value}\". There are: {all}.";
}
