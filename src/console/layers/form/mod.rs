//! A form of several fields by which something is done with items: urging, a promise, an extension, setting aside, assigning. What was
//! typed is lost by nothing: what is not saved is a draft.

mod acts;
mod draw;
mod field;
mod kind;
mod said;

use chrono::NaiveDate;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Rect;

pub use field::{Field, Slot};
pub use kind::FormKind;

use super::typing::TextEntry;
use crate::console::app::App;
use crate::console::drafts::{Draft, Purpose};
use crate::console::editor::Edit;
use crate::console::text::Cells;
use crate::ledger::{DateSaid, Dealing, EventNo, Item, ItemKey, PromiseEnd, UrgeWay};
use crate::messages::{Lang, forms as say};
use crate::plan::Calendar;
use crate::store::Ticket;

/// A form that is being filled in.
#[derive(Debug)]
pub struct Form {
    /// The items that it is about, each with its version when the form was opened, or when the person was last told of a newer one.
    pub items: Vec<(ItemKey, EventNo)>,
    /// What it is for.
    pub kind: FormKind,
    /// The act that is on its way to the record.
    pub saving: Option<Ticket>,
    /// Why it could not be saved, where no field is to blame.
    pub trouble: Option<String>,
    /// For what this form is, without what was typed.
    blank: Draft,
    /// The measure's text in one line.
    about: String,
    /// The day on which it is filled in, and which days are working days: by these a day is understood.
    on: NaiveDate,
    calendar: Calendar,
    lang: Lang,
    restored: bool,
    fields: Vec<Field>,
    /// The field that has the keys.
    at: usize,
    /// What stood in the fields when it was saved.
    saved: Vec<String>,
}

impl Form {
    /// A form for `keys`, filled in as `draft` says, where there is one, else with `known` values.
    pub fn open(app: &App, kind: FormKind, keys: &[ItemKey], draft: Option<&Draft>, known: &[(Slot, String)]) -> Option<Self> {
        let items: Vec<&Item> = keys.iter().filter_map(|key| app.ledger.item(*key)).filter(|item| item.in_plan).collect();
        let item = *items.first()?;
        let gone = keys.len() - items.len();
        let measure = app.ledger.measure_of(item)?;
        let lang = app.setting.lang;
        let mut fields = fields(kind, items.len() > 1, lang, |slot| {
            known.iter().find(|(of, _)| *of == slot).map(|(_, text)| text.clone()).unwrap_or_default()
        });
        for (code, text) in draft.iter().flat_map(|draft| &draft.fields) {
            fields.iter_mut().filter(|field| field.slot.code() == code).for_each(|field| field.put(text));
        }
        let at = first_to_fill(kind, &fields, draft.is_some());
        Some(Self {
            items: items.iter().map(|item| (item.key, item.version)).collect(),
            kind,
            saving: None,
            trouble: (gone > 0).then(|| crate::messages::console::draft_shrunk(lang, gone, keys.len())),
            blank: Draft::new(&app.ledger, item, Purpose::Form(kind)).with_more(keys, app.labels(keys)),
            about: about(app, item, kind).unwrap_or_else(|| measure.text.replace('\n', " ")),
            on: app.as_of,
            calendar: app.ledger.calendar().clone(),
            lang,
            restored: draft.is_some(),
            fields,
            at,
            saved: Vec::new(),
        })
    }

    /// The items that it is about.
    pub fn keys(&self) -> Vec<ItemKey> {
        self.items.iter().map(|(key, _)| *key).collect()
    }

    /// The field for something; none where the form has none.
    pub fn field(&self, slot: Slot) -> Option<&Field> {
        self.fields.iter().find(|field| field.slot == slot)
    }

    /// What stands in a field.
    pub fn text(&self, slot: Slot) -> &str {
        self.field(slot).map(Field::text).unwrap_or_default()
    }

    /// What was typed, as a draft; none where nothing was.
    pub fn draft(&self) -> Option<Draft> {
        let touched = self.fields.iter().any(|field| !field.is_untouched());
        touched.then(|| {
            let fields = self.fields.iter().map(|field| (field.slot.code().to_owned(), field.text().to_owned())).collect();
            Draft { text: self.text(Slot::Words).to_owned(), fields, ..self.blank.clone() }
        })
    }

    /// For what this form is, without what was typed: enough to forget its draft.
    pub const fn blank(&self) -> &Draft {
        &self.blank
    }

    /// Remembers what is on its way to the record.
    pub(in crate::console) fn sent(&mut self, ticket: Ticket) {
        (self.saving, self.trouble) = (Some(ticket), None);
        self.saved = self.fields.iter().map(|field| field.text().to_owned()).collect();
    }

