//! The menu of statuses: the legal moves only; one that cannot be made today says why.

use ratatui::layout::Rect;

use super::{at_foot, open_box, step};
use crate::console::app::App;
use crate::console::canvas::Canvas;
use crate::console::keymap::Action;
use crate::ledger::{ActRefused, EventNo, Item, ItemKey, Need, Offer, Status};
use crate::messages::{Lang, console as say};
use crate::report::words::status_words;

/// The menu, for items as they were when it was opened.
#[derive(Debug)]
pub struct Statuses {
    /// The items, each with its version when the menu was opened.
    pub items: Vec<(ItemKey, EventNo)>,
    /// The status that they have, where all have the same: what the moves lead on from.
    from: Option<Status>,
    choices: Vec<Choice>,
    cursor: usize,
}

/// A move that is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The status that would be set.
    pub to: Status,
    /// What must be written with it.
    pub need: Need,
    /// Why it cannot be made now, in words.
    pub hindrance: Option<String>,
}

impl Statuses {
    /// The menu for items of the plan.
    pub fn open(app: &App, keys: &[ItemKey]) -> Option<Self> {
        let items: Vec<&Item> = keys.iter().filter_map(|key| app.ledger.item(*key)).filter(|item| item.in_plan).collect();
        let first = items.first()?;
        let from = Some(first.status).filter(|status| items.iter().all(|item| item.status == *status));
        let choices = choices(app, &items);
        Some(Self { items: items.iter().map(|item| (item.key, item.version)).collect(), from, choices, cursor: 0 })
    }

    /// The move under the cursor.
    pub fn chosen(&self) -> Option<&Choice> {
        self.choices.get(self.cursor)
    }

    /// The items.
    pub fn keys(&self) -> Vec<ItemKey> {
        self.items.iter().map(|(key, _)| *key).collect()
    }

    /// Whether there is an n-th move, from 1.
    pub fn has(&self, n: u8) -> bool {
        (1..=self.choices.len()).contains(&usize::from(n))
    }

    /// Puts the cursor on the n-th move, from 1.
    pub fn point_at(&mut self, n: u8) {
        self.cursor = usize::from(n).saturating_sub(1);
    }

    /// Puts the cursor on the move that a person names: the status in either language or its code, or the word of the move.
    pub fn point_at_word(&mut self, word: &str) -> bool {
        let named = |choice: &Choice| {
            let moves = [Lang::Zh, Lang::En].map(|lang| move_words(self.from, choice.to, lang));
            is_named(choice.to, word) || moves.contains(&word.trim())
        };
        let at = self.choices.iter().position(named);
        self.cursor = at.unwrap_or(self.cursor);
        at.is_some()
    }

    /// The status that all of them have, where a person names that one.
    pub fn is_already(&self, word: &str) -> Option<Status> {
        self.from.filter(|from| is_named(*from, word))
    }

    /// The moves in words.
    pub fn offered(&self, lang: Lang) -> Vec<&'static str> {
        self.choices.iter().map(|choice| move_words(self.from, choice.to, lang)).collect()
    }

    /// How a measure stands as a whole, where its units make that another status than its lead has, which is the one that is set. Of several
    /// items none: each would have its own.
    fn whole(&self, app: &App, lang: Lang) -> Option<String> {
        let [(key, _)] = self.items.as_slice() else { return None };
        let item = app.ledger.item(*key).filter(|item| app.ledger.status(item, app.as_of) != item.status)?;
        let standing = app.ledger.standing(item, app.as_of)?;
        Some(match standing.light() {
            None => standing.reason(lang),
            Some(_) => status_words(&app.ledger, item, standing, lang),
        })
    }

    pub(super) fn moved(&mut self, action: Action) {
        self.cursor = step(self.cursor, self.choices.len(), action);
    }

    pub(super) fn draw(&self, app: &App, canvas: &mut Canvas<'_>, area: Rect) {
        let (lang, theme) = (canvas.lang, canvas.theme);
        let Some(item) = self.items.first().and_then(|(key, _)| app.ledger.item(*key)) else { return };
        let text = app.ledger.measure_of(item).map(|m| m.text.replace('\n', " ")).unwrap_or_default();
        let rows = u16::try_from(self.choices.len()).unwrap_or(u16::MAX).saturating_add(1);
        let label = app.label(item.key);
        let mut title = match self.items.as_slice() {
            [_] => vec![(say::set_status(lang, label), theme.heading)],
            several => vec![(say::set_status_of(lang, label, several.len()), theme.heading)],
        };
        match (self.whole(app, lang), self.from) {
            (Some(whole), Some(from)) => {
                title.push((format!(" {}", say::whole_stands(lang, whole)), theme.text));
                title.push((say::lead_is_set(lang, from.word(lang)), theme.heading));
            }
            (_, from) => title.extend(from.map(|from| (format!(" {}", from.word(lang)), theme.text))),
        }
        let inner = open_box(canvas, at_foot(area, rows), &title);
        canvas.put_cut(inner, inner.x, inner.y, inner.width, &text, theme.muted);
        for (at, choice) in self.choices.iter().enumerate() {
            let y = inner.y.saturating_add(1).saturating_add(u16::try_from(at).unwrap_or(u16::MAX));
            if at == self.cursor {
                canvas.put(inner, inner.x, y, canvas.marker(), theme.marker);
            }
            let style = match (&choice.hindrance, at == self.cursor) {
                (Some(_), _) => theme.muted,
                (None, true) => theme.heading,
                (None, false) => theme.text,
            };
            let x = canvas.put(inner, inner.x + 2, y, &format!("{} ", at + 1), theme.key);
            canvas.put(inner, x, y, move_words(self.from, choice.to, lang), style);
            let hint = match (&choice.hindrance, choice.need) {
                (Some(why), _) => why.clone(),
                (None, Need::Nothing) => String::new(),
                (None, Need::Reason) => say::needs_reason(lang).to_owned(),
                (None, Need::Verification) => say::needs_verification(lang).to_owned(),
            };
            let x = x.saturating_add(lang.pick(16, 28));
            canvas.put_cut(inner, x, y, inner.right().saturating_sub(x), &hint, theme.muted);
        }
    }
}

