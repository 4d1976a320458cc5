//! Search on the whole console: what can be found, what was sought before, and what a hit opens.

use std::sync::Arc;

use chrono::NaiveDate;

use super::app::{App, Effect};
use super::keymap::{Action, Context};
use super::layers::{Layer, reading};
use super::notice::Notice;
use super::screens::chart_view::ChartView;
use super::screens::search::SearchView;
use super::screens::view::View;
use super::text::visible_line;
use crate::ledger::{BadQuery, Entries, GroupWork, ItemKey, Ledger, Query};
use crate::messages::lookup as say;
use crate::plan::{IndicatorKey, Lookup};
use crate::report::groups;
use crate::search::{Index, LISTED, Search, Target};

/// From so many measures on the index is built on a thread of its own: on fewer it takes less than a frame.
const OWN_THREAD_FROM: usize = 1000;
/// How many former queries are kept.
const FORMER: usize = 20;
/// Columns that the frame of a text takes.
const GROUP_FRAME: usize = 4;
/// From this width on the measures that name a group stand in a table.
const WIDE_FROM: usize = 110;

/// What the console knows of search.
#[derive(Debug, Default)]
pub struct Finder {
    index: Known,
    search: Search,
    /// How often it was asked for.
    askings: u64,
    /// Queries that led somewhere, the last one at the end.
    former: Vec<String>,
    /// The query that the hits are those of.
    asked: String,
    /// What a filter is put to; kept while one is sought.
    entries: Option<Box<Entries>>,
    /// Why what was asked for is no filter.
    trouble: Option<BadQuery>,
}

/// The ledger that is sought in, on a day, by a person.
struct Scope<'a> {
    ledger: &'a Ledger,
    as_of: NaiveDate,
    me: &'a str,
}

/// The filter that a query is which begins with a colon: what fits it is listed, whether or not it needs an act.
fn filter_in(query: &str) -> Option<&str> {
    query.trim_start().strip_prefix([':', '：'])
}

/// What can be found.
#[derive(Debug, Default)]
enum Known {
    /// Nobody asked yet.
    #[default]
    Nothing,
    /// It is being built: the number of the asking, and the items to which something happened meanwhile.
    Awaited(u64, Vec<ItemKey>),
    /// It is known.
    All(Box<Index>),
}

impl Finder {
    /// What was found.
    pub const fn search(&self) -> &Search {
        &self.search
    }

    /// The query that the hits are those of.
    pub fn asked(&self) -> &str {
        &self.asked
    }

    /// Queries that led somewhere, the last one at the end.
    pub fn former(&self) -> &[String] {
        &self.former
    }

    /// Whether it is still being found out what can be found.
    pub fn is_awaited(&self) -> bool {
        matches!(self.index, Known::Awaited(..)) && filter_in(&self.asked).is_none()
    }

    /// Why what was asked for is no filter.
    pub const fn trouble(&self) -> Option<&BadQuery> {
        self.trouble.as_ref()
    }

    fn ask(&mut self, query: &str, scope: &Scope<'_>) {
        query.clone_into(&mut self.asked);
        self.trouble = None;
        if let Some(filter) = filter_in(query) {
            return self.list(filter, scope);
        }
        self.entries = None;
        if let Known::All(index) = &self.index {
            self.search.ask(index, query);
        }
    }

    /// Lists what fits a filter; an empty one fits nothing, as an empty query does.
    fn list(&mut self, filter: &str, scope: &Scope<'_>) {
        let Scope { ledger, as_of, me } = *scope;
        let (found, count) = match Query::parse(filter, ledger) {
            Ok(query) if query.is_empty() => (Vec::new(), 0),
            Ok(query) => self.entries.get_or_insert_with(|| Box::new(Entries::of(ledger, as_of))).fitting(ledger, &query, me, LISTED),
            Err(bad) => {
                self.trouble = Some(bad);
                (Vec::new(), 0)
            }
        };
        self.search.list(found.into_iter().map(|key| if key.unit.is_some() { Target::Owed(key) } else { Target::Measure(key) }), count);
    }

