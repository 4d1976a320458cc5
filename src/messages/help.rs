//! What the help of the console says, beside the words of the keys.

super::catalogue! {
    in_editing: "文字编辑（任何输入处都一样）", "Editing text (the same wherever text is typed)";
}
