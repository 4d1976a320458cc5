//! Saved views: those that are there from the beginning, and why one is refused.

super::catalogue! {
    all: "全部", "All";
    mine: "我的", "Mine";
    overdue: "逾期", "Overdue";
    submitted: "待核", "Submitted";
    unreported: "未报", "Unreported";

    unnamed: "视图要有名称。", "A view needs a name.";
    bad_name(name, most): "“{name}”不能作视图名称：最多 {most} 个字，不能只是数字，不能有“=”和控制字符。", "\"{name}\" cannot be the name of a view: at most {most} characters, no bare number, no \"=\" and no control characters.";
    bad_number(number): "视图编号只能是 1—9，不能是 {number}。", "A view has a number from 1 to 9, not {number}.";
    name_taken(name, number): "“{name}”已是视图{number}的名称。", "\"{name}\" is the name of view {number}.";
    full: "1—9 都已占用。请指明编号（--number）替换一个，或先删去一个。", "All of 1 to 9 are in use. Name one that is to be replaced (--number), or remove one first.";
    as_it_is: "已经如此，没有改动。", "It is so already; nothing was changed.";
    no_view(name, views): "没有视图“{name}”。现有：{views}。", "There is no view \"{name}\". There are: {views}.";
    given_name(name, number): "“{name}”是自带视图{number}的名称。换一个名称；要替换它，写明编号（--number {number}）。", "\"{name}\" is the name of the given view {number}. Take another name; to replace it, say its number (--number {number}).";
    empty_filter: "没有筛选条件，存了也是全部。先写筛选。", "There is no filter to save: it would be everything.";
    not_own(number): "视图{number}不是自己保存的，不能删去。", "View {number} is not one of your own and stays.";

    saved(number, name, query): "视图{number} {name} 已保存：{query}", "view {number} {name} saved: {query}";
    everything: "（全部）", "(everything)";
    opens_with(number, name): "督办队列以后先用视图{number} {name}", "the queue opens with view {number} {name} from now on";
    removed(number, name): "视图{number} {name} 已删去", "view {number} {name} removed";
    is_default: "默认", "default";
    is_own: "自存", "own";
    is_given: "自带", "given";
    col_number: "号", "no";
    col_name: "名称", "name";
    col_kind: "来源", "kind";
    col_query: "筛选", "filter";
}
