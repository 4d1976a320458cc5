//! Meetings and their minutes, and days as they are said.

super::catalogue! {
    untitled: "会议要有标题。", "A meeting has a title.";
    backwards: "会议结束早于开始，没有记录。请核对本机时间。", "The meeting ended before it began and was not recorded. Check the clock of this host.";
    nothing: "会上没有议程，没有看过事项，也没有记录，不必存纪要。", "There was no agenda, nothing was looked at and nothing recorded: there are no minutes to keep.";
    no_item(measure): "会议提到的措施（记录号 {measure}）不在台账里。", "The meeting names a measure (number {measure} of the record) that the ledger does not have.";
    no_act(act): "会议提到的操作（变更记录 {act}）不在台账里。", "The meeting names an act (event {act}) that the ledger does not have.";

    held(title, minutes, items): "会议 {title}（{minutes}分钟，看了{items}项）", "meeting {title} ({minutes} minutes, {items} items)";
}
