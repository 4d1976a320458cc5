//! The filter of the promises.

super::catalogue! {
    key_filter_promises: "筛选", "filter";
    title: "筛选承诺", "Filter the promises";
    hint: "如 逾期 本周 失信 改期 8.4 门头沟 mtg；空格为“且”，逗号为“或”，-为“不”", "such as: due this-week broken moved 8.4 swj; space: and, comma: or, -: not";
    unended: "未了结", "unended";
    was_moved: "改期", "moved";
    says(text): "“{text}”", "“{text}”";
    today: "今天", "today";
    this_week: "本周", "this-week";
    next_week: "下周", "next-week";
    this_month: "本月", "this-month";
    next_month: "下月", "next-month";
    shown(shown, all): "列出{shown}条，全部{all}条", "{shown} of {all}";
    leaves_nothing(all, filter, clear): "筛选之后一条不剩（全部{all}条）。按 {filter} 改筛选，按 {clear} 清除。", "The filter leaves none of {all}. {filter} changes it, {clear} clears it.";
}
