//! The loop: what comes from the terminal, the record and signals goes to `update`, its effects are carried out, and one frame is
//! drawn. Nothing here waits but the loop itself.

mod effects;

use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};

use super::ConsoleError;
use super::app::{App, Input, Setting};
use super::decode::Decoded;
use super::drafts::Draft;
use super::input::{Reader, Typed};
use super::keymap::Keymap;
use super::listen::listen;
use super::mouse::Mouse;
use super::notice::Notice;
use super::screen::Screen;
use super::shelf::Shelf;
use super::signals::{self, Asked, LastWords};
use super::terminal::{self, Raised};
use super::text::Cells;
use super::theme::Theme;
use super::writer::FrameWriter;
use crate::ledger::Ledger;
use crate::looked::Looked;
use crate::options::Options;
use crate::search::Index;
use crate::store::{Answer, Keeper, Store};

/// How long the cursor rests before the preview follows it.
const REST: Duration = Duration::from_millis(80);
/// How long after the last key a draft is put on disk.
const DRAFT_AFTER: Duration = Duration::from_millis(400);
/// How often the loop looks whether the terminal is still there and which day it is.
const WATCH: Duration = Duration::from_secs(30);
/// How long what is typed waits for the record's answer to an act.
const ANSWER: Duration = Duration::from_millis(200);
/// How long what is typed goes in without a frame.
const UNSEEN: Duration = Duration::from_millis(50);
/// How long after a digit the next key may make an id of both.
const PAUSE: Duration = Duration::from_millis(700);
/// Two clicks on one cell within this time are one double click.
const DOUBLE_CLICK: Duration = Duration::from_millis(400);

/// What reaches the loop.
enum Incoming {
    Terminal(Vec<Decoded>, Instant),
    Record(Answer),
    Signal(Asked),
    /// What can be found was made out.
    Index(u64, Box<Index>),
    /// The terminal has taken a frame, or could not.
    Shown(bool),
    /// The terminal is gone.
    HungUp,
}

/// Runs the console until the person leaves it. Returns a sentence to leave with, if there is one.
///
/// # Errors
/// When the terminal or the record cannot be used, or the key file is wrong.
pub fn run(mut store: Store, options: Options) -> Result<Option<String>, ConsoleError> {
    let keymap = match &options.keys {
        Some(file) => Keymap::with_file(file).map_err(|e| ConsoleError::Keys(e.explain(options.lang)))?,
        None => Keymap::standard(),
    };
    let ledger = store.load()?;
    let seen = ledger.last_event();
    let shelf = Shelf::new(&options.state_dir, &options.database, &options.by, std::process::id());
    let meeting = shelf.take_over_meeting();
    let drafts = if options.read_only { Vec::new() } else { unfinished(&shelf, &ledger, &options.by) };
    let last_words = LastWords::new(shelf.clone());
    let (send, receive) = mpsc::channel();
    let asked = send.clone();
    signals::listen(last_words.clone(), move |signal| drop(asked.send(Incoming::Signal(signal))))?;
    keep_words_on_panic(last_words.clone());
    let _raised = Raised::new()?;

    let looked = Looked::new(&options.state_dir, &options.database, &options.by);
    let mut app = opened(&options, keymap, ledger, drafts);
    app.last_look = looked.last();
    app.take_former_lines(shelf.lines());
    meeting.into_iter().for_each(|meeting| app.offer_meeting(meeting));
    let drawn = send.clone();
    let writer = FrameWriter::start(move |shown| drop(drawn.send(Incoming::Shown(shown.is_ok()))))?;
    let mut screen = Screen::new(&options, writer)?;
    screen.draw(&mut app)?;

    let typed = send.clone();
    listen(move |batch| typed.send(batch.map_or(Incoming::HungUp, |batch| Incoming::Terminal(batch, Instant::now()))).is_ok())?;
    let found = send.clone();
    let keeper = Keeper::start(store, seen, move |answer| drop(send.send(Incoming::Record(answer))))?;
    let mut session = Session {
        app,
        screen,
        keeper,
        shelf,
        looked,
        last_words,
        reader: Reader::default(),
        found,
        options,
        rest_at: None,
        draft_at: None,
        wait_at: None,
        last_key: None,
        last_click: None,
        leaving: false,
        was_suspended: false,
        plain: false,
    };
    if session.options.mouse {
        session.app.mouse = true;
        session.screen.send(terminal::MOUSE_ON)?;
    }
    session.go(&receive)?;
    Ok(session.app.farewell())
}