    /// Takes out what is in the record now; whether something was typed behind it meanwhile.
    pub(in crate::console) fn take_out(&mut self) -> bool {
        self.saving = None;
        let saved = std::mem::take(&mut self.saved);
        let mut more = false;
        for (field, saved) in self.fields.iter_mut().zip(&saved) {
            more |= field.text().trim() != saved.trim();
            if field.is_text() {
                let rest = field.text().strip_prefix(saved.as_str()).map(|rest| rest.trim_start_matches('\n').to_owned());
                rest.into_iter().for_each(|rest| field.put(&rest));
            }
        }
        more
    }

    /// Says what is wrong with a field, and goes there; with the form as a whole where it has no such field.
    pub(in crate::console) fn refuse(&mut self, slot: Option<Slot>, sentence: String) {
        let at = slot.and_then(|slot| self.fields.iter().position(|field| field.slot == slot));
        match at.and_then(|at| Some((at, self.fields.get_mut(at)?))) {
            Some((at, field)) => {
                field.trouble = Some(sentence);
                self.at = at;
            }
            None => self.trouble = Some(sentence),
        }
    }

    /// Goes to another field; the one that is left is looked at.
    pub(in crate::console) fn go(&mut self, forward: bool) {
        let len = self.fields.len().max(1);
        self.check();
        self.at = if forward { (self.at + 1) % len } else { (self.at + len - 1) % len };
    }

    /// Goes on from a line; a day that is none is mended first.
    fn enter(&mut self) {
        self.check();
        if !self.fields.get(self.at).is_some_and(|field| field.slot == Slot::Day && field.trouble.is_some()) {
            self.go(true);
        }
    }

    /// Looks at the field that has the keys.
    fn check(&mut self) {
        let lenient = matches!(self.kind, FormKind::SettleDate(_) | FormKind::Snooze) && self.says_no_date();
        let (kind, on, calendar) = (self.kind, self.on, &self.calendar);
        if let Some(field) = self.fields.get_mut(self.at).filter(|_| !lenient) {
            field.check(|typed| kind.read_day(typed, on, calendar), self.lang);
        }
    }

    /// Whether it says that there is no date.
    fn says_no_date(&self) -> bool {
        let text = self.text(Slot::Day).trim();
        [Lang::Zh, Lang::En].iter().any(|lang| say::no_date_word(*lang) == text)
    }

    /// Characters that were typed one behind the other: a line end leads to the next field, but in the text.
    pub(in crate::console) fn type_in(&mut self, text: &str) {
        for part in text.split_inclusive('\n') {
            let in_line = self.fields.get(self.at).is_some_and(|field| !field.is_text());
            match part.strip_suffix('\n').filter(|_| in_line) {
                Some(line) => {
                    self.insert(line);
                    self.go(true);
                }
                None => self.insert(part),
            }
        }
    }

    /// Puts a text into the field of words.
    pub(in crate::console) fn insert_words(&mut self, text: &str) {
        if let Some(at) = self.fields.iter().position(|field| field.slot == Slot::Words) {
            self.at = at;
            self.fields.get_mut(at).into_iter().for_each(|field| {
                field.insert(text);
            });
        }
    }
}

impl TextEntry for Form {
    fn fit(&mut self, area: Rect, cells: Cells) {
        self.fit_fields(area, cells);
    }

    fn waits_to_save(&self) -> bool {
        self.saving.is_none()
    }

    fn on_key(&mut self, key: KeyEvent) {
        let Some(field) = self.fields.get(self.at) else { return };
        let (on_first, on_last) = field.editor().map_or((true, true), |editor| (editor.is_on_first_line(), editor.is_on_last_line()));
        let in_line = !field.is_text();
        let with_modifier = key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        match key.code {
            KeyCode::Enter if in_line => self.enter(),
            // What old clients send for Enter.
            KeyCode::Char('j') if in_line && key.modifiers.contains(KeyModifiers::CONTROL) => self.enter(),
            KeyCode::Down if in_line && on_last => self.go(true),
            KeyCode::Up if on_first => self.go(false),
            _ => {
                self.trouble = None;
                let known = self.fields.get_mut(self.at).is_some_and(|field| field.on_key(key));
                // A letter that picks nothing begins the words.
                if let KeyCode::Char(c) = key.code
                    && !known
                    && !with_modifier
                {
                    self.insert_words(c.encode_utf8(&mut [0; 4]));
                }
            }
        }
    }

    fn edit(&mut self, edit: Edit) {
        self.fields.get_mut(self.at).into_iter().for_each(|field| field.edit(edit));
    }

