//! The dates of Beijing's plan, as they stand and as they are settled.

use super::*;
use crate::ledger::{Act, ActRefused, DealingRefused, Event, EventNo, Happening, Light, NoteKind, Part, Signer};
use crate::messages::Lang;
use crate::seeds;

const TODAY: &str = "2026-11-23";

fn ledger() -> Ledger {
    let plan = seeds::plan().unwrap().plan;
    let ids: Vec<_> = plan.measures().map(|m| m.id).collect();
    let ledger = Ledger::new(plan, seeds::units().unwrap(), (1..).zip(ids));
    ledger.with_indicators(&seeds::indicators().unwrap()).with_dates(&seeds::dates().unwrap()).with_calendar(seeds::calendar().unwrap())
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn write(ledger: &mut Ledger, act: Act, on: &str) {
    let first = EventNo(ledger.last_event().0 + 1);
    for (n, change) in (0..).zip(act.changes) {
        let at = format!("{on}T14:02:00+08:00").parse().unwrap();
        let no = EventNo(first.0 + n);
        ledger.apply(Event { no, act: first, cause: act.cause, at, by: "zhang".into(), item: change.item, what: change.what });
    }
}

fn measure<'a>(ledger: &'a Ledger, id: &str) -> &'a Item {
    ledger.of_measure(id.parse().unwrap()).unwrap()
}

fn owed<'a>(ledger: &'a Ledger, id: &str, unit: &str) -> &'a Item {
    ledger.obligation(measure(ledger, id), UnitName::new(unit)).unwrap().item
}

fn settle(ledger: &mut Ledger, id: &str, date: Option<&str>, on: Option<&str>) -> Result<(), ActRefused> {
    let act = Act::settle_date(ledger, measure(ledger, id), date, on.map(day), "会议明确")?;
    write(ledger, act, TODAY);
    Ok(())
}

fn meet(ledger: &Ledger, item: &Item, date: &str, on: &str) -> Result<Act, DealingRefused> {
    let signer = Signer { by: "zhang", on: day(TODAY) };
    Act::meet_date(ledger, item, Some(date), day(on), "已制定", signer).map_err(dealing)
}

fn dealing(refused: ActRefused) -> DealingRefused {
    match refused {
        ActRefused::Dealing(why) => why,
        other => panic!("{other}"),
    }
}

/// Key, day in force and open doubt of each date of a measure.
fn dates(ledger: &Ledger, id: &str) -> Vec<(String, Option<String>, Option<Doubt>)> {
    let now = ledger.dates_of(measure(ledger, id), day(TODAY));
    now.iter().map(|now| (now.said.key().unwrap_or("-").to_owned(), now.on.map(|on| on.to_string()), now.open_doubt())).collect()
}

fn date<'a>(ledger: &'a Ledger, id: &str, key: &str, as_of: &str) -> DateNow<'a> {
    let all = ledger.dates_of(measure(ledger, id), day(as_of));
    all.into_iter().find(|now| now.said.key() == Some(key)).unwrap()
}

#[test]
fn each_kind_of_date_stands_as_its_words_say() {
    use Doubt::{Conflict, Hidden, Ongoing, Vague};
    let ledger = ledger();
    let row = |key: &str, on: Option<&str>, doubt| (key.to_owned(), on.map(str::to_owned), doubt);
    for (id, expected) in [
        ("1.1", vec![row("-", Some("2026-12-31"), None)]),
        ("40.1", vec![row("-", Some("2026-12-31"), None), row("soil-plan", Some("2026-06-30"), Some(Hidden))]),
        ("31.3", vec![row("-", Some("2026-06-30"), None), row("drain-cleaning", Some("2026-05-31"), Some(Conflict))]),
        (
            "22.3",
            vec![row("-", Some("2026-12-31"), None), row("source-survey", None, None), row("source-report", Some("2026-12-31"), None)],
        ),
        ("40.3", vec![row("-", Some("2026-12-31"), None), row("plot-control", None, Some(Vague))]),
        // Ongoing: with a review in the text, with a date of which it is open whether it is one, with a phrase, with nothing.
        ("13.2", vec![row("-", None, None), row("poor-road-monthly", None, None), row("road-quarterly", None, None)]),
        ("11.2", vec![row("-", None, None), row("dust-campaign", None, Some(Hidden)), row("review", None, None)]),
        ("27.4", vec![row("-", None, Some(Ongoing)), row("cross-district", None, Some(Vague)), row("review", None, None)]),
        ("4.3", vec![row("-", None, Some(Ongoing)), row("review", None, None)]),
    ] {
        assert_eq!(dates(&ledger, id), expected, "{id}");
    }
}

