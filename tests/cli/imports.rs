use std::fs;

use crate::support::{Home, ids, published};

const RESULT: &str = "3个领域 16节 47项重点任务 128条工作措施";
/// A measure of the plan that nothing else repeats: 3.8.
const WHOLE: &str = "研究摩托车管理工作方案。";
/// Its row, without its line feed.
const ROW: &str = "\t\t研究摩托车管理工作方案。\t年底前\t市交通委 市公安局\t各区政府 北京经济技术开发区管委会\t市生态环境局";

fn corrected(from: &str, to: &str) -> String {
    let text = published();
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1)
}

#[test]
fn a_new_database_holds_the_plan_and_nothing_else() {
    let home = Home::new();
    let file = home.file("plan.txt", &published());
    let dry = home.run(&["import", &file, "--dry-run"]);
    assert_eq!((dry.code, dry.err.as_str()), (0, ""));
    assert!(dry.out.starts_with(&format!("持续污染防治攻坚2026年行动计划（2026年）\n{RESULT}\n需人工核对（83）：\n")), "{}", dry.out);
    assert!(dry.out.contains("（--dry-run，没有写）") && !home.db().exists());
    let said = home.run(&["import", &file]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(said.out.ends_with(&format!("新建数据库 {}：持续污染防治攻坚2026年行动计划，{RESULT}\n", home.db().display())), "{}", said.out);
    // The doubts come in the order of the lines.
    let lines: Vec<u32> = said.out.lines().filter_map(|l| l.strip_prefix("  第")?.split('行').next()?.parse().ok()).collect();
    // 83 of them, 54 of which are merged cells in one line behind the others.
    assert!(lines.len() == 83 - 54 && lines.is_sorted(), "{lines:?}");
    assert!(said.out.contains("\n  合并单元格（54 行），牵头与主责相同：3.2（第16行）、"), "{}", said.out);
    assert_eq!(home.line("list").rows().len(), 128);
    let again = home.run(&["import", &file]);
    assert_eq!(again.code, 0);
    assert!(again.out.ends_with("与数据库中的计划相同，没有改动。\n"), "{}", again.out);
    assert_eq!(home.line("log --json").json().as_array().unwrap().len(), 1);
}

#[test]
fn the_embedded_plan_is_the_published_one() {
    let home = Home::with_plan();
    let file = home.file("plan.txt", &published());
    let said = home.run(&["import", &file]);
    assert!(said.code == 0 && said.out.ends_with("与数据库中的计划相同，没有改动。\n"), "{said:?}");
}

#[test]
fn a_corrected_text_shows_its_changes_and_asks() {
    let home = Home::with_plan();
    home.run(&["note", "3.8", "已报市政府"]);
    let before = home.line("export").out;
    let file = home.file("plan.txt", &corrected("研究摩托车管理工作方案。\t年底前", "研究摩托车管理工作方案。\t11月15日前"));
    for arguments in [&["import", &file][..], &["import", &file, "--dry-run"]] {
        let said = home.run(arguments);
        assert_eq!(said.code, if arguments.len() == 2 { 2 } else { 0 });
        assert!(said.out.contains("变动 1 条：\n  ~ 3.8 研究摩托车管理工作方案。\n      时限：年底前 → 11月15日前\n"), "{}", said.out);
        assert_eq!(home.line("export").out, before);
    }
    assert_eq!(home.run(&["import", &file]).err, "这里不是终端，不能询问。确认写入请加 --yes；什么也没有写。\n");
    let read_only = home.run(&["--read-only", "import", &file, "--yes"]);
    assert_eq!((read_only.code, home.line("export").out), (3, before));
    let said = home.run(&["import", &file, "--yes"]);
    assert!(said.code == 0 && said.out.ends_with("已写入。\n"), "{said:?}");
    let now = home.line("show 3.8 --json").json();
    assert_eq!((now["deadline"]["end"].as_str(), now["notes"][0]["text"].as_str()), (Some("2026-11-15"), Some("已报市政府")));
    assert_eq!(ids(&home.line("log --json").json()), ["3.8", "plan", "3.8", "plan"]);
    assert_eq!(home.line("check").code, 0);
}

#[test]
fn statuses_follow_their_measures_when_one_is_put_before_them() {
    let home = Home::with_plan();
    assert_eq!(home.line("show 3.8 --json").json()["text"], WHOLE);
    home.line("set 3.8 in_progress");
    let new = ROW.replace(WHOLE, "制定充电设施布局导则，年内印发实施。");
    let file = home.file("plan.txt", &corrected(ROW, &format!("{new}\n{ROW}")));
    let said = home.run(&["import", &file, "--yes"]);
    assert!(said.out.contains("新增 1 条：\n  + 3.8 制定充电设施布局导则，年内印发实施。\n"), "{}", said.out);
    assert!(said.out.contains("  ~ 3.8 → 3.9 研究摩托车管理工作方案。\n"), "{}", said.out);
    assert_eq!(ids(&home.line("list --status in_progress --json").json()), ["3.9"]);
    assert_eq!(home.line("list").rows().len(), 129);
}

#[test]
fn each_field_that_changes_is_told_by_its_name() {
    let home = Home::with_plan();
    let other = "\t\t研究摩托车、电动车管理工作方案。\t11月15日前\t市交通委\t\t各区政府 市生态环境局等部门";
    let file = home.file("plan.txt", &corrected(ROW, other));
    let said = home.run(&["import", &file, "--dry-run"]);
    let expected = "变动 1 条：
  ~ 3.8 研究摩托车、电动车管理工作方案。
      工作措施：“研究摩托车管理工作方案…” → “研究摩托车、电动车管理工作方案…”
      时限：年底前 → 11月15日前
      牵头：市交通委、市公安局 → 市交通委
      主责：各区政府、北京经济技术开发区管委会 → 市交通委
      协办：市生态环境局 → 各区政府、市生态环境局、等部门
      牵头与主责改为合并单元格
";
    assert!(said.out.contains(expected), "{}", said.out);
}

#[test]
fn titles_that_change_are_shown_and_logged() {
    let home = Home::with_plan();
    let text = published().replace("二、建设美丽河湖", "二、建设美丽河湖湿地").replace("加强数据共享", "加强数据共享共用");
    let said = home.run(&["import", &home.file("plan.txt", &text), "--yes"]);
    let titles = ["领域 2：“建设美丽河湖” → “建设美丽河湖湿地”", "任务 43：“加强数据共享” → “加强数据共享共用”"];
    let shown = format!("领域、节、任务的名称或序号变动 2 处：\n  {}\n  {}\n已写入。\n", titles[0], titles[1]);
    assert!(said.code == 0 && said.out.ends_with(&shown), "{}", said.out);
    let log = home.line("log --json").json();
    assert_eq!(log[0]["text"], format!("{RESULT}；{}；{}", titles[0], titles[1]));
}

#[test]
fn history_goes_with_a_task_whose_number_moves() {
    let home = Home::with_plan();
    home.line("set 46.2 in_progress");
    let new = "46\t新的任务\t开展新的工作。\t年底前\t市水务局\t各区政府\t——\n";
    let text = published().replace("\n47\t防控", "\n48\t防控").replace("\n46\t促进", &format!("\n{new}47\t促进"));
    let said = home.run(&["import", &home.file("plan.txt", &text), "--yes"]);
    assert!(said.code == 0 && said.out.contains("  任务 46 → 任务 47：“促进农用地土壤质量提升”\n"), "{said:?}");
    assert!(
        said.out.contains("  新增任务 46：“新的任务”\n新增 1 条：\n  + 46.1 开展新的工作。\n变动 4 条：\n  ~ 46.1 → 47.1 "),
        "{}",
        said.out
    );
    assert_eq!(ids(&home.line("list --status in_progress --json").json()), ["47.2"]);
    assert_eq!(home.line("check").code, 0);
}

#[test]
fn a_missing_directory_is_told_before_anything_is_promised() {
    let home = Home::new();
    let file = home.file("plan.txt", &published());
    for flags in [&[][..], &["--dry-run"]] {
        let said = home.run(&[&["--db", "none/plan.db", "import", &file], flags].concat());
        assert_eq!((said.code, said.err.as_str()), (3, "目录 none 不存在。请先建立它，或换一个 --db。\n"));
    }
}

#[test]
fn what_has_history_is_dropped_only_when_told_to() {
    let home = Home::with_plan();
    let file = home.file("plan.txt", &corrected(&format!("{ROW}\n"), ""));
    home.line("set 3.8 in_progress");
    let said = home.run(&["import", &file, "--yes"]);
    assert_eq!(said.code, 2);
    assert!(said.out.contains("去掉 1 条：\n  - 3.8 研究摩托车管理工作方案。（已有记录）\n"), "{}", said.out);
    assert!(said.err.starts_with("3.8 已有状态或文字，新文本里没有它们。"), "{}", said.err);
    assert_eq!(home.line("list").rows().len(), 128);
    assert_eq!(home.run(&["import", &file, "--yes", "--drop-history"]).code, 0);
    assert_eq!(home.line("list").rows().len(), 127);
    // What was done stays in the log.
    let log = home.line("log --json").json();
    assert!(log.as_array().unwrap().iter().any(|e| e["to"] == "in_progress"));
    assert_eq!(home.line("check").code, 0);
}

#[test]
fn another_plan_is_refused_with_the_way_to_keep_it() {
    let home = Home::with_plan();
    for (from, to, title, year) in [
        ("2026 年行动", "2027 年行动", "持续污染防治攻坚2027年行动计划", 2027),
        ("持续污染", "深入污染", "深入污染防治攻坚2026年行动计划", 2026),
    ] {
        let file = home.file("plan.txt", &corrected(from, to));
        home.run(&["import", &file, "--yes"]).refused(
            2,
            &format!(
                "数据库里是“持续污染防治攻坚2026年行动计划”（2026年），这是“{title}”（{year}年）。一个数据库只放一个计划：用 duban --db 新文件.db import 文件 另建。"
            ),
        );
        assert_eq!(home.run(&["--db", &format!("{year}{}.db", title.len()), "import", &file]).code, 0);
        let made = home.end(home.command().args(["--db", &format!("{year}{}.db", title.len()), "export"])).json();
        assert_eq!((made["plan"]["title"].as_str(), made["plan"]["year"].as_i64()), (Some(title), Some(year)));
    }
}

#[test]
fn a_table_that_cannot_be_read_is_named_with_line_and_column() {
    let home = Home::new();
    let number = |text: &str, needle: &str| text.lines().position(|l| l.contains(needle)).unwrap() + 1;
    let deadline = corrected("研究摩托车管理工作方案。\t年底前", "研究摩托车管理工作方案。\t择机");
    for (name, text, place) in [
        ("empty.txt", String::new(), "1:1".to_owned()),
        ("letter.txt", "各位同事：\n请查收。\n".to_owned(), "1:1".to_owned()),
        ("deadline.txt", deadline.clone(), format!("{}:", number(&deadline, "择机"))),
    ] {
        let said = home.run(&["import", &home.file(name, &text)]);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{name}");
        let start = format!("{}:{place}", home.path(name).display());
        assert!(said.err.starts_with(&start) && said.err.lines().count() == 1, "{name}: {said:?}");
        assert!(!home.db().exists());
    }
    assert_eq!(home.run(&["import", "none.txt"]).code, 2);
    assert_eq!(home.run(&["import", "."]).code, 2);
    fs::write(home.path("bytes.txt"), [0x90, 0xff, 0x00, 0x80]).unwrap();
    assert_eq!(home.run(&["import", "bytes.txt"]).code, 2);
}

#[test]
fn on_a_terminal_a_correction_is_written_only_on_a_yes() {
    let home = Home::with_plan();
    let file = home.file("plan.txt", &corrected("研究摩托车管理工作方案。\t年底前", "研究摩托车管理工作方案。\t11月15日前"));
    for answer in ["n\n", "\n", "\u{4}"] {
        let (code, said) = home.on_terminal(80, &["import", &file], answer);
        assert_eq!(code, 0);
        assert!(said.contains("写入以上改动？[y/N] ") && said.trim_end().ends_with("没有写入。"), "{said}");
    }
    assert_eq!(home.line("show 3.8 --json").json()["deadline"]["end"], "2026-12-31");
    let (code, said) = home.on_terminal(80, &["import", &file], "y\n");
    assert!(code == 0 && said.trim_end().ends_with("已写入。"), "{said}");
    assert_eq!(home.line("show 3.8 --json").json()["deadline"]["end"], "2026-11-15");
}
