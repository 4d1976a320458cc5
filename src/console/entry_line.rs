//! A reading in one line, as it is typed into the form: `21.3 2026-09-30 核定 @门头沟 #三家店 水务月报`. The value comes first, the rest in
//! any order.

use chrono::NaiveDate;

use crate::ledger::ReadingKind;
use crate::plan::{UnitOfMeasure, parse_day};
use crate::text::half_width;

/// What a line says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EntryLine {
    /// The value as typed.
    pub value: String,
    /// The day, where one is given.
    pub on: Option<NaiveDate>,
    /// Whether it was verified, where that is said.
    pub kind: Option<ReadingKind>,
    /// The unit, behind `@`.
    pub unit: Option<String>,
    /// The place, behind `#`.
    pub site: Option<String>,
    /// What is left: the source.
    pub source: Option<String>,
    /// What was meant as the day and is none: it must not pass for a source while the reading gets another day.
    pub bad_day: Option<String>,
}

impl EntryLine {
    /// Reads a line; `year` is that of the plan, `units` are the things that its indicators count: a unit of measure belongs to the value,
    /// and is refused with it where it is a foreign one.
    pub fn read(text: &str, year: i32, units: &[String]) -> Self {
        let mut words = text.split_whitespace().peekable();
        let mut line = Self { value: words.next().unwrap_or_default().to_owned(), ..Self::default() };
        // A unit that stands apart from its number.
        let is_unit = |word: &&str| UnitOfMeasure::is_known(word) || units.iter().any(|known| known == word);
        if let Some(unit) = words.next_if(is_unit) {
            line.value.push_str(unit);
        }
        let mut source: Vec<&str> = Vec::new();
        for word in words {
            let behind =
                |sign: char| word.char_indices().next().filter(|(_, c)| half_width(*c) == sign).map(|(_, c)| word.trim_start_matches(c));
            match (behind('@'), behind('#'), kind(word), parse_day(word, year)) {
                (Some(unit), ..) if line.unit.is_none() => line.unit = Some(unit.to_owned()),
                (_, Some(site), ..) if line.site.is_none() => line.site = Some(site.to_owned()),
                (_, _, Some(kind), _) if line.kind.is_none() => line.kind = Some(kind),
                (_, _, _, Some(on)) if line.on.is_none() => line.on = Some(on),
                _ => source.push(word),
            }
        }
        line.bad_day = source.iter().find(|word| line.on.is_none() && is_meant_as_day(word)).map(|word| (*word).to_owned());
        line.source = (!source.is_empty()).then(|| source.join(" "));
        line
    }
}

/// Figures between the signs of a date, and the days that one says without a figure.
fn is_meant_as_day(word: &str) -> bool {
    const SAID: [&str; 6] = ["今天", "昨天", "前天", "昨日", "today", "yesterday"];
    let is_sign = |c: char| matches!(c, '年' | '月' | '日' | '号' | '-' | '/' | '.');
    let is_date = word.starts_with(|c: char| half_width(c).is_ascii_digit())
        && word.chars().map(half_width).all(|c| c.is_ascii_digit() || is_sign(c))
        && word.chars().map(half_width).any(is_sign);
    is_date || SAID.contains(&word.to_lowercase().as_str())
}

fn kind(word: &str) -> Option<ReadingKind> {
    use crate::messages::Lang::{En, Zh};
    ReadingKind::ALL.into_iter().find(|kind| [Zh, En].iter().any(|lang| kind.word(*lang) == word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_in_any_order_behind_its_value() {
        let read = |text: &str| EntryLine::read(text, 2026, &["个断面".to_owned()]);
        let plain = |value: &str| EntryLine { value: value.into(), ..EntryLine::default() };
        let on = |day: &str| Some(day.parse().unwrap());
        assert_eq!(read(" 21.3 "), plain("21.3"));
        assert_eq!(read(""), plain(""));
        assert_eq!(
            read("21.3 2026-09-30 核定 @门头沟 #三家店 水务月报 第9期"),
            EntryLine {
                value: "21.3".into(),
                on: on("2026-09-30"),
                kind: Some(ReadingKind::Verified),
                unit: Some("门头沟".into()),
                site: Some("三家店".into()),
                source: Some("水务月报 第9期".into()),
                bad_day: None,
            }
        );
        assert_eq!(
            read("9800 万立方米　9月 自报"),
            EntryLine { on: on("2026-09-30"), kind: Some(ReadingKind::Reported), ..plain("9800万立方米") }
        );
        assert_eq!(read("5 ＠房山 10-31"), EntryLine { on: on("2026-10-31"), unit: Some("房山".into()), ..plain("5") });
        // A foreign unit is refused with the value; a day that is none is not a source.
        assert_eq!((read("5 吨"), read("5 个断面")), (plain("5吨"), plain("5个断面")));
        for word in ["2月30日", "13月", "昨天", "9-31"] {
            assert_eq!(read(&format!("5 {word} 核定")).bad_day.as_deref(), Some(word));
        }
        assert_eq!(read("5 2026.9.30 核定").on, on("2026-09-30"));
        // Two figures with a point are a number, and no day.
        assert_eq!((read("5 2.5").on, read("5 2.5").source.as_deref()), (None, Some("2.5")));
        assert_eq!(read("5 9月 第13期 2.5").bad_day, None);
        // A second day is a part of the source.
        assert_eq!(read("5 9月 8月 月报"), EntryLine { on: on("2026-09-30"), source: Some("8月 月报".into()), ..plain("5") });
    }
}
