//! The script: what is written on which day, and how it becomes an act of the ledger.

use chrono::NaiveDate;
use duban::ledger::{
    Act, ActRefused, ItemKey, Ledger, NoteKind, PromiseEnd, ReadingEntry, ReadingKind, Signer, Status, TargetEntry, UrgeWay,
};
use duban::plan::{IndicatorKey, UnitName};

/// One thing that somebody writes.
#[derive(Debug, Clone)]
pub struct Line {
    /// On which day.
    pub on: NaiveDate,
    /// Those of one day, person and round are written in one act.
    pub round: String,
    /// Who writes it.
    pub by: &'static str,
    /// On what.
    pub item: ItemKey,
    /// What.
    pub what: What,
}

/// What is written.
#[derive(Debug, Clone)]
pub enum What {
    Note(NoteKind, String),
    Status(Status, Option<String>),
    Units(Vec<UnitName>, &'static str),
    Reading {
        indicator: IndicatorKey,
        value: String,
        at: NaiveDate,
        kind: ReadingKind,
        unit: Option<UnitName>,
        source: String,
    },
    Target {
        indicator: IndicatorKey,
        value: &'static str,
        source: &'static str,
    },
    Urge(String, UrgeWay, String),
    Promise(String, NaiveDate, String),
    PromiseEnd(PromiseEnd, String),
    Extend(NaiveDate, String, String),
    Snooze(NaiveDate, String),
    Assign(&'static str, String),
    /// A milestone was reached on that day.
    Met(String, String),
    /// A date that the text leaves open was settled.
    DateSet(String, Option<NaiveDate>, &'static str),
    /// The last act is taken back.
    Undo,
}

impl Line {
    /// What it does to the ledger as it stands.
    pub fn act(&self, ledger: &Ledger) -> Result<Act, ActRefused> {
        let signer = Signer { by: self.by, on: self.on };
        let item = ledger.item(self.item).ok_or(ActRefused::NotInPlan)?;
        match &self.what {
            What::Note(kind, text) => Act::write_note(item, *kind, text),
            What::Status(to, why) => Act::set_status(ledger, item, *to, why.as_deref(), signer),
            What::Units(units, why) => Act::settle_units(ledger, item, Some(units), why),
            What::Reading { indicator, value, at, kind, unit, source } => {
                let attached = ledger.indicators().of_key(indicator).ok_or(ActRefused::NotInPlan)?;
                let entry = ReadingEntry { attached, value, on: *at, kind: *kind, unit: *unit, site: None, source: Some(source) };
                Act::report_reading(ledger, &entry, self.on)
            }
            What::Target { indicator, value, source } => {
                let attached = ledger.indicators().of_key(indicator).ok_or(ActRefused::NotInPlan)?;
                Act::set_target(ledger, &TargetEntry { attached, value: Some(value), tolerance: None, source, unit: None })
            }
            What::Urge(whom, how, words) => Act::urge(ledger, &[item], Some(whom), *how, words, signer),
            What::Promise(whom, due, words) => Act::promise(ledger, &[item], Some(whom), *due, words, signer),
            What::PromiseEnd(end, words) => {
                let promise = item.open_promises().next().map(|(dealt, _)| dealt.no).ok_or(ActRefused::NoItem)?;
                Act::end_promise(ledger, item, promise, *end, words)
            }
            What::Extend(to, why, basis) => Act::extend(ledger, &[item], *to, why, basis, signer),
            What::Snooze(until, why) => Act::snooze(ledger, &[item], Some(*until), why, signer),
            What::Met(date, words) => Act::meet_date(ledger, item, Some(date), self.on, words, signer),
            What::DateSet(date, on, why) => Act::settle_date(ledger, item, Some(date), *on, why),
            What::Undo => Act::undo(ledger, self.by),
            What::Assign(to, words) => Act::assign(ledger, &[item], Some(to), words),
        }
    }
}
