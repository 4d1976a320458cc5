use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;

use crate::support::{Home, Said};

/// Runs it with standard output on a disk that is always full.
fn on_a_full_disk(home: &Home, arguments: &[&str]) -> Said {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_duban"));
    command.args(arguments).env("DUBAN_DB", home.db()).env("HOME", home.path("home")).stdout(full).stderr(Stdio::piped());
    let output = command.output().unwrap();
    Said { code: output.status.code().unwrap(), out: String::new(), err: String::from_utf8(output.stderr).unwrap() }
}

#[test]
fn an_answer_that_cannot_be_written_is_a_case_of_its_own() {
    let home = Home::with_plan();
    for arguments in [&["list"][..], &["list", "--json"], &["show", "5.1"], &["export"], &["log"], &["help"], &["--help"]] {
        let said = on_a_full_disk(&home, arguments);
        assert_eq!(said.code, 4, "{arguments:?} {said:?}");
        assert!(said.err.starts_with("标准输出无法写入：") && said.err.lines().count() == 1, "{said:?}");
    }
}

/// Whoever is told that it failed does it again, and then it stands there twice.
#[test]
fn what_was_saved_is_said_to_be_saved_even_where_the_answer_cannot_be_written() {
    let home = Home::with_plan();
    for arguments in [&["note", "5.1", "字"][..], &["note", "5.1", "字", "--json"], &["set", "5.1", "in_progress"], &["backup", "copy.db"]]
    {
        let arguments: Vec<String> =
            arguments.iter().map(|word| word.replace("copy.db", &home.path("copy.db").to_string_lossy())).collect();
        let said = on_a_full_disk(&home, &arguments.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(said.code, 0, "{arguments:?} {said:?}");
        assert!(said.err.starts_with("已保存，不要重做；但标准输出无法写入：") && said.err.lines().count() == 1, "{said:?}");
    }
    assert_eq!(home.line("log 5.1 --json").json().as_array().unwrap().len(), 3);
    assert_eq!(home.line("--db copy.db check").code, 0);
}

#[test]
fn the_export_goes_to_a_file_when_asked() {
    let home = Home::with_plan();
    let printed = home.line("export --format json").out;
    let said = home.line("export --output out.json");
    assert_eq!((said.code, said.out.as_str()), (0, "已导出到 out.json\n"));
    assert_eq!(fs::read_to_string(home.path("out.json")).unwrap(), printed);
    let mode = |name| fs::metadata(home.path(name)).unwrap().permissions().mode();
    assert_eq!(mode("out.json"), mode("plan.db"));
    assert_eq!(home.line("export -o -").out, printed);
    assert!(!home.path("-").exists());
    assert_eq!(home.line("export -o /dev/stdout").out, format!("{printed}已导出到 /dev/stdout\n"));
    assert_eq!(home.line("export --output none/out.json").code, 2);
    assert_eq!(home.line("export --output .").code, 2);
    assert_eq!(home.line("export --format xlsx").code, 2);
}

#[test]
fn an_export_overwrites_only_what_it_is_told_to() {
    let home = Home::with_plan();
    home.file("kept.json", "{}");
    home.line("export -o kept.json").refused(2, "kept.json 已经存在，不会覆盖。请换一个文件名。要覆盖请加 --force。");
    assert_eq!(fs::read_to_string(home.path("kept.json")).unwrap(), "{}");
    std::os::unix::fs::symlink("kept.json", home.path("link.json")).unwrap();
    assert_eq!(home.line("export -o link.json --force").code, 0);
    assert!(home.path("link.json").is_symlink());
    assert!(fs::read_to_string(home.path("kept.json")).unwrap().starts_with("{\n"));
    assert!(fs::read_dir(home.path(".")).unwrap().all(|f| !f.unwrap().file_name().to_string_lossy().ends_with(".new")));
}

#[test]
fn an_export_never_overwrites_the_database() {
    let home = Home::with_plan();
    home.line("note 5.1 字");
    std::os::unix::fs::symlink("plan.db", home.path("link.db")).unwrap();
    let before = fs::read(home.db()).unwrap();
    for name in ["plan.db", "./plan.db", "link.db", "plan.db-wal", "plan.db-shm", "plan.db-journal"] {
        for force in ["", " --force"] {
            let sentence = format!("{name} 是数据库自己的文件，不会覆盖。请换一个文件名。");
            home.line(&format!("export -o {name}{force}")).refused(2, &sentence);
        }
    }
    assert_eq!(fs::read(home.db()).unwrap(), before);
    assert_eq!(home.line("check").code, 0);
}

#[test]
fn a_bad_name_for_a_backup_is_wrong_input() {
    let home = Home::with_plan();
    let long = "长".repeat(100);
    for name in ["plan.db", "none/copy.db", "plan.db/copy.db", ".", "copy.db/", "plan.db-journal", long.as_str()] {
        let said = home.run(&["backup", name]);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{name}: {said:?}");
        assert_eq!(said.err.lines().count(), 1, "{name}: {said:?}");
    }
    assert_eq!(home.line("check").code, 0);
}