/// The console as it opens, on the day that is wanted.
fn opened(options: &Options, keymap: Keymap, ledger: Ledger, drafts: Vec<Draft>) -> App {
    let size = terminal::size().unwrap_or((80, 24));
    let today = (options.now)().date_naive();
    let past = options.as_of.filter(|day| *day < today);
    let as_of = options.as_of.filter(|_| past.is_none()).unwrap_or(today);
    let mut app = App::new(setting(options, keymap), ledger, as_of, size, drafts);
    app.update(Input::Day(today));
    if let Some(day) = past {
        // Texts that were begun wait: nothing is written on a day that is over.
        app.layers.clear();
        app.go_to_past(day);
    }
    if let Some(greeting) = options.greeting.clone() {
        app.say(Notice::plain(greeting));
    }
    app
}

/// The texts that were begun and are not in the record.
fn unfinished(shelf: &Shelf, ledger: &Ledger, by: &str) -> Vec<Draft> {
    let is_written = |draft: &Draft| shelf.kept_at(draft).is_some_and(|kept| draft.is_written(ledger, by, kept));
    let (written, unfinished): (Vec<Draft>, Vec<Draft>) = shelf.take_over().into_iter().partition(is_written);
    written.iter().for_each(|draft| shelf.forget(draft));
    unfinished
}

fn setting(options: &Options, keymap: Keymap) -> Setting {
    Setting {
        lang: options.lang,
        by: options.by.clone(),
        read_only: options.read_only,
        as_of_given: options.as_of.is_some_and(|day| day >= (options.now)().date_naive()),
        clipboard: options.clipboard,
        cells: Cells { wide_ambiguous: options.wide_ambiguous, ascii: options.ascii },
        theme: Theme::BASE,
        keymap: Arc::new(keymap),
    }
}

/// A panic, on whatever thread, puts the terminal back and the draft on disk before it says what happened, and ends the program: a
/// console whose record or keyboard is gone must not look alive.
fn keep_words_on_panic(last_words: LastWords) {
    let former = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        let _ = last_words.write();
        terminal::lower_at_once();
        former(info);
        std::process::exit(101);
    }));
}

/// The running console.
struct Session {
    app: App,
    screen: Screen,
    keeper: Keeper,
    shelf: Shelf,
    looked: Looked,
    last_words: LastWords,
    reader: Reader,
    /// Where the index of search is sent to when it is made.
    found: Sender<Incoming>,
    options: Options,
    rest_at: Option<Instant>,
    draft_at: Option<Instant>,
    /// When what is typed does not wait for the record any longer.
    wait_at: Option<Instant>,
    /// When the last key came.
    last_key: Option<Instant>,
    last_click: Option<(Instant, u16, u16)>,
    leaving: bool,
    was_suspended: bool,
    /// Whether a text stands on the terminal's own screen.
    plain: bool,
}

impl Session {
    fn go(&mut self, receive: &Receiver<Incoming>) -> Result<(), ConsoleError> {
        let done = self.turn(receive);
        // However it ends, what was typed is on disk.
        self.keep_draft();
        self.shelf.leave();
        done
    }

    fn turn(&mut self, receive: &Receiver<Incoming>) -> Result<(), ConsoleError> {
        while !self.leaving {
            let due = [self.rest_at, self.draft_at, self.wait_at, self.reader.due()].into_iter().flatten().min();
            let wait = due.map_or(WATCH, |at| at.saturating_duration_since(Instant::now())).min(WATCH).min(self.next_minute());
            let shown = (self.app.as_of, self.app.minutes_shown());
            let mut news = false;
            match receive.recv_timeout(wait) {
                Ok(incoming) => {
                    news |= self.take(incoming)?;
                    // What is queued goes in before a frame is drawn, so that a held key on a slow line does not lag; but something is
                    // seen of it before long.
                    let until = Instant::now() + UNSEEN;
                    while Instant::now() < until
                        && let Ok(more) = receive.try_recv()
                    {
                        news |= self.take(more)?;
                    }
                }
                Err(RecvTimeoutError::Timeout) => {
                    self.watch();
                    news = due.is_some();
                }
                Err(RecvTimeoutError::Disconnected) => self.last_words.end(1),
            }
            self.on_time()?;
            // A look at the terminal and the calendar is no reason to draw, nor is a frame that was taken.
            if !self.leaving && (news || self.screen.stale || (self.app.as_of, self.app.minutes_shown()) != shown) {
                self.draw()?;
            }
        }
        Ok(())
    }

