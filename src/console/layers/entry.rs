//! The form in one line by which a reading is entered, corrected or struck out, or a setting is changed. What was typed stays until it is saved.

use ratatui::layout::Rect;

use super::one_line::{OneLine, put_sentence};
use super::typing::TextEntry;
use super::{Layer, at_foot, open_box};
use crate::console::app::{App, Effect};
use crate::console::canvas::Canvas;
use crate::console::entry_line::EntryLine;
use crate::ledger::{Act, ActRefused, EventNo, ReadingEntry, ReadingKind, Setting};
use crate::messages::{console as say, settings};
use crate::plan::{IndicatorKey, UnitName};
use crate::store::Ticket;

/// Rows for what was typed.
const ROWS: u16 = 2;
/// Rows for the explanation above it, and for a refusal below.
const AROUND: u16 = 3;

/// The form.
#[derive(Debug)]
pub struct Entry {
    /// The indicator; none where it is a setting.
    pub indicator: Option<IndicatorKey>,
    /// What is entered.
    pub purpose: Purpose,
    /// The act that is on its way to the record.
    pub saving: Option<Ticket>,
    /// Why it could not be saved.
    pub trouble: Option<String>,
    /// What stood in it when it was opened.
    begun: String,
    /// What was typed when it was saved.
    saved: String,
    title: String,
    explained: String,
    line: OneLine,
}

/// What a form is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A new reading, of that unit unless another is named.
    Report(Option<UnitName>),
    /// Another value for a reading, and the reason.
    Correct(EventNo),
    /// The reason why a reading is struck out.
    Strike(EventNo),
    /// Another value of a setting.
    Setting(Setting),
}

impl Entry {
    /// The form for an indicator; none where what it is about does not stand any more.
    pub fn open(app: &App, indicator: Option<&IndicatorKey>, purpose: Purpose) -> Option<Self> {
        let (title, explained, text) = match purpose {
            Purpose::Setting(setting) => of_setting(app, setting),
            _ => of_reading(app, indicator?, purpose)?,
        };
        let line = match purpose {
            Purpose::Setting(_) => OneLine::selected(&text, ROWS),
            _ => OneLine::of(&text, ROWS),
        };
        let indicator = indicator.cloned();
        Some(Self { indicator, purpose, saving: None, trouble: None, begun: text, saved: String::new(), title, explained, line })
    }

    /// What was typed.
    pub fn text(&self) -> &str {
        self.line.text()
    }

    /// Takes out what is in the record now; whether something was typed behind it meanwhile.
    pub(in crate::console) fn take_out(&mut self) -> bool {
        self.saving = None;
        self.line.take_out(&self.saved)
    }

    /// What was typed into a form of the same kind before.
    pub(in crate::console) fn put_back(&mut self, text: &str) {
        self.line.editor.replace(text);
    }

    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, area: Rect) -> Option<(u16, u16)> {
        let (lang, theme) = (canvas.lang, canvas.theme);
        let frame = at_foot(area, ROWS + AROUND);
        let inner = open_box(canvas, frame, &[(self.title.clone(), theme.heading)]);
        let lines = canvas.cells.wrap(&self.explained, usize::from(inner.width).max(1));
        let above = u16::try_from(lines.len()).unwrap_or(1).min(AROUND - 1);
        for (y, line) in (inner.y..inner.y + above).zip(lines) {
            canvas.put(inner, inner.x, y, self.explained.get(line).unwrap_or_default().trim_end(), theme.muted);
        }
        let field = Rect { y: inner.y.saturating_add(above), height: inner.height.saturating_sub(above), ..inner };
        let caret = self.line.draw_in(canvas, field, "");
        let note = match (&self.trouble, self.saving) {
            (Some(trouble), _) => Some((trouble.as_str(), theme.bad)),
            (None, Some(_)) => Some((say::saving(lang), theme.notice)),
            (None, None) => None,
        };
        if let Some((text, style)) = note {
            // A refusal is read in full: it may take the explanation's place, never that of what was typed.
            let rows = canvas.cells.wrap(text, usize::from(inner.width).max(1)).len();
            let rows = u16::try_from(rows).unwrap_or(u16::MAX);
            let below = inner.bottom().saturating_sub(field.y + 1);
            let top = if rows <= below { inner.bottom().saturating_sub(rows) } else { field.y.saturating_sub(rows.min(field.y)) };
            let top = if rows <= below { top } else { top.max(area.y) };
            let place = Rect { y: top, height: rows.min(area.bottom().saturating_sub(top)), ..inner };
            canvas.clear(place);
            put_sentence(canvas, place, text, style);
        }
        Some(caret)
    }
}

impl TextEntry for Entry {
    fn line(&mut self) -> Option<&mut OneLine> {
        Some(&mut self.line)
    }

    fn typed(&mut self) {
        self.trouble = None;
    }

    fn waits_to_save(&self) -> bool {
        self.saving.is_none()
    }
}

/// Title, explanation and first text of the form of a setting.
fn of_setting(app: &App, setting: Setting) -> (String, String, String) {
    let lang = app.setting.lang;
    let (kind, default) = (setting.kind(), setting.default_value().words(setting, lang));
    let explained = settings::entry_explained(lang, setting.meaning(lang), kind.allowed(lang).trim(), default);
    (settings::entry_title(lang, setting.name(), setting.title(lang)), explained, app.ledger.settings().get(setting).to_string())
}

