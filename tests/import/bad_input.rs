//! What is no plan: one clear sentence with its line and column.

use std::fs::{self, File};
use std::path::Path;

use duban::import::{ImportError, Wrong, read_file};
use duban::messages::Lang;

use crate::support::{HEADER, corrections, import, units};

/// The lines of a table with one measure; the measure is in line 5.
fn table() -> Vec<String> {
    ["行动计划2026年", HEADER, "一、蓝天", "(一)工业", "1\t目标\t措施\t年底前\t市水务局\t各区政府\t——"].map(String::from).to_vec()
}

/// The table with more lines.
fn with(more: &[&str]) -> String {
    let mut lines = table();
    lines.extend(more.iter().map(ToString::to_string));
    lines.join("\n")
}

/// The table with another line 5.
fn row(row: &str) -> String {
    let mut lines = table();
    lines[4] = row.to_owned();
    lines.join("\n")
}

/// The table without one of its lines.
fn without(line: usize) -> String {
    let mut lines = table();
    lines.remove(line - 1);
    lines.join("\n")
}

fn refused(text: &str) -> (usize, usize, Wrong) {
    let error = import(text.as_bytes()).unwrap_err();
    says_what_is_wrong(&error);
    (error.line, error.column, error.wrong)
}

/// One sentence or two in each language, without line feeds or anything hidden.
fn says_what_is_wrong(error: &ImportError) {
    for sentence in [error.explain(Lang::Zh), error.explain(Lang::En)] {
        assert!(!sentence.is_empty() && !sentence.contains(char::is_control), "{sentence}");
        assert!(sentence.chars().count() < 300, "{sentence}");
    }
    assert!(error.explain(Lang::Zh).ends_with(['。', '？']), "{error}");
}

#[test]
fn the_table_that_the_others_are_made_from_is_sound() {
    assert_eq!(import(with(&[]).as_bytes()).unwrap().plan.measures().count(), 1);
}

#[test]
fn what_is_not_this_table_is_refused() {
    for text in ["一封信", "序号\t姓名\n1\t张三", "{\"a\": 1}", "题\n\n\n"] {
        assert_eq!(refused(text), (1, 1, Wrong::NoHeader), "{text}");
    }
    let lacking = with(&[]).replace("\t牵头部门", "");
    assert_eq!(refused(&lacking), (2, 1, Wrong::HeaderLacks(vec!["牵头部门"])));
}

#[test]
fn an_empty_file_and_a_table_without_rows_are_refused() {
    for text in ["", "\n\r\n", " \t\n", "\u{feff}"] {
        assert_eq!(refused(text), (1, 1, Wrong::Empty), "{text:?}");
    }
    assert_eq!(refused(&format!("计划2026年\n{HEADER}\n")), (2, 1, Wrong::NoRows));
    assert_eq!(refused(&format!("计划2026年\n{HEADER}\n一、蓝天\n(一)工业\n")), (2, 1, Wrong::NoRows));
}

#[test]
fn a_table_without_a_title_or_a_year_is_refused() {
    assert_eq!(refused(&without(1)), (1, 1, Wrong::NoTitle));
    assert_eq!(refused(&with(&[]).replace("2026年", "")), (1, 1, Wrong::NoYear("行动计划".into())));
}

#[test]
fn a_row_with_too_few_or_too_many_cells_is_refused() {
    // Nine characters, and the column behind them.
    let few = Wrong::TooFewCells { found: 4, expected: 7, last: Some("完成时限") };
    assert_eq!(refused(&row("1\t目标\t措施\t年")), (5, 10, few));
    let many = Wrong::TooManyCells { found: 8, expected: 7 };
    assert_eq!(refused(&row("1\t目标\t措施\t年底前\t市水务局\t各区政府\t——\t多")), (5, 26, many));
    let error = import(row("1\t目标\t措施\t年").as_bytes()).unwrap_err();
    assert!(error.explain(Lang::Zh).starts_with("这一行到“完成时限”为止，只有 4 格，应有 7 格。"), "{error}");
}

#[test]
fn a_line_that_is_neither_heading_nor_row_is_called_so() {
    for (line, column) in [("注：各区含经开区。", 1), ("  1、大气", 3), ("1.工业\t\t\t\t\t\t", 1), ("3\t\t\t\t\t\t", 1), ("一 大气", 1)]
    {
        assert_eq!(refused(&with(&[line])), (6, column, Wrong::Stray), "{line}");
    }
    let error = import(with(&["2027年1月5日印发"]).as_bytes()).unwrap_err();
    assert_eq!(error.explain(Lang::Zh), "这一行既不是领域（一、…）、节（(一)…），也不是措施行；若是页码、标题或注释，请删去。");
}

