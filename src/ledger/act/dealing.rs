//! What a person does with items beside their status and notes: urging, promises, extensions, setting aside, assigning, settling dates.

use chrono::{Days, NaiveDate};

use super::{Act, ActRefused, Change, DealingRefused, Signer};
use crate::ledger::{Cause, Dealing, DealingKind, EventNo, Happening, Item, Ledger, PromiseEnd, UrgeWay};
use crate::plan::DeadlineKind;
use crate::text::half_width;

/// For how many days an item is set aside at most: a quarter.
const SNOOZE_MOST: Days = Days::new(92);

impl Act {
    /// 催办: `whom` was urged in that way with those words; without a name, the unit that owes each item, or the answering lead of a measure.
    ///
    /// # Errors
    /// When nobody or nothing is said, or one of the items is closed.
    pub fn urge(
        ledger: &Ledger,
        items: &[&Item],
        whom: Option<&str>,
        how: UrgeWay,
        words: &str,
        signer: Signer<'_>,
    ) -> Result<Self, ActRefused> {
        Self::deal_with_each(ledger, items, signer, words, |item| {
            Ok(Dealing::Urge { whom: whom_or_own(ledger, item, whom, DealingKind::Urge)?, how })
        })
    }

    /// 承诺: `whom` promised something by the end of `due`; without a name, as for [`Act::urge`].
    ///
    /// # Errors
    /// When nobody or nothing is said, the day is over, or one of the items is closed.
    pub fn promise(
        ledger: &Ledger,
        items: &[&Item],
        whom: Option<&str>,
        due: NaiveDate,
        words: &str,
        signer: Signer<'_>,
    ) -> Result<Self, ActRefused> {
        if due < signer.on {
            return Err(refused(DealingRefused::NotAhead { kind: DealingKind::Promise, day: due, today: signer.on }));
        }
        refuse_too_far(ledger, DealingKind::Promise, due)?;
        Self::deal_with_each(ledger, items, signer, words, |item| {
            Ok(Dealing::Promise { whom: whom_or_own(ledger, item, whom, DealingKind::Promise)?, due })
        })
    }

    /// A promise was kept or broken, or is asked for no longer.
    ///
    /// # Errors
    /// When no such promise is open on the item, or it is not said why or how.
    pub fn end_promise(ledger: &Ledger, item: &Item, promise: EventNo, end: PromiseEnd, words: &str) -> Result<Self, ActRefused> {
        ledger.measure_of(item).ok_or(ActRefused::NotInPlan)?;
        if !item.open_promises().any(|(open, _)| open.no == promise) {
            return Err(refused(DealingRefused::NoPromise));
        }
        Self::deal(item, Dealing::PromiseEnded { promise, end }, words)
    }

    /// 承诺改期: an open promise is for the end of `to` from now on.
    ///
    /// # Errors
    /// When no such promise is open on the item, the day is over or the same, or no reason is given.
    pub fn move_promise(
        ledger: &Ledger,
        item: &Item,
        promise: EventNo,
        to: NaiveDate,
        words: &str,
        signer: Signer<'_>,
    ) -> Result<Self, ActRefused> {
        ledger.measure_of(item).ok_or(ActRefused::NotInPlan)?;
        let open = item.open_promises().find(|(open, _)| open.no == promise);
        let (_, due) = open.ok_or(refused(DealingRefused::NoPromise))?;
        let kind = DealingKind::PromiseMoved;
        if to < signer.on {
            return Err(refused(DealingRefused::NotAhead { kind: DealingKind::Promise, day: to, today: signer.on }));
        }
        refuse_too_far(ledger, kind, to)?;
        if to == due {
            return Err(refused(DealingRefused::AsItIs(kind)));
        }
        Self::deal(item, Dealing::PromiseMoved { promise, due: to }, words)
    }