/// Title, explanation and first text of the form of a reading; none where what it is about does not stand any more.
fn of_reading(app: &App, indicator: &IndicatorKey, purpose: Purpose) -> Option<(String, String, String)> {
    let lang = app.setting.lang;
    let row = app.indicator_row(indicator)?;
    let head = format!("{} {}", row.code, row.name);
    let recorded = |no| app.ledger.readings(indicator).find(|r| r.no == no);
    let words = |no| recorded(no).map(|r| format!("{} {} {}", r.reading.on, r.reading.kind.word(lang), r.reading.value));
    Some(match purpose {
        Purpose::Setting(_) => return None,
        Purpose::Report(unit) => {
            let of = unit.map_or_else(|| say::of_the_whole(lang).to_owned(), |unit| app.ledger.units().short(unit).to_owned());
            (say::enter_reading(lang, head), say::entry_explained(lang, app.as_of, of), String::new())
        }
        Purpose::Correct(no) => (
            say::correct_reading(lang, head, words(no)?),
            say::correct_explained(lang).to_owned(),
            format!("{} ", recorded(no)?.reading.value.typed()),
        ),
        Purpose::Strike(no) => (say::strike_reading(lang, head, words(no)?), say::strike_explained(lang).to_owned(), String::new()),
    })
}

impl App {
    /// Opens the form for a new reading of the indicator under the cursor.
    pub(in crate::console) fn enter_reading(&mut self) {
        let Some((indicator, unit)) = self.view().and_then(|view| view.face().indicator(self)) else { return };
        self.open_entry(Some(&indicator), Purpose::Report(unit));
    }

    /// Opens the form that corrects or strikes out the reading under the cursor.
    pub(in crate::console) fn mend_reading(&mut self, strikes: bool) {
        let found = self.view().and_then(|view| Some((view.face().indicator(self)?.0, view.face().reading(self)?)));
        match found {
            Some((indicator, no)) => self.open_entry(Some(&indicator), if strikes { Purpose::Strike(no) } else { Purpose::Correct(no) }),
            None => {
                let lang = self.setting.lang;
                self.say(crate::console::notice::Notice::plain(say::choose_reading(lang)));
            }
        }
    }

    pub(in crate::console) fn open_entry(&mut self, indicator: Option<&IndicatorKey>, purpose: Purpose) {
        if self.refuses_writing() {
            return;
        }
        if let Some(mut entry) = Entry::open(self, indicator, purpose) {
            if let Some(at) = self.left_entries.iter().position(|(key, of, _)| key.as_ref() == indicator && *of == purpose) {
                entry.put_back(&self.left_entries.swap_remove(at).2);
            }
            self.layers.push(Layer::Entry(Box::new(entry)));
            self.notice = None;
            self.keep_in_view();
        }
    }

    /// Leaves the form; what was typed is there when it is opened again.
    pub(in crate::console) fn leave_entry(&mut self) {
        if let Some(Layer::Entry(entry)) = self.layers.pop() {
            // Others that were left before stay where they are.
            if !matches!(entry.text().trim(), text if text.is_empty() || text == entry.begun.trim()) {
                self.left_entries.push((entry.indicator.clone(), entry.purpose, entry.text().to_owned()));
            }
        }
    }

    /// Saves what is in the form, or says beside it why not.
    pub(in crate::console) fn save_entry(&mut self) -> Vec<Effect> {
        let Some(Layer::Entry(entry)) = self.layers.last() else { return Vec::new() };
        if entry.saving.is_some() {
            return Vec::new();
        }
        let act = self.act_of(entry);
        let (saving, trouble, effects) = match act {
            Ok(act) => {
                let (ticket, effect) = self.write(act, None);
                (Some(ticket), None, vec![effect])
            }
            Err(sentence) => (None, Some(sentence), Vec::new()),
        };
        if let Some(Layer::Entry(entry)) = self.layers.last_mut() {
            (entry.saving, entry.trouble) = (saving, trouble);
            entry.saved = entry.text().to_owned();
        }
        effects
    }

    fn act_of(&self, entry: &Entry) -> Result<Act, String> {
        let (lang, ledger) = (self.setting.lang, &self.ledger);
        let gone = || ActRefused::DataGone.explain(lang);
        let Some(key) = &entry.indicator else {
            let Purpose::Setting(setting) = entry.purpose else { return Err(gone()) };
            return Act::change_setting(ledger, setting.name(), Some(entry.text())).map_err(|refused| refused.explain(lang));
        };
        let attached = ledger.indicators().of_key(key).ok_or_else(gone)?;
        let recorded = |no| ledger.readings(key).find(|r| r.no == no).map(|r| &r.reading).ok_or_else(gone);
        let act = match entry.purpose {
            Purpose::Setting(_) => return Err(gone()),
            Purpose::Strike(no) => Act::strike_reading(ledger, attached, no, entry.text()),
            Purpose::Correct(no) => {
                let former = recorded(no)?;
                let (value, why) = entry.text().trim().split_once(char::is_whitespace).unwrap_or((entry.text().trim(), ""));
                let (on, kind, unit) = (former.on, former.kind, former.unit);
                let new = ReadingEntry { attached, value, on, kind, unit, site: former.site.as_deref(), source: None };
                Act::correct_reading(ledger, &new, why, self.as_of)
            }
            Purpose::Report(unit) => {
                let line = EntryLine::read(entry.text(), ledger.plan().year, &ledger.units_of_measure());
                if let Some(word) = line.bad_day {
                    return Err(crate::messages::cli::bad_day(lang, word));
                }
                let named = line.unit.as_deref().map(|words| ledger.indicator_unit(attached, words)).transpose();
                let unit = named.map_err(|why| why.explain(lang))?.or(unit);
                let (on, kind) = (line.on.unwrap_or(self.as_of), line.kind.unwrap_or(ReadingKind::Reported));
                let (site, source) = (line.site.as_deref(), line.source.as_deref());
                let new = ReadingEntry { attached, value: &line.value, on, kind, unit, site, source };
                Act::report_reading(ledger, &new, self.as_of)
            }
        };
        act.map_err(|refused| refused.explain(lang))
    }
}
