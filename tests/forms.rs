//! The forms: urging, promises, extensions, setting aside, assigning. On 23 November 2026; 5.1 was due on 30 September.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "a test that fails panics")]

mod harness;

use duban::console::app::Input;
use duban::console::drafts::Draft;
use duban::ledger::{Dealing, UrgeWay};
use harness::Console;

fn dealings(console: &Console) -> Vec<(Dealing, String)> {
    console.item("5.1").dealings().map(|dealt| (dealt.what.clone(), dealt.text.clone())).collect()
}

fn at_5_1() -> Console {
    let mut console = Console::new(80, 24);
    console.keys("jjjj<Enter>");
    console
}

/// Whom it would be, the answering lead, stands there; how is picked by its number.
#[test]
fn an_urge_names_the_lead_and_the_way() {
    let mut console = at_5_1();
    console.keys("r");
    let screen = console.screen();
    assert!(screen.contains("5.1 催办") && screen.contains("对象  市商务局") && screen.contains("[电话]"), "{screen}");
    console.keys("请于12月5日前报送<Up>3<C-s>");
    let urge = Dealing::Urge { whom: "市商务局".into(), how: UrgeWay::Letter };
    assert_eq!(dealings(&console), [(urge, "请于12月5日前报送".to_owned())]);
    console.hides("[电话]");
}

#[test]
fn fields_are_gone_through_with_tab_enter_and_arrows() {
    let mut console = at_5_1();
    console.keys("E12-10<Enter>攻坚办〔2026〕5号<Tab>设备<Enter>到货迟<S-Tab><S-Tab><BS>5<Down><Down><C-s>");
    let day = |day: &str| day.parse().unwrap();
    let extension = Dealing::Extension { from: day("2026-09-30"), to: day("2026-12-15"), basis: "攻坚办〔2026〕5号".into() };
    assert_eq!(dealings(&console), [(extension, "设备\n到货迟".to_owned())]);
}

/// The rule is said where it was typed, and what was typed stays.
#[test]
fn what_is_wrong_is_said_at_its_field_and_stays_in_it() {
    let mut console = at_5_1();
    console.keys("E2026-02-30<Tab>");
    let screen = console.screen();
    assert!(screen.contains("延期至  2026-02-30") && screen.contains("没有“2026-02-30”这一天"), "{screen}");
    // Yesterday is no day to extend to, today is none either; then the basis and the reason are missing.
    for day in ["11-22", "11-23"] {
        console.keys("<S-Tab><C-u>").keys(day).keys("<C-s>");
        let screen = console.screen();
        assert!(screen.contains("须在今天（2026-11-23）之后") && screen.contains(day), "{screen}");
        console.keys("<Tab>");
    }
    console.keys("<S-Tab><C-u>11-24<C-s>");
    console.shows("延期须写依据");
    console.shows("即 2026-11-24");
    console.keys("通知<C-s>");
    console.shows("延期须写理由");
    assert_eq!(dealings(&console), []);
    console.keys("迟<C-s>");
    assert_eq!(dealings(&console).len(), 1);
}

#[test]
fn a_form_that_is_left_is_a_draft_with_all_its_fields() {
    let mut console = at_5_1();
    console.keys("E12-10<Tab>通知<Tab>写到一半<Esc>");
    assert_eq!(dealings(&console), []);
    console.shows("草稿");
    console.keys("E");
    let screen = console.screen();
    assert!(["12-10", "通知", "写到一半", "上次的草稿"].iter().all(|text| screen.contains(text)), "{screen}");
    // From the list of drafts, too.
    console.keys("<Esc>d");
    console.shows("5.1 延期 12-10  通知  写到一半");
    console.keys("<Enter><C-s>");
    assert_eq!(dealings(&console).len(), 1);
    assert!(console.app.drafts.is_empty());
}

/// A form as it was opened is no draft.
#[test]
fn a_form_that_nobody_touched_leaves_no_draft() {
    let mut console = at_5_1();
    for key in ["r", "E", "z", "A", "+"] {
        console.keys(key).keys("<Tab><Esc>");
        assert!(console.app.drafts.is_empty() && console.app.layers.is_empty(), "{key}");
    }
}

#[test]
fn a_refused_save_leaves_everything_where_it_was() {
    let mut console = Console::slow(80, 24);
    console.keys("jjjj<Enter>z12-1<Tab>等通知<C-s>").refuse();
    let screen = console.screen();
    assert!(screen.contains("12-1") && screen.contains("等通知") && screen.contains("文字还在，"), "{screen}");
    console.keys("<C-s>").save();
    let until = "2026-12-01".parse().ok();
    assert_eq!(dealings(&console), [(Dealing::Snooze { until }, "等通知".to_owned())]);
}

/// What is typed behind a save is not lost with it.
#[test]
fn what_was_typed_while_it_was_saved_stays_in_the_form() {
    let mut console = Console::slow(80, 24);
    console.keys("jjjj<Enter>z12-1<Tab>等通知<C-s>再等").save();
    let screen = console.screen();
    assert!(screen.contains("再等") && !screen.contains("等通知再等"), "{screen}");
    assert_eq!(dealings(&console).len(), 1);
}

