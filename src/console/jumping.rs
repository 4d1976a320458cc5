//! Digits begin an id. A digit that is the key of a screen goes there at once; where another digit or a point follows it within a moment,
//! the screen is taken back as it was and both are the beginning of an id to jump to.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::app::{App, Effect};
use super::canvas::{Piece, light_piece};
use super::keymap::Action;
use super::layers::{Layer, jump};
use super::notice::Notice;
use super::screens::frame;
use super::screens::overview::Overview;
use super::screens::view::View;
use crate::ledger::{Found, Item, ItemKey, NoIndicator, NotFound, Obligation};
use crate::messages::lookup as say;
use crate::plan::{IndicatorCode, IndicatorKey, UnitName};
use crate::search::Words;
use crate::text::half_width;

/// What lay on the screen before a digit went to another one.
#[derive(Debug)]
pub(super) struct Chance {
    digit: char,
    /// The views, none in the place of the queue: there is one queue only, which is taken from where it lies by then. It may be large.
    views: Vec<Option<View>>,
    overview: Overview,
    /// Whether a queue was left before.
    had_left_queue: bool,
}

/// Where a jump leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Goal {
    /// To a task.
    Task(u32),
    /// To a measure, or to what a unit owes under it.
    Item(ItemKey),
    /// To an indicator.
    Indicator(IndicatorKey),
}

/// Where what was typed leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Led {
    /// There.
    pub goal: Goal,
    /// How many other units it may mean as well.
    pub others: usize,
    /// What there is to say of it: that the unit owes nothing of its own there.
    pub note: Option<String>,
}

impl Led {
    const fn to(goal: Goal) -> Self {
        Self { goal, others: 0, note: None }
    }
}

/// The character of a key without modifiers.
fn plain(key: KeyEvent) -> Option<char> {
    match key.code {
        KeyCode::Char(c) if (key.modifiers - KeyModifiers::SHIFT).is_empty() => Some(c),
        _ => None,
    }
}

/// Whether a text that came in one go begins as an id does: `8.4`, `12`.
pub(super) fn begins_id(text: &str) -> bool {
    let mut characters = text.chars().map(fold);
    let digit = characters.next().is_some_and(|c| c.is_ascii_digit());
    digit && characters.next().is_some_and(|c| c.is_ascii_digit() || c == '.')
}

fn fold(c: char) -> char {
    if c == '。' { '.' } else { half_width(c) }
}

impl App {
    /// Takes a key where it begins or goes on with an id; whether it did. Any other key ends the chance.
    pub(super) fn takes_for_id(&mut self, key: KeyEvent, action: Option<Action>) -> bool {
        let chance = self.chance.take();
        let Some(c) = plain(key).filter(|_| self.layers.is_empty() && !self.is_writing() && !frame::is_too_small(self.size)) else {
            return false;
        };
        if let Some(chance) = chance.filter(|_| c.is_ascii_digit() || c == '.') {
            let text = format!("{}{c}", chance.digit);
            self.take_back_screen(*chance);
            self.open_jump(&text);
            return true;
        }
        if !c.is_ascii_digit() {
            return false;
        }
        match action {
            Some(action) if action.goes_to_screen() => {
                let views = self.views.iter().map(|view| (!matches!(view, View::Queue(_))).then(|| view.clone())).collect();
                let (overview, had_left_queue) = (self.overview.clone(), self.left_queue.is_some());
                self.chance = Some(Box::new(Chance { digit: c, views, overview, had_left_queue }));
                false
            }
            Some(_) => false,
            None => {
                self.open_jump(c.encode_utf8(&mut [0; 4]));
                true
            }
        }
    }

    /// A text that came in one go where it begins an id, or goes on with the digit before it; whole, with that digit.
    pub(super) fn begun_id(&mut self, text: &str) -> Option<String> {
        let chance = self.chance.take();
        if !self.layers.is_empty() || self.is_writing() || frame::is_too_small(self.size) {
            return None;
        }
        let goes_on = text.chars().map(fold).next().is_some_and(|c| c.is_ascii_digit() || c == '.');
        match chance.filter(|_| goes_on) {
            Some(chance) => {
                let whole = format!("{}{text}", chance.digit);
                self.take_back_screen(*chance);
                Some(whole)
            }
            None => begins_id(text).then(|| text.to_owned()),
        }
    }

    /// An id that was typed in one go; what stands behind an Enter is typed where that leads.
    pub(super) fn jump_and_go_on(&mut self, text: &str) -> Vec<Effect> {
        let (line, rest) = text.split_once('\n').map_or((text, None), |(line, rest)| (line, Some(rest)));
        self.open_jump(line);
        if rest.is_some() {
            self.accept_jump();
        }
        let has_left = !matches!(self.layers.last(), Some(Layer::Jump(_)));
        rest.filter(|rest| has_left && !rest.is_empty()).map(|rest| self.on_burst(rest)).unwrap_or_default()
    }

