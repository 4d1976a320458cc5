//! What stands above the changes: since when they are told, and how many there are of each kind.

use chrono::NaiveDate;

use super::forecast::weekday;
use crate::ledger::{Changes, Ledger, Since, Times};
use crate::messages::{Lang, past as say};

/// Since when, until when, and how many of what.
pub fn head(ledger: &Ledger, changes: &Changes, lang: Lang) -> [String; 2] {
    [span(changes.since, changes.until, lang), counts(ledger, changes, lang)]
}

/// Since when, and until when.
pub fn span(since: Since, until: NaiveDate, lang: Lang) -> String {
    match since.at {
        Some(at) => say::since_moment(lang, at.format("%Y-%m-%d %H:%M"), weekday(since.day, lang), until),
        None => say::since_day(lang, since.day, weekday(since.day, lang), until),
    }
}

/// How many changes there are of each kind; those of which there are none are left out. What was done at once on several items counts once,
/// with how many lines tell of it: `文字1次（2处）`.
pub fn counts(ledger: &Ledger, changes: &Changes, lang: Lang) -> String {
    let counts = changes.counts(ledger);
    let once = |count| Times { acts: count, lines: count };
    let all = [
        (say::count_worse(lang), once(counts.worse)),
        (say::count_better(lang), once(counts.better)),
        (say::count_closed(lang), once(counts.closed)),
        (say::count_reopened(lang), once(counts.reopened)),
        (say::count_statuses(lang), once(counts.statuses)),
        (say::count_notes(lang), counts.notes),
        (say::count_readings(lang), counts.readings),
        (say::count_promises(lang), counts.promises),
        (say::count_lapsed(lang), once(changes.lapsed.len())),
        (say::count_extensions(lang), counts.extensions),
        (say::count_others(lang), counts.others),
        (say::count_wide(lang), once(counts.wide)),
    ];
    let some: Vec<String> =
        all.into_iter().filter(|(_, times)| times.acts > 0).map(|(word, times)| times_words(word, times, lang)).collect();
    if some.is_empty() {
        return say::nothing_changed(lang).to_owned();
    }
    let some = some.join(lang.pick("，", ", "));
    match changes.items.len() {
        0 => say::changed(lang, some),
        items => say::changed_items(lang, items, some),
    }
}

fn times_words(word: &str, times: Times, lang: Lang) -> String {
    if times.acts == times.lines {
        format!("{word}{}{}", lang.pick("", " "), times.acts)
    } else {
        say::times(lang, word, times.acts, times.lines)
    }
}