    /// 延期: the deadline becomes `to`, for a reason and on a basis.
    ///
    /// # Errors
    /// When the day is not ahead or not later than the deadline in force, there is no deadline, no reason or no basis, or an item is closed.
    pub fn extend(ledger: &Ledger, items: &[&Item], to: NaiveDate, why: &str, basis: &str, signer: Signer<'_>) -> Result<Self, ActRefused> {
        if to <= signer.on {
            return Err(refused(DealingRefused::NotAhead { kind: DealingKind::Extension, day: to, today: signer.on }));
        }
        refuse_too_far(ledger, DealingKind::Extension, to)?;
        if basis.trim().is_empty() {
            return Err(refused(DealingRefused::NoBasis));
        }
        Self::deal_with_each(ledger, items, signer, why, |item| {
            let from = ledger.deadline(item).and_then(DeadlineKind::end).ok_or(DealingRefused::NoDeadline)?;
            if to <= from {
                return Err(DealingRefused::NotLater { from, to });
            }
            Ok(Dealing::Extension { from, to, basis: basis.trim().to_owned() })
        })
    }

    /// 暂缓: the items are set aside until a day after today; with none they come back at once.
    ///
    /// # Errors
    /// When the day is not ahead, no reason is given, or one of the items is closed, or is not set aside where it is to come back.
    pub fn snooze(ledger: &Ledger, items: &[&Item], until: Option<NaiveDate>, why: &str, signer: Signer<'_>) -> Result<Self, ActRefused> {
        if let Some(day) = until.filter(|day| *day <= signer.on) {
            return Err(refused(DealingRefused::NotAhead { kind: DealingKind::Snooze, day, today: signer.on }));
        }
        if let Some(day) = until {
            // Nothing is set aside for longer than a quarter: what waits longer is extended.
            let last = signer.on.checked_add_days(SNOOZE_MOST).unwrap_or(day);
            if day > last {
                return Err(refused(DealingRefused::TooFar { kind: DealingKind::Snooze, day, last }));
            }
        }
        Self::deal_with_each(ledger, items, signer, why, |item| match item.snoozed_until() == until {
            true => Err(DealingRefused::AsItIs(DealingKind::Snooze)),
            false => Ok(Dealing::Snooze { until }),
        })
    }

    /// 分派: a supervisor follows the items from now on; with none nobody in particular. Those that he follows already are passed over.
    ///
    /// # Errors
    /// When the name is empty, or he follows all of them already.
    pub fn assign(ledger: &Ledger, items: &[&Item], to: Option<&str>, words: &str) -> Result<Self, ActRefused> {
        let to = to.map(|name| named(name, DealingKind::Assignment)).transpose().map_err(refused)?;
        let is_closed = |item: &Item| item.status.is_closed() || ledger.ended_with_its_measure(item).is_some();
        let others: Vec<&Item> = items.iter().copied().filter(|item| item.assigned_to() != to.as_deref()).collect();
        if others.is_empty() && !items.is_empty() {
            return Err(refused(DealingRefused::AsItIs(DealingKind::Assignment)));
        }
        Self::on_each(ledger, &others, |item| {
            if is_closed(item) && to.is_some() {
                return Err(refused(DealingRefused::Closed(DealingKind::Assignment)));
            }
            let from = item.assigned_to().map(str::to_owned);
            Self::deal(item, Dealing::Assignment { from, to: to.clone() }, words)
        })
    }

    pub(super) fn deal(item: &Item, what: Dealing, text: &str) -> Result<Self, ActRefused> {
        if !item.in_plan {
            return Err(ActRefused::NotInPlan);
        }
        if what.kind().needs_words() && text.trim().is_empty() {
            return Err(refused(DealingRefused::Unsaid(what.kind())));
        }
        let text = if text.trim().is_empty() { String::new() } else { text.to_owned() };
        Ok(Self::fresh(item, Happening::Dealt { what: Box::new(what), text }))
    }

