//! What the help of the console says, beside the words of the keys.

super::catalogue! {
    in_editing: "文字编辑（任何输入处都一样）", "Editing text (the same wherever text is typed)";
    in_help: "帮助", "Help";
    in_filter: "筛选帮助", "Filtering the help";
    key_filter: "筛选并执行", "filter and run";
    key_run: "执行", "run";
    key_next: "下一条", "next";
    key_previous: "上一条", "previous";
    key_leave_filter: "退出筛选", "leave the filter";
    in_text: "正文", "A text to read";
    key_seek: "查找", "find in the text";
    seek_title: "在正文里查找", "Find in this text";
    seek_hint: "字词或拼音均可；Enter 到第一处，留空则去掉高亮", "words, or pinyin; Enter goes to the first, nothing takes the highlights away";
    filter_title: "帮助 · 筛选", "Help, filtered";
    filter_hint: "输入说明里的字、拼音，或按键本身，如 状态、zhuangtai、s", "words of an entry, or its key: such as status, s";
    fitting(shown, all): "共{all}条，列出{shown}条；Enter 执行光标所在的一条", "{shown} of {all}; Enter runs the one at the cursor";
    nothing_fits: "没有这样的按键；删去几个字，或按 Esc 看全部帮助", "No such key; delete some of it, or Esc shows all of the help";
}
