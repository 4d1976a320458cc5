//! What is said of the ledger as it stood on a day that is over, and of what changed since.

super::catalogue! {
    mark(day): "截至{day}的台账（往日，只读）", "The ledger as it stood on {day} (past, read-only)";
    no_writing(day, today): "{day} 已经过去：往日的台账只能看，不能改。今天是 {today}，去掉 --as-of 再写。", "{day} is over: what stood then is read only. Today is {today}; leave out --as-of to write.";
}
