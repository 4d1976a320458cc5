//! 日志: what changed since a moment, grouped, and the whole log, newest first: two pages of one screen.

mod draw;
mod log;

use chrono::NaiveDate;

use super::face::Screen;
use super::list::{List, Rows};
use super::panes::Panes;
use crate::console::app::App;
use crate::console::canvas::Canvas;
use crate::console::keymap::{Action, Context};
use crate::ledger::{EventNo, ItemKey, Ledger, Query, Since};
use crate::report::changes::{ChangeLine, ChangeList, GroupBy, head};

/// Rows for the words of the line under the cursor, where there is room for them; at least so many are left to the list.
const WORDS: u16 = 4;
const LIST: u16 = 6;

/// One of the two pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// What changed.
    Changes,
    /// The whole log.
    Log,
}

/// Since when changes are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AskedSince {
    /// The person's last look before this one.
    LastLook,
    /// The last working day.
    WorkingDay,
    /// The last meeting.
    Meeting,
    /// The end of a day.
    Day(NaiveDate),
}

/// What a page was made of.
type MadeOf = (NaiveDate, EventNo, AskedSince, GroupBy);

/// The state of the screen. Both pages are those of the last change of the ledger; a frame words the lines in sight only.
#[derive(Debug, Clone)]
pub struct ChangesView {
    page: Page,
    asked: AskedSince,
    by: GroupBy,
    /// The filter as typed.
    filter: String,
    list: Option<ChangeList>,
    /// Since when, and how many of what.
    head: [String; 2],
    /// Events, newest first.
    log: Vec<EventNo>,
    made_of: Option<MadeOf>,
    /// The list of each page.
    lists: [List; 2],
    /// The item of the line under the cursor.
    selected: Option<ItemKey>,
}

fn layout(app: &App) -> Panes {
    // The counts have two lines where one may be too short for them.
    let head = if app.size.0 < 110 { 3 } else { 2 };
    Panes::of(app.size, head, |height| {
        let rest = height.saturating_sub(head);
        (rest / 3).min(WORDS).min(rest.saturating_sub(LIST))
    })
}

impl ChangesView {
    /// What changed since the last look.
    pub fn open(app: &App) -> Self {
        let mut view = Self {
            page: Page::Changes,
            asked: AskedSince::LastLook,
            by: GroupBy::Area,
            filter: String::new(),
            list: None,
            head: Default::default(),
            log: Vec::new(),
            made_of: None,
            lists: [List::default(); 2],
            selected: None,
        };
        view.keep_in_view(app);
        view
    }

    /// The page that is seen.
    pub const fn page(&self) -> Page {
        self.page
    }

    /// The filter as typed.
    pub fn filter_text(&self) -> &str {
        &self.filter
    }

    fn made(&self) -> &[ChangeLine] {
        self.list.as_ref().map(ChangeList::lines).unwrap_or_default()
    }

