//! What the console does while the record has not answered yet, and when it refuses.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "a test that fails panics")]

mod harness;

use duban::console::app::Input;
use duban::console::drafts::{Draft, Purpose};
use duban::console::text::Cells;
use duban::ledger::{Act, Event, NoteKind, Status};
use duban::messages::Lang;
use duban::store::{Answer, StoreError};
use harness::Console;

fn comments(console: &Console) -> Vec<String> {
    console.item("5.1").notes().map(|note| note.text.clone()).collect()
}

#[test]
fn a_held_u_takes_back_one_act_after_the_other() {
    let mut console = Console::slow(80, 24);
    console.keys("jjjj<Enter>c第一条<C-s>").save().keys("c第二条<C-s>").save();
    console.keys("uu");
    assert_eq!(console.waiting(), 1, "the second waits for the first");
    console.save();
    assert_eq!((comments(&console), console.waiting()), (vec!["第一条".into()], 1));
    console.save();
    assert_eq!(comments(&console), Vec::<String>::new());
    console.keys("<C-r><C-r>").save().save();
    assert_eq!(comments(&console), ["第一条", "第二条"]);
}

#[test]
fn keys_typed_ahead_of_an_answer_act_on_what_it_brings() {
    let mut console = Console::slow(80, 24);
    // Not started, in progress, submitted, and a comment: all typed before the record has answered once.
    console.keys("jjjj<Enter>s1s1c已报送材料<C-s>");
    console.save().save().save();
    assert_eq!(console.item("5.1").status, Status::Submitted);
    assert_eq!(comments(&console), ["已报送材料"]);
    console.shows("已保存");
}

#[test]
fn a_comment_begun_while_a_status_is_being_saved_is_not_told_of_it() {
    let mut console = Console::slow(80, 24);
    console.keys("jjjj<Enter>s1c已约谈").save();
    console.keys("<C-s>").save();
    assert_eq!(comments(&console), ["已约谈"]);
}

#[test]
fn what_was_typed_behind_an_act_that_is_refused_is_forgotten() {
    let mut console = Console::slow(80, 24);
    console.keys("jjjj<Enter>s1s2").refuse();
    let screen = console.screen();
    assert!(screen.contains("没有保存 5.1") && screen.contains("等了 5 秒"), "{screen}");
    assert!(!screen.contains("设置办理状态"), "{screen}");
    assert_eq!(console.item("5.1").status, Status::NotStarted);
}

#[test]
fn leaving_waits_until_it_is_known_what_became_of_an_act() {
    for key in ["Q", "qq"] {
        let mut console = Console::slow(80, 24);
        console.keys("jjjj<Enter>s1").keys(key);
        assert!(!console.left && console.screen().contains("保存中"), "{}", console.screen());
        console.save();
        assert!(console.left);
        let mut console = Console::slow(80, 24);
        console.keys("jjjj<Enter>s1").keys(key).refuse();
        assert!(!console.left && console.screen().contains("没有保存 5.1"), "{}", console.screen());
    }
}

#[test]
fn esc_never_ends_the_program() {
    let mut console = Console::new(80, 24);
    console.keys("jjjj<Enter><Esc><Esc>");
    assert!(!console.left && console.screen().contains("按 q 退出"), "{}", console.screen());
    console.keys("q");
    assert!(console.left);
}

#[test]
fn trouble_with_the_record_stands_until_it_is_over() {
    let mut console = Console::new(80, 24);
    console.input(Input::Record(Answer::Trouble(StoreError::Moved("/srv/plan.db".into()))));
    console.keys("jj");
    console.shows("/srv/plan.db 已被移走");
    console.input(Input::Record(Answer::Recovered));
    console.keys("j");
    console.hides("/srv/plan.db");
    let newer = StoreError::Newer { path: "/srv/plan.db".into(), theirs: 2, ours: 1 };
    console.input(Input::Record(Answer::Trouble(newer)));
    console.keys("j<Enter>s");
    console.shows("已由更新版本");
    console.hides("设置办理状态");
}