#[test]
fn a_row_before_the_header_is_never_passed_over() {
    let lacking = HEADER.replace("完成时限", "办结情况");
    let rows = table().join("\n");
    let before = format!("行动计划2026年\n{lacking}\n一、蓝天\n(一)工业\n1\t目标\t措施\t年底前\t市水务局\t各区政府\t——\n{rows}");
    assert_eq!(refused(&before), (2, 1, Wrong::HeaderLacks(vec!["完成时限"])));
    let before = format!("行动计划2026年\n1\t目标\t措施\t年底前\t市水务局\t各区政府\t——\n{rows}");
    assert_eq!(refused(&before), (2, 1, Wrong::RowBeforeHeader));
    // And on a later page.
    assert_eq!(refused(&with(&[&lacking, "2\t题\t乙\t年底前\t市水务局\t各区政府\t——"])), (6, 1, Wrong::HeaderLacks(vec!["完成时限"])));
}

#[test]
fn what_goes_on_with_nothing_is_refused() {
    assert_eq!(refused(&with(&["(二)交通", "\t\t(二)推进乙。\t\t\t\t"])), (7, 3, Wrong::GoesOnWithNothing));
    assert_eq!(refused(&row("\t\t推进乙。\t\t\t\t")), (5, 3, Wrong::GoesOnWithNothing));
    assert_eq!(refused(&with(&["\t\t\t\t\t市公安局\t"])), (6, 6, Wrong::UnitsGoOn));
    assert_eq!(refused(&with(&["1\t目标\t\t\t市公安局\t\t"])), (6, 8, Wrong::UnitsGoOn));
}

#[test]
fn a_task_number_that_goes_back_or_is_none_is_refused() {
    let task = |number: &str| format!("{number}\t目标\t措施\t年底前\t市水务局\t各区政府\t——");
    assert_eq!(refused(&with(&[&task("3"), &task("2")])), (7, 1, Wrong::GoesBack { number: 2, previous: 3 }));
    // The same number in another section is no continuation.
    assert_eq!(refused(&with(&["(二)交通", &task("1")])), (7, 1, Wrong::GoesBack { number: 1, previous: 1 }));
    for number in ["一", "1.2", "+1", "-1", "0", "99999999999", "1a", "①"] {
        assert_eq!(refused(&row(&task(number))), (5, 1, Wrong::Number(number.into())), "{number}");
    }
    assert_eq!(refused(&row(&task(" x"))), (5, 2, Wrong::Number("x".into())));
    assert_eq!(refused(&with(&["\t别的\t措施\t年底前\t市水务局\t各区政府\t——"])), (6, 2, Wrong::TitleAlone("别的".into())));
    assert_eq!(refused(&row("1\t\t措施\t年底前\t市水务局\t各区政府\t——")), (5, 3, Wrong::NoTaskTitle(1)));
}

#[test]
fn a_measure_before_its_headings_is_refused() {
    assert_eq!(refused(&without(3)), (3, 1, Wrong::NoArea));
    assert_eq!(refused(&without(4)), (4, 1, Wrong::NoSection));
    let alone = "\t\t措施\t年底前\t市水务局\t各区政府\t——";
    assert_eq!(refused(&row(alone)), (5, 1, Wrong::NoTask));
    // A new section has no task yet, though the one before has.
    assert_eq!(refused(&with(&["(二)交通", alone])), (7, 1, Wrong::NoTask));
    let no_area = without(3).replace(&table()[4], &format!("  (二)交通\n{}", table()[4]));
    assert_eq!(refused(&no_area), (3, 1, Wrong::NoArea));
}

#[test]
fn a_heading_whose_number_goes_back_is_refused() {
    let back = |heading: &str| Wrong::HeadingGoesBack { heading: heading.into(), previous: 1 };
    assert_eq!(refused(&with(&["一、碧水"])), (6, 1, back("碧水")));
    assert_eq!(refused(&with(&["  (一)交通"])), (6, 3, back("交通")));
}

#[test]
fn an_unknown_deadline_is_refused_with_its_words() {
    for cell in ["立等可取", "13月底前", "2月30日前", "若干年", "0000年底前"] {
        let text = row(&format!("1\t目标\t措施\t{cell}\t市水务局\t各区政府\t——"));
        assert_eq!(refused(&text), (5, 9, Wrong::Deadline(cell.into())));
        assert!(import(text.as_bytes()).unwrap_err().explain(Lang::Zh).contains(cell));
        assert!(import(text.as_bytes()).unwrap_err().explain(Lang::En).contains(cell));
    }
}