    /// Keeps a query that led somewhere.
    fn keep(&mut self) {
        let query = self.asked.trim();
        if !query.is_empty() {
            self.former.retain(|former| former != query);
            self.former.push(query.to_owned());
            let spare = self.former.len().saturating_sub(FORMER);
            self.former.drain(..spare);
        }
    }

    /// Takes in what happened to some items; to none in particular where the day or a setting is another one.
    fn news(&mut self, scope: &Scope<'_>, keys: &[ItemKey]) {
        match &mut self.index {
            Known::Nothing => return,
            Known::Awaited(_, missed) => missed.extend(keys),
            Known::All(index) => index.news(scope.ledger, keys),
        }
        match &mut self.entries {
            Some(entries) if !keys.is_empty() => keys.iter().for_each(|key| entries.update(scope.ledger, *key)),
            entries => *entries = None,
        }
        let query = std::mem::take(&mut self.asked);
        self.ask(&query, scope);
    }

    /// The ledger was loaded anew: what can be found is to be found out anew when somebody asks.
    pub(super) fn forget(&mut self) {
        self.index = Known::Nothing;
        self.entries = None;
        self.search = Search::default();
    }
}

impl App {
    /// Opens search with the last query selected, or the one that is open with its line in hand. `text` takes the place of the query.
    pub(super) fn open_search(&mut self, text: Option<&str>) -> Vec<Effect> {
        let effects = self.know_index();
        let open = self.views.iter().position(|view| matches!(view, View::Search(_)));
        let view = match open.map(|at| self.views.remove(at)) {
            Some(View::Search(view)) => view,
            _ => Box::new(SearchView::open()),
        };
        self.views.push(View::Search(view));
        self.with_search(|view, finder| view.take_line(finder, text));
        self.notice = None;
        self.keep_in_view();
        self.follow_search();
        effects
    }

    /// The text that came where no text is entered is sought, and that is said.
    pub(super) fn seek_text(&mut self, text: &str) -> Vec<Effect> {
        let effects = self.open_search(Some(text.trim()));
        let shown = self.setting.cells.cut(&visible_line(text.trim()), 24).into_owned();
        let key = self.key_of(Context::Detail, Action::WriteComment);
        self.say(Notice::plain(say::text_sought(self.setting.lang, shown, key)));
        effects
    }

    /// Asks for `query`.
    fn ask_finder(&mut self, query: &str) {
        self.finder.ask(query, &Scope { ledger: &self.ledger, as_of: self.as_of, me: &self.setting.by });
    }

    /// Tells what happened to some items; to none in particular where the day or a setting is another one.
    pub(super) fn tell_finder(&mut self, keys: &[ItemKey]) {
        self.finder.news(&Scope { ledger: &self.ledger, as_of: self.as_of, me: &self.setting.by }, keys);
    }

    /// Sees to it that it is known what can be found.
    fn know_index(&mut self) -> Vec<Effect> {
        if !matches!(self.finder.index, Known::Nothing) {
            return Vec::new();
        }
        if self.ledger.plan().measures().count() < OWN_THREAD_FROM {
            self.finder.index = Known::All(Box::new(Index::of(&self.ledger)));
            return Vec::new();
        }
        self.finder.askings += 1;
        self.finder.index = Known::Awaited(self.finder.askings, Vec::new());
        vec![Effect::Index(self.finder.askings, Box::new(self.ledger.clone()))]
    }

    /// It is known what can be found.
    pub(super) fn on_index(&mut self, asking: u64, mut index: Box<Index>) {
        // One that was asked for before the ledger was loaded anew is of no use.
        let Known::Awaited(awaited, missed) = &self.finder.index else { return };
        if asking != *awaited {
            return;
        }
        index.news(&self.ledger, missed);
        self.finder.index = Known::All(index);
        self.seek_again();
    }

    /// The ledger was loaded anew: a search that is open seeks in that.
    pub(super) fn seek_in_loaded(&mut self) -> Vec<Effect> {
        let is_open = || self.views.iter().any(|view| matches!(view, View::Search(_)));
        if !matches!(self.finder.index, Known::Nothing) || !is_open() {
            return Vec::new();
        }
        let effects = self.know_index();
        self.seek_again();
        effects
    }

