//! The worst of the three parts, on the real plan and on the small ledger.

use super::*;
use crate::ledger::testing::{day, key, ledger, set, write, write_by};
use crate::ledger::{Act, Found, Item, ItemKey, Ledger, NoteKind, PromiseEnd, ReadingEntry, ReadingKind, Signer};
use crate::plan::{Deadline, MeasureId};
use crate::seeds;

const NOVEMBER: &str = "2026-11-23";

/// Beijing's plan with its indicators and holidays.
fn beijing() -> Ledger {
    let plan = seeds::plan().unwrap().plan;
    let ids: Vec<_> = plan.measures().map(|m| m.id).collect();
    let ledger = Ledger::new(plan, seeds::units().unwrap(), (1..).zip(ids));
    ledger.with_indicators(&seeds::indicators().unwrap()).with_calendar(seeds::calendar().unwrap())
}

fn items<'a>(ledger: &'a Ledger, ids: &str) -> Vec<&'a Item> {
    let found = ledger.find_all(ids).unwrap().into_iter();
    let items = |found| match found {
        Found::Measure(item) => vec![item],
        Found::Owed(owed) => owed.into_iter().map(|owed| owed.item).collect(),
        Found::Task(_) => Vec::new(),
    };
    found.flat_map(items).collect()
}

fn note(ledger: &mut Ledger, ids: &str, kind: NoteKind, on: &str) {
    let act = Act::write_note_on(ledger, &items(ledger, ids), kind, "正在推进").unwrap();
    write(ledger, &act, on);
}

fn reading(ledger: &mut Ledger, id: &str, value: &str, on: &str) {
    let named = ledger.find_indicator(id).unwrap();
    let (read_on, kind) = ("2026-10-31".parse().unwrap(), ReadingKind::Reported);
    let entry = ReadingEntry { attached: named.attached, value, on: read_on, kind, unit: named.unit, site: None, source: None };
    let act = Act::report_reading(ledger, &entry, day(on)).unwrap();
    write(ledger, &act, on);
}

/// Light and reason in words.
fn stands(ledger: &Ledger, id: &str, as_of: &str) -> String {
    let standing = ledger.standing(items(ledger, id)[0], day(as_of)).unwrap();
    format!("{} {}", standing.light().map_or("结", |light| light.word(Lang::Zh)), standing.reason(Lang::Zh))
}

fn parts(ledger: &Ledger, id: &str, as_of: &str) -> Vec<String> {
    let parts = ledger.light_parts(items(ledger, id)[0], day(as_of));
    parts.iter().map(|part| format!("{} {} {}", part.part().word(Lang::Zh), part.light.word(Lang::Zh), part.why.words(Lang::Zh))).collect()
}

#[test]
fn what_was_late_stays_late() {
    let deadline = Deadline::parse("6—9月", 2026).unwrap();
    let mut item = Item::new(ItemKey::measure(1), MeasureId { task: 5, index: 1 }, true);
    item.status = Status::Done;
    for (closed, words) in [("2026-09-30T23:59:59+08:00", "按期办结"), ("2026-10-01T00:00:00+08:00", "逾期办结")] {
        item.status_at = Some(closed.parse().unwrap());
        let standing = Standing::of_closed(&item, deadline.kind);
        assert_eq!(standing.reason(Lang::Zh), words);
        assert!(!standing.is_overdue());
    }
}

#[test]
fn grey_is_the_least() {
    use Light::*;
    assert!(Grey < Green && Green < Yellow && Yellow < Red);
}

/// 5.1 was to be done by 30 September, 1.1 is due by the year's end.
#[test]
fn in_a_record_in_which_nobody_reported_everything_is_red_in_november() {
    let ledger = beijing();
    assert_eq!(stands(&ledger, "5.1", NOVEMBER), "红 逾期54天");
    assert_eq!(stands(&ledger, "1.1", NOVEMBER), "红 1—10月进展未报 302天");
    assert!(ledger.rows().all(|(_, item)| ledger.standing(item, day(NOVEMBER)).unwrap().light() == Some(Light::Red)));
    // Before the first report is due nothing but the deadline says anything, and what is ongoing says nothing.
    for (measure, item) in ledger.rows() {
        let standing = ledger.standing(item, day("2026-01-25")).unwrap();
        let expected = if measure.deadline.is_ongoing() { Light::Grey } else { Light::Green };
        assert_eq!(standing.light(), Some(expected), "{}", measure.id);
    }
}