#[test]
fn a_draft_that_has_strayed_to_another_measure_asks_before_it_goes_on() {
    let plain = Console::new(80, 24);
    let blank = Draft::new(&plain.app.ledger, plain.item("5.1"), Purpose::Note(NoteKind::Comment));
    let strayed = Draft { text: "写到一半".into(), about: "另一份计划里的措施".into(), label: "7.2".into(), ..blank };
    let mut console = Console::with(80, 24, Lang::Zh, Cells::default(), vec![strayed]);
    console.keys("<Enter>");
    console.shows("原是为 7.2“另一份计划里的措施");
    console.keys("y");
    let screen = console.screen();
    assert!(screen.contains("5.1 写批注") && screen.contains("写到一半"), "{screen}");
}

#[test]
fn the_list_of_drafts_keeps_its_cursor_when_one_is_discarded() {
    let plain = Console::new(80, 24);
    let draft = |id: &str| {
        let blank = Draft::new(&plain.app.ledger, plain.item(id), Purpose::Note(NoteKind::Comment));
        Draft { text: format!("写在{id}上"), ..blank }
    };
    let mut console = Console::with(80, 24, Lang::Zh, Cells::default(), vec![draft("5.1"), draft("5.2")]);
    console.keys("jxy");
    let screen = console.screen();
    assert!(screen.contains("写在5.1上") && screen.contains("草稿（1）"), "{screen}");
    console.keys("xy");
    console.hides("草稿（");
}

/// A text that is begun anew is not the one of the same words that was saved weeks ago.
#[test]
fn a_draft_is_written_only_if_its_words_were_saved_since() {
    let mut console = Console::new(80, 24);
    console.keys("jjjj<Enter>c已催办<C-s>");
    let blank = Draft::new(&console.app.ledger, console.item("5.1"), Purpose::Note(NoteKind::Comment));
    let draft = |text: &str| Draft { text: text.into(), ..blank.clone() };
    // The record of these tests writes at 14:02:00 on 23 November.
    let is_written = |text: &str, by: &str, kept: &str| draft(text).is_written(&console.app.ledger, by, kept.parse().unwrap());
    assert!(is_written("已催办", "zhangwei", "2026-11-23T14:01:59+08:00"));
    assert!(is_written("已催办", "zhangwei", "2026-11-23T14:02:03+08:00"));
    assert!(!is_written("已催办", "zhangwei", "2026-11-30T09:00:00+08:00"));
    assert!(!is_written("已催办", "lina", "2026-11-23T14:01:59+08:00"));
    assert!(!is_written("已催办两次", "zhangwei", "2026-11-23T14:01:59+08:00"));
}

/// The counts follow each act and are those of a count from the beginning.
#[test]
fn counts_follow_every_act() {
    let mut console = Console::new(120, 36);
    for keys in ["jjjj<Enter>s1", "s1", "s1已核查<C-s>", "u", "u", "s2因为<C-s>", "n", "s1", "c只是批注<C-s>", "<C-r>"] {
        console.keys(keys);
        assert_eq!(console.app.tallies, duban::ledger::Tallies::of(&console.app.ledger, console.app.as_of), "{keys}");
    }
}

/// The events of somebody else's act.
fn by_lina(console: &Console, to: Status, why: Option<&str>) -> Vec<Event> {
    let act = Act::set_status(&console.app.ledger, console.item("5.1"), to, why, console.app.signer()).unwrap();
    let mut events = harness::written(&console.app.ledger, &act);
    events.iter_mut().for_each(|event| event.by = "lina".into());
    events
}

#[test]
fn words_for_a_status_that_was_overtaken_become_a_comment() {
    let mut console = Console::new(80, 24);
    console.keys("jjjj<Enter>s1sjjjj<Esc>sc台账已补齐");
    console.shows("5.1 设为“待核”的说明");
    let events = by_lina(&console, Status::Blocked, Some("资金未到位"));
    console.input(Input::Record(Answer::News(events)));
    console.keys("<C-s>");
    let screen = console.screen().replace([' ', '\n', '│'], "");
    assert!(screen.contains("lina已于11-2314:02将5.1改为“受阻”，不能再设为“待核”。文字还在"), "{screen}");
    console.keys("<C-s>");
    assert_eq!(console.item("5.1").status, Status::Blocked);
    assert_eq!(comments(&console), ["资金未到位", "台账已补齐"]);
}

