//! Refusals in words: the same sentences on the screen and on the command line.

use super::{ActRefused, Barred, DealingKind, DealingRefused, FindingKey, MeetingRefused, MoveRefused, Need, Status};
use crate::messages::{Lang, meetings, refusals as say};

impl Barred {
    /// Why the move cannot be made, as part of a sentence.
    pub fn explain(self, lang: Lang) -> String {
        match self {
            Barred::OngoingIsNeverDone => say::ongoing_is_never_done(lang).to_owned(),
            Barred::NotBefore(day) => say::not_before(lang, day),
        }
    }
}

impl MoveRefused {
    /// The sentence for the person, with what would be possible.
    pub fn explain(&self, lang: Lang) -> String {
        match self {
            MoveRefused::Already(status) => say::already(lang, status.word(lang)),
            MoveRefused::NoSuchMove { from, to, legal } => say::no_such_move(lang, from.word(lang), to.word(lang), words(legal, lang)),
            MoveRefused::Barred { to, barred } => say::barred(lang, to.word(lang), barred.explain(lang)),
            MoveRefused::Unsaid { to, need: Need::Verification } => say::verification_missing(lang, to.word(lang)),
            MoveRefused::Unsaid { to, .. } => say::reason_missing(lang, to.word(lang)),
        }
    }
}

impl ActRefused {
    /// The sentence for the person.
    pub fn explain(&self, lang: Lang) -> String {
        match self {
            ActRefused::Move(refused) => refused.explain(lang),
            ActRefused::EmptyNote => say::empty_note(lang).to_owned(),
            ActRefused::NotInPlan => say::not_in_plan(lang).to_owned(),
            ActRefused::Several(all) => {
                let told = all.iter().take(TOLD).map(|(label, why)| format!("{label}{}{}", lang.pick("：", ": "), why.explain(lang)));
                let told: String = told.collect::<Vec<_>>().join(lang.pick("", " "));
                let more = all.len().saturating_sub(TOLD);
                let more = if more > 0 { say::and_others(lang, more) } else { String::new() };
                say::several(lang, all.len(), told, more)
            }
            ActRefused::NoItem => say::no_item(lang).to_owned(),
            ActRefused::NothingToSettle => say::nothing_to_settle(lang).to_owned(),
            ActRefused::NotMeant(unit) => say::not_meant(lang, unit),
            ActRefused::NobodyMeant => say::nobody_meant(lang).to_owned(),
            ActRefused::MeasureEnded(status) => say::measure_ended(lang, status.word(lang)),
            ActRefused::UsedSince { by, at, .. } => say::used_since(lang, by, at.format("%m-%d %H:%M")),
            ActRefused::SettledSo => say::settled_so(lang).to_owned(),
            ActRefused::SettledUnsaid => say::settled_unsaid(lang).to_owned(),
            ActRefused::NoSuchFinding(key) => say::no_such_finding(lang, key),
            ActRefused::ManyFindings { key, found } => {
                let among = |one: &FindingKey| one.short_among(found.iter().copied());
                say::many_findings(lang, key, found.iter().map(among).collect::<Vec<_>>().join(lang.pick("、", ", ")))
            }
            ActRefused::FindingSettled { by, at } => say::finding_settled(lang, by, at.format("%Y-%m-%d %H:%M")),
            ActRefused::FindingUnsaid => say::finding_unsaid(lang).to_owned(),
            ActRefused::Reading(refused) => refused.explain(lang),
            ActRefused::Indicator(refused) => refused.explain(lang),
            ActRefused::Dealing(refused) => refused.explain(lang),
            ActRefused::Setting(refused) => refused.explain(lang),
            ActRefused::Meeting(refused) => refused.explain(lang),
            ActRefused::OwnReport { by } => say::own_report(lang, by),
            ActRefused::DataGone => say::data_gone(lang).to_owned(),
            ActRefused::NothingToUndo => say::nothing_to_undo(lang).to_owned(),
            ActRefused::NothingToRedo => say::nothing_to_redo(lang).to_owned(),
            ActRefused::SettledSince { by, at, .. } => say::settled_since(lang, by, at.format("%m-%d %H:%M")),
            ActRefused::ChangedSince { by, at, now, .. } => say::changed_since(lang, by, at.format("%m-%d %H:%M"), now.word(lang)),
        }
    }
}

