//! The ledger of promises, as text.

use chrono::NaiveDate;

use super::text::paragraph;
use crate::ledger::{Ledger, Promise, PromiseCounts, PromiseState, PromisesOfUnit};
use crate::messages::{Lang, promises as say};
use crate::text::{Cells, visible_line};

const CELLS: Cells = Cells { wide_ambiguous: false, ascii: false };

/// How many became what, in a few words; what there is none of is left out but for what is due.
pub fn counts_words(counts: &PromiseCounts, lang: Lang) -> String {
    let mut words = vec![say::counts(lang, counts.due, counts.open, counts.kept, counts.broken)];
    words.extend(counts.rate_kept().map(|percent| say::rate(lang, percent)));
    words.extend((counts.moved > 0).then(|| say::moved_in_all(lang, counts.moved)));
    words.join(lang.pick(" ", ", "))
}

/// Its state with how late it is or was, e.g. `已到期 过期5天`, `兑现 提前2天`.
pub fn state_words(promise: &Promise<'_>, as_of: NaiveDate, lang: Lang) -> String {
    let days = promise.days_late(as_of);
    let figure = match (promise.state, days) {
        (PromiseState::Due, days) => say::late(lang, days),
        (PromiseState::Open, 0) => say::due_today(lang).to_owned(),
        (PromiseState::Open, days) => say::days_left(lang, -days),
        (PromiseState::Kept, 0) => say::kept_in_time(lang).to_owned(),
        (PromiseState::Kept, days) if days > 0 => say::kept_late(lang, days),
        (PromiseState::Kept, days) => say::kept_early(lang, -days),
        (PromiseState::Dropped, _) if promise.replaced_by.is_some() => say::replaced(lang).to_owned(),
        _ => return promise.state.word(lang).to_owned(),
    };
    format!("{} {figure}", promise.state.word(lang))
}

/// The accounts of units, each with its promises under it.
pub fn text(ledger: &Ledger, accounts: &[PromisesOfUnit<'_, '_>], as_of: NaiveDate, width: Option<usize>, lang: Lang) -> String {
    let mut out = String::new();
    for (at, account) in accounts.iter().enumerate() {
        if at > 0 {
            out.push('\n');
        }
        paragraph(&mut out, &format!("{}  {}", visible_line(&account.title(lang)), counts_words(&account.counts, lang)), "", width);
        let states: Vec<String> = account.all().map(|promise| state_words(promise, as_of, lang)).collect();
        let ids: Vec<String> = account.all().map(|promise| ledger.label(promise.key)).collect();
        let widest = |all: &[String]| all.iter().map(|cell| CELLS.width(cell)).max().unwrap_or(0);
        let (state_width, id_width) = (widest(&states), widest(&ids));
        for ((promise, state), id) in account.all().zip(&states).zip(&ids) {
            let with = if promise.unit == account.unit { String::new() } else { say::with_group(lang, promise.unit) };
            let head = format!("{} {}", CELLS.pad(state, state_width), CELLS.pad(id, id_width));
            paragraph(&mut out, &format!("{head} {}{with}", line(promise, lang)), "  ", width);
        }
    }
    out
}

/// Who, by when, what, and how often that was moved.
pub fn line(promise: &Promise<'_>, lang: Lang) -> String {
    let moved = if promise.moved > 0 { format!("（{}）", say::moved(lang, promise.moved, promise.first_due)) } else { String::new() };
    let moved = if lang == Lang::En { moved.replace('（', " (").replace('）', ")") } else { moved };
    let (whom, due) = (visible_line(promise.whom), say::by_day(lang, promise.due));
    format!("{whom} {due}{}{}{moved}", lang.pick("：", ": "), visible_line(promise.what))
}
