//! What is said about the record: why it cannot be used and what to do, and what is wrong with it.

super::catalogue! {
    missing(path): "没有数据库文件 {path}。请核对路径，或用 duban import 新建。",
        "There is no database {path}. Check the path, or make one with `duban import`.";
    exists(path): "{path} 已经存在，不会覆盖。请换一个文件名。",
        "{path} exists already and is not overwritten. Choose another name.";
    no_directory(path): "没有目录 {path}。请先新建：mkdir -p {path}",
        "There is no folder {path}. Make it first: mkdir -p {path}";
    not_a_folder(path): "{path} 不是目录，里面不能有文件。请核对路径。",
        "{path} is no folder, so there can be no file in it. Check the path.";
    own(path): "{path} 是数据库自己的文件，不会覆盖。请换一个文件名。",
        "{path} is a file of the database itself and is not overwritten. Choose another name.";
    linked(path): "{path} 还有别的名字（硬链接），经不同名字写入会互相丢失，未保存。请删去多余的名字，或用 duban backup 另存一份。",
        "{path} has other names (hard links); what is written by one name is lost to the others, so nothing was saved. Remove the other names, or make a copy with `duban backup`.";
    left_over(path): "{path} 是一个已删除数据库的遗留日志，会与新库混在一起。请先把它移到别处。",
        "{path} is the log of a database that is gone and would mix with the new one. Move it away first.";
    is_directory(path): "{path} 是目录，不是数据库文件。请写出文件名。",
        "{path} is a folder, not a database. Name the file in it.";
    is_no_file(path): "{path} 不是普通文件，不能作为数据库。",
        "{path} is not a plain file and cannot be a database.";
    dead_link(path, target): "{path} 是失效的链接：它指向的 {target} 不存在。请改正或删除这个链接。",
        "{path} is a link to {target}, which is not there. Mend or remove the link.";
    is_empty(path): "{path} 是空文件，不是数据库。请核对路径；若是损坏所致，请用备份恢复。",
        "{path} is empty, not a database. Check the path; if the file was damaged, restore a backup.";
    no_database(path): "{path} 不是数据库文件。请核对路径；若是损坏所致，请用备份恢复。",
        "{path} is not a database. Check the path; if the file was damaged, restore a backup.";
    not_ours(path): "{path} 是其他程序的数据库，未作任何改动。请核对路径。",
        "{path} is another program's database and was left as it is. Check the path.";
    newer(path, theirs, ours): "{path} 已由更新版本的 duban 升级（格式 {theirs}，本程序只认到 {ours}）。请升级本程序；文件未作任何改动。",
        "{path} was brought up to date by a newer duban (format {theirs}; this program knows up to {ours}). Update this program; the file was left as it is.";
    older(path, theirs, ours): "{path} 的格式较旧（{theirs}，现为 {ours}），只读方式不能升级。请先不带 --read-only 打开一次。",
        "{path} has an older format ({theirs}; now {ours}), which is not changed when reading only. Open it once without --read-only.";
    read_only(path): "{path} 以只读方式打开，不能保存。",
        "{path} is open for reading only; nothing can be saved.";
    may_not_read(path, holder): "没有读取 {path} 的权限（属于 {holder}）。",
        "You may not read {path} (it belongs to {holder}). ";
    may_not_write(path, holder): "没有写入 {path} 的权限（属于 {holder}）。",
        "You may not write {path} (it belongs to {holder}). ";
    may_not_make_files(path, holder): "不能在目录 {path} 中建立文件（属于 {holder}），这里需要这一权限。",
        "You may not make files in the folder {path} (it belongs to {holder}), which is needed here. ";
    may_not_enter(path, holder): "没有进入目录 {path} 的权限（属于 {holder}）。",
        "You may not look into the folder {path} (it belongs to {holder}). ";
    cure(command): "请其所有者或管理员执行：{command}（多人共用的目录如何设置，见 README）",
        "Its owner or an administrator can run: {command} (the README says how a folder for several people is set up).";
    cure_unknown: "它没有可供多人共用的组。请管理员按 README“Several people on one database”一节设置共用的目录，把数据库放进去。",
        "It has no group that people share. Have an administrator set up a shared folder as the README says (\"Several people on one database\") and put the database there.";
    or_look: "只查看可加 --read-only。",
        " To look only, add --read-only.";
    mounted_read_only(path): "{path} 所在磁盘以只读方式挂载，不能保存。只查看可加 --read-only。",
        "The disk of {path} is mounted read only; nothing can be saved. To look only, add --read-only.";
    network_disk(path, kind): "{path} 在网络文件系统（{kind}）上，多人同写会损坏数据。请把数据库放在本机磁盘上。",
        "{path} is on a network file system ({kind}), where several writers spoil the file. Keep the database on a local disk.";
    no_log(path, mode): "{path} 所在磁盘不支持预写日志（日志方式为 {mode}）。请把数据库放在本机磁盘上。",
        "The disk of {path} cannot have a write-ahead log (journal mode {mode}). Keep the database on a local disk.";
    old_library(version): "所用 SQLite {version} 可能丢失已提交的数据（须 3.51.3 以上）。请用自带 SQLite 的 duban。",
        "SQLite {version} can lose what was committed (3.51.3 or later is needed). Use a duban with SQLite built in.";
    locked(path, seconds): "{path} 正被另一程序写入，等了 {seconds} 秒仍未轮到，未保存。请稍后再试。",
        "Another program is writing {path}; after {seconds} s it had not finished, and nothing was saved. Try again soon.";
    locked_for_reading(path, seconds): "{path} 正被另一程序占用，等了 {seconds} 秒仍读不到。请稍后再试。",
        "Another program holds {path}; after {seconds} s it could not be read. Try again soon.";
    moved(path): "{path} 已被移走、删除或替换，未保存。请退出后重新打开。",
        "{path} was moved, removed or replaced, and nothing was saved. Quit and open it again.";
    full(path): "磁盘已满，{path} 未保存。请腾出空间后再试。",
        "The disk is full and {path} was not saved. Make room and try again.";
    corrupt(path): "{path} 已损坏。请停止使用，运行 duban check 查看，并用最近的备份恢复（步骤见 README）。",
        "{path} is damaged. Stop using it, look at it with `duban check`, and restore the latest backup (the README says how).";
    broken(path, fault): "{path} 的内容有误：{fault}请运行 duban check 查看全部问题，必要时用备份恢复（步骤见 README）。",
        "What {path} says cannot be: {fault} Run `duban check` for all faults, and restore a backup if need be (the README says how).";
    stale_by(who, when): "{who} 已于 {when} 改动此项，未保存。请看过现状再决定。",
        "{who} changed this item on {when}; nothing was saved. Look at it and decide again.";
    stale: "此项已有改动，未保存。请看过现状再决定。",
        "This item was changed since; nothing was saved. Look at it and decide again.";
    undone_already: "这一步已在另一处撤销过了。",
        "This was undone already, in another console.";
    redone_already: "这一步已在另一处重做过了。",
        "This was done again already, in another console.";
    moved_on: "比较之后台账又有改动，计划未替换。请重新导入。",
        "The record was changed since the plans were compared; the plan was not replaced. Import again.";
    io(path, error): "读写 {path} 失败：{error}。请检查磁盘、空间和配额。",
        "Reading or writing {path} failed: {error}. Check the disk, its space and your quota.";
    engine(path, error): "{path} 无法使用：{error}。请运行 duban check 查看。",
        "{path} cannot be used: {error}. Look at it with `duban check`.";

    former_words(text, deadline, lead, responsible, assist): "{text}\n完成时限：{deadline}\n牵头部门：{lead}\n主责单位：{responsible}\n协办单位：{assist}",
        "{text}\nDeadline: {deadline}\nLead: {lead}\nResponsible: {responsible}\nAssisting: {assist}";

    fault_unreadable(path): "{path} 已损坏，读不下去。请停止使用，用最近的备份恢复（步骤见 README）。",
        "{path} is damaged and cannot be read to its end. Stop using it and restore the latest backup (the README says how).";
    fault_file(line): "文件损坏：{line}。",
        "The file is damaged: {line}.";
    fault_dangling(table, row): "表 {table} 第 {row} 行引用了不存在的记录。",
        "Row {row} of table {table} refers to one that is not there.";
    fault_no_rule(name): "数据库缺少规则 {name}。",
        "The rule {name} is missing from the database.";
    fault_other_rule(name): "数据库的规则 {name} 被改动过。",
        "The rule {name} of the database was altered.";
    fault_foreign(name): "数据库里有不属于本程序的 {name}。",
        "There is {name} in the database, which is not ours.";
    fault_no_measures: "计划里没有一条工作措施。",
        "The plan has no measure.";
    fault_plan_words: "计划的公布文字与导入时不符，被改动过。",
        "The published words of the plan are not those that were imported: they were altered.";
    fault_digest(no): "变更记录 {no} 与其摘要不符：它或它之前的一条被改动过。",
        "Event {no} does not agree with its digest: it or the one before it was altered.";
    fault_move(no, from, to): "变更记录 {no} 把“{from}”改为“{to}”，按规则不能这样改，或缺少必须写的说明。",
        "Event {no} makes \"{from}\" into \"{to}\", which the rules do not allow, or not without a word.";
    fault_empty_note(no): "变更记录 {no} 是空的文字。",
        "Event {no} is a note without a text.";
    fault_settlement(no): "变更记录 {no} 明确责任单位，但没有依据、没有单位，或不是记在措施上。",
        "Event {no} settles the units of a measure without a reason, as nobody, or elsewhere than on the measure.";
    fault_no_promise(no): "变更记录 {no} 了结或改期的承诺不在这个事项上。",
        "Event {no} ends or moves a promise that was not given on its item.";
    fault_dealing(no): "变更记录 {no} 不成立：延期须晚于原时限并有依据，催办、承诺须有对象。",
        "Event {no} cannot be: an extension leads on and has a basis, what is urged or promised names somebody.";
    fault_meeting(no): "变更记录 {no} 的会议不成立：要有标题，结束不早于开始，并有议程、看过的事项或记录。",
        "Event {no} is no meeting: it has a title, ends after it begins, and is about something.";
    fault_no_act(no, act): "变更记录 {no} 的会议提到第 {act} 条的操作，但此前没有这样的操作。",
        "Event {no} is a meeting that names act {act}, which did not happen before it.";
    fault_no_reading(no): "变更记录 {no} 更正或删去的不是这项指标的数据。",
        "Event {no} corrects or strikes out what is no reading of its indicator.";
    fault_not_alone(no): "变更记录 {no} 只能出现在撤销或重做里。",
        "Event {no} can stand in an undo or a redo only.";
    fault_return(no, act): "变更记录 {no} 起的操作撤销或重做第 {act} 条的操作，但与之对不上。",
        "The act of event {no} undoes or redoes that of event {act}, but does not agree with it.";
    fault_no_plan: "数据库中没有计划。",
        "There is no plan in the database.";
    fault_task_order(number): "重点任务 {number} 的顺序有误。",
        "Task {number} is out of order.";
    fault_gap(id): "工作措施 {id} 之前缺号。",
        "A measure is missing before {id}.";
    fault_no_task(id): "工作措施 {id} 没有所属重点任务。",
        "Measure {id} belongs to no task of the plan.";
    fault_no_words(id): "工作措施 {id} 没有正文。",
        "Measure {id} has no text.";
    fault_words(id): "工作措施 {id} 已不在计划中，却仍有正文。",
        "Measure {id} is not in the plan but still has a text.";
    fault_deadline(id, published): "工作措施 {id} 的完成时限“{published}”无法识别。",
        "The deadline of measure {id}, `{published}`, is not known.";
    fault_state(id, stored, replayed): "{id} 的办理状态记为 {stored}，按变更记录应为 {replayed}。",
        "The status of {id} is stored as {stored}, but its events add up to {replayed}.";
    fault_status(id, code): "{id} 的办理状态记为“{code}”，没有这种状态。",
        "The status of {id} is stored as `{code}`, which there is not.";
    fault_value(no, column): "变更记录 {no} 的 {column} 无法识别。",
        "Event {no} has an unknown {column}.";
    fault_missing(no): "变更记录 {no} 之前有缺失。",
        "Events are missing before event {no}.";
    fault_cut(last, written): "变更记录只到 {last}，曾写到 {written}。",
        "The events end with {last}, but {written} was written.";
    fault_act(no): "变更记录 {no} 所属的操作有误。",
        "Event {no} names an act to which it cannot belong.";
    fault_from(no): "变更记录 {no} 的原状态与当时的状态不符。",
        "Event {no} starts from another status than the item had.";
    fault_no_item(no, item): "变更记录 {no} 所指的事项 {item} 不存在。",
        "Event {no} is about item {item}, which is not there.";
}
