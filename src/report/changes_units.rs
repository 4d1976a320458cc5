//! The units of a measure whose lights turned while nobody did anything with what they owe: in one line.

use super::changes::by_words;
use crate::ledger::{Changed, Changes, ItemKey, Ledger, Light, TurnedBy};
use crate::messages::{Lang, past as say};
use crate::plan::UnitName;
use crate::text::visible_line;

/// So many units are named of each light; of the others how many they are.
const NAMED: usize = 3;

/// Those of one measure, by their places among the changes and by the light that they have now.
#[derive(Debug, Clone, Default)]
pub(super) struct Units {
    measure: Option<ItemKey>,
    red: Vec<usize>,
    yellow: Vec<usize>,
    better: usize,
    closed: usize,
}

/// Which unit turned, why it has the light that it has, and by what that came.
type Turned = (UnitName, String, TurnedBy);

impl Units {
    /// The measure; none as long as there are none.
    pub(super) const fn measure(&self) -> Option<ItemKey> {
        self.measure
    }

    /// Takes in an obligation of which nothing but the light changed; whether it is one.
    pub(super) fn take(&mut self, at: usize, changed: &Changed) -> bool {
        let Some((turned, _)) = changed.turned.filter(|_| changed.key.unit.is_some()) else { return false };
        if changed.status.is_some() || !changed.events.is_empty() {
            return false;
        }
        self.measure = Some(ItemKey::measure(changed.key.measure));
        match (turned.from.light(), turned.to.light()) {
            (_, None) => self.closed += 1,
            (Some(from), Some(to)) if to < from => self.better += 1,
            (_, Some(Light::Red)) => self.red.push(at),
            (_, Some(Light::Yellow)) => self.yellow.push(at),
            _ => self.better += 1,
        }
        true
    }

    /// How many turned to what; those that became worse with names and reasons, e.g. `5.1 各单位的灯：转红1（平谷）逾期7天〔时间推移〕`.
    pub(super) fn words(&self, ledger: &Ledger, changes: &Changes, lang: Lang) -> String {
        let named = |places: &[usize], count: fn(Lang, usize) -> String| {
            let turned = |at: &usize| {
                let changed = changes.items.get(*at)?;
                let (turned, by) = changed.turned?;
                Some((changed.key.unit?, visible_line(&turned.to.reason(lang)).into_owned(), by))
            };
            let all: Vec<Turned> = places.iter().filter_map(turned).collect();
            (!all.is_empty()).then(|| count(lang, all.len()) + &named_words(ledger, &all, lang))
        };
        let counted = |count: usize, words: fn(Lang, usize) -> String| (count > 0).then(|| words(lang, count));
        let words = [
            named(&self.red, say::units_red),
            named(&self.yellow, say::units_yellow),
            counted(self.better, say::units_better),
            counted(self.closed, say::units_closed),
        ];
        let words: Vec<String> = words.into_iter().flatten().collect();
        say::units_of(lang, self.measure.map(|key| ledger.label(key)).unwrap_or_default(), words.join(lang.pick("，", ", ")))
    }
}

/// The names with the reasons; a reason that all have stands behind them once.
fn named_words(ledger: &Ledger, all: &[Turned], lang: Lang) -> String {
    let is_alike = all.windows(2).all(|pair| matches!(pair, [(_, a, _), (_, b, _)] if a == b));
    let name = |(unit, reason, _): &Turned| match ledger.units().short(*unit) {
        short if is_alike => short.to_owned(),
        short => format!("{short} {reason}"),
    };
    let names: Vec<String> = all.iter().take(NAMED).map(name).collect();
    let names = names.join(lang.pick("、", ", "));
    let names = if all.len() > NAMED { say::units_more(lang, names, all.len()) } else { names };
    let reason = all.first().filter(|_| is_alike).map(|(_, reason, _)| reason.as_str()).unwrap_or_default();
    let mut ways = all.iter().map(|(.., by)| *by);
    let by = ways.next().filter(|first| ways.all(|by| by == *first)).map_or("", |by| by_words(by, lang));
    say::units_named(lang, names, reason) + by
}