/// Of the twenty ongoing measures 13.2, 22.4, 27.1 and 35.1 are reviewed by their text, and 11.2 names 3—5月: fifteen have no date.
#[test]
fn the_doubts_of_the_whole_plan() {
    let ledger = ledger();
    let all = ledger.dates(day(TODAY));
    let with = |doubt| {
        let of_measure = |dates: &&MeasureDates<'_>| dates.dates.iter().any(|now| now.open_doubt() == Some(doubt));
        all.iter().filter(of_measure).map(|dates| dates.measure.id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(with(Doubt::Hidden), ["11.2", "27.1", "40.1"]);
    assert_eq!(with(Doubt::Conflict), ["31.3"]);
    assert_eq!(with(Doubt::Vague), ["6.3", "18.3", "27.2", "27.3", "27.4", "39.1", "40.2", "40.3", "41.2", "47.1"]);
    assert_eq!(with(Doubt::Ongoing).len(), 15);
    assert_eq!(with(Doubt::Undated), Vec::<String>::new());
}

#[test]
fn what_is_settled_is_in_force_and_no_doubt_any_more() {
    let mut ledger = ledger();
    settle(&mut ledger, "40.1", Some("soil-plan"), Some("2026-07-31")).unwrap();
    settle(&mut ledger, "40.3", Some("plot-control"), Some("2026-09-30")).unwrap();
    settle(&mut ledger, "11.2", Some("dust-campaign"), None).unwrap();
    settle(&mut ledger, "4.3", None, None).unwrap();
    let on = |id, key| date(&ledger, id, key, TODAY).on.map(|on| on.to_string());
    assert_eq!(on("40.1", "soil-plan").as_deref(), Some("2026-07-31"));
    assert_eq!(on("40.3", "plot-control").as_deref(), Some("2026-09-30"));
    assert_eq!(on("11.2", "dust-campaign"), None);
    for id in ["40.1", "40.3", "11.2", "4.3"] {
        assert!(ledger.dates_of(measure(&ledger, id), day(TODAY)).iter().all(|now| now.open_doubt().is_none()), "{id}");
    }
    assert_eq!(date(&ledger, "40.1", "soil-plan", TODAY).doubt, Some(Doubt::Hidden), "what was doubtful is still seen");
    // Taken back, it is open again.
    let act = Act::undo(&ledger, "zhang").unwrap();
    write(&mut ledger, act, TODAY);
    assert_eq!(dates(&ledger, "4.3")[0].2, Some(Doubt::Ongoing));
}

#[test]
fn a_deadline_that_is_settled_ends_the_review_and_the_conflict() {
    let mut ledger = ledger();
    settle(&mut ledger, "4.3", None, Some("2026-10-31")).unwrap();
    assert_eq!(dates(&ledger, "4.3"), [("-".into(), Some("2026-10-31".into()), None)]);
    settle(&mut ledger, "31.3", None, Some("2026-05-31")).unwrap();
    assert!(dates(&ledger, "31.3").iter().all(|(_, on, doubt)| on.as_deref() == Some("2026-05-31") && doubt.is_none()));
}

#[test]
fn a_doubt_is_confirmed_by_what_its_words_say() {
    let mut ledger = ledger();
    let confirm = |ledger: &mut Ledger, id: &str, date: Option<&str>| {
        let act = Act::confirm_date(ledger, measure(ledger, id), date, "会议确认", day(TODAY)).map_err(dealing)?;
        write(ledger, act, TODAY);
        Ok(())
    };
    for (id, key, on) in [
        ("31.3", Some("drain-cleaning"), Some("2026-05-31")),
        ("11.2", Some("dust-campaign"), Some("2026-05-31")),
        ("4.3", None, None),
        ("27.1", Some("outfall-coverage"), Some("2026-12-31")),
    ] {
        confirm(&mut ledger, id, key).unwrap();
        assert_eq!(measure(&ledger, id).date_set(key), Some(on.map(day)), "{id}");
    }
    assert_eq!(confirm(&mut ledger, "31.3", Some("drain-cleaning")), Err(DealingRefused::AsItIs(crate::ledger::DealingKind::DateSet)));
    for (id, key) in [("1.1", None), ("40.3", Some("plot-control")), ("22.3", Some("source-report")), ("13.2", Some("road-quarterly"))] {
        assert_eq!(confirm(&mut ledger, id, key), Err(DealingRefused::NothingToConfirm), "{id}");
    }
}

#[test]
fn a_date_is_named_by_its_number_or_its_key() {
    let ledger = ledger();
    let key = |id, typed| ledger.date_named(measure(&ledger, id), typed).map(|said| said.key().map(str::to_owned));
    let some = |key: &str| Some(Some(key.to_owned()));
    assert_eq!(key("22.3", "1"), some("source-survey"));
    assert_eq!(key("22.3", "２"), some("source-report"));
    assert_eq!(key("22.3", "0"), Some(None));
    assert_eq!(key("22.3", "Source-Report"), some("source-report"));
    assert_eq!(key("4.3", "review"), some("review"));
    for typed in ["3", "soil-plan", "", "-1"] {
        assert_eq!(key("22.3", typed), None, "{typed}");
    }
}

#[test]
fn what_cannot_be_the_day_of_a_date_is_refused_with_the_rule() {
    let mut ledger = ledger();
    let new_year = day("2026-01-01");
    let outside = |on: &str, to: Option<&str>| DealingRefused::Outside { day: day(on), from: new_year, to: to.map(day) };
    for (id, key, on, refused) in [
        ("40.1", Some("no-such"), Some("2026-06-30"), DealingRefused::NoDate("no-such".into())),
        ("40.1", Some("soil-plan"), Some("2025-12-31"), outside("2025-12-31", Some("2026-12-31"))),
        ("40.1", Some("soil-plan"), Some("2027-01-01"), outside("2027-01-01", Some("2026-12-31"))),
        ("4.3", None, Some("2025-12-31"), outside("2025-12-31", None)),
        ("13.2", Some("road-quarterly"), Some("2026-06-30"), DealingRefused::ComesAgain),
        ("4.3", Some("review"), Some("2026-06-30"), DealingRefused::ComesAgain),
        ("1.1", None, None, DealingRefused::Published(day("2026-12-31"))),
    ] {
        assert_eq!(settle(&mut ledger, id, key, on).map_err(dealing), Err(refused), "{id} {on:?}");
    }
    for on in ["2026-01-01", "2026-12-31"] {
        assert_eq!(settle(&mut ledger, "40.1", Some("soil-plan"), Some(on)), Ok(()), "{on}");
    }
    let unit = owed(&ledger, "40.1", "石景山区政府").clone();
    let of_unit = Act::settle_date(&ledger, &unit, Some("soil-plan"), None, "因为").map_err(dealing);
    assert_eq!(of_unit, Err(DealingRefused::OfMeasure));
    let unsaid = Act::settle_date(&ledger, measure(&ledger, "40.3"), Some("plot-control"), None, "\u{3000}").map_err(dealing);
    assert_eq!(unsaid, Err(DealingRefused::Unsaid(crate::ledger::DealingKind::DateSet)));
}

/// 40.1 says it to 石景山 alone: what that district has done the measure has.
#[test]
fn a_milestone_is_reached_by_the_unit_to_which_it_is_said() {
    let mut ledger = ledger();
    let before = date(&ledger, "40.1", "soil-plan", TODAY);
    assert_eq!((before.met, before.waiting.as_slice()), (None, &[UnitName::new("石景山区政府")][..]));
    assert_eq!(before.late_since(day("2026-06-30")), None);
    assert_eq!(before.late_since(day("2026-07-01")), Some(day("2026-06-30")));
    let other = owed(&ledger, "40.1", "朝阳区政府").clone();
    assert_eq!(meet(&ledger, &other, "soil-plan", "2026-06-28"), Err(DealingRefused::NotSaidTo(UnitName::new("朝阳区政府"))));
    let act = meet(&ledger, owed(&ledger, "40.1", "石景山区政府"), "soil-plan", "2026-06-28").unwrap();
    write(&mut ledger, act, TODAY);
    let met = |ledger: &Ledger, as_of| date(ledger, "40.1", "soil-plan", as_of).met.map(|met| (met.on.to_string(), met.by == MetBy::Units));
    assert_eq!(met(&ledger, "2026-06-28"), Some(("2026-06-28".into(), true)));
    assert_eq!(met(&ledger, "2026-06-27"), None, "as of a day before it was reached");
    assert_eq!(date(&ledger, "40.1", "soil-plan", TODAY).late_since(day(TODAY)), None);
    let again = meet(&ledger, owed(&ledger, "40.1", "石景山区政府"), "soil-plan", "2026-06-28");
    assert_eq!(again, Err(DealingRefused::AsItIs(crate::ledger::DealingKind::DateMet)));
}

#[test]
fn what_is_said_to_be_done_has_reached_its_milestones() {
    let mut ledger = ledger();
    for to in [Status::InProgress, Status::Submitted] {
        let act = Act::set_status(&ledger, measure(&ledger, "31.3"), to, None, Signer { by: "zhang", on: day("2026-06-10") }).unwrap();
        write(&mut ledger, act, "2026-06-10");
    }
    let met = date(&ledger, "31.3", "drain-cleaning", TODAY).met.unwrap();
    assert_eq!((met.on, met.by), (day("2026-06-10"), MetBy::Status(Status::Submitted)));
}

#[test]
fn what_is_no_milestone_is_not_reached() {
    let ledger = ledger();
    let refused = |id, key, on| meet(&ledger, measure(&ledger, id), key, on).unwrap_err();
    assert_eq!(refused("22.4", "water-disclosure", TODAY), DealingRefused::ByReport);
    assert!(matches!(refused("27.1", "outfall-coverage", TODAY), DealingRefused::ByIndicator(name) if name.contains("覆盖率")));
    assert_eq!(refused("31.3", "drain-cleaning", "2026-11-24"), DealingRefused::ToCome(day("2026-11-24")));
    assert!(matches!(refused("31.3", "drain-cleaning", "2025-12-31"), DealingRefused::Outside { to: None, .. }));
    let signer = Signer { by: "zhang", on: day(TODAY) };
    let deadline = Act::meet_date(&ledger, measure(&ledger, "31.3"), None, day(TODAY), "清掏完", signer).map_err(dealing);
    assert_eq!(deadline, Err(DealingRefused::ByStatus));
}

/// A report of 10 May meets the first two quarters: the first is late and over, the second is its own.
#[test]
fn a_review_is_met_by_what_was_reported_since_its_first_day() {
    let mut ledger = ledger();
    let state = |ledger: &Ledger, id, key, as_of| {
        let now = date(ledger, id, key, as_of);
        (now.late_since(day(as_of)).map(|day| day.to_string()), now.missed(day(as_of)))
    };
    for (as_of, expected) in [
        ("2026-03-31", (None, 0)),
        ("2026-04-01", (Some("2026-03-31".to_owned()), 1)),
        ("2026-06-30", (Some("2026-03-31".to_owned()), 1)),
        ("2026-07-01", (Some("2026-03-31".to_owned()), 2)),
        (TODAY, (Some("2026-03-31".to_owned()), 3)),
    ] {
        assert_eq!(state(&ledger, "22.4", "water-disclosure", as_of), expected, "{as_of}");
    }
    let act = Act::write_note(measure(&ledger, "22.4"), NoteKind::Progress, "已公开").unwrap();
    write(&mut ledger, act, "2026-05-10");
    for (as_of, expected) in [
        ("2026-05-09", (Some("2026-03-31".to_owned()), 1)),
        ("2026-05-10", (None, 0)),
        ("2026-09-30", (None, 0)),
        ("2026-10-01", (Some("2026-09-30".to_owned()), 1)),
    ] {
        assert_eq!(state(&ledger, "22.4", "water-disclosure", as_of), expected, "{as_of}");
    }
    assert_eq!(date(&ledger, "22.4", "water-disclosure", TODAY).current(day(TODAY)).unwrap().to, day("2026-12-31"));
    // An indicator judges it: nothing is missed here.
    assert_eq!(state(&ledger, "13.2", "poor-road-monthly", TODAY), (None, 0));
    settle(&mut ledger, "22.4", Some("water-disclosure"), None).unwrap();
    assert_eq!(state(&ledger, "22.4", "water-disclosure", TODAY), (None, 0));
}

#[test]
fn a_comment_is_no_report() {
    let mut ledger = ledger();
    let act = Act::write_note(measure(&ledger, "22.4"), NoteKind::Comment, "请报送").unwrap();
    write(&mut ledger, act, "2026-05-10");
    assert_eq!(date(&ledger, "22.4", "water-disclosure", TODAY).missed(day(TODAY)), 3);
}

/// The part of the light that is progress: its colour, its reason, and the unit that it is about.
fn progress(ledger: &Ledger, item: &Item, as_of: &str) -> Option<(Light, String, Option<String>)> {
    let parts = ledger.light_parts(item, day(as_of));
    let part = parts.into_iter().find(|judged| judged.part() == Part::Progress)?;
    Some((part.light, part.why.words(Lang::Zh), part.of.unit.map(|unit| unit.to_string())))
}

fn set(ledger: &mut Ledger, name: &str, to: &str) {
    let what = Happening::Setting { name: name.into(), from: None, to: Some(to.into()) };
    let act = Act::plan_wide(ledger, what);
    write(ledger, act, "2026-01-02");
}

fn report(ledger: &mut Ledger, id: &str, on: &str) {
    let act = Act::write_note(measure(ledger, id), NoteKind::Progress, "已开展").unwrap();
    write(ledger, act, on);
}

/// 31 May 2026 is a Sunday: 1 to 5 and 8 to 12 June are ten working days, Monday the 15th is the eleventh.
#[test]
fn a_milestone_at_its_borders() {
    use Light::{Green, Red, Yellow};
    let ledger = ledger();
    for (as_of, light, words) in [
        ("2026-01-01", Green, "节点按期"),
        ("2026-05-30", Green, "节点按期"),
        ("2026-05-31", Green, "节点按期"),
        ("2026-06-01", Yellow, "节点逾期1天"),
        ("2026-06-12", Yellow, "节点逾期12天"),
        ("2026-06-14", Yellow, "节点逾期14天"),
        ("2026-06-15", Red, "节点逾期15天"),
        (TODAY, Red, "节点逾期176天"),
    ] {
        assert_eq!(progress(&ledger, measure(&ledger, "31.3"), as_of), Some((light, words.to_owned(), None)), "{as_of}");
    }
}

/// 25 September 2026 is a Friday without work. The working days after it are 28, 29, 30 September, 8, 9, 10 (a Saturday), 12, 13, 14 and
/// 15 October; the 16th is the eleventh.
#[test]
fn the_national_day_is_no_working_day() {
    let mut ledger = ledger();
    settle(&mut ledger, "40.3", Some("plot-control"), Some("2026-09-25")).unwrap();
    let light = |as_of| progress(&ledger, measure(&ledger, "40.3"), as_of).map(|(light, ..)| light);
    for (as_of, expected) in
        [("2026-09-25", Light::Green), ("2026-09-26", Light::Yellow), ("2026-10-15", Light::Yellow), ("2026-10-16", Light::Red)]
    {
        assert_eq!(light(as_of), Some(expected), "{as_of}");
    }
}

#[test]
fn two_milestones_that_are_late_in_a_row_are_red_at_once() {
    let mut ledger = ledger();
    settle(&mut ledger, "41.2", Some("plot-monitoring"), Some("2026-11-20")).unwrap();
    let light = |ledger: &Ledger| progress(ledger, measure(ledger, "41.2"), TODAY).map(|(light, words, _)| (light, words));
    assert_eq!(light(&ledger), Some((Light::Yellow, "节点逾期3天".into())));
    settle(&mut ledger, "41.2", Some("plot-report"), Some("2026-11-22")).unwrap();
    assert_eq!(light(&ledger), Some((Light::Red, "节点逾期3天".into())));
    let act = meet(&ledger, measure(&ledger, "41.2"), "plot-monitoring", "2026-11-23").unwrap();
    write(&mut ledger, act, TODAY);
    assert_eq!(light(&ledger), Some((Light::Yellow, "节点逾期1天".into())), "the second alone");
    let act = meet(&ledger, measure(&ledger, "41.2"), "plot-report", "2026-11-23").unwrap();
    write(&mut ledger, act, TODAY);
    assert_eq!(light(&ledger), Some((Light::Green, "节点按期".into())), "what was late and is reached is late no more");
}

/// Reported on 10 May: the third quarter ends on 30 September. The working days after it are 8, 9, 10, 12 to 16, 19 and 20 October.
#[test]
fn a_review_at_its_borders() {
    use Light::{Green, Red, Yellow};
    let mut ledger = ledger();
    report(&mut ledger, "22.4", "2026-05-10");
    for (as_of, light, words) in [
        ("2026-06-30", Green, "复核期已报"),
        ("2026-09-30", Green, "复核期已报"),
        ("2026-10-01", Yellow, "3季度复核未报 1天"),
        ("2026-10-20", Yellow, "3季度复核未报 20天"),
        ("2026-10-21", Red, "3季度复核未报 21天"),
        ("2027-01-02", Red, "3—4季度复核未报 94天"),
    ] {
        assert_eq!(progress(&ledger, measure(&ledger, "22.4"), as_of), Some((light, words.to_owned(), None)), "{as_of}");
    }
}

/// From 31 March to 23 November 30+31+30+31+31+30+31+23 = 237 days.
#[test]
fn two_reviews_missed_in_a_row_are_red_whatever_the_patience() {
    let mut ledger = ledger();
    let light = |ledger: &Ledger, as_of| progress(ledger, measure(ledger, "4.3"), as_of).map(|(light, words, _)| (light, words));
    assert_eq!(light(&ledger, TODAY), Some((Light::Red, "1—3季度复核未报 237天".into())), "ongoing, by rule");
    set(&mut ledger, "review_patience", "250");
    assert_eq!(light(&ledger, "2026-06-30").unwrap().0, Light::Yellow);
    assert_eq!(light(&ledger, "2026-07-01").unwrap().0, Light::Red);
    set(&mut ledger, "reviews_in_row", "12");
    assert_eq!(light(&ledger, TODAY).unwrap().0, Light::Yellow);
    set(&mut ledger, "reports_from", "2026-10-01");
    assert_eq!(light(&ledger, TODAY), None, "nothing was asked for before, and the quarter is not over");
    assert_eq!(light(&ledger, "2027-01-01"), Some((Light::Yellow, "4季度复核未报 1天".into())));
}

/// The milestone of 40.1 is 石景山's: it has the light, and the measure through it; nobody else has one.
#[test]
fn a_milestone_that_is_said_to_a_unit_is_the_light_of_what_it_owes() {
    let mut ledger = ledger();
    let late = |unit: Option<&str>| Some((Light::Red, "节点逾期146天".to_owned(), unit.map(str::to_owned)));
    let shijingshan = "石景山区政府";
    assert_eq!(progress(&ledger, owed(&ledger, "40.1", shijingshan), TODAY), late(Some(shijingshan)));
    assert_eq!(progress(&ledger, measure(&ledger, "40.1"), TODAY), late(Some(shijingshan)));
    assert_eq!(progress(&ledger, owed(&ledger, "40.1", "朝阳区政府"), TODAY), None);
    // What is said of the measure is said for the unit.
    let act = meet(&ledger, measure(&ledger, "40.1"), "soil-plan", "2026-07-01").unwrap();
    write(&mut ledger, act, TODAY);
    let kept = Some((Light::Green, "节点按期".to_owned(), Some(shijingshan.to_owned())));
    assert_eq!(progress(&ledger, owed(&ledger, "40.1", shijingshan), TODAY), kept);
}

#[test]
fn what_an_indicator_judges_is_judged_by_it_alone() {
    let ledger = ledger();
    // Both reviews of 13.2 have a frequency, of which there is no reading: grey, where the reviews would be red.
    assert_eq!(progress(&ledger, measure(&ledger, "13.2"), TODAY).map(|(light, ..)| light), Some(Light::Grey));
    assert_eq!(progress(&ledger, measure(&ledger, "35.1"), TODAY).map(|(light, ..)| light), Some(Light::Red));
}

#[test]
fn a_milestone_that_is_dropped_and_a_phrase_without_a_date_judge_nothing() {
    let mut ledger = ledger();
    assert_eq!(progress(&ledger, measure(&ledger, "40.3"), TODAY), None);
    settle(&mut ledger, "31.3", Some("drain-cleaning"), None).unwrap();
    assert_eq!(progress(&ledger, measure(&ledger, "31.3"), TODAY), None);
    settle(&mut ledger, "4.3", Some("review"), None).unwrap();
    assert_eq!(progress(&ledger, measure(&ledger, "4.3"), TODAY), None);
}
