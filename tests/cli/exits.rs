use std::fs;

use crate::support::Home;

#[test]
fn without_a_terminal_the_console_names_the_subcommands() {
    let home = Home::new();
    let said = home.line("");
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(said.err.starts_with("控制台需要终端，"), "{said:?}");
    for name in ["list", "show", "set", "note", "log", "export", "import", "backup", "check"] {
        assert!(said.err.contains(&format!("\n  duban {name:<8}")), "{name}: {said:?}");
    }
    assert!(!home.db().exists());
    assert!(home.line("--lang en").err.starts_with("The console needs a terminal,"));
}

#[test]
fn help_in_either_language() {
    let home = Home::new();
    for line in ["--help", "help", "-h"] {
        let said = home.line(line);
        assert_eq!((said.code, said.err.as_str()), (0, ""));
        for part in ["用法: duban ", "子命令:", "选项:", "--read-only", "显示一项任务（3）或一条措施（3.2）的全部内容", "退出码：0 成功"]
        {
            assert!(said.out.contains(part), "{line}: {}", said.out);
        }
    }
    for line in ["list --help", "help list", "list --lang zh -h"] {
        assert!(home.line(line).out.contains("用法: duban list "), "{line}");
    }
    let said = home.line("--lang=en help note");
    assert!(said.out.contains("Usage: duban note ") && said.out.contains("Arguments:\n  <ID> "), "{}", said.out);
    home.line("help nothing").refused(2, "没有子命令“nothing”。");
    assert_eq!(home.line("--version").out, concat!("duban ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn wrong_arguments_are_exit_code_2() {
    let home = Home::with_plan();
    for (line, sentence) in [
        ("list --nothing", "不认识参数“--nothing”。加 --help 看用法。"),
        ("lits", "没有子命令“lits”。可用：units、list。加 --help 看用法。"),
        ("show", "缺少 <ID>。加 --help 看用法。"),
        ("set 5.1", "缺少 <STATUS>。加 --help 看用法。"),
        ("--lang fr list", "--lang <zh|en> 不能是“fr”。可用：zh、en。加 --help 看用法。"),
        ("list --area 99999999999", "--area <N> 不能是“99999999999”。加 --help 看用法。"),
        ("list --area", "--area <N> 后面缺少值。加 --help 看用法。"),
        ("list --json --json", "--json 不能这样重复或并用。加 --help 看用法。"),
        ("list --lang en --nothing", "There is no argument \"--nothing\" here. --help says how it is used."),
    ] {
        home.line(line).refused(2, sentence);
    }
    for day in ["2026-02-30", "2026-13-01", "前些日子", ""] {
        let said = home.end(home.command().args(["--as-of", day, "list"]));
        said.refused(2, &format!("“{day}”不是日期。写成 2026-06-30、6-30、6月30日 或 昨天。"));
    }
}

#[test]
fn global_options_stand_before_or_behind_the_subcommand() {
    let home = Home::with_plan();
    let before = home.end(home.command().args(["--as-of", "2027-01-01", "--lang", "en", "list", "--overdue"]));
    let behind = home.end(home.command().args(["list", "--overdue", "--lang", "en", "--as-of", "2027-01-01"]));
    assert_eq!(before.out, behind.out);
    assert!(before.out.contains("108 measures, 108 overdue"));
}

#[test]
fn the_first_command_makes_the_database_and_says_so() {
    let home = Home::new();
    let said = home.end(home.command().env_remove("DUBAN_DB").args(["show", "5.1"]));
    assert_eq!(said.code, 0);
    let made = home.path("data/duban/duban.db");
    assert_eq!(said.err, format!("新建数据库 {}（内置计划：持续污染防治攻坚2026年行动计划）\n", made.display()));
    assert!(made.exists());
    assert_eq!(home.end(home.command().env_remove("DUBAN_DB").args(["show", "5.1"])).err, "");
    // A wrong id is refused before anything is made.
    assert_eq!(home.line("show x").code, 2);
    assert!(!home.db().exists());
}

#[test]
fn no_directory_is_made_for_a_database_that_was_named() {
    let home = Home::new();
    for line in ["--db none/x.db list", "--db none/x.db import plan.txt", "--db none/x.db set 5.1 in_progress"] {
        home.file("plan.txt", &crate::support::published());
        let said = home.line(line);
        assert_eq!(said.code, 3, "{line}: {said:?}");
        assert_eq!(said.err, "目录 none 不存在。请先建立它，或换一个 --db。\n");
        assert!(!home.path("none").exists());
    }
}

#[test]
fn what_only_reads_does_not_make_a_database() {
    let home = Home::new();
    for line in ["check", "backup copy.db", "--read-only list", "--read-only show 5.1", "export --read-only"] {
        let said = home.line(line);
        assert_eq!((said.code, said.out.as_str()), (3, ""), "{line}");
        assert!(said.err.starts_with("没有数据库") && said.err.contains("duban import"), "{line}: {said:?}");
        assert!(!home.db().exists() && !home.path("copy.db").exists());
    }
}

#[test]
fn a_file_that_is_no_database_of_ours_is_exit_code_3_and_untouched() {
    let home = Home::new();
    let text = home.file("notes.txt", &"这不是数据库。".repeat(100));
    for line in ["list", "check", "import seeds.txt", "set 5.1 done"] {
        home.file("seeds.txt", &crate::support::published());
        let said = home.run(&[&["--db", text.as_str()], line.split(' ').collect::<Vec<_>>().as_slice()].concat());
        assert_eq!(said.code, 3, "{line}: {said:?}");
        assert!(said.err.starts_with(&format!("{text} 不是数据库文件。")) && said.err.lines().count() == 1, "{line}: {said:?}");
    }
    assert_eq!(fs::read_to_string(&text).unwrap(), "这不是数据库。".repeat(100));
    assert_eq!(home.line("--db . list").code, 3);
}

#[test]
fn a_backup_is_a_database_and_overwrites_nothing() {
    let home = Home::with_plan();
    home.line("set 5.1 in_progress");
    let said = home.line("backup copy.db");
    assert_eq!((said.code, said.out.as_str()), (0, "已备份到 copy.db\n"));
    assert_eq!(home.line("--db copy.db show 5.1 --json").json()["status"], "in_progress");
    assert_eq!(home.line("--db copy.db check").code, 0);
    let before = fs::read(home.path("copy.db")).unwrap();
    for (line, sentence) in [("backup copy.db", "copy.db 已经存在，不会覆盖。"), ("backup none/copy.db", "没有目录 none。")]
    {
        let said = home.line(line);
        assert_eq!((said.code, said.out.as_str()), (2, ""));
        assert!(said.err.starts_with(sentence), "{said:?}");
    }
    assert_eq!(fs::read(home.path("copy.db")).unwrap(), before);
    assert_eq!(home.line("--read-only backup other.db").code, 0);
}

/// The steps of docs/command-line.md.
#[test]
fn a_backup_is_restored() {
    let home = Home::with_plan();
    home.line("note 5.1 之前");
    assert_eq!(home.line("backup copy.db").code, 0);
    home.line("note 5.1 之后");
    fs::create_dir(home.path("damaged")).unwrap();
    for name in ["plan.db", "plan.db-wal", "plan.db-shm"] {
        fs::rename(home.path(name), home.path("damaged").join(name)).unwrap();
    }
    fs::copy(home.path("copy.db"), home.db()).unwrap();
    assert_eq!(home.line("check").code, 0);
    assert_eq!(home.line("log 5.1 --json").json().as_array().unwrap().len(), 1);
    assert_eq!(home.line("note 5.1 恢复之后").code, 0);
    assert_eq!(home.line("--db damaged/plan.db log 5.1 --json").json().as_array().unwrap().len(), 2);
}

#[test]
fn check_says_what_it_checked() {
    let home = Home::with_plan();
    let said = home.line("check");
    assert_eq!(said.code, 0);
    assert!(said.out.contains("128 条措施、1592 项责任事项与 1 条变更记录一致；末条摘要 "), "{said:?}");
    // A state that its events do not give is a fault.
    let db = rusqlite::Connection::open(home.db()).unwrap();
    db.execute("UPDATE item SET status = 'done' WHERE task = 5 AND place = 1", []).unwrap();
    drop(db);
    let said = home.line("check");
    assert_eq!((said.code, said.out.as_str()), (3, ""));
    assert!(said.err.starts_with("5.1 的办理状态记为 办结") && said.err.lines().count() == 1, "{said:?}");
}

#[test]
fn variables_that_are_empty_count_as_not_set() {
    let home = Home::with_plan();
    let mut command = home.command();
    for name in ["DUBAN_DB", "DUBAN_USER", "DUBAN_AMBIGUOUS"] {
        command.env(name, "");
    }
    let said = home.end(command.env("USER", "wang").args(["note", "5.1", "字", "--json"]));
    assert_eq!(said.code, 0, "{said:?}");
    assert!(home.path("data/duban/duban.db").exists() && said.out.contains("\"wang\""), "{said:?}");
    // Read where it is needed, and said clearly there.
    assert_eq!(home.end(home.command().env("DUBAN_AMBIGUOUS", "breit").arg("list")).code, 0);
    assert_eq!(home.end(home.command().args(["--db", "", "list"])).code, 2, "what is named on the line is not empty");
}

#[test]
fn a_wrong_variable_is_said_when_the_console_opens() {
    let home = Home::with_plan();
    let (code, said) = home.on_terminal_with(80, &[], "", &[("DUBAN_AMBIGUOUS", "breit")]);
    assert_eq!((code, said.trim_start()), (2, "DUBAN_AMBIGUOUS 不能是“breit”。可用：narrow、wide；不需要就取消这个环境变量。\n"));
}

#[test]
fn a_path_that_cannot_be_a_database_is_told_in_its_own_words() {
    let home = Home::with_plan();
    std::os::unix::fs::symlink("nowhere.db", home.path("link.db")).unwrap();
    for (line, sentence) in [
        ("--db plan.db/x.db list", "plan.db 不是目录，里面不能有文件。请核对路径。"),
        ("--db plan.db/x.db check", "plan.db 不是目录，里面不能有文件。请核对路径。"),
        ("--db new.db/ list", "new.db/ 是目录，不是数据库文件。请写出文件名。"),
        ("--db new.db/ check", "new.db/ 是目录，不是数据库文件。请写出文件名。"),
        ("--db link.db list", "link.db 是失效的链接：它指向的 nowhere.db 不存在。请改正或删除这个链接。"),
        ("--db link.db check", "link.db 是失效的链接：它指向的 nowhere.db 不存在。请改正或删除这个链接。"),
    ] {
        home.line(line).refused(3, sentence);
    }
    assert!(!home.path("new.db").exists() && !home.path("nowhere.db").exists());
}

#[test]
fn a_damaged_database_is_not_sent_from_check_to_check() {
    let home = Home::with_plan();
    let file = fs::read(home.db()).unwrap();
    for name in ["plan.db-wal", "plan.db-shm"] {
        fs::remove_file(home.path(name)).unwrap();
    }
    fs::write(home.db(), &file[..8192]).unwrap();
    let said = home.line("check");
    assert_eq!((said.code, said.out.as_str()), (3, ""));
    assert!(!said.err.contains("duban check"), "{said:?}");
}

#[test]
fn check_changes_nothing() {
    let home = Home::with_plan();
    for name in ["plan.db-wal", "plan.db-shm"] {
        fs::remove_file(home.path(name)).unwrap();
    }
    let before = fs::read(home.db()).unwrap();
    assert_eq!(home.line("check").code, 0);
    assert_eq!(fs::read(home.db()).unwrap(), before);
    assert!(!home.path("plan.db-wal").exists());
}

#[test]
fn no_line_of_help_is_wider_than_a_small_terminal() {
    use unicode_width::UnicodeWidthStr;
    let home = Home::new();
    for lang in ["zh", "en"] {
        for name in ["", "list", "show", "set", "note", "log", "export", "import", "backup", "check", "help"] {
            let said = home.line(&format!("--lang {lang} help {name}"));
            assert_eq!(said.code, 0, "{name}");
            assert_eq!(home.line(&format!("--lang {lang} {name} --help")).out, said.out, "{name}");
            for line in said.out.lines() {
                assert!(line.width() <= 80, "{lang} {name}: {line}");
                assert!(lang == "en" || !["[OPTIONS]", "[env", "[default", "[possible"].iter().any(|words| line.contains(words)), "{line}");
            }
        }
    }
    for name in ["list", "set"] {
        let said = home.line(&format!("{name} --help")).out;
        assert!(said.contains("\n  closed_unmet 未完成结案\n"), "{said}");
    }
}
