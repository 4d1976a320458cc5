//! The state of the console and how it changes. [`App::update`] does no input or output: it answers with [`Effect`]s, which `run`
//! carries out, and what they bring comes back as another [`Input`].

mod traffic;

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use chrono::NaiveDate;

use super::acts::{Pending, Trouble};
use super::drafts::Draft;
use super::finder::Finder;
use super::indicator_rows::{self, IndicatorRow};
use super::jumping::Chance;
use super::keymap::{Context, Keymap};
use super::layers::{Layer, agenda, entry, writing};
use super::notice::Notice;
use super::past::Present;
use super::repeat::Repeat;
use super::screens::promises::PromisesView;
use super::screens::queue::QueueView;
use super::screens::view::View;
use super::screens::{frame, overview};
use super::sitting::Sitting;
use super::text::Cells;
use super::theme::Theme;
use crate::ledger::{Burn, EventNo, ItemKey, Ledger, Moment, Tallies};
use crate::looked::Look;
use crate::messages::Lang;
use crate::plan::IndicatorKey;
use crate::search::Words;
use crate::store::Ticket;
pub use traffic::{Effect, Input};

/// What does not change while the console runs.
#[derive(Debug, Clone)]
pub struct Setting {
    /// The language of the screen.
    pub lang: Lang,
    /// Who acts.
    pub by: String,
    /// Whether nothing may be written.
    pub read_only: bool,
    /// Whether the as-of date was given, so that it does not follow the calendar.
    pub as_of_given: bool,
    /// Whether the terminal may be asked to copy.
    pub clipboard: bool,
    /// How this terminal counts cells.
    pub cells: Cells,
    /// Styles by meaning.
    pub theme: Theme,
    /// The keys in force.
    pub keymap: Arc<Keymap>,
}

/// The whole state of the console.
#[derive(Debug)]
pub struct App {
    /// What does not change.
    pub setting: Setting,
    /// The plan and all its state.
    pub ledger: Ledger,
    /// The day by which it is judged.
    pub as_of: NaiveDate,
    /// The day of the clock.
    pub(super) today: NaiveDate,
    /// The present, while a day that is over is looked at.
    pub(super) present: Option<Box<Present>>,
    /// Counts of tasks and areas; follow from the ledger and the day.
    pub tallies: Tallies,
    /// What is shown of each indicator, in the plan's order; follows from the ledger and the day.
    pub indicators: Vec<IndicatorRow>,
    /// How fast measures are closed, and must be; follows from the ledger and the day.
    pub burn: Option<Burn>,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// The overview, which is always there.
    pub overview: overview::Overview,
    /// What lies above the overview; the last one is seen.
    pub views: Vec<View>,
    /// What lies over the screen; the last one has the keys.
    pub layers: Vec<Layer>,
    /// What the console has to say.
    pub notice: Option<Notice>,
    /// Why the record cannot be followed; it stands until that is over.
    pub(super) trouble: Option<Trouble>,
    /// Texts begun and not finished, of this person.
    pub drafts: Vec<Draft>,
    /// The meeting that is held.
    pub meeting: Option<Sitting>,
    /// Whether something about it, or that there is none, is not on disk yet.
    pub(super) meeting_is_new: bool,
    /// An agenda that was put together and left.
    pub(super) left_agenda: Option<Box<agenda::Agenda>>,
    /// The moment of the last key or minute.
    pub(super) now: Option<Moment>,
    /// Whether the mouse is used.
    pub mouse: bool,
    /// Whether this person did something since the console was opened.
    pub(super) has_acted: bool,
    /// Acts that are on their way to the record.
    pub(super) pending: HashMap<Ticket, Pending>,
    pub(super) last_ticket: Ticket,
    /// What was typed behind something that waits for the record's answer, in its order.
    pub(super) deferred: VecDeque<Input>,
    /// Whether the record takes longer than a person's typing: then what would wait is refused instead.
    pub(super) slow: bool,
    /// Whether the console is to be left as soon as the record has answered.
    pub(super) wants_to_leave: bool,
    /// What was typed into a form that was left, and for what.
    pub(super) left_entries: Vec<(Option<IndicatorKey>, entry::Purpose, String)>,
    /// What was typed as a filter and is none.
    pub(super) left_filter: Option<String>,
    /// The name of a view that was typed and not saved.
    pub(super) left_view_name: Option<String>,
    /// The queue as it was left: its run goes on when it is opened again.
    pub(super) left_queue: Option<Box<QueueView>>,
    /// The ledger of promises as it was left, with its filter.
    pub(super) left_promises: Option<Box<PromisesView>>,
    /// The lines of the command line that were carried out, the last one last.
    pub(super) commands: Vec<String>,
    /// The last act of this person that can be done again with one key.
    pub(super) last_act: Option<Repeat>,
    /// What the console knows of search.
    pub finder: Finder,
    /// The words of the search from which the view on top was opened: they are highlighted in it.
    pub(super) found: Option<Arc<Words>>,
    /// What a digit that went to a screen would be taken back to, as long as it may be the beginning of an id.
    pub(super) chance: Option<Box<Chance>>,
    /// When this person looked at what changed before this console was opened.
    pub last_look: Option<Look>,
    /// Whether drafts could not be put on disk.
    pub unkept: bool,
    /// The last event that was known when the frame was drawn that the person sees: keys are about what that shows.
    pub(super) seen: EventNo,
    /// The last event before this console was opened: one's own acts up to it are undone only after a question.
    pub(super) opened_at: EventNo,
}