/// Whether a word is a status: in either language, or its code.
fn is_named(status: Status, word: &str) -> bool {
    [status.word(Lang::Zh), status.word(Lang::En), status.code()].contains(&word.trim())
}

/// The moves of all items: what one can become, all are to become, but for those that are it already.
fn choices(app: &App, items: &[&Item]) -> Vec<Choice> {
    let year = app.ledger.plan().year;
    let offers = |item: &Item| app.ledger.measure_of(item).map(|m| item.status.offers(&m.deadline, year, app.as_of)).unwrap_or_default();
    let ended = items.iter().find_map(|item| app.ledger.ended_with_its_measure(item));
    let all: Vec<(Status, Vec<Offer>)> = items.iter().map(|item| (item.status, offers(item))).collect();
    // In the order in which a single item would have them.
    let mut order: Vec<Status> = Vec::new();
    for offer in all.iter().flat_map(|(_, offers)| offers) {
        if !order.contains(&offer.to) {
            order.push(offer.to);
        }
    }
    if items.len() > 1 {
        order.sort_by_key(|to| Status::ALL.iter().position(|status| status == to));
    }
    let lang = app.setting.lang;
    let by = &app.setting.by;
    let own_report = items.iter().any(|item| !app.ledger.may_verify(item, by));
    let choices = order.into_iter().map(|to| choice(to, &all, lang)).map(|choice| match choice.to {
        Status::Done if own_report => {
            let why = ActRefused::OwnReport { by: by.clone() }.explain(lang);
            Choice { hindrance: choice.hindrance.or(Some(why)), ..choice }
        }
        _ => choice,
    });
    match ended {
        // What ended with its measure cannot be moved by itself.
        Some(status) => choices.map(|c| Choice { hindrance: Some(ActRefused::MeasureEnded(status).explain(lang)), ..c }).collect(),
        None => choices.collect(),
    }
}

fn choice(to: Status, all: &[(Status, Vec<Offer>)], lang: Lang) -> Choice {
    let others = || all.iter().filter(|(status, _)| *status != to);
    let found: Vec<Option<Offer>> = others().map(|(_, offers)| offers.iter().find(|offer| offer.to == to).copied()).collect();
    let needs = |need| found.iter().flatten().any(|offer| offer.need == need);
    let need = [Need::Verification, Need::Reason].into_iter().find(|need| needs(*need)).unwrap_or(Need::Nothing);
    let barred = found.iter().flatten().find_map(|offer| offer.barred);
    let without = found.iter().filter(|offer| offer.is_none()).count();
    let hindrance = match (barred, without) {
        (Some(barred), _) => Some(barred.explain(lang)),
        (None, 0) => None,
        (None, count) => Some(say::not_all(lang, count)),
    };
    Choice { to, need, hindrance }
}

/// What a move is called: going back to 推进中 is a return or a reopening.
const fn move_words(from: Option<Status>, to: Status, lang: Lang) -> &'static str {
    match (from, to) {
        (Some(Status::Submitted), Status::InProgress) => say::send_back(lang),
        (Some(from), Status::InProgress) if from.is_closed() => say::reopen(lang),
        _ => to.word(lang),
    }
}
