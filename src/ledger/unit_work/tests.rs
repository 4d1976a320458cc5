use super::*;
use crate::ledger::testing::{day, key, ledger, measure, of_measures, set, write};
use crate::ledger::{Act, Item, Ledger, Light, NoteKind, Signer, Standing, Status, Tally, UrgeWay};
use crate::plan::{Bond, Role, UnitKind, UnitList, UnitName};

const DAY: &str = "2026-11-23";

fn now(ledger: &Ledger) -> UnitsNow {
    UnitsNow::of(ledger, day(DAY))
}

fn work(ledger: &Ledger, unit: &str) -> UnitWork {
    UnitWork::of(ledger, UnitName::new(unit), day(DAY))
}

fn tally(red: usize, yellow: usize, green: usize, closed: usize) -> Tally {
    Tally { red, yellow, green, grey: 0, closed }
}

fn names(names: &[&str]) -> UnitList {
    UnitList { names: names.iter().map(|name| (*name).into()).collect(), and_others: false }
}

/// Id, item and light of each row.
fn rows(ledger: &Ledger, work: &UnitWork) -> Vec<(String, Option<Light>)> {
    work.rows.iter().map(|row| (ledger.label(row.key), row.standing.light())).collect()
}

/// 1.3 was due on 30 June, 1.1, 1.2 and 2.2 are due in 38 days, which is more than 30. 2.1, which is 昌平's own, was withdrawn.
#[test]
fn every_unit_that_the_plan_names_or_binds_is_counted_once_a_measure() {
    let mut ledger = ledger().asking_no_reports();
    set(&mut ledger, 4, None, Status::Withdrawn, "2026-11-20");
    let now = now(&ledger);
    let names: Vec<(&str, Option<UnitKind>)> = now.units.iter().map(|unit| (unit.unit.as_str(), unit.kind)).collect();
    let (department, district, zone) = (Some(UnitKind::Department), Some(UnitKind::District), Some(UnitKind::Zone));
    // 延庆 is in the list of units and nowhere in the plan.
    assert_eq!(
        names,
        [("市水务局", department), ("东城区政府", district), ("昌平区政府", district), ("西城区政府", district), ("开发区管委会", zone)]
    );
    let of = |unit: &str| *now.get(UnitName::new(unit)).unwrap();
    let water = of("市水务局");
    assert_eq!((water.leads, water.answering, water.owes), (tally(1, 0, 3, 0), 4, tally(0, 0, 1, 0)));
    assert_eq!((water.work, water.assists, water.overdue), (tally(1, 0, 3, 0), Tally::default(), 1));
    let changping = of("昌平区政府");
    assert_eq!((changping.leads, changping.answering, changping.owes), (tally(0, 0, 0, 1), 1, tally(1, 0, 1, 1)));
    assert_eq!((changping.work, changping.overdue), (tally(1, 0, 1, 1), 1));
    assert_eq!((of("开发区管委会").owes, of("开发区管委会").leads), (tally(1, 0, 0, 0), Tally::default()));
    assert_eq!(now.get(UnitName::new("延庆区政府")), None);
}