impl App {
    /// The console as it opens.
    pub fn new(setting: Setting, ledger: Ledger, as_of: NaiveDate, size: (u16, u16), drafts: Vec<Draft>) -> Self {
        let tallies = Tallies::of(&ledger, as_of);
        let indicators = indicator_rows::rows(&ledger, as_of, setting.lang);
        let burn = ledger.burn(as_of);
        let overview = overview::Overview::new(&ledger);
        let opened_at = ledger.last_event();
        let layers = if drafts.is_empty() || setting.read_only { Vec::new() } else { vec![Layer::Drafts(Default::default())] };
        let mut app = Self {
            setting,
            ledger,
            as_of,
            today: as_of,
            present: None,
            tallies,
            indicators,
            burn,
            size,
            overview,
            views: Vec::new(),
            layers,
            notice: None,
            trouble: None,
            drafts,
            meeting: None,
            meeting_is_new: false,
            left_agenda: None,
            now: None,
            mouse: false,
            has_acted: false,
            pending: HashMap::new(),
            last_ticket: 0,
            deferred: VecDeque::new(),
            slow: false,
            wants_to_leave: false,
            left_entries: Vec::new(),
            left_filter: None,
            left_view_name: None,
            left_queue: None,
            left_promises: None,
            commands: Vec::new(),
            last_act: None,
            finder: Finder::default(),
            found: None,
            chance: None,
            last_look: None,
            unkept: false,
            seen: opened_at,
            opened_at,
        };
        app.keep_in_view();
        app
    }

    pub(super) fn take_in(&mut self, input: Input) -> Vec<Effect> {
        match input {
            Input::Key(key) => self.on_key(key),
            Input::Paste(text) => self.on_text(&text),
            Input::Text(text) => self.on_burst(&text),
            Input::Resize(width, height) => {
                self.size = (width, height);
                self.keep_in_view();
                Vec::new()
            }
            Input::Mouse(mouse, x, y) => self.on_mouse(mouse, x, y),
            Input::Record(answer) => self.on_answer(answer),
            Input::Index(asking, index) => {
                self.on_index(asking, index);
                Vec::new()
            }
            Input::Rested => {
                self.catch_up();
                Vec::new()
            }
            Input::Paused => {
                self.chance = None;
                self.pause_over_reading();
                Vec::new()
            }
            Input::Slow => self.on_slow(),
            Input::Tick(now) => {
                self.on_tick(now);
                Vec::new()
            }
            Input::Written(name, done) => {
                self.on_written(&name, done);
                Vec::new()
            }
            Input::Day(day) => {
                self.today = day;
                if !self.setting.as_of_given && !self.is_past() && day != self.as_of {
                    self.as_of = day;
                    self.judge_anew();
                    self.keep_in_view();
                }
                Vec::new()
            }
        }
    }