impl DealingRefused {
    /// The sentence for the person, with the rule.
    pub fn explain(&self, lang: Lang) -> String {
        match self {
            DealingRefused::Unsaid(DealingKind::Urge | DealingKind::Promise) => say::words_missing(lang).to_owned(),
            DealingRefused::Unsaid(kind) => say::why_missing(lang, kind.word(lang)),
            DealingRefused::ManyMeant(many) => many.explain(lang),
            DealingRefused::SeveralUnits => crate::messages::spoken_days::one_unit(lang).to_owned(),
            DealingRefused::Nobody(kind) => say::whom_missing(lang, kind.word(lang)),
            DealingRefused::NoBasis => say::basis_missing(lang).to_owned(),
            DealingRefused::NotAhead { kind: DealingKind::Promise, day, today } => say::promise_not_ahead(lang, day, today),
            DealingRefused::NotAhead { kind, day, today } => say::not_ahead(lang, kind.word(lang), day, today),
            DealingRefused::TooFar { kind, day, last } => say::too_far(lang, kind.word(lang), day, last),
            DealingRefused::NotLater { from, to } => say::not_later(lang, to, from),
            DealingRefused::NoDeadline => say::no_deadline(lang).to_owned(),
            DealingRefused::Closed(kind) => say::closed_already(lang, kind.word(lang)),
            DealingRefused::AsItIs(kind) => say::as_it_is(lang, kind.word(lang)),
            DealingRefused::NoPromise => say::no_promise(lang).to_owned(),
            DealingRefused::NoDate(date) => say::no_such_date(lang, date),
            DealingRefused::ToCome(day) => say::still_to_come(lang, day),
            DealingRefused::OfMeasure => say::date_of_measure(lang).to_owned(),
            DealingRefused::ComesAgain => say::comes_again(lang).to_owned(),
            DealingRefused::Published(day) => say::deadline_published(lang, day),
            DealingRefused::Outside { day, from, to: Some(to) } => say::date_outside(lang, day, from, to),
            DealingRefused::Outside { day, from, to: None } => say::date_before_plan(lang, day, from),
            DealingRefused::ByReport => say::met_by_report(lang).to_owned(),
            DealingRefused::ByIndicator(name) => say::judged_by_indicator(lang, name),
            DealingRefused::ByStatus => say::met_by_status(lang).to_owned(),
            DealingRefused::NotSaidTo(unit) => say::not_said_to(lang, unit),
            DealingRefused::NothingToConfirm => say::nothing_to_confirm(lang).to_owned(),
        }
    }
}

impl MeetingRefused {
    /// The sentence for the person.
    pub fn explain(&self, lang: Lang) -> String {
        match self {
            MeetingRefused::Untitled => meetings::untitled(lang).to_owned(),
            MeetingRefused::Backwards => meetings::backwards(lang).to_owned(),
            MeetingRefused::Nothing => meetings::nothing(lang).to_owned(),
            MeetingRefused::NoItem(measure) => meetings::no_item(lang, measure),
            MeetingRefused::NoAct(act) => meetings::no_act(lang, act.0),
        }
    }
}

/// How many of several refusals are told one by one.
const TOLD: usize = 3;

fn words(statuses: &[Status], lang: Lang) -> String {
    if statuses.is_empty() {
        return say::nothing(lang).to_owned();
    }
    statuses.iter().map(|s| s.word(lang)).collect::<Vec<_>>().join(lang.pick("、", ", "))
}
