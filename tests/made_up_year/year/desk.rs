//! What supervision does: it divides the measures among its people, comments, urges, takes promises, extends, sets aside.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate, TimeDelta};
use duban::ledger::{DateSaid, ItemKey, Ledger, NoteKind, PromiseEnd, Status, UrgeWay};
use duban::plan::{DateKind, UnitName};

use super::chance::Chance;
use super::course::Course;
use super::days::{at_work, date, later};
use super::line::{Line, What};
use super::story::{Ends, Silence, Story, Voice};
use super::{SUPERVISORS, words};

/// Who follows the measures of which section: each section is one person's.
pub fn supervisors(ledger: &Ledger, seed: u64) -> HashMap<u32, &'static str> {
    let of_section = |area: u32, section: u32| Chance::of(seed, &format!("section {area} {section}")).word(&SUPERVISORS);
    ledger.plan().tasks().map(|(area, section, task)| (task.number, of_section(area.number, section.number))).collect()
}

/// Whom the 相关区政府 of the measures mean that leave it open: three of four are settled in January.
pub fn settlements(ledger: &Ledger, seed: u64) -> Vec<Line> {
    let on = date(ledger.plan().year, 1, 7);
    let mut lines = Vec::new();
    for (measure, item) in ledger.rows().filter(|(_, item)| ledger.is_unsettled(item)) {
        let mut chance = Chance::of(seed, &format!("settled {}", measure.id));
        let members = ledger.units().may_be_settled(measure).unwrap_or_default();
        let units: Vec<UnitName> = members.iter().copied().filter(|_| chance.percent(45)).collect();
        if chance.percent(75) && !units.is_empty() {
            let what = What::Units(units, "年度任务分解表（攻坚办〔2026〕1号）");
            lines.push(Line { on, round: format!("0 settle {}", measure.id), by: SUPERVISORS[0], item: item.key, what });
        }
    }
    lines
}

/// All that is done about a measure.
pub fn tell(story: &Story<'_>, lines: &mut Vec<Line>) {
    let (year, by) = (story.year(), story.supervisor);
    let assigned = What::Assign(by, String::new());
    lines.push(Line { on: date(year, 1, 6), round: format!("1 assign {by}"), by: SUPERVISORS[0], item: story.item.key, what: assigned });
    remarks(story, lines);
    dates(story, lines);
    for voice in &story.voices {
        if let Ends::Silent(silence) = voice.ends {
            press(story, voice, silence, lines);
        }
    }
    match story.course {
        Course::Blocked(from) => hold(story, from, lines),
        Course::Due(end) => extend(story, end, lines),
        Course::Withdrawn(on) => {
            let why = "并入市级统一部署，依据攻坚办〔2026〕7号文调整。".to_owned();
            say(story, at_work(on), "7 withdraw", story.item.key, What::Status(Status::Withdrawn, Some(why)), lines);
        }
        _ => {}
    }
    carry_over(story, lines);
}

fn say(story: &Story<'_>, on: NaiveDate, round: &str, item: ItemKey, what: What, lines: &mut Vec<Line>) {
    lines.push(Line { on, round: format!("{round} {}", story.measure.id), by: story.supervisor, item, what });
}

/// A word on the measure now and then; nothing is written on what is through.
fn remarks(story: &Story<'_>, lines: &mut Vec<Line>) {
    for month in 2..=12 {
        let mut chance = story.chance(&format!("remark {month}"));
        let on = at_work(date(story.year(), month, u32::try_from(chance.between(2, 27)).unwrap_or(2)));
        let is_over = matches!(story.course, Course::Closes(day) | Course::Withdrawn(day) if on >= day);
        if !is_over && chance.percent(9) {
            say(story, on, "4 remark", story.item.key, What::Note(NoteKind::Comment, words::remark(&mut chance, month)), lines);
            // Written on the wrong measure: it is taken back at once.
            if chance.percent(7) {
                let round = format!("4 remark {} back", story.measure.id);
                lines.push(Line { on, round, by: story.supervisor, item: story.item.key, what: What::Undo });
            }
        }
    }
}

