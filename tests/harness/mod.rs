//! The console's state and screens without a terminal: keys in, a picture out, and a record that answers as it is told.
#![allow(dead_code, reason = "each test binary uses a part of it")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "a test that fails panics")]

use std::collections::VecDeque;
use std::sync::Arc;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use duban::console::app::{App, Effect, Input, Setting};
use duban::console::drafts::Draft;
use duban::console::keymap::Keymap;
use duban::console::screens::frame;
use duban::console::text::Cells;
use duban::console::theme::Theme;
use duban::ledger::{Act, Event, EventNo, Item, Ledger};
use duban::messages::Lang;
use duban::search::Index;
use duban::store::{Answer, StoreError, Ticket};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The sizes of which pictures are taken.
pub const SIZES: [(u16, u16); 3] = [(80, 24), (120, 36), (200, 50)];

/// The console on the real plan on 23 November 2026, with a record that answers at once.
pub struct Console {
    pub app: App,
    slow: bool,
    /// Acts that the record has not answered yet.
    on_their_way: VecDeque<(Ticket, Act)>,
    /// Whether the console asked to be left.
    pub left: bool,
}

impl Console {
    pub fn new(width: u16, height: u16) -> Self {
        Self::with(width, height, Lang::Zh, Cells::default(), Vec::new())
    }

    pub fn with(width: u16, height: u16, lang: Lang, cells: Cells, drafts: Vec<Draft>) -> Self {
        let plan = duban::seeds::plan().unwrap().plan;
        let ids: Vec<_> = plan.measures().map(|m| m.id).collect();
        let ledger = Ledger::new(plan, duban::seeds::units().unwrap(), (1..).zip(ids));
        let ledger = ledger
            .with_indicators(&duban::seeds::indicators().unwrap())
            .with_dates(&duban::seeds::dates().unwrap())
            .with_calendar(duban::seeds::calendar().unwrap());
        let setting = Setting {
            lang,
            by: "zhangwei".into(),
            read_only: false,
            as_of_given: true,
            clipboard: true,
            cells,
            theme: Theme::BASE,
            keymap: Arc::new(Keymap::standard()),
        };
        let app = App::new(setting, ledger, "2026-11-23".parse().unwrap(), (width, height), drafts);
        Self { app, slow: false, on_their_way: VecDeque::new(), left: false }
    }

    /// The same with a record that answers when it is told to.
    pub fn slow(width: u16, height: u16) -> Self {
        Self { slow: true, ..Self::new(width, height) }
    }

    /// Types keys: characters, and names in angle brackets. `<by li>` lets another person sit down at the console, behind `<pause>` a digit
    /// is no part of an id any more.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        let mut rest = keys;
        while let Some(c) = rest.chars().next() {
            if let Some((name, behind)) = rest.strip_prefix("<by ").and_then(|r| r.split_once('>')) {
                self.app.setting.by = name.to_owned();
                rest = behind;
                continue;
            }
            if let Some(behind) = rest.strip_prefix("<pause>") {
                self.input(Input::Paused);
                rest = behind;
                continue;
            }
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

    pub fn input(&mut self, input: Input) {
        let effects = self.app.update(input);
        self.carry_out(effects);
        // A frame after each.
        self.app.shown();
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Write(ticket, act) => self.on_their_way.push_back((ticket, act)),
                Effect::Quit => self.left = true,
                Effect::Index(asking, ledger) => self.input(Input::Index(asking, Box::new(Index::of(&ledger)))),
                _ => {}
            }
        }
        while !self.slow && !self.on_their_way.is_empty() {
            self.save();
        }
    }

    /// Lets the record save the act that waits longest.
    pub fn save(&mut self) -> &mut Self {
        let (ticket, act) = self.on_their_way.pop_front().expect("an act on its way");
        let events = written_by(&self.app.ledger, &act, &self.app.setting.by);
        self.input(Input::Record(Answer::News(events.clone())));
        self.input(Input::Record(Answer::Saved(ticket, events)));
        self
    }

    /// Lets the record refuse the act that waits longest, because another program holds its lock.
    pub fn refuse(&mut self) -> &mut Self {
        let (ticket, _) = self.on_their_way.pop_front().expect("an act on its way");
        let error = StoreError::Locked { path: "plan.db".into(), waited: std::time::Duration::from_secs(5), writing: true };
        self.input(Input::Record(Answer::Refused(ticket, error)));
        self
    }

    /// Closes the console and opens it anew on the same ledger.
    pub fn reopen(&mut self) {
        let (setting, ledger, as_of) = (self.app.setting.clone(), self.app.ledger.clone(), self.app.as_of);
        let task = self.app.view().and_then(|view| view.face().task(&self.app));
        self.app = App::new(setting, ledger, as_of, self.app.size, Vec::new());
        if task == Some(5) {
            self.keys("jjjj<Enter>");
        }
    }

    /// How many acts wait for the record's answer.
    pub fn waiting(&self) -> usize {
        self.on_their_way.len()
    }

    /// The item of a measure.
    pub fn item(&self, id: &str) -> &Item {
        self.app.ledger.of_measure(id.parse().unwrap()).unwrap()
    }

    pub fn screen(&self) -> String {
        let (width, height) = self.app.size;
        let mut buf = Buffer::empty(Rect::new(0, 0, width, height));
        frame::draw(&self.app, &mut buf);
        (0..height).map(|y| row(&buf, y)).collect::<Vec<_>>().join("\n")
    }
}