/// 1.1: 各区政府 lead it together; 1.2: 市水务局 leads it, with 各区政府 behind; all owe their parts, which were due on 30 June. 东城 and
/// 市水务局 have done theirs.
#[test]
fn who_leads_with_others_answers_for_the_own_part_and_who_leads_first_for_the_whole() {
    let mut second = measure(1, 2, "6月底前", "市水务局", &["市水务局", "各区政府"]);
    second.lead = names(&["市水务局", "各区政府"]);
    let mut ledger = of_measures(vec![measure(1, 1, "6月底前", "各区政府", &["各区政府"]), second], vec![]).asking_no_reports();
    for (number, unit) in [(1, "东城区政府"), (2, "东城区政府"), (2, "市水务局")] {
        for status in [Status::InProgress, Status::Submitted, Status::Done] {
            set(&mut ledger, number, Some(unit), status, "2026-06-20");
        }
    }
    let east = work(&ledger, "东城区政府");
    assert_eq!((east.summary.work, east.summary.leads, east.summary.owes), (tally(0, 0, 0, 2), tally(0, 0, 0, 2), tally(0, 0, 0, 2)));
    assert_eq!((east.summary.answering, east.summary.overdue), (1, 0));
    let west = work(&ledger, "西城区政府");
    assert_eq!((west.summary.work, west.summary.answering), (tally(2, 0, 0, 0), 1));
    let water = work(&ledger, "市水务局");
    assert_eq!((water.summary.leads, water.summary.owes, water.summary.work), (tally(1, 0, 0, 0), tally(0, 0, 0, 1), tally(1, 0, 0, 0)));
    // It leads what is not done: an act is about that, since its own part is.
    assert_eq!(rows(&ledger, &water), [("1.2".to_owned(), Some(Light::Red))]);
    assert_eq!(water.rows[0].stake.roles().collect::<Vec<_>>(), [Role::Lead, Role::Responsible]);
    assert!(matches!(water.rows[0].standing_in(Some(Role::Responsible)), Some(Standing::Closed { .. })));
}

/// Own work first: red, the one that is later before the other, 待核, green, closed; then what it assists, red as that is.
#[test]
fn rows_stand_in_the_order_of_the_queue_and_assists_at_the_end() {
    let water = ["市水务局"];
    let mut assisted = measure(1, 1, "5月底前", "东城区政府", &["东城区政府"]);
    assisted.assist = names(&water);
    let first = vec![
        assisted,
        measure(1, 2, "年底前", "市水务局", &["各区政府"]),
        measure(1, 3, "9月底前", "市水务局", &water),
        measure(1, 4, "6月底前", "市水务局", &water),
    ];
    let second = vec![measure(2, 1, "年底前", "市水务局", &water), measure(2, 2, "年底前", "东城区政府", &["东城区政府", "市水务局"])];
    let mut ledger = of_measures(first, second).asking_no_reports();
    for (unit, statuses) in
        [(None, &[Status::InProgress, Status::Submitted, Status::Done][..]), (Some("市水务局"), &[Status::InProgress, Status::Submitted])]
    {
        let number = if unit.is_some() { 6 } else { 5 };
        statuses.iter().for_each(|status| set(&mut ledger, number, unit, *status, "2026-11-01"));
    }
    let work = work(&ledger, "市水务局");
    let expected = [
        ("1.4", Some(Light::Red)),
        ("1.3", Some(Light::Red)),
        ("2.2@水务局", Some(Light::Green)),
        ("1.2", Some(Light::Green)),
        ("2.1", None),
        ("1.1", Some(Light::Red)),
    ];
    assert_eq!(rows(&ledger, &work), expected.map(|(id, light)| (id.to_owned(), light)));
    assert_eq!((work.summary.work, work.summary.assists, work.summary.overdue), (tally(2, 0, 2, 1), tally(1, 0, 0, 0), 2));
}

#[test]
fn each_row_says_by_which_words_the_unit_is_bound() {
    let mut second = measure(1, 2, "年底前", "水务局", &["相关区政府"]);
    second.text = "东城区完成治理".into();
    let ledger = of_measures(vec![measure(1, 1, "年底前", "市水务局", &["东城区政府", "各区政府"]), second], vec![]);
    let bonds = |unit: &str| -> Vec<(String, Role, String)> {
        let work = work(&ledger, unit);
        let mut all: Vec<_> = work.rows.iter().flat_map(|row| row.bonds(&ledger).into_iter().map(|bond| (row.measure, bond))).collect();
        all.sort_by_key(|(measure, _)| *measure);
        all.into_iter().map(|(measure, (role, bond))| (measure.to_string(), role, format!("{bond:?}"))).collect()
    };
    let owned = |id: &str, role, bond: Bond<'_>| (id.to_owned(), role, format!("{bond:?}"));
    let (led, owed) = (Role::Lead, Role::Responsible);
    assert_eq!(bonds("市水务局"), [owned("1.1", led, Bond::Named), owned("1.2", led, Bond::Alias("水务局"))]);
    assert_eq!(bonds("东城区政府"), [owned("1.1", owed, Bond::Named), owned("1.2", owed, Bond::InText("相关区政府"))]);
    assert_eq!(bonds("西城区政府"), [owned("1.1", owed, Bond::Member("各区政府"))]);
}