    fn rows_of(&self, page: Page) -> Rows<'static> {
        Rows::Plain(match page {
            Page::Changes => self.made().len(),
            Page::Log => self.log.len(),
        })
    }

    fn rows(&self) -> Rows<'static> {
        self.rows_of(self.page)
    }

    /// The list of the page that is seen.
    const fn list_seen(&self) -> &List {
        &self.lists[self.page as usize]
    }

    const fn cursor(&self) -> usize {
        self.list_seen().at()
    }

    /// The event under the cursor of the log.
    pub fn event(&self) -> Option<EventNo> {
        self.log.get(self.cursor()).copied().filter(|_| self.page == Page::Log)
    }

    fn under_cursor(&self, app: &App) -> Option<ItemKey> {
        match self.page {
            Page::Changes => self.list.as_ref()?.key(&app.ledger, *self.made().get(self.cursor())?),
            Page::Log => app.ledger.event(*self.log.get(self.cursor())?)?.item,
        }
    }

    /// Asks since another moment.
    pub fn ask_since(&mut self, app: &App, asked: AskedSince) {
        (self.asked, self.page) = (asked, Page::Changes);
        self.keep_in_view(app);
    }

    /// Turns to a page.
    pub fn turn_to(&mut self, app: &App, page: Page) {
        self.page = page;
        self.keep_in_view(app);
    }

    /// Filters both pages. What is no filter looks for the text in the log.
    pub fn set_filter(&mut self, app: &App, text: &str) {
        text.clone_into(&mut self.filter);
        self.made_of = None;
        self.lists = [List::default(); 2];
        self.keep_in_view(app);
    }

    /// Where a line is now: the same event, else the first line of its item.
    fn place(&self, ledger: &Ledger, line: Option<ChangeLine>, key: Option<ItemKey>) -> Option<usize> {
        let same = |other: &ChangeLine| matches!((line, other), (Some(ChangeLine::Event(a)), ChangeLine::Event(b)) if a == *b);
        let list = self.list.as_ref()?;
        let of_item = |other: &ChangeLine| key.is_some() && list.key(ledger, *other) == key;
        self.made().iter().position(same).or_else(|| self.made().iter().position(of_item))
    }

    fn make(&mut self, app: &App) {
        let query = Query::parse(&self.filter, &app.ledger);
        let asked = query.unwrap_or_default();
        let changes = app.ledger.changes(self.since(app), app.as_of, &asked, &app.setting.by);
        self.head = head(&app.ledger, &changes, app.setting.lang);
        self.list = Some(ChangeList::of(&app.ledger, changes, self.by));
        self.log = log::left(app, &self.filter);
    }

    fn since(&self, app: &App) -> Since {
        let (ledger, day) = (&app.ledger, app.as_of);
        let look = app.last_look.filter(|look| look.at.date_naive() <= day);
        match (self.asked, look, ledger.last_meeting()) {
            (AskedSince::LastLook, Some(look), _) => ledger.since_event(look.no, look.at),
            (AskedSince::Meeting, _, Some((no, ended))) => ledger.since_event(no, ended),
            (AskedSince::Day(since), ..) if since < day => ledger.since_end_of(since),
            _ => ledger.since_end_of(ledger.day_before(day)),
        }
    }
}

impl Screen for ChangesView {
    fn context(&self) -> Context {
        Context::Changes
    }

    /// The item of the line under the cursor.
    fn selected(&self) -> Option<ItemKey> {
        self.selected
    }

    /// The items of the page that is seen, in its order.
    fn listed(&self, app: &App) -> Vec<ItemKey> {
        match (self.page, &self.list) {
            (Page::Changes, Some(list)) => list.lines().iter().filter_map(|line| list.key(&app.ledger, *line)).collect(),
            (Page::Changes, None) => Vec::new(),
            (Page::Log, _) => self.log.iter().filter_map(|no| app.ledger.event(*no)?.item).collect(),
        }
    }

    /// Moves the cursor, turns the page, or groups otherwise.
    fn moved(&mut self, app: &App, action: Action) {
        match action {
            Action::NextPane | Action::PreviousPane => {
                self.page = if self.page == Page::Log { Page::Changes } else { Page::Log };
            }
            Action::Reorder => {
                self.by = if self.by == GroupBy::Area { GroupBy::Unit } else { GroupBy::Area };
                self.page = Page::Changes;
                self.keep_in_view(app);
            }
            _ => {}
        }
        let rows = self.rows();
        self.lists[self.page as usize].moved(rows, layout(app).list, action);
        self.selected = self.under_cursor(app);
    }

    /// Follows the ledger: the cursor stays on its line.
    fn keep_in_view(&mut self, app: &App) {
        let now = Some((app.as_of, app.ledger.last_event(), self.asked, self.by));
        let mut found = [None; 2];
        if std::mem::replace(&mut self.made_of, now) != now {
            let [changes, log] = self.lists.map(|list| list.at());
            let (line, event) = (self.made().get(changes).copied(), self.log.get(log).copied());
            let key = line.and_then(|line| self.list.as_ref()?.key(&app.ledger, line));
            self.make(app);
            let place = event.and_then(|no| self.log.iter().position(|other| *other == no)).unwrap_or(0);
            found = [self.place(&app.ledger, line, key), Some(place)];
        }
        for (page, found) in [Page::Changes, Page::Log].into_iter().zip(found) {
            let rows = self.rows_of(page);
            self.lists[page as usize].follow(found, rows, layout(app).list);
        }
        self.selected = self.under_cursor(app);
    }

    fn click(&mut self, app: &App, x: u16, y: u16) -> bool {
        let rows = self.rows();
        let hit = self.lists[self.page as usize].click(rows, layout(app).list, (x, y));
        self.selected = self.under_cursor(app);
        hit
    }

    fn draw(&self, app: &App, canvas: &mut Canvas<'_>) {
        self.paint(app, canvas);
    }
}
