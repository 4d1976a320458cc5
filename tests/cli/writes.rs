use crate::support::Home;

#[test]
fn a_status_is_set_and_said_in_one_line() {
    let home = Home::with_plan();
    let said = home.line("set 5.1 推进中");
    assert_eq!((said.code, said.out.as_str(), said.err.as_str()), (0, "5.1 未启动 → 推进中 已保存\n", ""));
    assert_eq!(home.line("set ５．１ submitted").out, "5.1 推进中 → 待核 已保存\n");
    let shown = home.run(&["set", "5.1", "done", "--note", "现场核查无误", "--json"]).json();
    // Its lead says so; the 17 units that owe it do not.
    assert_eq!((shown["id"].as_str(), shown["status"].as_str(), shown["overdue"].as_bool()), (Some("5.1"), Some("done"), Some(true)));
    assert_eq!(shown["reason"], "逾期54天");
    assert_eq!(shown["notes"][0]["text"], "现场核查无误");
    assert_eq!(home.line("show 5.1 --json").json(), shown);
    assert_eq!(home.line("--lang en set 5.2 in-progress").out, "5.2 not started → in progress saved\n");
}

#[test]
fn what_is_refused_says_what_would_be_possible() {
    let home = Home::with_plan();
    home.line("set 5.1 done").refused(2, "“未启动”不能直接改为“办结”。现在可以改为：推进中、受阻、已调整、未完成结案。");
    home.line("set 5.1 not_started").refused(2, "现在就是“未启动”。要补充说明请写批注。");
    home.line("set 5.1 blocked").refused(2, "设为“受阻”须写理由。");
    home.run(&["set", "5.1", "blocked", "--note", " \u{3000}"]).refused(2, "设为“受阻”须写理由。");
    home.line("set 4.3 done").refused(2, "不能设为“办结”：长期实施的措施不办结，年底转入下年。");
    home.line("set 4.3 carried_over").refused(2, "不能设为“转入下年”：长期实施的措施 2026-12-31 起才转入下年。");
    assert_eq!(home.end(home.command().args(["set", "4.3", "转入下年", "--as-of", "2026-12-31"])).code, 0);
    home.line("set 5 blocked").refused(2, "“5”是一项任务，这里要一条措施，如 5.1。");
    home.run(&["note", "5.1", ""]).refused(2, "文字是空的，没有可保存的。");
    assert_eq!(home.line("note 5.1 字 --kind 表扬").code, 2);
    assert_eq!(home.line("log 5.1").code, 1, "nothing of this was written");
}

#[test]
fn a_note_keeps_every_character() {
    let home = Home::with_plan();
    let text = "第一行 “引号” 'x' \\ \t\u{1b}[31m\u{9b}红\u{202e}\n  第三行😀";
    let said = home.run(&["note", "5.1", text, "--kind", "promise"]);
    assert_eq!((said.code, said.out.as_str()), (0, "5.1 承诺 已保存\n"));
    let json = home.line("show 5.1 --json");
    assert_eq!(json.json()["notes"][0]["text"], text);
    for out in [json.out, home.line("show 5.1").out, home.line("log").out, home.line("export").out] {
        assert!(out.contains("第三行😀"));
        assert!(out.chars().all(|c| c == '\n' || !c.is_control() && c != '\u{202e}'), "{out:?}");
    }
}

#[test]
fn texts_that_look_like_options_or_come_from_a_pipe() {
    let home = Home::with_plan();
    let piped = |input: &[u8], arguments: &[&str]| home.end(home.command().args(arguments).write_stdin(input));
    assert_eq!(home.run(&["note", "5.1", "-1摄氏度"]).code, 0);
    assert_eq!(home.run(&["note", "5.1", "--", "--json"]).code, 0);
    assert_eq!(piped("两行\n文字\n".as_bytes(), &["note", "5.1", "-"]).code, 0);
    let notes = home.line("show 5.1 --json").json()["notes"].clone();
    let texts: Vec<&str> = notes.as_array().unwrap().iter().map(|n| n["text"].as_str().unwrap()).collect();
    assert_eq!(texts, ["-1摄氏度", "--json", "两行\n文字"]);
    assert_eq!(piped(b"", &["note", "5.1", "-"]).code, 2);
    let gbk = piped(b"\xb6\xbd", &["note", "5.1", "-"]);
    assert!(gbk.code == 2 && gbk.err.contains("iconv -f GB18030 -t UTF-8"), "{gbk:?}");
    piped("长".repeat(400_000).as_bytes(), &["note", "5.1", "-"]).refused(2, "文字超过 1048576 字节，没有保存。请分几次写。");
}

