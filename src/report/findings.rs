//! Consistency findings (核对发现) as text: the same sentences on the screen and on the command line.

use super::indicator_words::target_words;
use super::text::{headed, paragraph};
use crate::ledger::{Finding, FindingKey, FindingKind, Ground, ItemKey, Ledger, Quote, Says, Settlement, Signed, Silent, Status};
use crate::messages::{Lang, findings as say};
use crate::text::{Cells, visible_line};

const CELLS: Cells = Cells { wide_ambiguous: false, ascii: false };
/// How many notes a sentence names, and how much of their text it quotes, in cells.
const NAMED: usize = 8;
const QUOTED: usize = 120;

/// A list of findings by kind, wrapped where `width` is given.
pub fn list(ledger: &Ledger, findings: &[Finding], width: Option<usize>, lang: Lang) -> String {
    let mut out = String::new();
    let keys: Vec<FindingKey> = findings.iter().map(|finding| finding.key).collect();
    for kind in FindingKind::ALL {
        let of_kind: Vec<&Finding> = findings.iter().filter(|finding| finding.kind() == kind).collect();
        if of_kind.is_empty() {
            continue;
        }
        paragraph(&mut out, &say::group(lang, kind.word(lang), of_kind.len()), "", width);
        for finding in of_kind {
            let key = format!("  {}  ", finding.key.short_among(keys.iter().copied()));
            headed(&mut out, &key, &sentence(ledger, finding, lang), width);
            if let Some(settled) = &finding.settled {
                paragraph(&mut out, &settled_words(settled, lang), &" ".repeat(key.len()), width);
            }
        }
        out.push('\n');
    }
    out
}

/// How it was settled, by whom, and why.
pub fn settled_words(settled: &Settlement, lang: Lang) -> String {
    say::settled(lang, who(&settled.written), visible_line(&settled.why))
}

/// What does not agree, with the words on which that rests.
pub fn sentence(ledger: &Ledger, finding: &Finding, lang: Lang) -> String {
    match &finding.basis {
        Ground::DoneButOpen { done, open, units, unsettled } => {
            let (id, by) = (ledger.label(done.item), done.set.as_ref().map(who).unwrap_or_default());
            if open.is_empty() {
                return say::done_unsettled(lang, id, by);
            }
            let mut text = say::done_says(lang, id, by, units, open.len());
            text.push_str(&units_say(ledger, open, |_| String::new(), lang));
            if *unsettled {
                text.push_str(say::also_unsettled(lang));
            }
            text
        }
        Ground::Contradiction { measure, units } => {
            let set = |says: &Says| says.set.as_ref().map(|set| say::set_by(lang, who(set))).unwrap_or_default();
            let measure_says = say::contradicts(lang, ledger.label(measure.item), measure.status.word(lang), set(measure));
            measure_says + &units_say(ledger, units, set, lang)
        }
        Ground::SameText { notes } => same_text(ledger, notes, lang),
        Ground::OffTarget { says, indicator, reading, target, exceeded } => {
            let (id, name, value) = (ledger.label(says.item), &indicator.indicator.name, &reading.value);
            let target = target_words(&indicator.indicator, Some(*target), Some(value.unit()), lang);
            if *exceeded {
                return say::exceeded(lang, id, name, value, reading.on, target);
            }
            let by = says.set.as_ref().map(|set| say::set_by(lang, who(set))).unwrap_or_default();
            say::off(lang, id, format!("{}{by}", says.status.word(lang)), name, value, reading.on, target)
        }
        Ground::OverVerified { indicator, reported, verified, points } => {
            let id = finding.items.first().map(|item| ledger.label(*item)).unwrap_or_default();
            let [reported, verified] = [reported, verified].map(|reading| say::value_on(lang, &reading.value, reading.on));
            say::over(lang, id, &indicator.indicator.name, reported, verified, points.shown(1).normalize())
        }
        Ground::NoReport { lead, due, silent } => {
            let ids: Vec<String> = silent.iter().map(|silent| silent_id(ledger, silent, lang)).collect();
            say::silent(lang, lead, silent.len(), due) + &listed(&ids, lang) + lang.pick("。", ".")
        }
    }
}

/// Units by what is set on them, e.g. `未启动 东城、西城；受阻 通州（li 2026-11-02）。`
fn units_say(ledger: &Ledger, units: &[Says], set: impl Fn(&Says) -> String, lang: Lang) -> String {
    let of_status = |status: Status| {
        let mut by_hand: Vec<(String, Vec<String>)> = Vec::new();
        for says in units.iter().filter(|says| says.status == status) {
            let (hand, name) = (set(says), unit(ledger, says.item));
            match by_hand.iter_mut().find(|(known, _)| *known == hand) {
                Some((_, names)) => names.push(name),
                None => by_hand.push((hand, vec![name])),
            }
        }
        let told: Vec<String> = by_hand.into_iter().map(|(hand, names)| listed(&names, lang) + &hand).collect();
        (!told.is_empty()).then(|| say::units_say(lang, status.word(lang), listed(&told, lang)))
    };
    let told: Vec<String> = Status::ALL.into_iter().filter_map(of_status).collect();
    told.join(lang.pick("；", "; ")) + lang.pick("。", ".")
}

fn same_text(ledger: &Ledger, notes: &[Quote], lang: Lang) -> String {
    let Some((first, rest)) = notes.split_first() else { return String::new() };
    let text = visible_line(first.text.trim());
    let text = CELLS.cut(&text, QUOTED);
    let of_one_item = rest.iter().all(|note| note.item == first.item);
    let mut told: Vec<String> = notes.iter().take(NAMED).map(|note| quote(ledger, note, of_one_item, lang)).collect();
    if notes.len() > NAMED {
        told.push(say::and_more(lang, notes.len()));
    }
    let head = match of_one_item {
        true => say::same_again(lang, ledger.label(first.item), notes.len(), text),
        false => say::same_in_many(lang, notes.len(), text),
    };
    head + &told.join(lang.pick("；", "; ")) + lang.pick("。", ".")
}

fn quote(ledger: &Ledger, note: &Quote, is_item_told: bool, lang: Lang) -> String {
    let (kind, who) = (note.kind.word(lang), who(&note.written));
    match is_item_told {
        true => say::written(lang, kind, who),
        false => say::written_on(lang, ledger.label(note.item), kind, who),
    }
}

/// The unit has been named: so its measure will do.
fn silent_id(ledger: &Ledger, silent: &Silent, lang: Lang) -> String {
    let id = ledger.label(ItemKey::measure(silent.item.measure));
    if silent.reported == 0 { id } else { say::units_reported(lang, id, silent.reported, silent.units) }
}

fn unit(ledger: &Ledger, item: ItemKey) -> String {
    item.unit.map(|unit| ledger.units().short(unit).to_owned()).unwrap_or_default()
}

/// Who wrote something on which day.
fn who(signed: &Signed) -> String {
    format!("{} {}", visible_line(&signed.by), signed.at.format("%Y-%m-%d"))
}

fn listed(words: &[String], lang: Lang) -> String {
    words.join(lang.pick("、", ", "))
}