#[test]
fn a_promise_and_an_assignment_need_few_keys() {
    let mut console = at_5_1();
    console.keys("+12月10日<Tab>补齐台账<C-s>");
    let promise = Dealing::Promise { whom: "市商务局".into(), due: "2026-12-10".parse().unwrap() };
    console.keys("A<C-s>");
    let assignment = Dealing::Assignment { from: None, to: Some("zhangwei".into()) };
    assert_eq!(dealings(&console), [(promise, "补齐台账".to_owned()), (assignment, String::new())]);
    // Both are taken back in their order.
    console.keys("uu");
    assert_eq!(dealings(&console), []);
}

/// Whom it would most likely be about is a proposal; and a name has one line.
#[test]
fn a_name_that_is_typed_takes_the_place_of_the_proposal() {
    let mut console = at_5_1();
    console.keys("Ali<C-s>");
    let to = |from: Option<&str>, to: &str| Dealing::Assignment { from: from.map(str::to_owned), to: Some(to.to_owned()) };
    assert_eq!(dealings(&console), [(to(None, "li"), String::new())]);
    // Pasted with a line end, it is one line, in the place of `li`.
    console.keys("A").input(Input::Paste("wang\nfang\n".into()));
    console.keys("<C-s>");
    assert_eq!(dealings(&console)[1], (to(Some("li"), "wang fang"), String::new()));
    // An arrow keeps what stands there.
    console.keys("A<Right>2<C-s>");
    assert_eq!(dealings(&console)[2], (to(Some("wang fang"), "wang fang2"), String::new()));
    // Enter as old clients send it leads on, as Enter does.
    console.keys("A甲<C-j>附言<C-s>");
    assert_eq!(dealings(&console)[3], (to(Some("wang fang2"), "甲"), "附言".to_owned()));
}

/// Characters of one burst go on in the next field at a line end, and a paste stays in its line.
#[test]
fn a_burst_goes_through_the_fields_and_a_paste_does_not() {
    let mut console = at_5_1();
    console.keys("E").input(Input::Text("12-10\n通知\n迟".into()));
    console.input(Input::Paste("到\n货".into()));
    console.keys("<S-Tab>").input(Input::Paste("一\n号".into()));
    console.keys("<C-s>");
    let (what, text) = dealings(&console).pop().unwrap();
    assert!(matches!(what, Dealing::Extension { basis, .. } if basis == "通知一 号"));
    assert_eq!(text, "迟到\n货");
}

#[test]
fn the_last_act_is_done_again_on_another_row() {
    let mut console = at_5_1();
    console.keys(".");
    console.shows("还没有可重复的操作");
    console.keys("r请报送<C-s>j.");
    let urged: Vec<_> = console.item("5.2").dealings().map(|dealt| (dealt.what.clone(), dealt.text.clone())).collect();
    let lead = console.app.answering(console.item("5.2").key).unwrap();
    assert_eq!(urged, [(Dealing::Urge { whom: lead, how: UrgeWay::Phone }, "请报送".to_owned())]);
}

/// Templates stand behind what was written last; the chosen one is put at the caret.
#[test]
fn a_template_is_put_at_the_caret() {
    let mut console = at_5_1();
    console.keys("c已核实<C-s>c开头<C-t>");
    let screen = console.screen();
    assert!(screen.contains("近用 已核实") && screen.contains("已电话催办"), "{screen}");
    console.keys("j<Enter><C-s>");
    let notes: Vec<_> = console.item("5.1").notes().map(|note| note.text.clone()).collect();
    assert_eq!(notes, ["已核实", "开头已电话催办，对方答复：…"]);
    console.keys("r<C-t><Esc>x");
    console.shows("5.1 催办");
}

/// Somebody extends it meanwhile: what was seen is not what is, and nothing typed is lost.
#[test]
fn a_form_for_an_item_that_was_changed_says_so_and_can_be_saved_all_the_same() {
    let mut console = at_5_1();
    console.keys("E12-10<Tab>通知<Tab>迟");
    let item = console.item("5.1");
    let signer = duban::ledger::Signer { by: "lina", on: "2026-11-23".parse().unwrap() };
    let to = "2026-11-30".parse().unwrap();
    let act = duban::ledger::Act::extend(&console.app.ledger, &[item], to, "统一延期", "通知", signer).unwrap();
    let events: Vec<_> =
        harness::written(&console.app.ledger, &act).into_iter().map(|e| duban::ledger::Event { by: "lina".into(), ..e }).collect();
    console.input(Input::Record(duban::store::Answer::News(events)));
    console.keys("<C-s>");
    console.shows("lina");
    console.shows("文字还在");
    assert_eq!(dealings(&console).len(), 1);
    console.keys("<C-s>");
    assert_eq!(dealings(&console).len(), 2);
}

/// All fields are on disk after a kill: the draft knows them.
#[test]
fn what_is_being_filled_in_is_a_draft_at_any_moment() {
    let mut console = at_5_1();
    console.keys("E12-10<Tab>通知");
    let Draft { fields, .. } = console.app.draft().unwrap();
    let fields: Vec<(&str, &str)> = fields.iter().map(|(code, text)| (code.as_str(), text.as_str())).collect();
    assert_eq!(fields, [("day", "12-10"), ("basis", "通知"), ("words", "")]);
}