    /// The same with each of several open items, in one act.
    fn deal_with_each(
        ledger: &Ledger,
        items: &[&Item],
        signer: Signer<'_>,
        text: &str,
        make: impl Fn(&Item) -> Result<Dealing, DealingRefused>,
    ) -> Result<Self, ActRefused> {
        Self::on_each(ledger, items, |item| {
            let what = make(item).map_err(refused)?;
            let is_open = ledger.standing(item, signer.on).ok_or(ActRefused::NotInPlan)?.light().is_some();
            if !is_open {
                return Err(refused(DealingRefused::Closed(what.kind())));
            }
            Self::deal(item, what, text)
        })
    }

    /// An act on the plan as a whole: a setting, a saved view, or a meeting.
    pub fn plan_wide(ledger: &Ledger, what: Happening) -> Self {
        let seen = ledger.wide().version_for(&what);
        Self { cause: Cause::Fresh, changes: vec![Change { item: None, seen, what }] }
    }
}

pub(super) fn refused(why: DealingRefused) -> ActRefused {
    ActRefused::Dealing(why)
}

/// Who was named; else the unit that owes the item, or the answering lead of a measure.
fn whom_or_own(ledger: &Ledger, item: &Item, whom: Option<&str>, kind: DealingKind) -> Result<String, DealingRefused> {
    let own = || match item.key.unit {
        Some(unit) => unit.as_str().to_owned(),
        None => ledger.measure_of(item).and_then(|m| m.answering_lead()).unwrap_or_default().to_owned(),
    };
    let name = named(&whom.map_or_else(own, str::to_owned), kind)?;
    if kind == DealingKind::Promise && whom.is_some() && ledger.units().are_several(&name) {
        return Err(DealingRefused::SeveralUnits);
    }
    // A name in Chinese is kept as it was typed; pinyin is the unit's that sounds so.
    let is_typed_in_letters = whom.is_some() && name.chars().any(|c| half_width(c).is_ascii_alphabetic());
    if is_typed_in_letters && ledger.account_of_name(&name).is_none() {
        return ledger.whom_written(&name).map(|(name, _)| name).map_err(DealingRefused::ManyMeant);
    }
    Ok(name)
}

/// Refuses a day that is beyond the end of the year after the plan's: a mistyped year would put an item out of sight for ever.
fn refuse_too_far(ledger: &Ledger, kind: DealingKind, day: NaiveDate) -> Result<(), ActRefused> {
    match NaiveDate::from_ymd_opt(ledger.plan().year + 1, 12, 31) {
        Some(last) if day > last => Err(refused(DealingRefused::TooFar { kind, day, last })),
        _ => Ok(()),
    }
}

/// A name that says something, in one line: it stands in rows and lists.
fn named(name: &str, kind: DealingKind) -> Result<String, DealingRefused> {
    let name = one_line(name);
    if name.is_empty() { Err(DealingRefused::Nobody(kind)) } else { Ok(name) }
}

