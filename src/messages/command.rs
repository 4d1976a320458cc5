//! What the command line of the console says.

super::catalogue! {
    in_command: "命令行", "The command line";
    key_command: "命令", "command";
    key_run: "执行", "run";
    key_leave_command: "关闭", "close";
    key_complete: "补全", "complete";
    key_complete_back: "往回补全", "complete backwards";
    key_former_line: "上一条命令", "former command";
    key_later_line: "下一条命令", "later command";
    title: "命令", "Command";
    hint: "操作名、编号或筛选条件，如 催办 8.4@门头沟、8.4、逾期 水务局", "an act, an id or a filter, such as urge 8.4@门头沟, 8.4, light:red";
    here(count): "此处可用的命令 {count} 条", "{count} commands here";
    filter_word: "筛选", "filter";
    several(word, names): "“{word}”不止一个：{names}", "{word} may be {names}";
    elsewhere(word, places): "“{word}”在这里用不了，它属于：{places}", "{word} is not for this screen, but for: {places}";
    elsewhere_but_by_id(word, name, places): "“{word}”在这里用不了，写明编号就可以，如 {name} 8.4。不写编号的用在：{places}", "{word} is not for this screen, but it is with an id, such as {name} 8.4. Without one it is for: {places}";
    with_id: "后接编号", "with an id";
    unknown(word): "没有命令“{word}”，也不是编号或筛选条件；Tab 列出可用的", "no command {word}, and no id or filter; Tab lists what there is";
    unknown_but(word, near): "没有命令“{word}”，也不是编号或筛选条件；相近的：{near}", "no command {word}, and no id or filter; near it: {near}";
    enter_runs: "一次传来的整行不自动执行，按 Enter 执行", "a line that came at once is not run by itself: press Enter";
    lines_unread(error): "以前的命令读不出来（{error}），从空白开始", "the former commands cannot be read ({error}): there are none";
    no_status(id, word, offered): "{id} 现在不能改为“{word}”；可选：{offered}", "{word} cannot be set now for {id}; there are: {offered}";
    is_already(id, status): "{id} 已经是“{status}”", "{id} is {status} already";
    closed_left_out(ids): "{ids} 已结，不在内", "{ids}: closed, left out";
    names_a_task(task): "{task} 是重点任务，请写到措施，如 {task}.1", "{task} is a task: name a measure, such as {task}.1";
    names_several(id, count): "{id} 是 {count} 项责任事项，这里一次只能写一个单位；几个一起办请在督办队列里标选", "{id} is {count} obligations: name one unit, or mark them in the queue";
    names_an_indicator(id): "{id} 是指标，请写措施的编号", "{id} is an indicator: name its measure";
    use_measure(why, id): "{why}；请直接写 {id}", "{why}; write {id}";
    which_measure(task, name): "光标在任务 {task} 上，没有指明措施：请写编号，如 {name} {task}.1", "The cursor is on task {task}: say which measure, such as {name} {task}.1";
    takes_no_words(name, words): "“{name}”后面不接内容，“{words}”未用", "{name} takes nothing behind it: {words} was not used";
}
