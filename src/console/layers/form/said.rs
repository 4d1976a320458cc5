//! What is said in one line for a form, each part into its field: `水务局，12月10日前，补齐台账`. What is no name, no day and no word to pick is what
//! is written.

use super::{Field, Form, FormKind, Slot, first_to_fill, say};
use crate::ledger::Ledger;
use crate::messages::Lang;
use crate::plan::{Capture, CaptureRefused, capture};
use crate::text::half_width;

impl Form {
    /// Takes a line in. What stood in the text before stays there, above it. The keys are where something is missing, else in the text.
    pub(in crate::console) fn take_in(&mut self, line: &str, ledger: &Ledger) {
        let line = line.trim();
        if line.is_empty() {
            return;
        }
        for (slot, text) in self.said(line, ledger) {
            for field in self.fields.iter_mut().filter(|field| field.slot == slot) {
                match slot {
                    Slot::Words if field.text().trim().is_empty() || text.is_empty() => _ = field.insert(&text),
                    Slot::Words => _ = field.insert(&format!("\n{text}")),
                    _ => field.put(&text),
                }
            }
        }
        self.at = first_to_fill(self.kind, &self.fields, false);
        if self.fields.get(self.at).is_some_and(|field| !field.text().trim().is_empty()) {
            self.at = self.fields.iter().position(Field::is_text).unwrap_or(self.at);
        }
    }

    fn said(&self, line: &str, ledger: &Ledger) -> Vec<(Slot, String)> {
        match self.kind {
            FormKind::Urge => {
                let (whom, rest) = self.addressed(line, ledger);
                whom.into_iter().chain(self.picked(rest)).collect()
            }
            FormKind::Promise => self.dated(line, ledger, true),
            FormKind::Extend => match self.basis_in(line) {
                Some((basis, rest)) => std::iter::once((Slot::Basis, basis)).chain(self.dated(&rest, ledger, false)).collect(),
                None => self.dated(line, ledger, false),
            },
            FormKind::MovePromise(_) | FormKind::Snooze | FormKind::SettleDate(_) | FormKind::MeetDate(_) => {
                self.dated(line, ledger, false)
            }
            FormKind::EndPromise(_) => self.picked(line),
            FormKind::Assign => {
                let (whom, remark) = first_word(line);
                vec![(Slot::Whom, whom.to_owned()), (Slot::Words, remark.to_owned())]
            }
        }
    }

    /// A name that is known at the beginning, and what follows it.
    fn addressed<'t>(&self, line: &'t str, ledger: &Ledger) -> (Option<(Slot, String)>, &'t str) {
        let read = self.heard(line, ledger).ok();
        let whom = read.map(|read| read.whom).filter(|whom| !whom.is_empty() && line.starts_with(whom));
        match whom.and_then(|whom| Some((known_name(&whom, ledger)?, line.get(whom.len()..)?))) {
            Some((name, rest)) => (Some((Slot::Whom, name)), rest.trim_start_matches(is_between)),
            None => (None, line),
        }
    }

    /// One of the words to pick at the beginning, and what follows it.
    fn picked(&self, line: &str) -> Vec<(Slot, String)> {
        let (first, rest) = line.split_once(is_between).unwrap_or((line, ""));
        let is_choice = self.field(Slot::How).and_then(|field| field.choices()).is_some_and(|(words, _)| words.contains(&first));
        match is_choice {
            true => vec![(Slot::How, first.to_owned()), (Slot::Words, rest.trim_start_matches(is_between).to_owned())],
            false => vec![(Slot::Words, line.to_owned())],
        }
    }

    /// Who, by when and what, as a line of a meeting says it.
    fn dated(&self, line: &str, ledger: &Ledger, has_whom: bool) -> Vec<(Slot, String)> {
        let (first, rest) = first_word(line);
        let without_day = [Lang::Zh, Lang::En].iter().any(|lang| say::no_date_word(*lang) == first);
        if without_day && matches!(self.kind, FormKind::Snooze | FormKind::SettleDate(_)) {
            return vec![(Slot::Day, first.to_owned()), (Slot::Words, rest.to_owned())];
        }
        let day = |text: &str| (Slot::Day, text.to_owned());
        let words = |text: &str| (Slot::Words, text.to_owned());
        // A day alone, or behind what is to be done.
        if self.is_day(line) {
            return vec![day(line)];
        }
        // 补齐台账 下周五: the day stays in the words in which it was said.
        let behind = || line.rsplit_once(is_between).filter(|(_, last)| self.is_day(last));
        let said_behind = |(before, last): (&str, &str)| vec![day(last), words(before.trim_end_matches(is_between))];
        match self.heard(line, ledger) {
            Ok(Capture { whom, due: Some(due), .. })
                if whom.is_empty()
                    && let Some((before, last)) = behind()
                    && self.kind.read_day(last.trim(), self.on, &self.calendar) == Ok(due) =>
            {
                said_behind((before, last))
            }
            Ok(Capture { whom, due: Some(due), what }) if whom.is_empty() => vec![day(&due.to_string()), words(&what)],
            Ok(Capture { whom, due: Some(due), what }) if has_whom => {
                let name = known_name(&whom, ledger).unwrap_or(whom);
                vec![(Slot::Whom, name), day(&due.to_string()), words(&what)]
            }
            Ok(Capture { whom, due: None, what }) if has_whom && known_name(&whom, ledger).is_some() => {
                vec![(Slot::Whom, known_name(&whom, ledger).unwrap_or_default()), words(&what)]
            }
            // The reason goes on around the day: it stays as it was said.
            Ok(Capture { due: Some(due), .. }) => vec![day(&due.to_string()), words(line)],
            Err(CaptureRefused::NoName { due: Some(due), .. }) if !has_whom && behind().is_none() => {
                vec![day(&due.to_string()), words(line)]
            }
            _ => behind().map_or_else(|| vec![words(line)], said_behind),
        }
    }

    /// The number of a document among the words of a line, 攻坚办〔2026〕5号, and the line without it.
    fn basis_in(&self, line: &str) -> Option<(String, String)> {
        let mut words: Vec<&str> = line.split(is_between).filter(|word| !word.is_empty()).collect();
        let is_basis = |word: &&str| word.contains(['〔', '〕']) || is_numbered(word) && !self.is_day(word);
        let basis = words.remove(words.iter().position(is_basis)?);
        Some((basis.to_owned(), words.join(" ")))
    }

    /// What a line says, as in a meeting.
    fn heard(&self, line: &str, ledger: &Ledger) -> Result<Capture, CaptureRefused> {
        let units = ledger.units();
        capture(line, self.on, &self.calendar, units)
    }

    fn is_day(&self, text: &str) -> bool {
        self.kind.read_day(text.trim(), self.on, &self.calendar).is_ok()
    }
}

/// The name in full of a unit, a group or a person that is known.
fn known_name(words: &str, ledger: &Ledger) -> Option<String> {
    if words.is_empty() {
        return None;
    }
    let person = || ledger.account_of_name(words).map(|_| words.to_owned());
    ledger.whom(words).ok().map(|whom| whom.name().to_owned()).or_else(person)
}

/// Whether a word ends as the number of a document does: 京环发5号.
fn is_numbered(word: &str) -> bool {
    word.strip_suffix('号').is_some_and(|number| number.ends_with(|c| half_width(c).is_ascii_digit()))
}

fn first_word(line: &str) -> (&str, &str) {
    line.split_once(is_between).map_or((line, ""), |(first, rest)| (first, rest.trim_start_matches(is_between)))
}

/// What stands between the parts of a line.
fn is_between(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | '，' | '、' | ';' | '；' | ':' | '：')
}