    /// Takes in what came; whether there may be something new to see.
    fn take(&mut self, incoming: Incoming) -> Result<bool, ConsoleError> {
        match incoming {
            // Whatever is typed at a text on the terminal's own screen comes back from it, and is nothing else.
            Incoming::Terminal(..) if std::mem::take(&mut self.plain) => self.come_back()?,
            Incoming::Terminal(batch, at) => {
                for typed in self.reader.take(batch, at, self.app.is_writing()) {
                    self.typed(typed, at)?;
                }
            }
            Incoming::Record(answer) => self.update(Input::Record(answer))?,
            Incoming::Index(asking, index) => self.update(Input::Index(asking, index))?,
            Incoming::Signal(Asked::Resize) => {}
            Incoming::Signal(Asked::Suspend) => self.suspend()?,
            // The signal that ended one's own suspension is known already.
            Incoming::Signal(Asked::Continue) if std::mem::take(&mut self.was_suspended) => {}
            Incoming::Signal(Asked::Continue) => self.come_back()?,
            Incoming::Shown(true) => return Ok(false),
            Incoming::Shown(false) if terminal::is_alive() => return Ok(false),
            Incoming::Shown(false) | Incoming::HungUp => self.last_words.end(129),
        }
        Ok(true)
    }

    fn typed(&mut self, typed: Typed, at: Instant) -> Result<(), ConsoleError> {
        if matches!(typed, Typed::Key(_) | Typed::Text(_))
            && self.last_key.replace(at).is_some_and(|last| at.saturating_duration_since(last) > PAUSE)
        {
            self.update(Input::Paused)?;
        }
        self.update(Input::Tick((self.options.now)()))?;
        match typed {
            Typed::Key(key) => self.update(Input::Key(key))?,
            Typed::Text(text) => self.update(Input::Text(text))?,
            Typed::Paste(text) => self.update(Input::Paste(text))?,
            Typed::Resize(..) => {}
            Typed::Mouse(mouse) => self.mouse(mouse, at)?,
        }
        if self.app.is_behind() {
            self.rest_at = Some(at + REST);
        }
        // Also while keys come without a pause: the first one that is not on disk counts.
        if self.app.is_writing() {
            self.draft_at.get_or_insert(at + DRAFT_AFTER);
        }
        Ok(())
    }

    fn mouse(&mut self, mouse: MouseEvent, at: Instant) -> Result<(), ConsoleError> {
        let what = match mouse.kind {
            MouseEventKind::ScrollUp => Mouse::WheelUp,
            MouseEventKind::ScrollDown => Mouse::WheelDown,
            MouseEventKind::Down(MouseButton::Left) => {
                let double = self.last_click.is_some_and(|(then, x, y)| (x, y) == (mouse.column, mouse.row) && at - then <= DOUBLE_CLICK);
                self.last_click = if double { None } else { Some((at, mouse.column, mouse.row)) };
                if double { Mouse::DoubleClick } else { Mouse::Click }
            }
            _ => return Ok(()),
        };
        self.update(Input::Mouse(what, mouse.column, mouse.row))
    }

    fn update(&mut self, input: Input) -> Result<(), ConsoleError> {
        for effect in self.app.update(input) {
            self.carry_out(effect)?;
        }
        // Whatever came, from the keys or from the record, may have changed what is still to be saved.
        self.last_words.set(self.app.draft());
        match self.app.is_waiting() {
            true => drop(self.wait_at.get_or_insert_with(|| Instant::now() + ANSWER)),
            false => self.wait_at = None,
        }
        Ok(())
    }

    /// What is due now: the preview follows the cursor, the draft goes to disk, the calendar turns.
    fn on_time(&mut self) -> Result<(), ConsoleError> {
        let now = Instant::now();
        for typed in self.reader.released(now) {
            self.typed(typed, now)?;
        }
        if self.rest_at.is_some_and(|at| at <= now) {
            self.rest_at = None;
            self.update(Input::Rested)?;
        }
        if self.draft_at.is_some_and(|at| at <= now) {
            self.draft_at = None;
            self.keep_draft();
        }
        if self.wait_at.is_some_and(|at| at <= now) {
            self.wait_at = None;
            self.update(Input::Slow)?;
        }
        let now = (self.options.now)();
        if self.app.minute_is_over(now) {
            self.update(Input::Tick(now))?;
        }
        self.update(Input::Day(now.date_naive()))
    }

    /// How long it is until another minute of a meeting is to be shown.
    fn next_minute(&self) -> Duration {
        self.app.seconds_to_next_minute((self.options.now)()).map_or(WATCH, Duration::from_secs)
    }

    fn watch(&mut self) {
        if !terminal::is_alive() {
            self.last_words.end(129);
        }
    }

    fn draw(&mut self) -> Result<(), ConsoleError> {
        if self.plain {
            return Ok(());
        }
        match self.screen.draw(&mut self.app) {
            Ok(()) => Ok(()),
            // A terminal that cannot be written to any more is gone; the draft is kept.
            Err(_) if !terminal::is_alive() => self.last_words.end(129),
            Err(error) => Err(error.into()),
        }
    }
}
