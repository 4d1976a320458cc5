//! What fits a filter, whether or not it needs an act.

super::catalogue! {
    key_list_fitting: "符合筛选的全部", "all that fits the filter";
    needs_none(count, list, clear): "要处理的里没有符合的；不论是否要处理，符合的有{count}项，按 {list} 看。按 {clear} 清除筛选。",
        "Nothing that needs an act fits. Whether or not they need one, {count} fit: {list} lists them. {clear} clears the filter.";
    none_fits(filter): "没有符合“{filter}”的", "Nothing fits {filter}";
    listed_all(count): "要处理的里没有符合的；符合的{count}项都列在这里", "nothing that needs an act fits; all {count} that do are listed here";
    some_need(listed, count, list): "列出要处理的{listed}项；不论是否要处理，符合的有{count}项，按 {list} 看", "{listed} need an act; {count} fit in all: {list} lists them";
    filter_leaves(listed, count): "符合的 {listed}项（不论是否要处理共{count}项）", "{listed} entries fit ({count}, whether or not they need an act)";
    queue_has_none(count): "；不论是否要处理，符合的有 {count} 项，加 --all 看", "; {count} fit whether or not they need an act: --all lists them";
    help_all: "连近日已处理、暂缓、无需处理和已结的也列", "what needs no act, too: acted on lately, set aside, in order, closed";
    covers_all(as_of, entries, measures): "数据截止 {as_of}：不论是否要处理 {entries} 项，涉及 {measures} 条措施", "as of {as_of}: {entries} entries of {measures} measures, whether or not they need an act";
    none_at_all(as_of): "数据截止 {as_of}：没有符合的", "as of {as_of}: nothing fits";
}
