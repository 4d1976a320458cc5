//! Search.

super::catalogue! {
    about_search: "按编号、单位、标题、正文、指标、记录查找，拼音和首字母也行", "Finds by id, unit, title, text, indicator and note; pinyin and initials too";
    help_query: "要找的词，空格分开，须全部符合：8.4、mtg 8.4、shuiku 密云、市swj", "What to find: words that must all match, such as 8.4, mtg 8.4, shuiku 密云, 市swj";
    help_limit: "最多列出多少项（默认 50，最多 500）", "List at most so many (50 unless given, 500 at most)";
    blank_query: "没有写要找什么。写编号、单位、正文里的字，或它们的拼音，如 duban search mtg 8.4", "Nothing to find was given. Write an id, a unit, words of the text, or their pinyin, such as duban search mtg 8.4";
    not_found(query): "没有找到“{query}”。几个词须全部符合：可少写一个词，或只写首字母。", "Nothing matches \"{query}\". All words must match: leave one out, or write initials only.";
    found_all(day, count): "数据截止 {day}，找到 {count} 项。", "As of {day}: {count} found.";
    found_first(day, count, shown): "数据截止 {day}，找到 {count} 项，以上是前 {shown} 项。", "As of {day}: {count} found, the first {shown} shown.";
    col_kind: "类别", "kind";
    col_title: "内容", "what it says";
    also(name): "（{name}）", " ({name})";
    task_stands(counts, worst, reason): "共{counts}，最差 {worst} {reason}", "{counts}, the worst {worst}: {reason}";
    task_closed(counts): "共{counts}", "{counts}";
    indicator_stands(target, now): "目标 {target}，{now}", "target {target}, {now}";
    signed(by, day): "{by} {day}", "{by} {day}";
    unit: "单位", "unit";
    group: "单位组", "group";
    task: "任务", "task";
    measure: "措施", "measure";
    obligation: "责任事项", "obligation";
    indicator: "指标", "indicator";
    note: "记录", "note";
}
