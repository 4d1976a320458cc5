//! What is said of groups of units.

super::catalogue! {
    said(roles, words): "{roles}：{words}", "{roles}: {words}";
    to_be_settled: "待明确", "to be settled";
    all(count): "全部{count}个", "all {count}";
    line(id, light, said, meant): "{id} {light} {said}，指 {meant}", "{id} {light} {said} means {meant}";
    col_said: "写作", "as";
    col_meant: "指", "means";
    covers(day, group, shown, total): "数据截止 {day}：写有{group}的措施，列出 {shown} 条，共 {total} 条", "as of {day}: {shown} of {total} measures that name {group} listed";
    unsettled(count): "，其中 {count} 条指谁待明确", ", of {count} it is to be settled whom they mean";
}
