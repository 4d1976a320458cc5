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
    jump_needs_measure(id, count): "任务 {id} 有 {count} 条措施：先写措施，如 {id}.1，再写单位。", "Task {id} has {count} measures: write one of them first, such as {id}.1, then the unit.";
}