    fn take_back_screen(&mut self, before: Chance) {
        let shown = self.views.drain(..).find_map(|view| if let View::Queue(queue) = view { Some(queue) } else { None });
        let mut queue = shown.or(self.left_queue.take());
        self.views = before.views.into_iter().filter_map(|view| view.or_else(|| queue.take().map(View::Queue))).collect();
        self.left_queue = queue.filter(|_| before.had_left_queue);
        self.overview = before.overview;
        self.notice = None;
        self.keep_in_view();
    }

    /// Opens the line with what was typed of an id.
    pub(super) fn open_jump(&mut self, text: &str) {
        self.layers.push(Layer::Jump(jump::Jump::new(text, self.setting.lang)));
        self.notice = None;
        self.keep_in_view();
        self.follow_jump();
    }

    /// What stands below the line follows what was typed.
    pub(super) fn follow_jump(&mut self) {
        let Some(Layer::Jump(jump)) = self.layers.last() else { return };
        let (goal, shown) = match self.goal(jump.text()) {
            Ok(led) => {
                let shown = (self.goal_pieces(&led), self.goal_text(&led.goal));
                (Ok(led), shown)
            }
            Err(why) => (Err(why), Default::default()),
        };
        if let Some(Layer::Jump(jump)) = self.layers.last_mut() {
            (jump.goal, jump.shown) = (goal, shown);
        }
    }

    /// Where a text leads; else why nowhere.
    pub(super) fn goal(&self, text: &str) -> Result<Led, String> {
        let lang = self.setting.lang;
        let text = text.trim();
        if let Some(indicator) = self.indicator_goal(text) {
            return indicator.map(|key| Led::to(Goal::Indicator(key)));
        }
        let end = text.char_indices().find(|(_, c)| !matches!(fold(*c), '0'..='9' | '.')).map_or(text.len(), |(at, _)| at);
        let (id, rest) = text.split_at_checked(end).unwrap_or((text, ""));
        let id: String = id.chars().map(fold).collect();
        // `8.` is on its way to a measure.
        let id = id.strip_suffix('.').unwrap_or(&id);
        let unit = rest.trim_start_matches(|c: char| c.is_whitespace() || half_width(c) == '@').trim();
        if id.is_empty() {
            return Err(if text.is_empty() {
                String::new()
            } else {
                self.ledger.find(text).err().map(|e| e.explain_inside(lang)).unwrap_or_default()
            });
        }
        match self.ledger.find(id).map_err(|why| why.explain_inside(lang))? {
            Found::Task(task) if unit.is_empty() => Ok(Led::to(Goal::Task(task))),
            Found::Task(task) => {
                let measures = self.ledger.plan().task(task).map_or(0, |(_, _, task)| task.measures.len());
                Err(say::jump_needs_measure(lang, task, measures))
            }
            Found::Measure(measure) if unit.is_empty() => Ok(Led::to(Goal::Item(measure.key))),
            Found::Measure(measure) => self.unit_goal(measure, id, unit),
            Found::Owed(_) => Err(String::new()),
        }
    }

    /// The indicator of which a text is the code, with a letter behind the measure; none where it is something else.
    fn indicator_goal(&self, text: &str) -> Option<Result<IndicatorKey, String>> {
        let plain: String = text.chars().map(fold).collect();
        let code = plain.split('@').next().unwrap_or_default().trim();
        code.parse::<IndicatorCode>().ok()?.letter?;
        Some(match self.ledger.find_indicator(&plain) {
            Ok(named) => Ok(named.attached.indicator.key.clone()),
            Err(NoIndicator::Nothing(measure)) => Err(say::jump_no_indicator(self.setting.lang, measure)),
            Err(NoIndicator::NotFound(why)) => Err(why.explain_inside(self.setting.lang)),
            Err(why) => Err(why.explain(self.setting.lang)),
        })
    }

    /// What the units owe under a measure that are named, or whose names fit the words; the measure itself where it is one of those that lead
    /// or assist it and owe nothing of their own.
    fn unit_goal(&self, measure: &Item, id: &str, words: &str) -> Result<Led, String> {
        let lang = self.setting.lang;
        let why = match self.ledger.find(&format!("{id}@{words}")) {
            Ok(Found::Owed(owed)) => return led_to(&owed).ok_or_else(String::new),
            Ok(_) => return Err(String::new()),
            Err(why) => why,
        };
        let note = |why: &NotFound| Some(Led { note: Some(why.explain_inside(lang)), ..Led::to(Goal::Item(measure.key)) });
        if matches!(why, NotFound::OwesNothing { .. }) {
            return note(&why).ok_or_else(String::new);
        }
        let sought: Vec<Words> = words.split_whitespace().map(Words::of).collect();
        let fitting: Vec<Obligation<'_>> =
            self.ledger.obligations(measure).filter(|owed| sought.iter().all(|word| self.unit_fits(owed.unit, word))).collect();
        let takes_part = || {
            let mut parts =
                self.ledger.taking_part(measure).into_iter().filter(|(unit, _)| sought.iter().all(|word| self.unit_fits(*unit, word)));
            parts.next().and_then(|(unit, _)| note(&self.ledger.owes_nothing(measure, &unit)?))
        };
        led_to(&fitting).or_else(takes_part).ok_or_else(|| why.explain_inside(lang))
    }

