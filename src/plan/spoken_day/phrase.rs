//! The words by which people name a day: what is named, then a time of day that plays no part, then 前, 内 or 后.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::in_year::{of_year, within_month, year};
use super::reader::Reader;
use super::span::until;
use super::{Said, SpokenDayError};
use crate::plan::calendar::HOLIDAYS;

/// The words of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    pub day: Result<NaiveDate, SpokenDayError>,
    /// Whether the words can mean nothing but a day, whatever stands behind them: 12月10日前, but not 12月.
    pub is_firm: bool,
}

/// What is named, before 前 or 内 is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Named {
    pub day: NaiveDate,
    pub kind: Kind,
    pub is_firm: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A day.
    Day,
    /// So many days, weeks or months from now.
    Count,
    /// A period that begins on that day and ends on the day that is named.
    Period(NaiveDate),
    /// The day before a holiday, with its 前.
    Before,
}

pub(super) type Found = Option<Result<Named, SpokenDayError>>;

const LEADING: [&str; 15] =
    ["会后", "不晚于", "不迟于", "截止到", "最迟于", "最迟", "最晚", "截至", "截止", "争取", "力争", "于", "在", "到", "至"];
const VAGUE: [&str; 20] = [
    "尽快",
    "尽早",
    "尽可能",
    "近期",
    "近日",
    "最近",
    "抓紧",
    "马上",
    "立即",
    "立刻",
    "即刻",
    "随时",
    "适时",
    "择日",
    "择机",
    "不日",
    "稍后",
    "回头",
    "过几天",
    "过两天",
];
const TIMES: [&str; 13] = ["一早", "一上班", "上班前", "下班前", "上午", "中午", "下午", "傍晚", "晚上", "早上", "下班", "上班", "夜里"];
const BEFORE: [&str; 3] = ["之前", "以前", "前"];
pub(super) const WITHIN: [&str; 3] = ["之内", "以内", "内"];
const AFTER: [&str; 3] = ["之后", "以后", "后"];
const WEEK: [&str; 3] = ["星期", "礼拜", "周"];

/// Reads the words of a day. None where none stand here; then nothing is said of where the reader stands.
pub(super) fn read(reader: &mut Reader, said: Said<'_>) -> Option<Phrase> {
    while reader.eat_any(&LEADING).is_some() {}
    if let Some(at) = reader.eat_any(&VAGUE) {
        let word = VAGUE.get(at).copied().unwrap_or_default();
        return Some(Phrase { day: Err(SpokenDayError::Vague(word.to_owned())), is_firm: true });
    }
    let is_plain_weekday = is_weekday_ahead(reader);
    let named = named_here(reader, said)?;
    let named = named.and_then(|named| beside(reader, said, named, is_plain_weekday));
    time_of_day(reader);
    let named = until(reader, said, named);
    let ending = Ending::read(reader);
    let named = named.and_then(|named| beside(reader, said, named, is_plain_weekday));
    let is_firm = ending != Ending::None || named.as_ref().is_ok_and(|named| named.is_firm);
    Some(Phrase { day: named.and_then(|named| finish(named, ending, said.on)), is_firm })
}