fn act(ledger: &mut Ledger, number: i64, unit: Option<&str>, make: impl Fn(&Ledger, &[&Item]) -> Act) {
    let made = make(ledger, &[ledger.item(key(number, unit)).unwrap()]);
    write(ledger, &made, "2026-11-02");
}

/// 1.1 binds 各区政府 under 市水务局.
#[test]
fn promises_and_urges_count_for_whom_they_name() {
    let mut ledger = ledger().asking_no_reports();
    let on = |day_: &str| Signer { by: "zhangwei", on: day(day_) };
    for (unit, whom, due) in [
        // On what it owes, whoever said it.
        (Some("东城区政府"), "李主任", "2026-11-10"),
        // On the measure: a unit that it binds, a person, a group.
        (None, "西城区政府", "2026-12-10"),
        (None, "王处长", "2026-11-22"),
        (None, "各区政府", "2026-11-23"),
    ] {
        act(&mut ledger, 1, unit, |l, items| Act::promise(l, items, Some(whom), day(due), "补报", on("2026-11-02")).unwrap());
    }
    act(&mut ledger, 1, None, |l, items| Act::urge(l, items, Some("昌平"), UrgeWay::Phone, "请报", on("2026-11-02")).unwrap());
    act(&mut ledger, 1, None, |l, items| Act::urge(l, items, Some("延庆"), UrgeWay::Phone, "请报", on("2026-11-02")).unwrap());
    act(&mut ledger, 1, Some("西城区政府"), |l, items| {
        Act::extend(l, items, day("2027-01-31"), "冬季停工", "京环函1号", on("2026-11-02")).unwrap()
    });
    let now = now(&ledger);
    // Promises, how many are past their day, urges, extensions. 王处长 is on no list: what he promised is nobody's, as in the ledger of
    // promises. 延庆 is not bound: who answers for the measure was asked.
    for (unit, expected) in
        [("市水务局", (0, 0, 1, 0)), ("东城区政府", (2, 1, 0, 0)), ("西城区政府", (2, 0, 0, 1)), ("昌平区政府", (1, 0, 1, 0))]
    {
        let followed = now.get(UnitName::new(unit)).unwrap().followed;
        assert_eq!((followed.promises, followed.promises_late, followed.urges, followed.extensions), expected, "{unit}");
        let work = work(&ledger, unit);
        assert_eq!(work.summary, *now.get(UnitName::new(unit)).unwrap());
        let of_rows = |row: &UnitRow| ledger.unit_followed(&row.stake, ledger.item(row.measure_key()).unwrap(), day(DAY));
        assert_eq!(work.rows.iter().map(of_rows).fold(UnitFollowed::default(), UnitFollowed::plus), followed, "{unit}");
    }
    let west = work(&ledger, "西城区政府");
    let row = west.rows.iter().find(|row| row.key == key(1, Some("西城区政府"))).unwrap();
    let promises = ledger.unit_promises(&row.stake, ledger.item(key(1, None)).unwrap());
    assert_eq!(promises.iter().map(|(_, _, due)| *due).collect::<Vec<_>>(), [day("2026-11-23"), day("2026-12-10")]);
}

/// What somebody of a unit promised is that unit's, as in the ledger of promises.
#[test]
fn a_promise_on_a_measure_is_on_the_account_on_which_it_is_in_the_ledger_of_promises() {
    let mut ledger = ledger().asking_no_reports();
    let on = Signer { by: "zhangwei", on: day("2026-11-02") };
    for whom in ["西城区政府分管负责人", "市水务局", "王处长", "延庆区政府"] {
        act(&mut ledger, 1, None, |l, items| Act::promise(l, items, Some(whom), day("2026-12-10"), "补报", on).unwrap());
    }
    let now = now(&ledger);
    let open = |unit: &str| now.get(UnitName::new(unit)).map_or(0, |unit| unit.followed.promises);
    assert_eq!(["西城区政府", "市水务局", "东城区政府", "延庆区政府"].map(open), [1, 1, 0, 0]);
    let accounts = ledger.promises(day(DAY));
    let listed: Vec<(&str, bool)> = accounts.all().iter().map(|promise| (promise.unit.as_str(), promise.is_listed)).collect();
    assert_eq!(listed, [("西城区政府", true), ("市水务局", true), ("王处长", false), ("延庆区政府", true)]);
}

