//! Pictures of the screens in Chinese, at the three sizes for which they are made; and that no size and no key breaks them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "a test that fails panics")]

use std::sync::Arc;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use duban::console::app::{App, Effect, Input, Setting};
use duban::console::drafts::{Draft, Purpose};
use duban::console::keymap::Keymap;
use duban::console::screens::frame;
use duban::console::text::Cells;
use duban::console::theme::Theme;
use duban::ledger::{Act, Event, EventNo, ItemKey, Ledger, NoteKind};
use duban::messages::Lang;
use duban::store::Answer;
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 36), (200, 50)];

/// The console on the real plan on 23 November 2026, with a record that answers at once.
struct Console {
    app: App,
}

impl Console {
    fn new(width: u16, height: u16) -> Self {
        Self::with(width, height, Lang::Zh, Cells::default(), Vec::new())
    }

    fn with(width: u16, height: u16, lang: Lang, cells: Cells, drafts: Vec<Draft>) -> Self {
        let plan = duban::seeds::plan().unwrap().plan;
        let ids: Vec<_> = plan.measures().map(|m| m.id).collect();
        let ledger = Ledger::new(plan, (1..).map(ItemKey).zip(ids));
        let setting = Setting {
            lang,
            by: "zhangwei".into(),
            read_only: false,
            as_of_given: true,
            cells,
            theme: Theme::BASE,
            keymap: Arc::new(Keymap::standard()),
        };
        Self { app: App::new(setting, ledger, "2026-11-23".parse().unwrap(), (width, height), drafts) }
    }

    /// Types keys: characters, and names in angle brackets.
    fn keys(&mut self, keys: &str) -> &mut Self {
        let mut rest = keys;
        while let Some(c) = rest.chars().next() {
            let (key, used) = match rest.strip_prefix('<').and_then(|r| r.split_once('>')) {
                Some((name, _)) => (named(name), name.len() + 2),
                None => (KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE), c.len_utf8()),
            };
            rest = &rest[used..];
            self.input(Input::Key(key));
        }
        self.input(Input::Rested);
        self
    }

    fn input(&mut self, input: Input) {
        for effect in self.app.update(input) {
            if let Effect::Write(ticket, act) = effect {
                let events = written(&self.app.ledger, &act);
                self.app.update(Input::Record(Answer::News(events.clone())));
                self.app.update(Input::Record(Answer::Saved(ticket, events)));
            }
        }
    }

    fn screen(&self) -> String {
        let (width, height) = self.app.size;
        let mut buf = Buffer::empty(Rect::new(0, 0, width, height));
        frame::draw(&self.app, &mut buf);
        (0..height).map(|y| row(&buf, y)).collect::<Vec<_>>().join("\n")
    }
}

fn named(name: &str) -> KeyEvent {
    let code = match name {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "C-s" => return KeyEvent::new(KeyCode::Char('s'), KeyModifiers::CONTROL),
        "C-r" => return KeyEvent::new(KeyCode::Char('r'), KeyModifiers::CONTROL),
        _ => panic!("no key {name}"),
    };
    KeyEvent::new(code, KeyModifiers::NONE)
}

fn written(ledger: &Ledger, act: &Act) -> Vec<Event> {
    let first = EventNo(ledger.last_event().0 + 1);
    let event = |(n, change): (i64, &duban::ledger::Change)| Event {
        no: EventNo(first.0 + n),
        act: first,
        cause: act.cause,
        at: "2026-11-23T14:02:00+08:00".parse().unwrap(),
        by: "zhangwei".into(),
        item: Some(change.item),
        what: change.what.clone(),
    };
    (0..).zip(&act.changes).map(event).collect()
}

/// A row as a terminal shows it: behind a wide character its other half is not a cell of its own.
fn row(buf: &Buffer, y: u16) -> String {
    let mut line = String::new();
    let mut x = 0;
    while x < buf.area.width {
        let symbol = buf[(x, y)].symbol();
        line.push_str(symbol);
        x += u16::try_from(Cells::default().width(symbol)).unwrap().max(1);
    }
    line.trim_end().to_owned()
}

fn pictures(name: &str, keys: &str) {
    for (width, height) in SIZES {
        let screen = Console::new(width, height).keys(keys).screen();
        insta::assert_snapshot!(format!("{name}-{width}x{height}"), screen);
    }
}

#[test]
fn overview() {
    pictures("overview", "jjjj");
}

#[test]
fn detail() {
    pictures("detail", "jjjj<Enter>");
}

#[test]
fn detail_with_a_timeline() {
    pictures("timeline", "jjjj<Enter>sc已约谈市商务局，<Enter>承诺12月10日前补齐台账。<C-s>c第二次催办：仍无回音<C-s>");
}

#[test]
fn menu_of_statuses() {
    pictures("statuses", "jjjj<Enter>s");
}

#[test]
fn writing_a_comment() {
    pictures("writing", "jjjj<Enter>c已约谈“两家”加油站，下周复查；<Enter>第二行");
}

#[test]
fn a_reason_that_is_missing() {
    pictures("reason", "jjjj<Enter>s2<C-s>");
}

#[test]
fn whole_record() {
    pictures("record", "jjjj<Enter>s1<Enter>");
}

#[test]
fn help() {
    pictures("help", "?");
}

#[test]
fn unfinished_texts() {
    let draft = Draft { item: 16, label: "5.1".into(), purpose: Purpose::Note(NoteKind::Comment), text: "写到一半的话".into() };
    for (width, height) in SIZES {
        let console = Console::with(width, height, Lang::Zh, Cells::default(), vec![draft.clone()]);
        insta::assert_snapshot!(format!("drafts-{width}x{height}"), console.screen());
    }
}