/// What is named here, in one of the ways to name a day.
pub(super) fn named_here(reader: &mut Reader, said: Said<'_>) -> Found {
    let parts: [fn(&mut Reader, Said<'_>) -> Found; 6] = [gone, near, counted, of_week, before_holiday, of_year];
    parts.into_iter().find_map(|part| {
        let mark = reader.mark();
        let found = part(reader, said);
        if found.is_none() {
            reader.go_back(mark);
        }
        found
    })
}

/// Whether a day of the week stands here that is of no week in particular.
pub(super) fn is_weekday_ahead(reader: &Reader) -> bool {
    WEEK.iter().any(|week| reader.rest().starts_with(week))
}

/// A day that is said once more: 12月10日（周四）, 周四12月10日, 12月10日 周四. Both must be one day.
fn beside(reader: &mut Reader, said: Said<'_>, first: Named, is_weekday: bool) -> Result<Named, SpokenDayError> {
    let mark = reader.mark();
    let again = if first.kind == Kind::Day { said_again(reader, said) } else { None };
    let Some((again, is_weekday_again)) = again else {
        reader.go_back(mark);
        return Ok(first);
    };
    // A day of the week that is of no week in particular is that of the date beside it.
    let (day, other) = match (is_weekday, is_weekday_again) {
        (true, _) => (again.day, in_week_of(again.day, first.day)),
        (false, true) => (first.day, in_week_of(first.day, again.day)),
        (false, false) => (first.day, Some(again.day)),
    };
    match other.filter(|other| *other != day) {
        Some(other) => Err(SpokenDayError::Disagrees { words: String::new(), day, other }),
        None => Ok(Named { day, ..first }),
    }
}

/// A day that can be nothing else, in brackets or not, and whether it is a day of the week only.
fn said_again(reader: &mut Reader, said: Said<'_>) -> Option<(Named, bool)> {
    let is_bracketed = reader.eat_any(&["(", "（"]).is_some();
    let is_weekday = is_weekday_ahead(reader);
    let mark = reader.mark();
    let found = of_week(reader, said).or_else(|| {
        reader.go_back(mark);
        of_year(reader, said)
    })?;
    let named = found.ok().filter(|named| named.kind == Kind::Day && named.is_firm)?;
    (!is_bracketed || reader.eat_any(&[")", "）"]).is_some()).then_some((named, is_weekday))
}

/// The day of a week on which `weekday` is in its own.
pub(super) fn in_week_of(day: NaiveDate, weekday: NaiveDate) -> Option<NaiveDate> {
    let monday = day.checked_sub_days(Days::new(day.weekday().num_days_from_monday().into()))?;
    monday.checked_add_days(Days::new(weekday.weekday().num_days_from_monday().into()))
}

/// What stands behind what is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    None,
    Before,
    Within,
    After,
}

impl Ending {
    fn read(reader: &mut Reader) -> Self {
        let ending = if reader.eat_any(&BEFORE).is_some() {
            Self::Before
        } else if reader.eat_any(&WITHIN).is_some() {
            Self::Within
        } else if reader.eat_any(&AFTER).is_some() {
            Self::After
        } else {
            Self::None
        };
        reader.eat_any(&["为止", "止"]);
        ending
    }
}

/// The last day that is meant, where it is not over.
fn finish(named: Named, ending: Ending, on: NaiveDate) -> Result<NaiveDate, SpokenDayError> {
    let day = named.day;
    let makes_sense = match ending {
        Ending::None | Ending::Within => true,
        Ending::Before => named.kind != Kind::Count,
        Ending::After => named.kind == Kind::Count,
    };
    if !makes_sense {
        return Err(SpokenDayError::Unknown(String::new()));
    }
    if day < on {
        return Err(SpokenDayError::Past { words: String::new(), day });
    }
    if let (Kind::Period(first), Ending::Before) = (named.kind, ending)
        && let Some(before) = first.pred_opt().filter(|before| *before >= on)
    {
        return Err(SpokenDayError::Ambiguous { words: String::new(), before, end: day });
    }
    Ok(day)
}

/// 下午5点, 17:30: a day counts to its end, so that nothing follows from it.
pub(super) fn time_of_day(reader: &mut Reader) {
    reader.eat_any(&TIMES);
    let mark = reader.mark();
    let hour = reader.number().filter(|hour| *hour <= 24);
    let is_time = hour.is_some()
        && if reader.eat(":") { reader.digits().is_some() } else { reader.eat_any(&["点", "时"]).is_some() && minutes(reader) };
    if !is_time {
        reader.go_back(mark);
    }
}

/// 半, 整, 30分, or nothing.
fn minutes(reader: &mut Reader) -> bool {
    if reader.eat_any(&["半", "整", "钟"]).is_some() {
        return true;
    }
    let mark = reader.mark();
    if reader.number().is_none() || !reader.eat("分") {
        reader.go_back(mark);
    }
    true
}

pub(super) fn named(day: Option<NaiveDate>, kind: Kind, is_firm: bool) -> Found {
    // A day beyond the calendar's end is none.
    Some(day.map(|day| Named { day, kind, is_firm }).ok_or_else(|| SpokenDayError::NoSuchDay(String::new())))
}

/// 昨天 and their likes, which are over: days only where they stand apart, for 昨天会上提的问题 is none.
fn gone(reader: &mut Reader, said: Said<'_>) -> Found {
    const GONE: [(&str, u64); 5] = [("昨天", 1), ("昨日", 1), ("大前天", 3), ("前天", 2), ("前日", 2)];
    if let Some((_, days)) = GONE.into_iter().find(|(word, _)| reader.eat(word)) {
        return named(said.on.checked_sub_days(Days::new(days)), Kind::Day, false);
    }
    if reader.eat_any(&["上个工作日", "上一个工作日", "前一个工作日"]).is_some() {
        return named(said.calendar.working_day_before(said.on), Kind::Day, false);
    }
    if reader.eat_any(&["上个月", "上月"]).is_some() {
        let found = within_month(reader, said.on.checked_sub_months(Months::new(1))?)?;
        return Some(found.map(|found| Named { is_firm: false, ..found }));
    }
    let mut weeks = 0_u64;
    while weeks < 9 && reader.eat("上") {
        weeks += 1;
    }
    if weeks == 0 {
        return None;
    }
    reader.eat("个");
    if !WEEK.iter().any(|week| reader.rest().starts_with(week)) {
        return None;
    }
    let then = said.on.checked_sub_days(Days::new(7 * weeks))?;
    let sunday = then.checked_add_days(Days::new(6_u64.saturating_sub(then.weekday().num_days_from_monday().into())));
    reader.eat_any(&WEEK);
    reader.eat_any(&WEEK);
    let at = reader.eat_any(&["一", "二", "三", "四", "五", "六", "日", "天", "1", "2", "3", "4", "5", "6", "7"]);
    let before_sunday = at.map_or(0, |at| 6 - if at < 8 { at.min(6) } else { at - 8 });
    named(sunday.and_then(|sunday| sunday.checked_sub_days(Days::new(before_sunday as u64))), Kind::Day, false)
}

/// 今天 to 大后天.
fn near(reader: &mut Reader, said: Said<'_>) -> Found {
    const NEAR: [(&str, u64); 12] = [
        ("今天", 0),
        ("今日", 0),
        ("今晚", 0),
        ("当天", 0),
        ("明天", 1),
        ("明日", 1),
        ("次日", 1),
        ("明早", 1),
        ("明晚", 1),
        ("大后天", 3),
        ("后天", 2),
        ("后日", 2),
    ];
    let (_, days) = NEAR.into_iter().find(|(word, _)| reader.eat(word))?;
    named(said.on.checked_add_days(Days::new(days)), Kind::Day, true)
}

/// 3天内, 两周内, 10日内, 3个工作日内, 半个月内.
fn counted(reader: &mut Reader, said: Said<'_>) -> Found {
    let days = |days: u64| said.on.checked_add_days(Days::new(days));
    if reader.eat_any(&["半个月", "半月"]).is_some() {
        return named(days(15), Kind::Count, false);
    }
    if reader.eat("半年") {
        return named(said.on.checked_add_months(Months::new(6)), Kind::Count, false);
    }
    let count = reader.number().filter(|count| *count <= 999)?;
    if reader.eat_any(&["个工作日", "工作日"]).is_some() {
        return named(said.calendar.working_day_after(said.on, count), Kind::Count, false);
    }
    if reader.eat("天") {
        return named(days(count.into()), Kind::Count, false);
    }
    if reader.eat_any(&["个星期", "个礼拜", "星期", "礼拜", "周"]).is_some() {
        return named(days(7 * u64::from(count)), Kind::Count, false);
    }
    if reader.eat("个月") {
        return named(said.on.checked_add_months(Months::new(count)), Kind::Count, false);
    }
    // 10日内 are ten days, 10日前 is the tenth.
    let is_count = reader.eat("日") && {
        let mark = reader.mark();
        let counts = reader.eat_any(&WITHIN).or_else(|| reader.eat_any(&AFTER)).is_some();
        reader.go_back(mark);
        counts
    };
    if is_count { named(days(count.into()), Kind::Count, false) } else { None }
}

/// 周五, 本周五, 下周五, 下下周一, 周末, 本周内.
fn of_week(reader: &mut Reader, said: Said<'_>) -> Found {
    let mut weeks = 0_u64;
    let is_this = reader.eat_any(&["这个", "本", "这"]).is_some();
    while !is_this && weeks < 9 && reader.eat("下") {
        weeks += 1;
    }
    if weeks > 0 {
        let mark = reader.mark();
        if reader.eat_any(&["一个", "个", "一"]).is_some() && !WEEK.iter().any(|week| reader.rest().starts_with(week)) {
            reader.go_back(mark);
        }
    }
    reader.eat_any(&WEEK)?;
    // 下周周五.
    reader.eat_any(&WEEK);
    let monday = said.on.checked_sub_days(Days::new(said.on.weekday().num_days_from_monday().into()))?;
    let from_monday = |days: u64| monday.checked_add_days(Days::new(7 * weeks + days));
    if let Some(at) = reader.eat_any(&["一", "二", "三", "四", "五", "六", "日", "天", "1", "2", "3", "4", "5", "6", "7"]) {
        let days = if at < 8 { at.min(6) } else { at - 8 } as u64;
        let day = from_monday(days);
        // Of two Fridays that may be meant it is the next that is to come.
        let is_over = weeks == 0 && !is_this && day.is_some_and(|day| day < said.on);
        return named(if is_over { from_monday(7 + days) } else { day }, Kind::Day, true);
    }
    if reader.eat("初") || reader.eat("中") {
        return Some(Err(SpokenDayError::Vague(String::new())));
    }
    let end = from_monday(6);
    if reader.eat("末") {
        return named(end, Kind::Period(from_monday(5)?), true);
    }
    if reader.eat("底") {
        return named(end, Kind::Day, true);
    }
    let is_named = is_this || weeks > 0 || WITHIN.iter().any(|word| reader.rest().starts_with(word));
    if is_named { named(end, Kind::Period(from_monday(0)?), false) } else { None }
}

/// 元旦前, 春节前: the day before the holiday begins, if it is known when that is.
fn before_holiday(reader: &mut Reader, said: Said<'_>) -> Found {
    let year = year(reader, said.on);
    let (_, name) = HOLIDAYS.into_iter().find(|(word, _)| reader.eat(word))?;
    reader.eat("假期");
    reader.eat_any(&BEFORE)?;
    let before = |year: i32| said.calendar.holiday(name, year).and_then(|first| first.pred_opt());
    let years = year.map_or_else(|| vec![said.on.year(), said.on.year().saturating_add(1)], |year| vec![year]);
    for year in &years {
        match before(*year) {
            // Without a year it is the next one.
            Some(day) if day < said.on && years.len() > 1 => {}
            Some(day) => return named(Some(day), Kind::Before, true),
            None => return Some(Err(SpokenDayError::Holiday { holiday: name, year: *year })),
        }
    }
    None
}