/// 1.1 is led and owed by 市水务局 and 各区政府, as 1.1 of the plan is; 1.2 is led by 市水务局 and 西城, of whom 西城 owes nothing.
#[test]
fn the_report_of_the_first_lead_is_not_that_of_the_others_who_owe_their_parts() {
    let mut second = measure(1, 2, "年底前", "市水务局", &["东城区政府"]);
    second.lead = names(&["市水务局", "西城区政府"]);
    let mut first = measure(1, 1, "年底前", "市水务局", &["市水务局", "各区政府"]);
    first.lead = names(&["市水务局", "各区政府"]);
    let mut ledger = of_measures(vec![first, second], vec![]);
    let note = |ledger: &mut Ledger, number, unit: Option<&str>, on: &str| {
        let act = Act::write_note(ledger.item(key(number, unit)).unwrap(), NoteKind::Progress, "已报").unwrap();
        write(ledger, &act, on);
    };
    let last = |ledger: &Ledger, unit: &str| {
        let all = now(ledger).get(UnitName::new(unit)).unwrap().last_report;
        assert_eq!(work(ledger, unit).summary.last_report, all, "{unit}");
        all.map(|day| day.to_string())
    };
    note(&mut ledger, 1, None, "2026-10-20");
    let units = ["市水务局", "东城区政府", "西城区政府", "昌平区政府"];
    assert_eq!(units.map(|unit| last(&ledger, unit)), [Some("2026-10-20".to_owned()), None, None, None]);
    note(&mut ledger, 1, Some("东城区政府"), "2026-10-21");
    note(&mut ledger, 2, None, "2026-10-22");
    let expected = [Some("2026-10-22"), Some("2026-10-21"), Some("2026-10-22"), None];
    assert_eq!(units.map(|unit| last(&ledger, unit)), expected.map(|day| day.map(str::to_owned)));
}

/// The real plan, of which some obligations are in progress, reported or done.
fn real_ledger() -> Ledger {
    let plan = crate::seeds::plan().unwrap().plan;
    let ids: Vec<_> = plan.measures().map(|m| m.id).collect();
    let mut ledger = Ledger::new(plan, crate::seeds::units().unwrap(), (1..).zip(ids))
        .with_indicators(&crate::seeds::indicators().unwrap())
        .with_dates(&crate::seeds::dates().unwrap())
        .with_calendar(crate::seeds::calendar().unwrap());
    for (at, key) in owed(&ledger).iter().enumerate() {
        let statuses = [Status::InProgress, Status::Submitted, Status::Done];
        for status in statuses.iter().take(at * 7 % 4) {
            crate::ledger::testing::try_set(&mut ledger, *key, *status, if at % 3 == 0 { "2026-09-01" } else { "2026-11-20" });
        }
    }
    ledger
}

fn owed(ledger: &Ledger) -> Vec<crate::ledger::ItemKey> {
    ledger.rows().flat_map(|(_, item)| ledger.obligations(item)).map(|owed| owed.item.key).collect()
}

/// One pass over all units says the same as looking at each, and each obligation is somebody's.
#[test]
fn the_pass_over_all_units_agrees_with_each_of_them_on_the_real_plan() {
    let ledger = real_ledger();
    let owed = owed(&ledger);
    for on in ["2026-01-10", "2026-11-23", "2027-02-01"] {
        let now = UnitsNow::of(&ledger, day(on));
        assert_eq!(now.units.iter().map(|unit| unit.owes.total()).sum::<usize>(), owed.len());
        for unit in &now.units {
            let work = UnitWork::of(&ledger, unit.unit, day(on));
            assert_eq!(work.summary, *unit, "{} {on}", unit.unit);
            assert_eq!(work.rows.iter().filter(|row| row.stake.is_own_work()).count(), unit.work.total());
            let last = work.rows.iter().rposition(|row| row.stake.is_own_work()).map_or(0, |at| at + 1);
            assert_eq!(last, unit.work.total(), "{}: assists stand at the end", unit.unit);
        }
    }
}