#[test]
fn what_was_done_or_undone_long_ago_asks_first() {
    let mut console = Console::new(80, 24);
    console.keys("jjjj<Enter>c第一条<C-s>");
    console.reopen();
    console.keys("u");
    console.shows("这不是本次打开后做的");
    console.keys("<Enter>");
    assert_eq!(comments(&console), ["第一条"], "Enter is not yes");
    console.keys("y");
    assert_eq!(comments(&console), Vec::<String>::new());
    console.reopen();
    console.keys("<C-r>");
    console.shows("这不是本次打开后撤销的");
    console.keys("y");
    assert_eq!(comments(&console), ["第一条"]);
}

#[test]
fn what_was_taken_back_is_marked() {
    let mut console = Console::new(120, 36);
    console.keys("jjjj<Enter>s1c写错了<C-s>u");
    let screen = console.screen();
    assert!(screen.contains("批注（已撤销）") && screen.contains("撤销所写文字"), "{screen}");
    console.keys("u");
    let screen = console.screen();
    assert!(screen.contains("推进中（已撤销）") && screen.contains("撤销，恢复为 未启动"), "{screen}");
}

/// Keys pressed in impatience while a text is being saved are text, not commands.
#[test]
fn typing_goes_on_while_a_text_is_being_saved() {
    let mut console = Console::slow(80, 24);
    console.keys("jjjj<Enter>c第一句<C-s><C-s>s1");
    console.save();
    let screen = console.screen();
    assert!(screen.contains("5.1 写批注") && screen.contains("s1") && screen.contains("已保存"), "{screen}");
    assert_eq!((console.item("5.1").status, console.waiting()), (Status::NotStarted, 0));
    console.keys("<C-s>").save();
    assert_eq!(comments(&console), ["第一句", "s1"]);
}

/// Nothing that is typed behind a key that must wait is thrown away, however long the record takes.
#[test]
fn a_comment_begun_behind_a_waiting_key_is_kept() {
    for answer in [Console::save, Console::refuse] {
        let mut console = Console::slow(80, 24);
        console.keys("jjjj<Enter>s1u");
        console.input(Input::Slow);
        console.shows("上一项还在保存");
        console.keys("c很重要的一段话");
        console.shows("很重要的一段话");
        answer(&mut console);
        console.shows("很重要的一段话");
    }
    // The same typed before the console knew that the record is slow.
    let mut console = Console::slow(80, 24);
    console.keys("jjjj<Enter>s1uc很重要");
    console.input(Input::Slow);
    console.shows("很重要");
}

#[test]
fn leaving_while_the_record_is_slow_happens_when_it_has_answered() {
    let mut console = Console::slow(80, 24);
    console.keys("jjjj<Enter>s1Q");
    console.input(Input::Slow);
    assert!(!console.left && console.screen().contains("存好后退出"), "{}", console.screen());
    console.save();
    assert!(console.left);
}

/// Left and opened again while it is being saved: what was saved goes out of it, what was typed behind it stays.
#[test]
fn a_text_that_was_saved_is_not_saved_twice() {
    let mut console = Console::slow(80, 24);
    console.keys("jjjj<Enter>c第一句<C-s><Esc>c，后来又写");
    console.save();
    let screen = console.screen();
    assert!(screen.contains("，后来又写") && !screen.contains("第一句，后来又写"), "{screen}");
    console.keys("<C-s>").save();
    assert_eq!(comments(&console), ["第一句", "，后来又写"]);
}

#[test]
fn nothing_is_done_in_a_window_too_small_to_show_it() {
    let mut console = Console::new(80, 24);
    console.keys("jjjj<Enter>");
    console.input(Input::Resize(40, 10));
    console.keys("s1u");
    console.input(Input::Resize(80, 24));
    assert_eq!(console.item("5.1").status, Status::NotStarted);
    console.keys("c写到一半");
    console.input(Input::Resize(40, 10));
    console.keys("q还在写");
    console.input(Input::Resize(80, 24));
    console.shows("写到一半q还在写");
}

#[test]
fn a_text_that_cannot_be_kept_is_not_left_without_a_word() {
    let mut console = Console::new(80, 24);
    console.keys("jjjj<Enter>c写到一半<Esc>");
    console.app.unkept = true;
    console.keys("Q");
    assert!(!console.left && console.screen().contains("1 段草稿未能存盘"), "{}", console.screen());
    console.keys("nQy");
    assert!(console.left);
}

