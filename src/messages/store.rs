//! What is said about the record.

super::catalogue! {
    missing(path): "没有数据库 {path}。直接运行 duban 可新建,或用 duban --db {path} import 文件 从计划文本建立。", "There is no database {path}. Run duban to make one, or duban --db {path} import FILE to make it from a plan's text.";
    exists(path): "{path} 已经存在,不会覆盖。换一个文件名。", "{path} exists already and is not overwritten. Choose another name.";
    not_a_database(path): "{path} 不是数据库文件。请核对 --db 的路径;它没有被改动。", "{path} is not a database. Check the path given with --db; the file was not touched.";
    not_ours(path): "{path} 是别的程序的数据库,不是督办的。请核对 --db 的路径;它没有被改动。", "{path} is another program's database. Check the path given with --db; the file was not touched.";
    newer(path, found, known): "{path} 是更新版本的 duban 写的(格式{found},本程序只懂到{known})。请升级 duban;文件没有被改动。", "{path} was written by a newer duban (schema {found}, this one knows {known}). Upgrade duban; the file was not touched.";
    network(path, kind): "{path} 在网络文件系统({kind})上,多人同时写会损坏。请把数据库放在本机磁盘上。", "{path} is on a network file system ({kind}), where locks cannot be trusted. Keep the database on a local disk.";
    not_writable(path, owner): "{path} 不能写,它属于 {owner}。让其主人运行 chmod g+w \"{path}\"(目录要 chmod 2770),或加 --read-only 只看。", "{path} cannot be written; it belongs to {owner}. Have its owner run chmod g+w \"{path}\" (chmod 2770 for a directory), or look with --read-only.";
    not_readable(path, owner): "{path} 打不开,它属于 {owner}。让其主人运行 chmod g+rw \"{path}\"(目录要 chmod 2770),并把你加入其用户组。", "{path} cannot be opened; it belongs to {owner}. Have its owner run chmod g+rw \"{path}\" (chmod 2770 for a directory) and add you to its group.";
    read_only: "只读打开,不能改动。去掉 --read-only 再试。", "Opened read-only: nothing can be changed. Leave out --read-only.";
    locked(path): "{path} 一直被另一个进程占用,没有写成。稍后再试;用 fuser \"{path}\" 可看是谁。", "Another process keeps {path} locked; nothing was written. Try again; fuser \"{path}\" tells who it is.";
    full(path): "磁盘已满,{path} 没有写成,原有内容完好。腾出空间再试。", "The disk is full: nothing was written to {path}, and what it held is whole. Make room and try again.";
    damaged(path, detail): "{path} 已损坏({detail})。请停止使用,用备份恢复;duban check 可查看损坏之处。", "{path} is damaged ({detail}). Stop using it and restore a backup; duban check shows what is wrong.";
    not_understood(path, detail): "{path} 里有看不懂的内容:{detail}。请用备份恢复,或交给维护人员。", "{path} holds what is not understood: {detail}. Restore a backup, or hand it to whoever looks after it.";
    stale(who, when): "{who} 在 {when} 已经改过,这次没有写。看过现状再决定。", "{who} changed it at {when}; nothing was written. Look at it as it is now.";
    moved_on: "其间有人写入,这次没有写。请再来一次。", "Somebody wrote meanwhile; nothing was written. Try again.";
    io(path, detail): "{path}:{detail}", "{path}: {detail}";

    fault_integrity(detail): "文件损坏:{detail}", "the file is damaged: {detail}";
    fault_reference(table, row): "表 {table} 第 {row} 行指向不存在的内容", "row {row} of table {table} refers to what does not exist";
    fault_status(id, stored, replayed): "{id} 存的状态是“{stored}”,按变更记录应为“{replayed}”", "{id} is stored as \"{stored}\", but its events give \"{replayed}\"";
    fault_version(id): "{id} 的版本号与变更记录不符", "the version of {id} does not agree with its events";
    fault_act(no): "变更记录 {no} 的所属操作不存在", "event {no} belongs to an act that does not exist";
    fault_load(detail): "读不出台账:{detail}", "the ledger cannot be read: {detail}";
}
