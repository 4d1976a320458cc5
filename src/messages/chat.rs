//! An item as a chat message, and what is said when it is copied.

super::catalogue! {
    head(id, light, status, day): "【{id}】{light}｜{status}｜截至{day}", "[{id}] {light} | {status} | as of {day}";
    task(number, title, day): "【{number}】{title}｜截至{day}", "[{number}] {title} | as of {day}";
    deadline_now(published, end): "{published}，现为 {end}", "{published}, now {end}";
    red_units(count, names): "红灯 {count} 个单位：{names}", "red, {count} units: {names}";
    red_units_and_others(count, names): "红灯 {count} 个单位：{names} 等", "red, {count} units: {names} and others";
    note(day, kind, by, text): "{day} {kind}（{by}）：{text}", "{day} {kind} ({by}): {text}";
}
