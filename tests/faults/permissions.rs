//! Missing permissions.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use duban::store::{Access, Store, StoreError};

use crate::support::process::{self, Errand, say, wait_for_word};
use crate::support::{at, comment, item, place, plan, record};
use crate::{files, open};

pub fn tell(opened: Result<Store, StoreError>) {
    match opened.and_then(|mut store| store.load()) {
        Ok(ledger) => say(format!("read {}", ledger.last_event().0)),
        Err(e) => say(format!("{e}\n{e:?}")),
    }
}

pub fn mode(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

/// A record in a folder into which everybody may look, without side files; and a folder for the errand's own binary.
fn open_to_all() -> (tempfile::TempDir, tempfile::TempDir, PathBuf) {
    let (dir, path, store) = record(1);
    drop(store);
    for side in ["-wal", "-shm"] {
        fs::remove_file(dir.path().join(format!("duban.db{side}"))).unwrap();
    }
    let tools = tempfile::tempdir().unwrap();
    mode(tools.path(), 0o755);
    (dir, tools, path)
}

/// The group in which the errand is that is not root's; nothing is changed where this user is the owner anyway.
fn give_to_nobodys_group(paths: &[&Path]) -> &'static str {
    if !rustix::process::geteuid().is_root() {
        return "u";
    }
    for path in paths {
        std::os::unix::fs::chown(path, None, Some(process::NOBODY)).unwrap();
    }
    "g"
}

#[test]
fn whoever_lacks_a_permission_is_told_which_file_whose_and_what_to_run() {
    let (dir, tools, path) = open_to_all();
    let who = give_to_nobodys_group(&[dir.path(), &path]);
    let db = path.display().to_string();
    let folder = path.parent().unwrap().display().to_string();
    let (read, write, make) = (format!("chmod {who}+r "), format!("chmod {who}+rw {db}"), format!("chmod {who}+rwx"));
    for (folder_mode, file_mode, errand, expected) in [
        (0o555, 0o000, "open to write", vec!["may not read", &db, "0000", &write, &make]),
        (0o555, 0o000, "open to read", vec!["may not read", &db, "0000", &read]),
        (0o555, 0o444, "open to write", vec!["may not write", &db, "0444", &write, &make]),
        (0o777, 0o444, "open to write", vec!["may not write", &db, "0444", &write]),
        (0o555, 0o666, "open to write", vec!["may not make files", &folder, "0555", &make]),
        (0o555, 0o444, "open to read", vec!["read 1"]),
        (0o777, 0o444, "open to read", vec!["read 1"]),
        (0o000, 0o666, "open to read", vec![&folder]),
    ] {
        mode(&path, file_mode);
        mode(dir.path(), folder_mode);
        let said = Errand::start_as_nobody(errand, &path, tools.path()).finish().join("\n");
        mode(dir.path(), 0o755);
        for words in expected {
            assert!(said.contains(words), "{folder_mode:o} {file_mode:o} {errand}: `{words}` not in: {said}");
        }
        assert_eq!(files(dir.path()).len(), 1, "{folder_mode:o} {file_mode:o} {errand}: nothing was left behind");
    }
}

/// A command that a person runs opens everything that he needs, the side files included.
#[test]
fn the_command_that_is_told_is_all_that_is_needed() {
    let (dir, tools, path) = open_to_all();
    drop(open(&path));
    let sides = ["-wal", "-shm"].map(|side| dir.path().canonicalize().unwrap().join(format!("duban.db{side}")));
    let all = [dir.path(), &path, &sides[0], &sides[1]];
    give_to_nobodys_group(&all);
    mode(dir.path(), 0o555);
    [&path, &sides[0], &sides[1]].into_iter().for_each(|file| mode(file, 0o444));
    let told = Errand::start_as_nobody("open to write", &path, tools.path()).finish().join("\n");
    let (_, command) = told.lines().next().unwrap().split_once("can run: ").unwrap();
    let command = command.split(" (the README").next().unwrap();
    assert!(std::process::Command::new("sh").args(["-c", command]).status().unwrap().success(), "{command}");
    assert_eq!(Errand::start_as_nobody("open to write", &path, tools.path()).finish(), ["read 1"], "{command}");
}

#[test]
fn nobody_is_told_to_join_the_group_of_root() {
    if !rustix::process::geteuid().is_root() {
        return;
    }
    let (_dir, tools, path) = open_to_all();
    mode(&path, 0o600);
    let said = Errand::start_as_nobody("open to write", &path, tools.path()).finish().join("\n");
    assert!(said.contains("no group that people share") && !said.contains("usermod") && !said.contains("can run"), "{said}");
}

#[test]
fn a_record_is_made_in_a_folder_that_may_be_written_and_not_listed() {
    let (dir, tools) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    mode(tools.path(), 0o755);
    mode(dir.path(), 0o1733);
    let path = dir.path().canonicalize().unwrap().join("duban.db");
    let mut maker = Errand::start_as_nobody("create", &path, tools.path());
    assert_eq!(maker.hear(), "ready");
    maker.go_on();
    assert_eq!(maker.finish(), ["made"]);
}

#[test]
fn in_a_shared_folder_all_files_are_the_groups() {
    let (dir, path) = place();
    mode(dir.path(), 0o2770);
    let mut store = Store::create(&path, &plan(1, 1), "张", at(0), "导入").unwrap();
    let ledger = store.load().unwrap();
    store.append(&comment(item(&ledger, "1.1"), "甲"), "李", at(1)).unwrap();
    let modes = |names: &[&str]| -> Vec<u32> {
        names.iter().map(|n| fs::metadata(dir.path().join(n)).unwrap().permissions().mode() & 0o777).collect()
    };
    assert_eq!(modes(&["duban.db", "duban.db-wal", "duban.db-shm"]), [0o660; 3]);
    drop(store);
    assert_eq!(modes(&["duban.db-wal", "duban.db-shm"]), [0o660; 2], "they stay for readers");
}

pub fn follow(path: &Path) {
    let mut store = Store::open(path, Access::ReadOnly, at(0)).unwrap();
    for _ in 0..3 {
        let changed = store.changed_by_others().unwrap();
        say(format!("{changed} {}", store.load().unwrap().last_event().0));
        wait_for_word();
    }
}

#[test]
fn a_reader_who_may_make_no_files_follows_writers_all_the_same() {
    let (dir, tools, path) = open_to_all();
    mode(&path, 0o444);
    mode(dir.path(), 0o555);
    let mut reader = Errand::start_as_nobody("follow", &path, tools.path());
    assert_eq!(reader.hear(), "false 1");
    mode(dir.path(), 0o755);
    mode(&path, 0o644);
    let mut store = open(&path);
    let ledger = store.load().unwrap();
    store.append(&comment(item(&ledger, "1.1"), "甲"), "李", at(1)).unwrap();
    reader.go_on();
    assert_eq!(reader.hear(), "true 2");
    store.append(&comment(item(&ledger, "1.1"), "乙"), "李", at(2)).unwrap();
    drop(store);
    reader.go_on();
    assert_eq!(reader.hear(), "true 3");
    reader.go_on();
    reader.finish();
}