impl Console {
    /// The words stand on the screen.
    #[track_caller]
    pub fn shows(&self, words: &str) {
        let screen = self.screen();
        assert!(screen.contains(words), "no {words:?} on\n{screen}");
    }

    /// The words do not stand on the screen.
    #[track_caller]
    pub fn hides(&self, words: &str) {
        let screen = self.screen();
        assert!(!screen.contains(words), "{words:?} on\n{screen}");
    }

    /// The label of the item under the cursor; nothing where there is none.
    pub fn selected(&self) -> String {
        self.app.selected().map(|key| self.app.label(key)).unwrap_or_default()
    }
}

fn named(name: &str) -> KeyEvent {
    let code = match name {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "S-Tab" => KeyCode::BackTab,
        "BS" => KeyCode::Backspace,
        "C-s" => return KeyEvent::new(KeyCode::Char('s'), KeyModifiers::CONTROL),
        "C-d" => return KeyEvent::new(KeyCode::Char('d'), KeyModifiers::CONTROL),
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "C-j" => return KeyEvent::new(KeyCode::Char('j'), KeyModifiers::CONTROL),
        "C-t" => return KeyEvent::new(KeyCode::Char('t'), KeyModifiers::CONTROL),
        "C-u" => return KeyEvent::new(KeyCode::Char('u'), KeyModifiers::CONTROL),
        "C-k" => return KeyEvent::new(KeyCode::Char('k'), KeyModifiers::CONTROL),
        "C-n" => return KeyEvent::new(KeyCode::Char('n'), KeyModifiers::CONTROL),
        "C-p" => return KeyEvent::new(KeyCode::Char('p'), KeyModifiers::CONTROL),
        "C-r" => return KeyEvent::new(KeyCode::Char('r'), KeyModifiers::CONTROL),
        _ => panic!("no key {name}"),
    };
    KeyEvent::new(code, KeyModifiers::NONE)
}

/// The events of an act of zhangwei as the record would write them.
pub fn written(ledger: &Ledger, act: &Act) -> Vec<Event> {
    written_by(ledger, act, "zhangwei")
}

fn written_by(ledger: &Ledger, act: &Act, by: &str) -> Vec<Event> {
    let first = EventNo(ledger.last_event().0 + 1);
    let event = |(n, change): (i64, &duban::ledger::Change)| Event {
        no: EventNo(first.0 + n),
        act: first,
        cause: act.cause,
        at: "2026-11-23T14:02:00+08:00".parse().unwrap(),
        by: by.into(),
        item: change.item,
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