/// What others write on a measure above moves neither the cursor nor the text under it.
#[test]
fn a_note_of_somebody_else_does_not_move_the_text_under_the_eye() {
    let mut console = Console::new(80, 24);
    console.keys("jjjj<Enter>jj");
    let row = |console: &Console| console.screen().lines().position(|line| line.contains("5.3  "));
    let before = row(&console);
    let act = Act::write_note(console.item("5.1"), NoteKind::Comment, "别人写的一条\n两行").unwrap();
    let mut events = harness::written(&console.app.ledger, &act);
    events.iter_mut().for_each(|event| event.by = "lina".into());
    console.input(Input::Record(Answer::News(events)));
    assert_eq!(row(&console), before, "{}", console.screen());
    assert!(before.is_some());
}

/// 8.4 opened to its units, the first three marked.
fn three_marked(width: u16, height: u16) -> Console {
    let mut console = Console::slow(width, height);
    console.keys("jjjjjjj<Enter>jjjo   ");
    console
}

fn statuses(console: &Console) -> Vec<Status> {
    let measure = console.item("8.4");
    console.app.ledger.obligations(measure).map(|owed| owed.item.status).collect()
}

#[test]
fn what_is_marked_is_set_in_one_act_and_taken_back_as_one() {
    let mut console = three_marked(80, 24);
    console.shows("已选3项");
    console.keys("s1");
    assert_eq!(console.waiting(), 1);
    console.save();
    let begun = |console: &Console| statuses(console).iter().filter(|s| **s == Status::InProgress).count();
    assert_eq!((begun(&console), statuses(&console).len()), (3, 17));
    console.shows("8.4@东城 等3项 未启动 → 推进中");
    assert!(!console.screen().contains("已选"), "the marks are done with: {}", console.screen());
    console.keys("u").save();
    assert_eq!(begun(&console), 0);
    console.keys("<C-r>").save();
    assert_eq!(begun(&console), 3);
}

#[test]
fn an_act_on_several_is_refused_whole_where_one_was_changed_meanwhile() {
    let mut console = three_marked(80, 24);
    console.keys("s");
    let measure = console.item("8.4").clone();
    let second = console.app.ledger.obligations(&measure).nth(1).unwrap().item.clone();
    let act = Act::set_status(&console.app.ledger, &second, Status::Blocked, Some("停工"), console.app.signer()).unwrap();
    let mut events = harness::written(&console.app.ledger, &act);
    events[0].by = "lina".into();
    console.input(Input::Record(Answer::News(events)));
    console.keys("1");
    assert_eq!(console.waiting(), 0, "nothing was sent");
    let screen = console.screen();
    assert!(screen.contains("lina 在 11-23 14:02 已把 8.4@西城 改为“受阻”"), "{screen}");
    // The same digit may mean another status now: the menu is closed, and opened anew by the person.
    assert!(screen.contains("菜单已关") && !screen.contains("设置办理状态"), "{screen}");
    console.keys("s1").save();
    assert_eq!(statuses(&console)[..3], [Status::InProgress; 3]);
}

/// 8.4 withdrawn as a whole: what its units owe ended with it, and the menu says so before a key is lost on it.
#[test]
fn what_ended_with_its_measure_is_not_offered() {
    let mut console = Console::slow(80, 24);
    console.keys("jjjjjjj<Enter>jjjs");
    let withdrawn = console.screen();
    let digit = withdrawn.lines().find_map(|line| line.split_once(" 已调整")?.0.chars().next_back()).unwrap();
    console.keys(&format!("{digit}市里统一调整<C-s>")).save();
    console.keys("os");
    console.shows("措施已整体“已调整”");
    console.keys("1");
    assert_eq!(console.waiting(), 0);
}

#[test]
fn a_comment_on_several_goes_to_each_and_its_draft_knows_them() {
    let mut console = three_marked(80, 24);
    console.keys("c已统一约谈<Esc>");
    console.shows("8.4@东城 等3项");
    assert_eq!(console.app.drafts.len(), 1);
    console.keys("c<C-s>").save();
    let measure = console.item("8.4");
    let notes: Vec<usize> = console.app.ledger.obligations(measure).map(|owed| owed.item.notes().count()).collect();
    assert_eq!((notes[..4].to_vec(), console.app.drafts.len()), (vec![1, 1, 1, 0], 0));
}