/// A text in one line, without characters that a terminal would act on.
pub(in crate::ledger) fn one_line(text: &str) -> String {
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    text.split(breaks).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{day, key, ledger, set, write, write_by};
    use super::*;
    use crate::ledger::{Light, Standing, Status, Why};

    const MEASURE: i64 = 3;

    fn on(day_of: &str) -> Signer<'static> {
        Signer { by: "zhangwei", on: day(day_of) }
    }

    fn item(ledger: &Ledger, unit: Option<&str>) -> Item {
        ledger.item(key(MEASURE, unit)).unwrap().clone()
    }

    fn why(result: Result<Act, ActRefused>) -> DealingRefused {
        match result.unwrap_err() {
            ActRefused::Dealing(why) => why,
            other => panic!("{other}"),
        }
    }

    #[test]
    fn a_name_has_one_line() {
        for (typed, name) in [("li\nna", "li na"), (" 李处长\r\n", "李处长"), ("王\u{1b}\t芳", "王 芳"), ("市 水务局", "市 水务局")]
        {
            assert_eq!(named(typed, DealingKind::Urge).as_deref(), Ok(name), "{typed:?}");
        }
        assert!(named("\n\u{7}", DealingKind::Urge).is_err());
    }

    /// 1.3 is due on 30 June: extended on 20 June to 15 August, it is 54 days from its end on 22 June and 1 day late on 16 August.
    #[test]
    fn an_extension_moves_the_deadline_and_keeps_the_original() {
        let mut l = ledger().asking_no_reports();
        let east = item(&l, Some("东城区政府"));
        let act = Act::extend(&l, &[&east], day("2026-08-15"), "设备到货迟", "攻坚办〔2026〕5号", on("2026-06-20")).unwrap();
        write(&mut l, &act, "2026-06-20");
        let stands = |l: &Ledger, unit: &str, on: &str| l.standing(&item(l, Some(unit)), day(on)).unwrap();
        assert_eq!(stands(&l, "东城区政府", "2026-06-22"), Standing::Open(Light::Green, Why::DaysLeft(54)));
        assert_eq!(stands(&l, "东城区政府", "2026-08-16"), Standing::Open(Light::Red, Why::Overdue(1)));
        assert_eq!(stands(&l, "西城区政府", "2026-07-01"), Standing::Open(Light::Red, Why::Overdue(1)));
        let act = Act::extend(&l, &[&item(&l, Some("东城区政府"))], day("2026-09-30"), "再延", "会议纪要", on("2026-08-14")).unwrap();
        write(&mut l, &act, "2026-08-14");
        let dates: Vec<_> = item(&l, Some("东城区政府")).extensions().map(|(from, to, _)| (from, to)).collect();
        assert_eq!(dates, [(day("2026-06-30"), day("2026-08-15")), (day("2026-08-15"), day("2026-09-30"))]);
        // Taken back, the former one holds again.
        let act = Act::undo(&l, "zhangwei").unwrap();
        write(&mut l, &act, "2026-08-14");
        assert_eq!(stands(&l, "东城区政府", "2026-08-16"), Standing::Open(Light::Red, Why::Overdue(1)));
    }

    #[test]
    fn an_extension_of_the_measure_binds_the_units_that_have_none_of_their_own() {
        let mut l = ledger();
        let act = Act::extend(&l, &[&item(&l, None)], day("2026-07-31"), "统一延期", "通知", on("2026-06-20")).unwrap();
        write(&mut l, &act, "2026-06-20");
        let end = |l: &Ledger, unit| l.deadline(&item(l, unit)).and_then(DeadlineKind::end);
        assert_eq!(end(&l, Some("西城区政府")), Some(day("2026-07-31")));
        let act = Act::extend(&l, &[&item(&l, Some("西城区政府"))], day("2026-08-31"), "再延", "通知", on("2026-06-21")).unwrap();
        write(&mut l, &act, "2026-06-21");
        assert_eq!((end(&l, Some("西城区政府")), end(&l, None)), (Some(day("2026-08-31")), Some(day("2026-07-31"))));
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        let mut l = ledger();
        let east = item(&l, Some("东城区政府"));
        let extend = |l: &Ledger, to: &str, why: &str, basis: &str| Act::extend(l, &[&east], day(to), why, basis, on("2026-06-20"));
        assert!(matches!(why(extend(&l, "2026-06-20", "因为", "通知")), DealingRefused::NotAhead { .. }));
        assert!(matches!(why(extend(&l, "2026-06-30", "因为", "通知")), DealingRefused::NotLater { .. }));
        assert_eq!(why(extend(&l, "2026-07-01", "因为", " ")), DealingRefused::NoBasis);
        assert_eq!(why(extend(&l, "2026-07-01", "\u{3000}", "通知")), DealingRefused::Unsaid(DealingKind::Extension));
        assert!(extend(&l, "2026-07-01", "因为", "通知").is_ok());
        let ongoing = l.item(key(4, None)).unwrap();
        assert_eq!(why(Act::extend(&l, &[ongoing], day("2026-07-01"), "因为", "通知", on("2026-06-20"))), DealingRefused::NoDeadline);
        let snooze = |l: &Ledger, until: &str, why: &str| Act::snooze(l, &[&east], Some(day(until)), why, on("2026-06-20"));
        assert!(matches!(why(snooze(&l, "2026-06-20", "因为")), DealingRefused::NotAhead { .. }));
        assert_eq!(why(snooze(&l, "2026-06-21", "")), DealingRefused::Unsaid(DealingKind::Snooze));
        let urge = |l: &Ledger, whom: &str, words: &str| Act::urge(l, &[&east], Some(whom), UrgeWay::Phone, words, on("2026-06-20"));
        assert_eq!(why(urge(&l, " ", "请报送")), DealingRefused::Nobody(DealingKind::Urge));
        assert_eq!(why(urge(&l, "东城区", "")), DealingRefused::Unsaid(DealingKind::Urge));
        let promised = Act::promise(&l, &[&east], Some("李主任"), day("2026-06-19"), "补齐", on("2026-06-20"));
        assert!(matches!(why(promised), DealingRefused::NotAhead { .. }));
        set(&mut l, MEASURE, Some("东城区政府"), Status::Withdrawn, "2026-06-20");
        let closed = item(&l, Some("东城区政府"));
        let urged = Act::urge(&l, &[&closed], None, UrgeWay::Phone, "请报送", on("2026-06-20"));
        assert_eq!(why(urged), DealingRefused::Closed(DealingKind::Urge));
    }

    #[test]
    fn a_promise_is_open_until_it_is_ended_and_its_end_is_taken_back() {
        let mut l = ledger();
        let act = Act::promise(&l, &[&item(&l, None)], Some("李主任"), day("2026-06-25"), "补齐台账", on("2026-06-20")).unwrap();
        write(&mut l, &act, "2026-06-20");
        let open = |l: &Ledger| item(l, None).open_promises().map(|(dealt, due)| (dealt.no, due)).collect::<Vec<_>>();
        assert_eq!(open(&l), [(EventNo(1), day("2026-06-25"))]);
        let act = Act::end_promise(&l, &item(&l, None), EventNo(1), PromiseEnd::Kept, "已补齐").unwrap();
        write(&mut l, &act, "2026-06-25");
        assert_eq!(open(&l), []);
        assert_eq!(why(Act::end_promise(&l, &item(&l, None), EventNo(1), PromiseEnd::Kept, "已补齐")), DealingRefused::NoPromise);
        let act = Act::undo(&l, "zhangwei").unwrap();
        write(&mut l, &act, "2026-06-25");
        assert_eq!(open(&l).len(), 1);
        let act = Act::undo(&l, "zhangwei").unwrap();
        write(&mut l, &act, "2026-06-25");
        assert_eq!((open(&l).len(), item(&l, None).notes().count()), (0, 0));
    }

    #[test]
    fn the_last_assignment_and_the_last_setting_aside_hold() {
        let mut l = ledger();
        for (to, by) in [(Some("li"), "zhangwei"), (Some("wang"), "li")] {
            let act = Act::assign(&l, &[&item(&l, None)], to, "").unwrap();
            write_by(&mut l, &act, by, "2026-03-01");
        }
        assert_eq!(item(&l, None).assigned_to(), Some("wang"));
        assert_eq!(why(Act::assign(&l, &[&item(&l, None)], Some("wang"), "")), DealingRefused::AsItIs(DealingKind::Assignment));
        let act = Act::snooze(&l, &[&item(&l, None)], Some(day("2026-04-01")), "等批复", on("2026-03-01")).unwrap();
        write(&mut l, &act, "2026-03-01");
        assert_eq!(item(&l, None).snoozed_until(), Some(day("2026-04-01")));
        let act = Act::snooze(&l, &[&item(&l, None)], None, "批复已到", on("2026-03-10")).unwrap();
        write(&mut l, &act, "2026-03-10");
        assert_eq!(item(&l, None).snoozed_until(), None);
        assert_eq!(
            (item(&l, None).last_act_on(day("2026-03-09")), item(&l, None).last_report_on(day("2026-12-31"))),
            (Some(day("2026-03-09")), None)
        );
    }
}