#[test]
fn english_and_ascii() {
    let cells = Cells { wide_ambiguous: false, ascii: true };
    let mut console = Console::with(120, 36, Lang::En, cells, Vec::new());
    insta::assert_snapshot!("english-ascii-120x36", console.keys("jjjj").screen());
}

#[test]
fn the_overdue_measures_say_by_how_many_days() {
    // 30 September to 23 November: 31 + 23; 30 June to 23 November: 31 + 31 + 30 + 31 + 23.
    let task5 = Console::new(80, 24).keys("jjjj<Enter>").screen();
    assert!(task5.contains("5.1  ●红 逾期54天"), "{task5}");
    let task31 = Console::new(120, 36).keys("lGkkkk<Enter>").screen();
    assert!(task31.contains("31.3  ●红 逾期146天"), "{task31}");
}

#[test]
fn a_status_is_set_undone_and_done_again() {
    let mut console = Console::new(80, 24);
    console.keys("jjjj<Enter>s1");
    assert!(console.screen().contains("已保存 14:02  5.1 未启动 → 推进中"));
    console.keys("u");
    assert!(console.screen().contains("5.1  ●红 逾期54天  未启动"), "{}", console.screen());
    console.keys("<C-r>");
    assert!(console.screen().contains("5.1  ●红 逾期54天  推进中"), "{}", console.screen());
}

#[test]
fn a_text_outside_text_entry_acts_on_nothing() {
    let mut console = Console::new(80, 24);
    let before = console.app.ledger.last_event();
    console.input(Input::Paste("s1u<C-r>\n".into()));
    assert_eq!(console.app.ledger.last_event(), before);
    assert!(console.app.layers.is_empty());
    assert!(console.screen().contains("未当作按键"));
}

/// On a slow line the key and the phrase that was committed after it arrive in one read: nothing typed is lost.
#[test]
fn a_comment_key_and_its_text_in_one_burst_are_a_comment() {
    let mut console = Console::new(80, 24);
    console.keys("jjjj<Enter>");
    console.input(Input::Text("c已约谈".into()));
    assert!(console.screen().contains("5.1 写批注") && console.screen().contains("已约谈"), "{}", console.screen());
    assert!(!console.screen().contains("c已约谈"));
}

#[test]
fn a_return_and_a_reopening_are_called_so() {
    let mut console = Console::new(80, 24);
    console.keys("jjjj<Enter>s1s1s");
    assert!(console.screen().contains("退回推进中"), "{}", console.screen());
    console.keys("1已现场核查<C-s>s");
    assert!(console.screen().contains("重启为推进中"), "{}", console.screen());
}

#[test]
fn full_width_keys_of_an_input_method_count() {
    let mut console = Console::new(80, 24);
    console.keys("ｊｊｊｊ<Enter>ｓ");
    assert!(console.screen().contains("5.1 设状态"), "{}", console.screen());
}

#[test]
fn what_somebody_else_did_is_shown_before_a_comment_goes_over_it() {
    let mut console = Console::new(80, 24);
    console.keys("jjjj<Enter>c核实后再报");
    let item = console.app.ledger.items().iter().find(|i| i.measure.to_string() == "5.1").unwrap().clone();
    let act = Act::set_status(&console.app.ledger, &item, duban::ledger::Status::InProgress, None, console.app.as_of).unwrap();
    let mut events = written(&console.app.ledger, &act);
    events[0].by = "lina".into();
    console.app.update(Input::Record(Answer::News(events)));
    console.keys("<C-s>");
    let screen = console.screen();
    assert!(screen.contains("lina 在 11-23 14:02 已把 5.1 改为“推进中”") && screen.contains("核实后再报"), "{screen}");
    console.keys("<C-s>");
    assert!(console.screen().contains("已保存"), "{}", console.screen());
}

#[test]
fn esc_keeps_what_was_typed() {
    let mut console = Console::new(80, 24);
    console.keys("jjjj<Enter>c写到一半<Esc>");
    assert!(console.screen().contains("草稿"), "{}", console.screen());
    console.keys("c");
    assert!(console.screen().contains("写到一半"), "{}", console.screen());
}

/// At every size from 1x1 on, each screen and layer is drawn, and the cursor goes on working.
#[test]
fn no_size_breaks_a_screen() {
    for keys in ["", "l<Enter>", "jjjj<Enter>s", "jjjj<Enter>c字<Enter>", "?", "jjjj<Enter><Enter>", "jjjj<Enter>s2<C-s>"] {
        let mut console = Console::new(80, 24);
        console.keys(keys);
        for (width, height) in (1..=90).map(|w| (w, 24)).chain((1..=40).map(|h| (80, h))).chain([(0, 0), (1, 1), (60, 16), (500, 200)]) {
            console.input(Input::Resize(width, height));
            console.screen();
        }
        console.keys("jk");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn no_sequence_of_keys_breaks_it(keys in prop::collection::vec(0usize..34, 0..60), width in 1u16..130, height in 1u16..40) {
        let mut console = Console::new(width, height);
        let plain = "jkhlgGscud?q1234567nymxQ已";
        for key in keys {
            let event = match plain.chars().nth(key) {
                Some(c) => KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE),
                None => {
                    let special = [
                        KeyCode::Enter, KeyCode::Esc, KeyCode::Tab, KeyCode::PageDown, KeyCode::PageUp, KeyCode::Home, KeyCode::End,
                        KeyCode::BackTab,
                    ];
                    KeyEvent::new(special[key % special.len()], KeyModifiers::NONE)
                }
            };
            console.input(Input::Key(event));
            console.screen();
        }
    }
}