/// 26.1a: 60 km by the year's end, of which 60 × 327 ÷ 365 = 53.75 by 23 November; 70 % of that are 37.6.
#[test]
fn progress_comes_before_reporting_and_the_worse_before_both() {
    let mut ledger = beijing();
    reading(&mut ledger, "26.1a", "30", "2026-11-20");
    assert_eq!(stands(&ledger, "26.1", NOVEMBER), "红 欠序时 30/53.8");
    assert_eq!(parts(&ledger, "26.1", NOVEMBER), ["时限 绿 还剩38天", "进度 红 欠序时 30/53.8", "报送 红 1—10月进展未报 302天"]);
    reading(&mut ledger, "26.1b", "30", "2026-11-20");
    let act = Act::undo(&ledger, "zhangwei").unwrap();
    write(&mut ledger, &act, "2026-11-20");
    let act = Act::undo(&ledger, "zhangwei").unwrap();
    write(&mut ledger, &act, "2026-11-20");
    reading(&mut ledger, "26.1a", "40", "2026-11-20");
    // Its lead reported by that reading; its units said nothing.
    assert_eq!(stands(&ledger, "26.1", NOVEMBER), "红 1—10月进展未报 302天");
    let own = ledger.own_standing(items(&ledger, "26.1")[0], day(NOVEMBER)).unwrap();
    assert_eq!((own.light(), own.reason(Lang::Zh).as_str()), (Some(Light::Yellow), "欠序时 40/53.8"));
    note(&mut ledger, "26.1@全部", NoteKind::Progress, "2026-11-20");
    assert_eq!(stands(&ledger, "26.1", NOVEMBER), "黄 欠序时 40/53.8");
    // 31 December is 30 days from 1 December on: yellow, and the deadline comes first.
    assert_eq!(stands(&ledger, "26.1", "2026-12-01"), "黄 还剩30天");
}

/// 8.4: each district is to rise by 5 points. 4.75 misses that by 5 % of it.
#[test]
fn what_a_unit_owes_is_judged_by_its_own_readings() {
    let mut ledger = beijing();
    note(&mut ledger, "8.4@全部", NoteKind::Progress, "2026-11-10");
    assert_eq!(stands(&ledger, "8.4@朝阳", NOVEMBER), "绿 还剩38天");
    for (id, value, expected) in
        [("8.4@朝阳", "4.74", "红 未达标 4.74/5"), ("8.4@海淀", "4.75", "黄 未达标 4.75/5"), ("8.4@丰台", "5", "绿 还剩38天")]
    {
        reading(&mut ledger, id, value, "2026-11-20");
        assert_eq!(stands(&ledger, id, NOVEMBER), expected);
    }
    assert_eq!(stands(&ledger, "8.4@门头沟", NOVEMBER), "绿 还剩38天");
    // Of 17 units one meets it; 17 × 327 ÷ 365 = 15.23 should by now. The measure's own reason is the first of equals.
    assert_eq!(stands(&ledger, "8.4", NOVEMBER), "红 欠序时 1/15.2");
    assert_eq!(parts(&ledger, "8.4@朝阳", NOVEMBER), ["时限 绿 还剩38天", "进度 红 未达标 4.74/5", "报送 绿 进展已报"]);
}

/// 42.1: 100 %, or 95 % with everything put right.
#[test]
fn of_two_of_which_one_is_enough_the_better_counts() {
    let mut ledger = beijing();
    let progress = |ledger: &Ledger| parts(ledger, "42.1", NOVEMBER)[1].clone();
    assert_eq!(progress(&ledger), "进度 灰 无数据");
    reading(&mut ledger, "42.1a", "94", "2026-11-20");
    assert_eq!(progress(&ledger), "进度 红 未达标 94/100");
    reading(&mut ledger, "42.1b", "96", "2026-11-20");
    assert_eq!(progress(&ledger), "进度 绿 达标 96/95");
}

#[test]
fn a_measure_is_reported_by_its_lead_or_by_the_slowest_of_its_open_units() {
    let mut l = ledger();
    let own = |l: &Ledger| {
        let standing = l.own_standing(l.item(key(1, None)).unwrap(), day(NOVEMBER)).unwrap();
        (standing.light().unwrap(), standing.reason(Lang::Zh))
    };
    let report = |l: &mut Ledger, unit: Option<&str>, on: &str| {
        let act = Act::write_note(l.item(key(1, unit)).unwrap(), NoteKind::Progress, "正在推进").unwrap();
        write(l, &act, on);
    };
    report(&mut l, Some("东城区政府"), "2026-11-02");
    report(&mut l, Some("西城区政府"), "2026-11-03");
    assert_eq!(own(&l), (Light::Red, "1—10月进展未报 302天".into()), "昌平 is silent");
    // 昌平 spoke before September's day: October's is missing.
    report(&mut l, Some("昌平区政府"), "2026-09-25");
    assert_eq!(own(&l), (Light::Red, "10月进展未报 29天".into()));
    // What is closed has nothing more to report.
    set(&mut l, 1, Some("昌平区政府"), Status::Withdrawn, "2026-09-26");
    assert_eq!(own(&l), (Light::Green, "还剩38天".into()));
    assert_eq!(l.standing(l.item(key(1, None)).unwrap(), day(NOVEMBER)).unwrap().light(), Some(Light::Green));
    // The lead's own word does not speak for a unit: 西城's report is taken back.
    report(&mut l, None, "2026-11-04");
    let act = Act::write_note(l.item(key(1, Some("西城区政府"))).unwrap(), NoteKind::Comment, "催过").unwrap();
    write_by(&mut l, &act, "li", "2026-11-05");
    assert_eq!(own(&l).0, Light::Green);
    for _ in 0..4 {
        let act = Act::undo(&l, "zhangwei").unwrap();
        write(&mut l, &act, "2026-11-06");
    }
    let west = l.standing(l.item(key(1, Some("西城区政府"))).unwrap(), day(NOVEMBER)).unwrap();
    assert_eq!((west.light(), west.reason(Lang::Zh).as_str()), (Some(Light::Red), "1—10月进展未报 302天"), "a comment is no report");
}

