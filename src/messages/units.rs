//! What is said of units and their work.

super::catalogue! {
    about: "列出各单位，或一个单位牵头、主责、协办的事项，最急的在前", "List the units, or what one of them leads, answers for and assists, the worst first";
    help_name: "单位（全称、简称、别名或其中一部分）或一组单位，如 水务局、门头沟、各区政府", "a unit (full or short name, alias, or a part of one) or a group, such as 水务局, 门头沟, 各区政府";
    help_open: "只列未结的", "only what is open";
    col_unit: "单位", "unit";
    col_leads: "牵头", "leads";
    col_owes: "主责", "answers for";
    col_assists: "协办", "assists";
    col_overdue: "逾期", "overdue";
    col_promises: "承诺", "promises";
    col_urges: "催办", "urged";
    col_extensions: "延期", "extended";
    col_last_report: "最近报送", "last report";
    col_by: "依据", "bound by";
    department: "市级部门", "departments";
    district: "各区", "districts";
    zone: "功能区", "zones";
    company: "企业", "companies";
    central: "中央驻京机构", "central bodies";
    other: "其他", "others";
    all_kinds: "全部", "all";
    covers_all(day, count, red, overdue): "数据截止 {day}：{count} 个单位，其中 {red} 个有红灯、{overdue} 个有逾期", "as of {day}: {count} units, {red} with a red light, {overdue} with something overdue";
    covers_one(day, unit, kind, shown, total): "数据截止 {day}：{unit}（{kind}），列出 {shown} 条，共 {total} 条", "as of {day}: {unit} ({kind}), {shown} of {total} measures listed";
    counts(leads, answering, owes, assists): "牵头 {leads}（首位 {answering}）；主责 {owes}；协办 {assists}", "leads {leads} (named first in {answering}); answers for {owes}; assists {assists}";
    work(open, overdue): "牵头和主责未结 {open} 条，逾期 {overdue} 条", "{open} led or answered for are open, {overdue} overdue";
    followed(promises, late, urges, extensions): "未了承诺 {promises}（已过期 {late}），催办 {urges} 次，延期 {extensions} 次", "{promises} open promises ({late} late), urged {urges} times, {extensions} extensions";
    last_report(day): "最近报送 {day}", "last report {day}";
    never_reported: "今年未报送过", "nothing was ever reported";
    no_part(unit, day): "数据截止 {day}：计划没有给 {unit} 的事项。", "As of {day} the plan has nothing for {unit}.";
    nothing_open(unit, day): "数据截止 {day}：{unit} 没有符合的事项。", "As of {day} nothing of {unit} fits.";
    promise_of(id, due, late, whom, text): "承诺 {id} {due}{late} {whom}：{text}", "promise {id} {due}{late} {whom}: {text}";

    named: "点名", "by name";
    named_as(words): "点名（写作{words}）", "by name (as {words})";
    in_text(group, words): "{group}（文中：{words}）", "{group} (in the text: {words})";
    settled(group): "{group}（已明确）", "{group} (settled)";
    by(roles, words): "{roles}：{words}", "{roles}: {words}";
    answering: "首位牵头", "first lead";

    promised_by(day): "诺{day} ", "promised {day} ";
    promise_late(day): "诺{day}过 ", "promise {day} late ";
    urged(count): "催{count} ", "urged {count} ";
    extended(count): "延{count} ", "extended {count} ";

    in_units: "单位", "Units";
    in_work: "一个单位", "One unit";
    key_units_screen: "单位", "units";
    key_open_unit: "看该单位事项", "its work";
    key_next_kind: "换类别", "next kind";
    key_previous_kind: "上一类别", "previous kind";
    key_order: "最急的在前／名单顺序", "the worst first, or the order of the list";
    key_next_role: "换角色", "next role";
    key_previous_role: "上一角色", "previous role";
    key_show_closed: "显示或隐藏已结", "show or hide what is closed";
    key_next_unit: "下一单位", "next unit";
    key_previous_unit: "上一单位", "previous unit";
    key_mark_rows: "选中列出的全部", "mark all that are listed";
    title(shown): "单位 {shown}个", "Units: {shown}";
    title_worst: "最急的在前", "the worst first";
    title_listed: "按名单", "in the order of the list";
    nth(n, total): "第{n} 共{total}", "{n} of {total}";
    last_work: "已是最后一条", "This is the last row";
    first_work: "已是第一条", "This is the first row";
    last_unit: "已是最后一个单位", "This is the last unit";
    first_unit: "已是第一个单位", "This is the first unit";
    nothing_in_kind: "这一类没有单位。", "There is no unit of this kind.";
    nothing_in_role: "没有这一角色的未结事项。", "Nothing of this role is open.";
    hides_closed(count): "（已结{count}未列）", " ({count} closed not listed)";
    open_only: "只列未结", "open only";
    late_of(count, late): "{count}过{late}", "{count} late {late}";
    units_of(tally): "下属责任 {tally}", "obligations under it: {tally}";
}
