//! What the console says of search, of jumping to an id, and of the words that are highlighted in a text.

super::catalogue! {
    in_jump: "跳到编号", "Jump to an id";
    key_jump: "跳到", "go there";
    key_leave_jump: "不跳", "stay";

    jump_title: "跳到编号", "Jump to an id";
    jump_hint: "如 8.4、8.4 mtg、8.4@门头沟", "such as 8.4, 8.4 mtg, 8.4@门头沟";
    jump_at(id): "光标已在 {id}（Enter 打开）", "The cursor is on {id} (Enter opens it)";
    jump_opened(id): "已打开 {id}（这里的列表没有它）", "Opened {id} (it is not in this list)";
    jump_units(count): "  另有{count}个单位也符合", "  {count} more units fit";
    jump_no_indicator(id): "{id} 没有量化指标。", "{id} has no indicator.";
    jump_needs_measure(id, count): "任务 {id} 有 {count} 条措施：先写措施，如 {id}.1，再写单位。", "Task {id} has {count} measures: write one of them first, such as {id}.1, then the unit.";
}

super::catalogue! {
    in_search: "检索（输入）", "Search: the line";
    in_hits: "检索结果", "Search: the list";
    in_marked: "检索词高亮时", "While the words of a search are highlighted";
    key_search: "检索", "search";
    key_open_hit: "打开", "open";
    key_to_list: "到列表（再按 s 状态 c 批注 r 催办）", "to the list (then s status, c comment, r urge)";
    key_to_line: "改检索词", "back to the line";
    key_next_hit: "下一条", "next hit";
    key_previous_hit: "上一条；在第一条上时找回以前的检索词", "previous hit; on the first one: former queries";
    key_close_search: "关闭", "close";
    key_next_match: "下一处", "next match";
    key_previous_match: "上一处", "previous match";
    key_clear_marks: "去掉高亮（n 恢复为下一任务）", "no highlights (n is the next task again)";

    search_title: "检索", "Search";
    search_hint: "编号、单位、正文、记录，中文或拼音", "id, unit, text, note; Chinese or pinyin";
    found(count): "{count}项", "{count} found";
    as_of(day): "截至{day}", "as of {day}";
    can_be_sought: "编号：8、8.4、8.4@门头沟，8.4 mtg\n单位：全称、简称、别名、拼音或首字母，如 市水务局、经开区、shuiwuju、swj\n正文：任务、措施、指标，如 密云水库、扬尘、shuiku 密云\n记录：批注、进展、催办、承诺里的话\n几个词用空格隔开，都要符合。", "ids: 8, 8.4, 8.4@门头沟, 8.4 mtg\nunits: full, short and other names, pinyin or its initials: 市水务局, 经开区, shuiwuju, swj\ntexts: tasks, measures, indicators: 密云水库, 扬尘, shuiku 密云\nwhat was written: comments, progress, urges, promises\nSeveral words, apart by spaces, must all match.";
    former_queries(queries): "以前检索过（↑ 找回）：{queries}", "sought before (Up): {queries}";
    nothing_found(query, day): "没有找到“{query}”（截至{day}）。", "Nothing found for \"{query}\" (as of {day}).";
    what_was_sought: "找过的有：编号、任务标题、措施正文、单位的全称简称别名和拼音、指标、批注等记录。可少写几个字，或把几个词用空格隔开。", "Sought in: ids, titles of tasks, texts of measures, names of units and their pinyin, indicators, notes. Try fewer characters, or several words apart.";
    still_indexing: "正在整理可检索的内容，马上就好，可以先输入。", "Making out what can be found; type on meanwhile.";
    nothing_to_open: "没有可打开的：没有检索到。", "Nothing to open: nothing was found.";
    open_first(kind): "这是{kind}，不能直接处理：先按 Enter 打开。", "This is a {kind}: open it with Enter first.";
    group_of(name, count): "{name}：{count}个单位", "{name}: {count} units";
    text_sought(text, key): "收到文字“{text}”，已按它检索；要写批注先按 {key}", "The text \"{text}\" arrived and is sought; {key} first to write a comment";
    measures_of_task(counts): "措施 {counts}", "measures: {counts}";
    kind_group: "组", "group";
    kind_owed: "责任", "owed";
    kind_indicator: "指标", "indic.";
    alias: "别名 ", "also ";
    match_of(query, nth, all): "“{query}” {nth}/{all}", "\"{query}\" {nth}/{all}";
    no_match(query): "这里的正文没有“{query}”", "No \"{query}\" in this text";
}
