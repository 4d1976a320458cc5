//! Days from one to another: 下周一到下周三, 12月1日至5日. What is to be done then is done by the last of them.

use chrono::{Datelike, Days, NaiveDate};

use super::phrase::{Kind, Named, in_week_of, is_weekday_ahead, named_here, time_of_day};
use super::reader::Reader;
use super::{Said, SpokenDayError};

const TO: [&str; 4] = ["到", "至", "~", "-"];
/// What may stand behind 5号 that is a day: 5号楼 is none.
const BEHIND: [&str; 5] = ["前", "之前", "以前", "内", "止"];

/// The last of the days that begin with `first`, where another stands behind it; else `first`.
pub(super) fn until(reader: &mut Reader, said: Said<'_>, first: Result<Named, SpokenDayError>) -> Result<Named, SpokenDayError> {
    let (mark, Ok(from)) = (reader.mark(), first.as_ref()) else { return first };
    let last = match reader.eat_any(&TO) {
        Some(_) => day_of_same_month(reader, from.day).or_else(|| last_day(reader, said, from.day)),
        None => None,
    };
    match last {
        Some(last) if last.day < from.day => Err(SpokenDayError::Disagrees { words: String::new(), day: from.day, other: last.day }),
        Some(last) => {
            time_of_day(reader);
            Ok(last)
        }
        None => {
            reader.go_back(mark);
            first
        }
    }
}

/// The last day; a day of the week that is of no week in particular is the next one behind the first day.
fn last_day(reader: &mut Reader, said: Said<'_>, from: NaiveDate) -> Option<Named> {
    let is_weekday = is_weekday_ahead(reader);
    let last = named_here(reader, said)?.ok()?;
    if !is_weekday || last.kind != Kind::Day {
        return Some(last);
    }
    let same_week = in_week_of(from, last.day)?;
    let day = if same_week < from { same_week.checked_add_days(Days::new(7))? } else { same_week };
    Some(Named { day, ..last })
}

/// The 5日 of 12月1日至5日.
fn day_of_same_month(reader: &mut Reader, from: NaiveDate) -> Option<Named> {
    let mark = reader.mark();
    let day = reader.number().and_then(|day| from.with_day(day));
    let is_day = reader.eat("日") || (reader.eat("号") && is_apart(reader));
    if !is_day || day.is_none() {
        reader.go_back(mark);
    }
    day.filter(|day| is_day && day.month() == from.month()).map(|day| Named { day, kind: Kind::Day, is_firm: true })
}

fn is_apart(reader: &Reader) -> bool {
    reader.peek().is_none_or(|c| !c.is_alphanumeric()) || BEHIND.iter().any(|word| reader.rest().starts_with(word))
}