#[test]
fn a_deadline_that_leaves_its_last_month_open_is_refused_with_both_ways_to_write_it() {
    for (cell, with, without) in [("6月前", "6月底前", "5月底前"), ("三季度前", "9月底前", "6月底前")] {
        let text = row(&format!("1\t目标\t措施\t{cell}\t市水务局\t各区政府\t——"));
        let wrong = Wrong::AmbiguousDeadline { text: cell.into(), with: with.into(), without: without.into() };
        assert_eq!(refused(&text), (5, 9, wrong));
        assert!(import(text.as_bytes()).unwrap_err().explain(Lang::Zh).contains(&format!("请写“{with}”或“{without}”")));
    }
}

#[test]
fn a_row_without_text_or_lead_is_refused() {
    assert_eq!(refused(&row("1\t目标\t  \t年底前\t市水务局\t各区政府\t——")), (5, 6, Wrong::NoText));
    assert_eq!(refused(&row("1\t目标\t措施\t年底前\t\t各区政府\t——")), (5, 13, Wrong::NoLead(String::new())));
    assert_eq!(refused(&row("1\t目标\t措施\t年底前\t——\t各区政府\t——")), (5, 13, Wrong::NoLead("——".into())));
}

#[test]
fn hidden_characters_are_refused_wherever_they_stand() {
    for c in ['\0', '\u{1b}', '\u{7f}', '\u{85}', '\u{ad}', '\u{202e}', '\u{200b}', '\u{feff}'] {
        let text = row(&format!("1\t目标\t措{c}施\t年底前\t市水务局\t各区政府\t——"));
        assert_eq!(refused(&text), (5, 7, Wrong::Control(c)), "{c:?}");
    }
    let title = with(&[]).replace("行动", "行\u{1b}[2J动");
    assert_eq!(refused(&title), (1, 2, Wrong::Control('\u{1b}')));
    assert_eq!(refused(&row("1\t目标\t措\u{fffd}\t年底前\t市水务局\t各区政府\t——")), (5, 7, Wrong::Lost));
}

#[test]
fn invalid_bytes_are_refused_at_their_place() {
    let mut bytes = with(&[]).into_bytes();
    let at = with(&[]).rfind('措').unwrap();
    bytes[at + 1] = b'x';
    let error = import(&bytes).unwrap_err();
    says_what_is_wrong(&error);
    assert_eq!((error.line, error.column), (5, 6));
    assert_eq!(error.wrong, Wrong::Encoding { bytes: vec![0xE6], encoding: "UTF-8" });
    let error = import(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap_err();
    says_what_is_wrong(&error);
    assert_eq!((error.line, error.column, error.wrong), (1, 1, Wrong::Binary));
}

fn file(path: &Path) -> Wrong {
    let error = read_file(path, &units(), &corrections()).unwrap_err();
    says_what_is_wrong(&error);
    assert_eq!((error.line, error.column), (1, 1));
    error.wrong
}

#[test]
fn a_file_that_cannot_be_a_plan_is_refused_before_it_is_read() {
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(file(&dir.path().join("没有.txt")), Wrong::NotFound);
    assert_eq!(file(dir.path()), Wrong::Directory);
    let path = dir.path().join("大.txt");
    // A sparse file: it has a size and takes no room.
    File::create(&path).unwrap().set_len(1 << 30).unwrap();
    assert_eq!(file(&path), Wrong::TooLarge { bytes: Some(1 << 30), most: 8 << 20 });
    let path = dir.path().join("空.txt");
    File::create(&path).unwrap();
    assert_eq!(file(&path), Wrong::Empty);
}

#[test]
#[cfg(target_os = "linux")]
fn of_what_has_no_end_only_so_much_is_read() {
    assert_eq!(file(Path::new("/dev/zero")), Wrong::TooLarge { bytes: None, most: 8 << 20 });
}

#[test]
#[cfg(unix)]
fn a_file_that_may_not_be_read_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("锁.txt");
    fs::write(&path, with(&[])).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    // Root reads everything.
    if File::open(&path).is_err() {
        assert_eq!(file(&path), Wrong::NotPermitted);
    }
}

#[test]
fn a_sound_file_is_read() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("计划.txt");
    fs::write(&path, with(&[])).unwrap();
    assert_eq!(read_file(&path, &units(), &corrections()).unwrap().plan.measures().count(), 1);
}