#[test]
fn what_some_cannot_become_is_not_offered_for_all() {
    let mut console = three_marked(80, 24);
    console.keys("s1").save();
    console.keys("gas");
    let screen = console.screen();
    assert!(screen.contains("待核") && screen.contains("其中14项现在不能这样改"), "{screen}");
    console.keys("2");
    assert_eq!(console.waiting(), 0);
    assert!(console.screen().contains("其中14项现在不能这样改"));
}

#[test]
fn the_way_back_leads_to_the_measure_and_its_task() {
    let mut console = three_marked(80, 24);
    console.keys("q");
    console.shows("8 深化重点行业治理");
    console.keys("q");
    assert_eq!(console.app.overview.task(), Some(8));
    // A measure whose only unit alone leads it opens to that unit.
    console.keys("kkkk<Enter>jjjjo");
    console.shows("4.5 责任事项 1项");
    // Whom 8.5 binds is open.
    console.keys("1jjjj<Enter>jjjjo");
    console.shows("8.5 的责任单位还待明确，按 e 明确是哪些区。");
}

#[test]
fn whom_a_measure_means_is_settled_with_a_reason() {
    let mut console = Console::slow(80, 24);
    console.keys("jjjjjjj<Enter>jjjje");
    console.shows("8.5 的“相关区政府”指哪些区（已选0）");
    // 朝阳 is the third, 房山 the eighth: one row down and one to the right of it.
    console.keys("ll j ");
    console.keys("<Enter><C-s>");
    assert_eq!(console.waiting(), 0);
    console.shows("明确责任单位须写依据");
    console.keys("11月23日调度会<C-s>").save();
    let measure = console.item("8.5");
    let units: Vec<&str> = console.app.ledger.obligations(measure).map(|owed| owed.unit.as_str()).collect();
    assert_eq!(units, ["朝阳区政府", "房山区政府"]);
    console.keys("o");
    console.shows("8.5 责任事项 2项");
    console.keys("u").save();
    assert!(console.app.ledger.is_unsettled(console.item("8.5")));
    // 8.4 names its units.
    console.keys("qke");
    console.shows("没有“相关区政府”可明确");
}

#[test]
fn a_finding_is_settled_with_a_reason_and_comes_back_when_that_is_taken_back() {
    let mut console = Console::slow(80, 24);
    console.keys("7");
    let open = |console: &Console| console.app.ledger.findings(console.app.as_of).iter().filter(|f| f.settled.is_none()).count();
    let before = open(&console);
    console.shows(&format!("核对发现 {before}条待说明"));
    console.keys("e<C-s>");
    assert_eq!(console.waiting(), 0, "a reason is needed");
    console.keys("已书面催报<C-s>").save();
    let screen = console.screen();
    assert!(screen.contains(&format!("核对发现 {}条待说明  已说明1条", before - 1)), "{screen}");
    console.keys("a");
    console.shows("已说明    市生态环境局牵头");
    console.keys("ge");
    console.shows("zhangwei 已说明过这一条。");
    console.keys("u").save();
    assert_eq!(open(&console), before);
    // Enter leads to what it is about, and back.
    console.keys("<Enter>");
    console.shows("1 目标任务");
    console.keys("q");
    console.shows("核对发现");
}

/// All that the units owe of 8.4 is 已调整, and so is 8.4 as a whole; its lead has said nothing, and what `s` sets is the lead's.
#[test]
fn the_menu_of_a_measure_that_its_units_closed_says_the_whole_and_what_is_set() {
    let mut console = Console::slow(80, 24);
    console.keys("jjjjjjj<Enter>jjjs");
    assert!(console.screen().contains("8.4 设置办理状态，当前 未启动"), "{}", console.screen());
    console.keys("<Esc>");
    let ledger = &console.app.ledger;
    let owed: Vec<_> = ledger.obligations(console.item("8.4")).map(|owed| owed.item).collect();
    let act = Act::set_status_of(ledger, &owed, Status::Withdrawn, Some("并入8.3"), console.app.signer()).unwrap();
    let events = harness::written(ledger, &act);
    console.input(Input::Record(Answer::News(events)));
    console.keys("s");
    let screen = console.screen();
    assert!(screen.contains("8.4 设置办理状态，当前 整条已调整；要改的是牵头单位的：未启动"), "{screen}");
}