#[test]
fn a_mistyped_option_is_not_saved_as_a_text() {
    let home = Home::with_plan();
    home.line("note 5.1 --typo").refused(2, "“--typo”像是写错的选项，没有保存。确要写这些字，请在前面加 --：duban note 编号 -- 文字");
    home.line("set 5.1 blocked --note --json").refused(2, "--note <TEXT> 后面缺少值。");
    assert_eq!(home.line("log 5.1").code, 1);
    assert_eq!(home.line("note 5.1 -- --typo").code, 0);
    assert_eq!(home.line("set 5.1 blocked --note -5%").code, 0);
    let notes = home.line("show 5.1 --json").json()["notes"].clone();
    assert_eq!((&notes[0]["text"], &notes[1]["text"]), (&"--typo".into(), &"-5%".into()));
}

#[test]
fn what_nobody_would_see_is_no_text() {
    let home = Home::with_plan();
    for text in ["\u{200b}\u{200b}", "\u{ad}", "\u{61c} \u{180e}\u{fff9}", "\u{feff}"] {
        home.run(&["note", "5.1", text]).refused(2, "文字是空的，没有可保存的。");
        home.run(&["set", "5.1", "blocked", "--note", text]).refused(2, "设为“受阻”须写理由。");
    }
    let marked = home.end(home.command().args(["note", "5.1", "-"]).write_stdin("\u{feff}中文\n"));
    assert_eq!(marked.code, 0);
    assert_eq!(home.line("show 5.1 --json").json()["notes"][0]["text"], "中文");
}

#[test]
fn the_name_of_who_acts() {
    let home = Home::with_plan();
    let note = |edit: &dyn Fn(&mut assert_cmd::Command)| {
        let mut command = home.command();
        edit(command.args(["note", "5.1", "字"]));
        assert_eq!(home.end(&mut command).code, 0);
        home.line("log 5.1 --json").json()[0]["by"].as_str().unwrap().to_owned()
    };
    assert_eq!(note(&|_| {}), "zhangwei");
    assert_eq!(note(&|c| _ = c.args(["--by", "李 梅"])), "李 梅");
    assert_eq!(note(&|c| _ = c.env("DUBAN_USER", "").env("USER", "").env("LOGNAME", "wang")), "wang");
    // The system's list of accounts has the rest; the number is for whom it does not have.
    let me = rustix::process::getuid().as_raw().to_string();
    let list = std::fs::read_to_string("/etc/passwd").unwrap();
    let login = list.lines().map(|line| line.split(':').collect::<Vec<_>>()).find(|parts| parts.get(2) == Some(&me.as_str()));
    let expected = login.map_or(format!("uid{me}"), |parts| parts[0].to_owned());
    assert_eq!(note(&|c| _ = c.env_remove("DUBAN_USER")), expected);
    assert_eq!(note(&|c| _ = c.args(["--by", "a\u{1b}[2J"])), "a^[[2J");
}

/// The command line states what shall be, whatever others do meanwhile: every note of every process is there in the end.
#[test]
fn two_processes_at_once_lose_nothing() {
    let home = Home::with_plan();
    std::thread::scope(|scope| {
        for who in ["zhang", "li"] {
            let home = &home;
            scope.spawn(move || {
                for round in 0..12 {
                    let text = format!("{who}{round}");
                    let note = home.run(&["note", "5.1", &text, "--by", who]);
                    assert_eq!(note.code, 0, "{note:?}");
                    let status = if round % 2 == 0 { "blocked" } else { "in_progress" };
                    let set = home.run(&["set", "5.1", status, "--note", &text, "--by", who]);
                    // Set already by the other one is the only refusal.
                    assert!(set.code == 0 || set.err.starts_with("现在就是"), "{set:?}");
                }
            });
        }
    });
    let notes = home.line("show 5.1 --json").json()["notes"].clone();
    for who in ["zhang", "li"] {
        let mine = notes.as_array().unwrap().iter().filter(|n| n["by"] == who);
        let mut texts: Vec<&str> = mine.map(|n| n["text"].as_str().unwrap()).collect();
        texts.dedup();
        assert_eq!(texts, (0..12).map(|n| format!("{who}{n}")).collect::<Vec<_>>());
    }
    assert_eq!(home.line("check").code, 0);
}

#[test]
fn read_only_writes_nothing() {
    let home = Home::with_plan();
    let before = std::fs::read(home.db()).unwrap();
    for line in ["set 5.1 in_progress", "note 5.1 字"] {
        let said = home.run(&[&["--read-only"], line.split(' ').collect::<Vec<_>>().as_slice()].concat());
        assert_eq!((said.code, said.out.as_str()), (3, ""));
        assert!(said.err.contains("以只读方式打开，不能保存"), "{said:?}");
    }
    assert_eq!(home.line("--read-only list").code, 0);
    assert_eq!(std::fs::read(home.db()).unwrap(), before);
}