    /// Text that was pasted or came in a burst.
    fn insert(&mut self, text: &str) {
        self.trouble = None;
        if !self.fields.get_mut(self.at).is_some_and(|field| field.insert(text)) {
            self.insert_words(text);
        }
    }
}

/// The words of the promise, or of the date, that a form is about; none for another, which is about the measure.
fn about(app: &App, item: &Item, kind: FormKind) -> Option<String> {
    let lang = app.setting.lang;
    match kind {
        FormKind::EndPromise(picked) | FormKind::MovePromise(picked) => {
            let (promise, due) = acts::open_promise(item, picked)?;
            let Dealing::Promise { whom, .. } = &promise.what else { return None };
            Some(say::promised(lang, whom, due, promise.text.replace('\n', " ")))
        }
        FormKind::SettleDate(Some(key)) | FormKind::MeetDate(key) => {
            let measure = app.ledger.parent(item)?;
            app.ledger.dates_said(measure).into_iter().find_map(|said| match said {
                DateSaid::Text(date) if date.key == key.as_str() => Some(say::about_date(lang, &date.name, &date.quote)),
                _ => None,
            })
        }
        _ => None,
    }
}

/// The fields of a form, with what `known` says is in them at first.
fn fields(kind: FormKind, several: bool, lang: Lang, known: impl Fn(Slot) -> String) -> Vec<Field> {
    let typed = |slot, label, hint: &'static str| Field::typed(slot, label, hint, &known(slot));
    let words = |label, hint| typed(Slot::Words, label, hint);
    let day = |label| typed(Slot::Day, label, say::hint_day(lang));
    let day_ahead = |label| typed(Slot::Day, label, say::hint_day_ahead(lang));
    let ways: Vec<&'static str> = UrgeWay::ALL.iter().map(|way| way.word(lang)).collect();
    let way = ways.iter().position(|word| *word == known(Slot::How)).unwrap_or(0);
    match kind {
        FormKind::Urge => vec![
            typed(Slot::Whom, say::whom(lang), if several { say::hint_urged_each(lang) } else { say::hint_urged(lang) }),
            Field::picked(Slot::How, say::how(lang), ways, way),
            words(say::said(lang), say::hint_urge_words(lang)),
        ],
        FormKind::Promise => vec![
            typed(Slot::Whom, say::whom(lang), if several { say::hint_promised_each(lang) } else { say::hint_promised(lang) }),
            day_ahead(say::by_when(lang)),
            words(say::said(lang), say::hint_promise_words(lang)),
        ],
        FormKind::MovePromise(_) => vec![day_ahead(say::moved_to(lang)), words(say::reason(lang), say::hint_reason(lang))],
        FormKind::EndPromise(_) => vec![
            Field::picked(Slot::How, say::ended_as(lang), PromiseEnd::ALL.iter().map(|end| end.word(lang)).collect(), 0),
            words(say::said(lang), say::hint_promise_end(lang)),
        ],
        FormKind::Extend => vec![
            day_ahead(say::new_day(lang)),
            typed(Slot::Basis, say::basis(lang), say::hint_basis(lang)),
            words(say::reason(lang), say::hint_reason(lang)),
        ],
        FormKind::Snooze => {
            vec![typed(Slot::Day, say::until(lang), say::hint_day_or_back(lang)), words(say::reason(lang), say::hint_reason(lang))]
        }
        FormKind::Assign => {
            vec![typed(Slot::Whom, say::assign(lang), say::hint_supervisor(lang)), words(say::remark(lang), say::hint_remark(lang))]
        }
        FormKind::MeetDate(_) => vec![day(say::the_day(lang)), words(say::said(lang), say::hint_met(lang))],
        FormKind::SettleDate(_) => {
            vec![typed(Slot::Day, say::the_day(lang), say::hint_day_or_none(lang)), words(say::reason(lang), say::hint_reason(lang))]
        }
    }
}

/// Where the keys are at first: on what is still to be filled in. Whom an item is assigned to, and which day is settled, is proposed and
/// looked at first all the same; in a draft the keys are where something is missing.
fn first_to_fill(kind: FormKind, fields: &[Field], is_draft: bool) -> usize {
    let empty = |field: &Field| field.text().trim().is_empty();
    match kind {
        FormKind::Assign => 0,
        FormKind::SettleDate(_) if !is_draft => 0,
        // Whom it is about needs no words: it is each item's own unit.
        FormKind::Urge => fields.iter().position(|field| field.slot == Slot::Words).unwrap_or(0),
        FormKind::Promise => fields.iter().position(|field| field.slot != Slot::Whom && empty(field)).unwrap_or(0),
        _ => fields.iter().position(empty).unwrap_or_else(|| fields.len().saturating_sub(1)),
    }
}