/// Milestones that are reached, and phrases without a date that are settled.
fn dates(story: &Story<'_>, lines: &mut Vec<Line>) {
    for said in story.ledger.dates_said(story.item) {
        let (DateSaid::Text(text), Some(key)) = (said, said.key()) else { continue };
        let mut chance = story.chance(&format!("date {key}"));
        let (likely, settled, days) = (chance.percent(70), chance.percent(40), chance.between(-12, 8));
        match text.kind {
            DateKind::Milestone(day) if likely && text.indicator.is_none() => {
                let what = What::Met(key.to_owned(), format!("{}已完成，材料已报。", text.name));
                say(story, at_work(day + TimeDelta::days(days)), "7 met", story.item.key, what, lines);
            }
            DateKind::Open(day) if settled => {
                let why = if day.is_some() { "按工作方案，以此日为限。" } else { "文内无日期，按季度调度掌握。" };
                let what = What::DateSet(key.to_owned(), day, why);
                say(story, later(date(story.year(), 2, 10), chance.between(0, 20)), "7 date", story.item.key, what, lines);
            }
            _ => {}
        }
    }
}

/// Whoever is silent is urged twice, promises something, and is looked after.
fn press(story: &Story<'_>, voice: &Voice, silence: Silence, lines: &mut Vec<Line>) {
    let unit = story.ledger.units().find(&voice.unit).map_or(voice.unit.as_str(), |found| found.name()).to_owned();
    let mut chance = story.chance(&format!("press {}", voice.unit));
    let month = if silence.urged.day() > 25 { silence.urged.month() } else { silence.urged.month().saturating_sub(1).max(1) };
    let mut shared = story.chance(&format!("urge {}", silence.urged));
    let how = *shared.pick(&[UrgeWay::Phone, UrgeWay::Message, UrgeWay::Phone]).unwrap_or(&UrgeWay::Phone);
    let first = What::Urge(unit.clone(), how, words::urge(&mut shared, month));
    say(story, silence.urged, "5 urge", voice.key, first, lines);
    let how = *shared.pick(&[UrgeWay::Letter, UrgeWay::Meeting, UrgeWay::Phone]).unwrap_or(&UrgeWay::Letter);
    let second = What::Urge(unit.clone(), how, words::urge_again(&mut shared));
    say(story, silence.urged_again, "5 urge", voice.key, second, lines);
    let Some((on, due)) = silence.promised else { return };
    let whom = format!("{unit}{}", chance.word(&["分管负责人", "王主任", "李处长", "赵科长", ""]));
    say(story, on, "5 promise", voice.key, What::Promise(whom, due, words::promised(&mut chance)), lines);
    match silence.outcome {
        Some((on, true)) => {
            say(story, on, "8 kept", voice.key, What::PromiseEnd(PromiseEnd::Kept, "材料已收到。".to_owned()), lines);
        }
        Some((on, false)) => {
            say(story, on, "8 broken", voice.key, What::PromiseEnd(PromiseEnd::Broken, "到期未报。".to_owned()), lines);
            let talk = What::Urge(unit, UrgeWay::Talk, words::talked(&mut chance));
            say(story, later(on, chance.between(2, 8)), "9 talk", voice.key, talk, lines);
        }
        None => {}
    }
}

/// What stands still for a reason outside is set aside for a while.
fn hold(story: &Story<'_>, from: NaiveDate, lines: &mut Vec<Line>) {
    let mut chance = story.chance("hold");
    let on = later(from, chance.between(3, 15));
    let until = later(on, chance.between(30, 85));
    say(story, on, "7 hold", story.item.key, What::Snooze(until, "待上级批复，期间不再催办。".to_owned()), lines);
}

/// Who is not through by a date within the year asks for an extension; half of them get it.
fn extend(story: &Story<'_>, end: NaiveDate, lines: &mut Vec<Line>) {
    for voice in story.voices.iter().filter(|voice| voice.key.unit.is_some() && voice.ends == Ends::Open) {
        let mut chance = story.chance(&format!("extend {}", voice.unit));
        if chance.percent(50) {
            let what = What::Extend(
                later(end, chance.between(45, 75)),
                "汛期雨水偏多，施工推迟。".to_owned(),
                format!("攻坚办会议纪要〔{}〕第{}期", story.year(), chance.between(8, 20)),
            );
            say(story, later(end, chance.between(-9, 4).max(1)), "7 extend", voice.key, what, lines);
        }
    }
}

/// What is ongoing goes on into the next year; some is carried over on the last day.
fn carry_over(story: &Story<'_>, lines: &mut Vec<Line>) {
    let mut chance = story.chance("carry over");
    if story.measure.deadline.is_ongoing() && chance.percent(60) {
        let what = What::Status(Status::CarriedOver, None);
        say(story, date(story.year(), 12, 31), "9 carry over", story.item.key, what, lines);
    }
}