    fn seek_again(&mut self) {
        let query = std::mem::take(&mut self.finder.asked);
        self.ask_finder(&query);
        self.keep_in_view();
    }

    /// Lets the search that has the keys look at what is found while it changes; none where another view has them.
    pub(super) fn with_search<T>(&mut self, change: impl FnOnce(&mut SearchView, &Finder) -> T) -> Option<T> {
        match self.views.last_mut() {
            Some(View::Search(view)) => Some(change(view, &self.finder)),
            _ => None,
        }
    }

    /// The hits follow what was typed.
    pub(super) fn follow_search(&mut self) {
        let Some(View::Search(view)) = self.views.last() else { return };
        let query = view.query().to_owned();
        if query != self.finder.asked {
            self.ask_finder(&query);
            self.with_search(|view, _| view.start_at_best());
        }
        self.keep_in_view();
    }

    /// A query that was typed with the Enter behind it: what follows is typed at what that opens.
    pub(super) fn seek_and_go_on(&mut self, text: &str) -> Vec<Effect> {
        let (line, rest) = text.split_once('\n').map_or((text, None), |(line, rest)| (line, Some(rest)));
        self.with_search(|view, _| view.insert(line));
        self.follow_search();
        let Some(rest) = rest else { return Vec::new() };
        self.open_hit();
        let has_left = !matches!(self.views.last(), Some(View::Search(_)));
        if has_left && !rest.is_empty() { self.on_burst(rest) } else { Vec::new() }
    }

    /// A group of units: who belongs to it, and which measures say its words and whom they mean by them.
    pub(super) fn read_group(&mut self, name: &str) {
        let Some(Lookup::Group(group)) = self.ledger.units().find(name) else { return };
        let lang = self.setting.lang;
        let members = group.members.join(lang.pick("、", ", "));
        let title = say::group_of(lang, name, group.members.len());
        let work = GroupWork::of(&self.ledger, group);
        let width = usize::from(self.size.0).saturating_sub(GROUP_FRAME);
        let table = match width {
            WIDE_FROM.. => groups::table(&self.ledger, &work, &work.rows, self.as_of, Some(width), lang),
            _ => groups::lines(&self.ledger, &work, self.as_of, lang),
        };
        let covers = groups::covers(&work, work.rows.len(), self.as_of, lang);
        self.layers.push(Layer::Reading(reading::Reading::text(title, format!("{members}\n\n{covers}\n{table}"))));
    }

    /// Opens an indicator among all of them.
    pub(super) fn open_indicator(&mut self, key: &IndicatorKey) {
        let all: Vec<_> = self.indicators.iter().map(|row| row.key.clone()).collect();
        let chart = ChartView::open(self, key, &all);
        self.views.extend(chart.map(View::Chart));
    }

    /// Opens the hit under the cursor: an item where it is seen among others, what somebody wrote in the whole record of its item.
    pub(super) fn open_hit(&mut self) {
        let Some(View::Search(view)) = self.view() else { return };
        let Some(hit) = view.hit(&self.finder) else {
            let lang = self.setting.lang;
            self.say(Notice::plain(if self.finder.is_awaited() { say::still_indexing(lang) } else { say::nothing_to_open(lang) }));
            return;
        };
        let (target, depth) = (hit.target.clone(), self.views.len());
        match &target {
            Target::Task(number) => self.open_task(*number),
            Target::Measure(key) | Target::Owed(key) | Target::Note(key, _) => self.open_item(*key),
            Target::Indicator(key) => self.open_indicator(key),
            Target::Unit(name) => self.open_unit(*name),
            Target::Group(name) => self.read_group(name),
        }
        self.finder.keep();
        if self.views.len() == depth {
            return;
        }
        let words = self.finder.search.words();
        self.found = (!words.is_empty()).then(|| Arc::new(words.clone()));
        if let Target::Note(key, _) = target {
            let mut record = reading::Reading::record(key);
            record.turn_to_match(self, true);
            self.layers.push(Layer::Reading(record));
        }
        self.keep_in_view();
    }
}
