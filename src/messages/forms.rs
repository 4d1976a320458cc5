//! What the forms say: urging, promises, extensions, setting aside, assigning, settling a date.

super::catalogue! {
    urge: "催办", "urge";
    promise: "承诺", "promise";
    end_promise: "承诺了结", "end a promise";
    move_promise: "承诺改期", "move a promise";
    promised(whom, due, words): "{whom} 承诺 {due} 前：{words}", "{whom} promised by {due}: {words}";
    ended_as: "结果", "result";
    hint_promise_end: "怎样兑现，或为何没有（必写）", "how it was kept, or why not (needed)";
    hint_day_or_back: "如 12-10、下周五、月底；写“无”即取消暂缓", "such as 12-10; \"none\" brings it back at once";
    extend: "延期", "extension";
    snooze: "暂缓", "set aside";
    assign: "分派", "assign";
    settle_date: "明确时限", "settle the deadline";
    settle_a_date: "明确日期", "settle a date";
    about_date(name, quote): "{name}（{quote}）", "{name} ({quote})";
    meet_date: "节点完成", "milestone reached";
    title(id, what): "{id} {what}", "{id}: {what}";

    whom: "对象", "whom";
    how: "方式", "how";
    by_when: "期限", "by";
    until: "暂缓至", "until";
    moved_to: "改到", "move to";
    new_day: "延期至", "new date";
    the_day: "日期", "date";
    basis: "依据", "basis";
    said: "内容", "words";
    reason: "理由", "reason";
    remark: "附言", "remark";

    hint_urged: "催哪个单位或哪个人，如 市水务局 李处长", "which unit or person";
    hint_urged_each: "留空：各催各的牵头或责任单位", "empty: each row's own lead or unit";
    hint_promised: "哪个单位或哪个人承诺", "which unit or person promised";
    hint_promised_each: "留空：各自的牵头或责任单位", "empty: each row's own lead or unit";
    hint_day_ahead: "如 12月10日、下周五、月底前", "such as 12-10 or 下周五";
    hint_day: "如 12-10、12月10日、2026-12-10", "such as 12-10 or 2026-12-10";
    hint_day_or_none: "如 12-10、12月10日；没有日期写“无”", "such as 12-10; \"none\" where there is no date";
    hint_basis: "文件号、会议纪要等（必写）", "a document, minutes (needed)";
    hint_urge_words: "说了什么，要求何时做到何事（必写）", "what was said (needed)";
    hint_promise_words: "承诺了什么（必写）", "what was promised (needed)";
    hint_met: "完成的情况（必写）", "what was done (needed)";
    hint_reason: "理由（必写）", "the reason (needed)";
    hint_remark: "可不写", "may be left empty";
    hint_supervisor: "督查员；留空即取消分派", "the supervisor; empty assigns it to nobody";
    no_date_word: "无", "none";

    no_day(text): "“{text}”不是日期。写法如 12-10、12月10日、2026-12-10。", "\"{text}\" is no day. Write 12-10 or 2026-12-10.";
    day_needed: "须写日期，如 12-10、12月10日。", "A day is needed, such as 12-10.";
    understood(day, weekday): "即 {day} {weekday}", "that is {day} {weekday}";

    templates_title: "模板与近用文字", "Templates and recent texts";
    no_templates: "没有可选的模板。", "There are no templates.";
    recent_mark: "近用", "recent";
    in_form: "填表（催办、承诺、延期、暂缓、分派等）", "Forms (urge, promise, extension, set aside, assign)";
    in_templates: "选模板", "Choosing a template";
    key_templates: "模板", "templates";
    key_insert_template: "插入", "insert it";
    key_next_field: "下一项", "next field";
    key_previous_field: "上一项", "previous field";
}
