//! An item as a chat message, and what is said when it is copied.

super::catalogue! {
    head(id, light, status, day): "【{id}】{light}｜{status}｜截至{day}", "[{id}] {light} | {status} | as of {day}";
    task(number, title, day): "【{number}】{title}｜截至{day}", "[{number}] {title} | as of {day}";
    unit(name, day): "【{name}】截至{day}", "[{name}] as of {day}";
    and_more(count): "另有 {count} 项红灯或黄灯", "{count} more are red or yellow";
    indicator(line, day): "【指标】{line}｜截至{day}", "[indicator] {line} | as of {day}";
    deadline_now(published, end): "{published}，现为 {end}", "{published}, now {end}";
    units_alike(name, count): "{name}等{count}个单位", "{name} and others, {count} units:";
    red_units(count, names): "红灯 {count} 个单位：{names}", "red, {count} units: {names}";
    red_units_and_others(count, names): "红灯 {count} 个单位：{names} 等", "red, {count} units: {names} and others";
    key_copy: "复制", "copy";
    key_show_plain: "原样显示", "show it plain";
    in_copied: "复制", "Copy";
    nothing_to_copy: "光标下没有可复制的事项", "nothing under the cursor to copy";
    copied_title(what): "{what} 已请终端复制", "{what}: the terminal was asked to copy it";
    not_sent_title(what): "{what} 此终端没有剪贴板", "{what}: this terminal has no clipboard";
    copied_hint(key): "粘贴无效时：tmux 里设 set -g set-clipboard on；PuTTY 和 screen 不支持。按 {key} 退出画面原样显示，用鼠标选。",
        "If pasting brings nothing: tmux needs set -g set-clipboard on; PuTTY and screen have none. {key} shows it plain, to be selected by mouse.";
    copied_more(percent, down, up): "  {percent}%，{down}/{up} 翻看 ", "  {percent}%, {down}/{up} scroll ";
    any_key: "—— 按任意键返回 ——", "-- any key goes back --";
    note(day, kind, by, text): "{day} {kind}（{by}）：{text}", "{day} {kind} ({by}): {text}";
}
