//! What a word without a key means.

use super::key::{is_me, light_from_word, role_from_word, span_from_word, status_from_word};
use super::parse::Reading;
use super::{Asks, BadQuery, Condition, Key, Mark, Reason, Supervisor, folded};
use crate::ledger::{Light, Status};
use crate::messages::{Lang, query as say};
use crate::plan::Asked;

impl Reading<'_> {
    /// The condition that a word without a key is, in this order: an id, a light, a reason, a status, a mark, a role, oneself, this week or month, an
    /// area, a
    /// unit, and else text. Of several values all must be of one kind.
    pub(super) fn guess(&self, word: &super::lex::Word) -> Result<Condition, BadQuery> {
        let joined = word.values.iter().map(|value| value.text.as_str()).collect::<Vec<_>>().join(",");
        if !word.values.iter().any(|value| value.quoted) && is_id(&joined) {
            let ids = self.ids(&joined);
            // 2026 is no task, so it is sought in the text; 8.99 looks like a measure and like nothing else.
            if ids.is_ok() || joined.contains(['.', '。', '@', '＠']) {
                return Ok(Condition { negated: word.negated, what: ids? });
            }
        }
        let mut all: Option<Condition> = None;
        for value in &word.values {
            let one = if value.quoted { text(&value.text) } else { self.guess_one(&value.text) };
            all = Some(match all {
                None => one,
                Some(former) => joint(former, one).ok_or_else(|| BadQuery::Mixed(joined.clone()))?,
            });
        }
        let Condition { negated, what } = all.ok_or(BadQuery::NoValue(Key::Text))?;
        Ok(Condition { negated: negated != word.negated, what })
    }

    fn guess_one(&self, word: &str) -> Condition {
        if [Lang::Zh, Lang::En].iter().any(|lang| folded(word) == say::open(*lang)) {
            return Condition::is_not(Asks::Light(vec![None]));
        }
        let light = || light_from_word(word).map(|light: Option<Light>| Asks::Light(vec![light]));
        // 时限 and 进度 are keys and words of the text; 逾期 and 未报 mean what is late.
        let reason = || Reason::from_word(word).filter(|r| matches!(r, Reason::Overdue | Reason::Reporting)).map(|r| Asks::Reason(vec![r]));
        let status = || status_from_word(word).map(|status: Status| Asks::Status(vec![status]));
        let mark = || Mark::from_word(word).map(|mark| Asks::Mark(vec![mark]));
        let role = || role_from_word(word).map(|role| Asks::Role(vec![role]));
        let me = || is_me(word).then(|| Asks::Supervisor(vec![Supervisor::Me]));
        // 本周 is a week of deadlines; the English words, which stand in texts, need the key.
        let span = || span_from_word(word).filter(|_| !word.is_ascii() || word.contains('-')).map(|span| Asks::Due(vec![span]));
        let area = || self.area_by_title(word).map(|area| Asks::Area(vec![area]));
        let unit = || self.ledger.whom_exactly(word).map(|whom| Asks::Unit(vec![whom]));
        let by_sound = || self.ledger.whom_by_sound(word).map(|whom| Asks::Unit(vec![whom]));
        let guessed = light().or_else(reason).or_else(status).or_else(mark).or_else(role).or_else(me);
        let guessed = guessed.or_else(span).or_else(area).or_else(unit).or_else(by_sound);
        guessed.map_or_else(|| text(word), Condition::is)
    }

    /// The only area that has the word in its title. One character is in too many.
    fn area_by_title(&self, word: &str) -> Option<u32> {
        let mut found = self.areas_with(word);
        let one = found.next().filter(|_| word.chars().count() > 1)?;
        found.next().is_none().then_some(one.number)
    }
}

/// Whether a word is written as ids are.
fn is_id(word: &str) -> bool {
    Asked::list(word).is_ok()
}

fn text(words: &str) -> Condition {
    Condition::is(Asks::Text(vec![folded(words)]))
}

/// Two conditions of one kind as one, of which either may hold.
fn joint(mut former: Condition, one: Condition) -> Option<Condition> {
    if former.negated || one.negated {
        return (former == one).then_some(former);
    }
    fn extended<T: PartialEq>(list: &mut Vec<T>, more: Vec<T>) -> Option<()> {
        for one in more {
            if !list.contains(&one) {
                list.push(one);
            }
        }
        Some(())
    }
    match (&mut former.what, one.what) {
        (Asks::Area(all), Asks::Area(more)) => extended(all, more),
        (Asks::Unit(all), Asks::Unit(more)) => extended(all, more),
        (Asks::Role(all), Asks::Role(more)) => extended(all, more),
        (Asks::Light(all), Asks::Light(more)) => extended(all, more),
        (Asks::Reason(all), Asks::Reason(more)) => extended(all, more),
        (Asks::Status(all), Asks::Status(more)) => extended(all, more),
        (Asks::Due(all), Asks::Due(more)) => extended(all, more),
        (Asks::Supervisor(all), Asks::Supervisor(more)) => extended(all, more),
        (Asks::Mark(all), Asks::Mark(more)) => extended(all, more),
        (Asks::Text(all), Asks::Text(more)) => extended(all, more),
        _ => None,
    }?;
    Some(former)
}