    /// Whether words fit a name of a unit, as search has it: by its characters or their pinyin.
    pub(in crate::console) fn unit_fits(&self, unit: UnitName, words: &Words) -> bool {
        let aliases = self.ledger.units().unit(&unit).map(|unit| unit.aliases.as_slice()).unwrap_or_default();
        let mut names = aliases.iter().map(String::as_str).chain([self.ledger.units().short(unit), unit.as_str()]);
        names.any(|name| !words.marks_in_name(name).is_empty())
    }

    /// A goal in a line: id and light, or the title.
    fn goal_pieces(&self, led: &Led) -> Vec<Piece> {
        let (lang, theme) = (self.setting.lang, self.setting.theme);
        let mut pieces = Vec::new();
        match &led.goal {
            Goal::Task(number) => {
                let title = self.ledger.plan().task(*number).map(|(_, _, task)| task.title.clone()).unwrap_or_default();
                pieces.push((format!("{number}  "), theme.heading));
                pieces.push((title, theme.text));
            }
            Goal::Item(key) => {
                let Some(item) = self.ledger.item(*key) else { return pieces };
                pieces.push((format!("{}  ", self.label(*key)), theme.heading));
                pieces.extend(self.ledger.standing(item, self.as_of).map(|standing| light_piece(standing, &self.setting)));
                if led.others > 0 {
                    pieces.push((say::jump_units(lang, led.others), theme.notice));
                }
                pieces.extend(led.note.iter().map(|note| (format!("  {note}"), theme.notice)));
            }
            Goal::Indicator(key) => {
                if let Some(attached) = self.ledger.indicators().of_key(key) {
                    pieces.push((format!("{}  ", attached.code), theme.heading));
                    pieces.push((attached.indicator.name.clone(), theme.text));
                }
            }
        }
        pieces
    }

    /// The text of a goal.
    fn goal_text(&self, goal: &Goal) -> String {
        let measure = match goal {
            Goal::Item(key) => self.ledger.item(*key).and_then(|item| self.ledger.measure_of(item)),
            Goal::Indicator(key) => {
                self.ledger.indicators().of_key(key).and_then(|attached| self.ledger.plan().measure(attached.code.measure))
            }
            Goal::Task(_) => None,
        };
        measure.map(|measure| super::text::visible_line(&measure.text).into_owned()).unwrap_or_default()
    }

    /// Goes there: the cursor, where the list on the screen has it and the cursor is not on it yet; else it is opened. What is not there
    /// leaves the line as it is.
    pub(super) fn accept_jump(&mut self) {
        self.follow_jump();
        let Some(Layer::Jump(jump)) = self.layers.last() else { return };
        let Ok(led) = jump.goal.clone() else { return };
        self.layers.pop();
        let lang = self.setting.lang;
        let label = match &led.goal {
            Goal::Task(task) => task.to_string(),
            Goal::Item(key) => self.label(*key),
            Goal::Indicator(key) => self.ledger.indicators().of_key(key).map(|found| found.code.to_string()).unwrap_or_default(),
        };
        if self.point_at(&led.goal) {
            self.say(Notice::plain(led.note.unwrap_or_else(|| say::jump_at(lang, label))));
            return;
        }
        self.open_goal(&led.goal);
        match led.note {
            Some(note) => self.say(Notice::plain(note)),
            // The overview lists tasks only: that a measure is opened from it needs no word.
            None if self.views.len() > 1 => self.say(Notice::plain(say::jump_opened(lang, label))),
            None => {}
        }
    }

    /// Opens what was typed.
    pub(super) fn open_goal(&mut self, goal: &Goal) {
        match goal {
            Goal::Task(task) => self.open_task(*task),
            Goal::Item(key) => self.open_item(*key),
            Goal::Indicator(key) => self.open_indicator(key),
        }
    }

    /// Puts the cursor of the screen on it; whether that went anywhere.
    fn point_at(&mut self, goal: &Goal) -> bool {
        let pointed = self.with_view(|view, app| match goal {
            Goal::Item(key) => view.face_mut().point_at(app, *key),
            Goal::Indicator(key) => match view {
                View::Indicators(list) => list.point_at_indicator(app, key),
                _ => false,
            },
            Goal::Task(_) => false,
        });
        let moved = match (pointed, goal) {
            (Some(pointed), _) => pointed,
            (None, Goal::Task(task)) => {
                let before = self.overview.task();
                self.overview.select(&self.ledger, *task);
                self.overview.task() == Some(*task) && before != Some(*task)
            }
            (None, Goal::Item(_) | Goal::Indicator(_)) => false,
        };
        self.catch_up();
        self.keep_in_view();
        moved
    }
}

/// To the first of what units owe, and how many others there are; none where there is nothing.
fn led_to(owed: &[Obligation<'_>]) -> Option<Led> {
    let first = owed.first()?;
    Some(Led { others: owed.len().saturating_sub(1), ..Led::to(Goal::Item(first.item.key)) })
}