/// A promise that was moved is late by its new day, and counts no more when it was kept.
#[test]
fn a_promise_counts_by_the_day_to_which_it_was_moved() {
    let mut ledger = ledger().asking_no_reports();
    let (east, on) = (Some("东城区政府"), Signer { by: "zhangwei", on: day("2026-11-02") });
    act(&mut ledger, 1, east, |l, items| Act::promise(l, items, None, day("2026-11-10"), "补报", on).unwrap());
    let promise = ledger.last_event();
    let counts = |ledger: &Ledger| {
        let followed = work(ledger, "东城区政府").summary.followed;
        (followed.promises, followed.promises_late, followed.promised)
    };
    assert_eq!(counts(&ledger), (1, 1, Some(day("2026-11-10"))));
    act(&mut ledger, 1, east, |l, items| Act::move_promise(l, items[0], promise, day("2026-12-10"), "设备未到", on).unwrap());
    assert_eq!(counts(&ledger), (1, 0, Some(day("2026-12-10"))));
    let kept = crate::ledger::PromiseEnd::Kept;
    act(&mut ledger, 1, east, |l, items| Act::end_promise(l, items[0], promise, kept, "已补报").unwrap());
    assert_eq!(counts(&ledger), (0, 0, None));
}

/// 1.1: 市水务局 leads it first and owes a part, with 各区政府; 1.2: the department alone; both were due on 30 June. The department extended its
/// own part of 1.1 to the year's end, 38 days ahead, so that is green; that of the districts is 146 days late.
#[test]
fn a_row_is_called_by_what_its_light_is_of() {
    let first = vec![measure(1, 1, "6月底前", "市水务局", &["市水务局", "各区政府"]), measure(1, 2, "9月底前", "市水务局", &["市水务局"])];
    let mut ledger = of_measures(first, vec![]).asking_no_reports();
    let signer = Signer { by: "zhangwei", on: day("2026-11-01") };
    act(&mut ledger, 1, Some("市水务局"), |l, items| Act::extend(l, items, day("2026-12-31"), "设备迟到", "批复", signer).unwrap());
    let in_role = |role| rows(&ledger, &UnitWork::as_role(&ledger, UnitName::new("市水务局"), role, day(DAY)));
    let expected = |rows: [(&str, Light); 2]| rows.map(|(id, light)| (id.to_owned(), Some(light)));
    // As a whole 1.1 is the later one; of its own parts the other comes first, since its own of 1.1 is green.
    let whole = expected([("1.1", Light::Red), ("1.2", Light::Red)]);
    assert_eq!((in_role(None), in_role(Some(Role::Lead))), (whole.to_vec(), whole.to_vec()));
    assert_eq!(in_role(Some(Role::Responsible)), expected([("1.2", Light::Red), ("1.1@水务局", Light::Green)]));
}

/// Whatever the role: an id of an obligation stands with the light that the obligation has, one of a measure with that of the whole.
#[test]
fn every_light_is_that_of_the_id_on_the_real_plan() {
    let ledger = real_ledger();
    for unit in UnitsNow::of(&ledger, day(DAY)).units {
        for role in [None, Some(Role::Lead), Some(Role::Responsible), Some(Role::Assist)] {
            for row in UnitWork::as_role(&ledger, unit.unit, role, day(DAY)).rows {
                let standing = ledger.standing(ledger.item(row.key).unwrap(), day(DAY)).unwrap();
                assert_eq!(row.standing.light(), standing.light(), "{} {} {role:?}", unit.unit, ledger.label(row.key));
            }
        }
    }
}