#[test]
fn progress_evidence_a_status_and_a_reading_are_reports_and_nothing_else_is() {
    let fresh = |kind: NoteKind| {
        let mut ledger = beijing();
        note(&mut ledger, "8.4@朝阳", kind, "2026-11-10");
        parts(&ledger, "8.4@朝阳", NOVEMBER).pop().unwrap() == "报送 绿 进展已报"
    };
    assert_eq!(NoteKind::ALL.map(fresh), [true, false, false, false, true]);
    let mut ledger = beijing();
    reading(&mut ledger, "8.4@朝阳", "5", "2026-11-10");
    assert_eq!(stands(&ledger, "8.4@朝阳", NOVEMBER), "绿 还剩38天");
    let act = Act::undo(&ledger, "zhangwei").unwrap();
    write(&mut ledger, &act, "2026-11-10");
    assert_eq!(stands(&ledger, "8.4@朝阳", NOVEMBER), "红 1—10月进展未报 302天");
    let act = Act::redo(&ledger, "zhangwei").unwrap();
    write(&mut ledger, &act, "2026-11-10");
    assert_eq!(stands(&ledger, "8.4@朝阳", NOVEMBER), "绿 还剩38天");
    // On the day before, nobody knew.
    assert_eq!(stands(&ledger, "8.4@朝阳", "2026-11-09"), "红 1—10月进展未报 288天");
}

/// Promised by the end of 20 November.
#[test]
fn a_promise_past_its_day_is_red_until_it_is_ended_and_the_deadline_says_so_first() {
    let mut ledger = beijing();
    for ids in ["8.4@朝阳", "5.1"] {
        note(&mut ledger, ids, NoteKind::Progress, "2026-11-10");
        let signer = Signer { by: "zhangwei", on: day("2026-11-10") };
        let act = Act::promise(&ledger, &items(&ledger, ids), Some("李主任"), day("2026-11-20"), "补齐", signer).unwrap();
        write(&mut ledger, &act, "2026-11-10");
    }
    assert_eq!(stands(&ledger, "8.4@朝阳", "2026-11-20"), "绿 还剩41天");
    assert_eq!(stands(&ledger, "8.4@朝阳", "2026-11-21"), "红 承诺逾期1天");
    assert_eq!(stands(&ledger, "8.4@朝阳", NOVEMBER), "红 承诺逾期3天");
    let standing = ledger.standing(items(&ledger, "8.4@朝阳")[0], day(NOVEMBER)).unwrap();
    assert!(matches!(standing, Standing::Open(_, why) if why.part() == Part::Deadline && why.days_late() == 3));
    // 5.1 is past its deadline as well as its promise.
    assert_eq!(stands(&ledger, "5.1", NOVEMBER), "红 逾期54天");
    let item = items(&ledger, "8.4@朝阳")[0].clone();
    let (promise, _) = item.open_promises().next().unwrap();
    let act = Act::end_promise(&ledger, &item, promise.no, PromiseEnd::Kept, "已补齐").unwrap();
    write(&mut ledger, &act, NOVEMBER);
    assert_eq!(stands(&ledger, "8.4@朝阳", NOVEMBER), "绿 还剩38天");
}

#[test]
fn what_is_closed_has_no_parts_and_a_reopened_item_has_them_again() {
    let mut l = ledger();
    set(&mut l, 2, None, Status::Withdrawn, "2026-02-01");
    let item = |l: &Ledger| l.item(key(2, None)).unwrap().clone();
    assert_eq!(l.light_parts(&item(&l), day(NOVEMBER)), []);
    set(&mut l, 2, None, Status::InProgress, "2026-11-01");
    let parts: Vec<Part> = l.light_parts(&item(&l), day(NOVEMBER)).iter().map(Judged::part).collect();
    assert_eq!(parts, [Part::Deadline, Part::Reporting]);
}

/// 2.1 is ongoing and 昌平's own: 25 September was the last day on which it had to report.
#[test]
fn what_is_ongoing_is_green_when_it_is_reported() {
    let mut l = ledger();
    let act = Act::write_note(l.item(key(4, None)).unwrap(), NoteKind::Evidence, "照片12张").unwrap();
    write(&mut l, &act, "2026-09-25");
    let stands = |as_of: &str| l.standing(l.item(key(4, None)).unwrap(), day(as_of)).unwrap();
    // Green in both parts: the third quarter's review was met as well, and progress comes before reporting.
    assert_eq!(stands(NOVEMBER), Standing::Open(Light::Green, Why::ReviewsKept));
    assert_eq!(stands("2026-12-25").light(), Some(Light::Green));
    assert_eq!(stands("2026-12-26").light(), Some(Light::Yellow));
}