    /// The contexts in which a key is looked up now, the nearest first.
    pub fn contexts(&self) -> &'static [Context] {
        match self.layers.last() {
            Some(Layer::Reading(reading)) if self.found.is_some() && !reading.is_help() => Self::IN_MARKED_TEXT,
            Some(layer) => layer.contexts(),
            None if self.found.is_some() && matches!(self.view(), Some(View::Detail(_))) => Self::IN_MARKED_DETAIL,
            None if self.found.is_some() && matches!(self.view(), Some(View::Units(_))) => Self::IN_MARKED_UNITS,
            None => self.screen_contexts(),
        }
    }

    /// Where keys are looked up on the screen that lies beneath all layers.
    pub(super) fn screen_contexts(&self) -> &'static [Context] {
        self.view().map_or(Context::Overview, |view| view.face().context()).scope()
    }

    const IN_MARKED_TEXT: &'static [Context] = &[Context::Marked, Context::Text, Context::Reading, Context::Moving, Context::Terminal];
    const IN_MARKED_DETAIL: &'static [Context] = &[Context::Marked, Context::Detail, Context::Moving, Context::Anywhere, Context::Terminal];
    const IN_MARKED_UNITS: &'static [Context] = &[Context::Marked, Context::Units, Context::Moving, Context::Anywhere, Context::Terminal];

    /// Whether text is being entered, so that keys are taken as they come.
    pub fn is_writing(&self) -> bool {
        self.contexts().first().is_some_and(|context| context.takes_text())
    }

    /// Whether what is typed goes into the line of search.
    pub(super) fn is_seeking(&self) -> bool {
        self.layers.is_empty() && matches!(self.view(), Some(View::Search(search)) if search.is_in_line())
    }

    /// The person sees everything that is known now.
    pub fn shown(&mut self) {
        self.seen = self.ledger.last_event();
    }

    /// The item under the cursor.
    pub fn selected(&self) -> Option<ItemKey> {
        match self.view() {
            Some(view) => view.face().selected(),
            None => self.overview.only_item(&self.ledger),
        }
    }

    /// Whether what follows the cursor (preview, timeline) is behind it.
    pub fn is_behind(&self) -> bool {
        self.overview.is_behind() || self.view().is_some_and(|view| view.face().is_behind())
    }

    /// Says something on the bottom line until the next key.
    pub fn say(&mut self, notice: Notice) {
        self.notice = Some(notice);
    }

    /// What stands on the bottom line: the last sentence, else what is wrong with the record.
    pub fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref().or(self.trouble.as_ref().map(|trouble| &trouble.notice))
    }

    /// Whether something that was typed waits for the record's answer.
    pub fn is_waiting(&self) -> bool {
        !self.deferred.is_empty()
    }

    /// Offers drafts that were found; those for something that is written already wait their turn.
    pub fn offer(&mut self, found: Vec<Draft>) {
        let written = self.draft();
        for draft in found {
            let known = self.drafts.iter().chain(&written).any(|d| d.is_for_same(&draft));
            if !known {
                self.drafts.push(draft);
            }
        }
    }

    pub(super) fn catch_up(&mut self) {
        self.overview.catch_up();
        if let Some(view) = self.views.last_mut() {
            view.face_mut().catch_up();
        }
    }

    /// After the size or the ledger changed: the cursor stays on its item, and in view.
    pub(super) fn keep_in_view(&mut self) {
        let layout = overview::Layout::of(self);
        self.overview.keep_in_view(&self.ledger, &layout);
        let mut views = std::mem::take(&mut self.views);
        views.iter_mut().for_each(|view| view.face_mut().keep_in_view(self));
        self.views = views;
        self.fit_minutes();
        let (area, cells) = (frame::layer_area(self.size), self.setting.cells);
        // Those below, too: a text that waits under a list of templates is seen.
        self.layers.iter_mut().filter_map(Layer::text_entry).for_each(|entry| entry.fit(area, cells));
    }

    /// The text that is being written, as a draft; none where nothing is.
    pub fn draft(&self) -> Option<Draft> {
        self.layers.iter().rev().find_map(|layer| match layer {
            Layer::Writing(writing) => writing.draft(),
            Layer::Form(form) => form.draft(),
            Layer::Capture(line) => line.draft(),
            _ => None,
        })
    }

    /// The writing layer, wherever it lies.
    pub(super) fn writing_mut(&mut self) -> Option<&mut writing::Writing> {
        self.layers.iter_mut().rev().find_map(|layer| match layer {
            Layer::Writing(writing) => Some(writing.as_mut()),
            _ => None,
        })
    }
}
