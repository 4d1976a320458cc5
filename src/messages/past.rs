//! What is said of the ledger as it stood on a day that is over, and of what changed since.

super::catalogue! {
    mark(day): "截至{day}的台账（往日，只读）", "The ledger as it stood on {day} (past, read-only)";
    no_writing(day, today): "{day} 已经过去：往日的台账只能看，不能改。今天是 {today}，去掉 --as-of 再写。", "{day} is over: what stood then is read only. Today is {today}; leave out --as-of to write.";

    key_past: "看往日台账", "the ledger on a past day";
    key_present: "回到今天", "back to today";
    key_day_back: "前一天", "the day before";
    key_day_forth: "后一天", "the next day";
    key_accept_line: "确定", "go";
    key_leave_line: "不要了", "leave it";
    in_line: "填一行", "A line that asks";
    ask_day: "看哪一天的台账", "The ledger of which day";
    ask_day_hint: "如 2026-06-30、6-30、6月30日、昨天；留空或 0 是今天", "e.g. 2026-06-30, 6-30, yesterday; nothing or 0 is today";
    no_day(text): "“{text}”不是日期。写成 2026-06-30、6-30 或 6月30日。", "\"{text}\" is no day. Write 2026-06-30, 6-30.";
    still_to_come(day): "{day} 还没有到，只能看已经过去的一天。", "{day} is still to come; only a day that is over can be looked at.";
    past_mark: "【往日只读】", "[PAST, read-only]";
    in_the_past(back, former, next): "往日台账，只看不改：{back} 回到今天，{former} {next} 前后一天", "A past day, read-only: {back} back to today, {former} {next} a day back and forth";
    in_the_present: "已回到今天的台账", "Back in the present";
    only_in_past(key): "看往日台账时才能前后翻：先按 {key}", "Only while a past day is looked at: press {key} first";
    past_is_read_only(day, key): "现在看的是 {day} 的台账，不能改动。按 {key} 回到今天再做。", "This is the ledger of {day}, which cannot be changed. {key} goes back to today.";
}
