//! Indicators in the text of a plan, and the codes by which people name them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use aho_corasick::AhoCorasick;

use super::{Indicator, IndicatorKey, Measure, MeasureId, Plan};
use crate::shares;
use crate::text::half_width;

/// What a person writes for an indicator: its measure, with a letter where the measure has several, e.g. `1.1`, `25.1a`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct IndicatorCode {
    /// The measure.
    pub measure: MeasureId,
    /// Which of its indicators, from `a`; none where it has one only.
    pub letter: Option<char>,
}

/// A text that is no code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not the code of an indicator: write a measure such as 1.1, with a letter such as 25.1a where it has several")]
pub struct BadCode(pub String);

/// An indicator with the measure in whose text it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    /// The indicator.
    pub indicator: Indicator,
    /// The code by which people name it; its measure is the one in whose text it stands.
    pub code: IndicatorCode,
}

/// The indicators of a plan, each with its measure.
#[derive(Debug, Clone, Default)]
pub struct AttachedIndicators {
    /// By measure, in the order of the list within one.
    all: Vec<Attached>,
    missing: Vec<Indicator>,
}

/// Which indicator a code means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Coded<'a> {
    /// One.
    One(&'a Attached),
    /// The measure has several, and no letter says which.
    Several(Vec<&'a Attached>),
    /// None.
    Nothing,
}

impl AttachedIndicators {
    /// Finds each indicator in the plan's text: in its own measure first, and else in any, so that a corrected or renumbered plan keeps it.
    pub(super) fn new(indicators: &[Indicator], plan: &Plan) -> Self {
        let mut by_measure: BTreeMap<MeasureId, Vec<&Indicator>> = BTreeMap::new();
        let mut missing = Vec::new();
        let quotes: Vec<(MeasureId, &str)> = indicators.iter().map(|i| (i.measure, i.quote.as_str())).collect();
        for (indicator, place) in indicators.iter().zip(places(&quotes, plan)) {
            match place {
                Some(id) => by_measure.entry(id).or_default().push(indicator),
                None => missing.push(indicator.clone()),
            }
        }
        let all = by_measure.iter().flat_map(|(measure, of_it)| {
            let letters = (of_it.len() > 1).then_some('a'..='z').into_iter().flatten().map(Some).chain(std::iter::repeat(None));
            of_it.iter().zip(letters).map(|(indicator, letter)| {
                let code = IndicatorCode { measure: *measure, letter };
                Attached { indicator: (*indicator).clone(), code }
            })
        });
        Self { all: all.collect(), missing }
    }

    /// All of them, by measure.
    pub fn all(&self) -> &[Attached] {
        &self.all
    }

    /// Those whose words stand nowhere in the plan; they are left out.
    pub fn missing(&self) -> &[Indicator] {
        &self.missing
    }

    /// The indicators of one measure.
    pub fn of_measure(&self, measure: MeasureId) -> &[Attached] {
        let from = self.all.partition_point(|a| a.code.measure < measure);
        let to = self.all.partition_point(|a| a.code.measure <= measure);
        self.all.get(from..to).unwrap_or_default()
    }

    /// The indicator of that key.
    pub fn of_key(&self, key: &IndicatorKey) -> Option<&Attached> {
        self.all.iter().find(|a| a.indicator.key == *key)
    }

    /// Which indicator a code means. The only one of a measure is also its `a`.
    pub fn find(&self, code: IndicatorCode) -> Coded<'_> {
        match (self.of_measure(code.measure), code.letter) {
            ([], _) => Coded::Nothing,
            ([one], None | Some('a')) => Coded::One(one),
            ([_], Some(_)) => Coded::Nothing,
            (several, None) => Coded::Several(several.iter().collect()),
            (several, letter) => match several.iter().find(|a| a.code.letter == letter) {
                Some(one) => Coded::One(one),
                None => Coded::Nothing,
            },
        }
    }
}

/// The measure in whose text each quote stands: the one where it stood when the list was made, else the first.
pub(super) fn places(quoted: &[(MeasureId, &str)], plan: &Plan) -> Vec<Option<MeasureId>> {
    let own = |(id, quote): &(MeasureId, &str)| plan.measure(*id).filter(|measure| has(&measure.text, quote)).map(|measure| measure.id);
    let mut places: Vec<Option<MeasureId>> = quoted.iter().map(own).collect();
    // Those that have moved: a long plan is read once, for all of them together.
    let moved: Vec<usize> = places.iter().enumerate().filter(|(_, place)| place.is_none()).map(|(at, _)| at).collect();
    if moved.is_empty() {
        return places;
    }
    let quotes = moved.iter().filter_map(|at| quoted.get(*at)).map(|(_, quote)| unspaced(quote).into_owned());
    // More words than the search can hold are as good as words that are nowhere.
    let Ok(search) = AhoCorasick::new(quotes) else { return places };
    let measures: Vec<&Measure> = plan.measures().collect();
    let found = shares::of_each(measures.len(), &measures, |measure| {
        let text = unspaced(&measure.text);
        search.find_overlapping_iter(&*text).map(|found| found.pattern().as_usize()).collect::<Vec<_>>()
    });
    for (measure, found) in measures.iter().zip(found) {
        for place in found.into_iter().filter_map(|at| moved.get(at)) {
            places.get_mut(*place).into_iter().for_each(|place| *place = place.or(Some(measure.id)));
        }
    }
    places
}

/// Whether a quote stands in a text, however either is spaced.
fn has(text: &str, quote: &str) -> bool {
    text.contains(quote) || unspaced(text).contains(&*unspaced(quote))
}

fn unspaced(text: &str) -> Cow<'_, str> {
    if text.contains(char::is_whitespace) { text.chars().filter(|c| !c.is_whitespace()).collect() } else { text.into() }
}

impl fmt::Display for IndicatorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.letter {
            Some(letter) => f.pad(&format!("{}{letter}", self.measure)),
            None => f.pad(&self.measure.to_string()),
        }
    }
}

impl FromStr for IndicatorCode {
    type Err = BadCode;

    /// Reads `25.1a` or `1.1`; full-width forms and capitals count as what they stand for.
    fn from_str(text: &str) -> Result<Self, BadCode> {
        let plain = text.trim();
        let (measure, letter) = match plain.char_indices().next_back() {
            Some((at, last)) if half_width(last).is_ascii_alphabetic() => {
                (plain.get(..at).unwrap_or_default(), Some(half_width(last).to_ascii_lowercase()))
            }
            _ => (plain, None),
        };
        let measure = measure.parse().map_err(|_| BadCode(text.to_owned()))?;
        Ok(Self { measure, letter })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Area, Exact, Indicators, Section, Task};
    use crate::seeds;

    fn seeded() -> (Plan, std::sync::Arc<Indicators>) {
        (seeds::plan().unwrap().plan, seeds::indicators().unwrap())
    }

    #[test]
    fn every_indicator_stands_in_its_measure_with_its_number() {
        let (plan, indicators) = seeded();
        let attached = indicators.for_plan(&plan);
        assert_eq!((attached.all().len(), attached.missing()), (63, &[][..]));
        for Attached { indicator, code } in attached.all() {
            assert_eq!(code.measure, indicator.measure, "{}", indicator.key);
            let elsewhere = plan.measures().filter(|m| unspaced(&m.text).contains(&*unspaced(&indicator.quote))).count();
            assert_eq!(elsewhere, 1, "{}", indicator.key);
            assert_eq!(indicator.target.is_none(), indicator.source.is_some(), "{}", indicator.key);
            if indicator.explicit {
                let target = indicator.target.unwrap();
                let number =
                    if target == Exact::parse("1/3").unwrap() { "三分之一".to_owned() } else { target.decimal().unwrap().to_string() };
                assert!(indicator.quote.contains(&number), "{} {number}", indicator.key);
                // In the words a year's volume is 每年 2300 万立方米.
                let unit = indicator.unit.as_ref().unwrap().name().trim_end_matches("/年");
                assert!(unit == "比例" || indicator.quote.contains(unit), "{} {unit}", indicator.key);
            }
        }
    }

    #[test]
    fn twenty_nine_measures_carry_a_number() {
        let mut measures: Vec<String> = seeded().1.all().iter().filter(|i| i.explicit).map(|i| i.measure.to_string()).collect();
        measures.dedup();
        assert_eq!(
            measures.join(" "),
            "1.1 3.1 3.5 3.6 4.5 6.1 6.4 7.2 8.3 8.4 11.1 13.1 13.2 15.1 15.2 15.3 16.2 18.3 18.4 25.1 25.2 26.1 26.4 28.2 39.1 40.2 42.1 45.2 46.1"
        );
        assert_eq!(measures.len(), 29);
    }

    #[test]
    fn those_whom_an_indicator_names_are_units_that_its_measure_names() {
        let units = seeds::units().unwrap();
        let (plan, indicators) = seeded();
        for indicator in indicators.all() {
            for unit in indicator.binds.iter().flatten() {
                let name = unit.trim_end_matches("政府").trim_end_matches("管委会");
                assert!(units.find(unit).is_some(), "{unit}");
                assert!(plan.measure(indicator.measure).unwrap().text.contains(name), "{} {name}", indicator.key);
            }
        }
    }

    #[test]
    fn a_letter_stands_only_where_a_measure_has_several() {
        let (plan, indicators) = seeded();
        let attached = indicators.for_plan(&plan);
        let codes = |measure: &str| attached.of_measure(measure.parse().unwrap()).iter().map(|a| a.code.to_string()).collect::<Vec<_>>();
        assert_eq!(codes("25.1"), ["25.1a", "25.1b"]);
        assert_eq!(codes("25.2"), ["25.2"]);
        assert_eq!(codes("46.1"), ["46.1a", "46.1b", "46.1c"]);
        assert!(codes("14.1").is_empty());
        let find = |code: &str| attached.find(code.parse().unwrap());
        assert!(matches!(find("25.1b"), Coded::One(a) if a.indicator.key.as_str() == "water-per-gdp"));
        assert!(matches!(find("25.2"), Coded::One(a) if a.indicator.key.as_str() == "water-network-loss"));
        assert!(matches!(find("25.1"), Coded::Several(several) if several.len() == 2));
        assert_eq!([find("25.1c"), find("25.2b"), find("14.1")], [Coded::Nothing, Coded::Nothing, Coded::Nothing]);
        assert!(attached.of_key(&IndicatorKey::new("pm25")).is_some());
    }

    #[test]
    fn spaces_are_of_no_account_in_a_quote() {
        for (text, quote, stands) in [
            ("完成治理任务", "完成治理", true),
            ("完成\u{3000}治\n理任务", "完成治理", true),
            ("完成治理任务", "完成 治理", true),
            ("完成 治理任务", "完成 治理", true),
            ("完成和治理", "完成治理", false),
        ] {
            assert_eq!(has(text, quote), stands, "{text} {quote}");
        }
    }

    #[test]
    fn codes_are_read_as_people_write_them() {
        let code = |task, index, letter| Ok(IndicatorCode { measure: MeasureId { task, index }, letter });
        for (text, expected) in [
            ("1.1", code(1, 1, None)),
            ("25.1a", code(25, 1, Some('a'))),
            (" 25.1B ", code(25, 1, Some('b'))),
            ("２５．１Ａ", code(25, 1, Some('a'))),
            ("25", Err(BadCode("25".into()))),
            ("25a", Err(BadCode("25a".into()))),
            ("25.1ab", Err(BadCode("25.1ab".into()))),
            ("25.1é", Err(BadCode("25.1é".into()))),
            ("a", Err(BadCode("a".into()))),
            ("", Err(BadCode("".into()))),
        ] {
            assert_eq!(text.parse::<IndicatorCode>(), expected, "{text}");
        }
    }

    /// The same plan after a correction that put a measure before 25.1 and took the words of 25.2 away.
    #[test]
    fn a_renumbered_plan_keeps_its_indicators() {
        let (plan, indicators) = seeded();
        let mut measures: Vec<_> = plan.task(25).unwrap().2.measures.clone();
        let other = plan.measure("14.1".parse().unwrap()).unwrap().clone();
        measures.pop();
        measures.insert(0, other);
        for (measure, index) in measures.iter_mut().zip(1..) {
            measure.id = MeasureId { task: 25, index };
        }
        let task = Task { number: 25, title: String::new(), measures };
        let area =
            |task| Area { number: 1, title: String::new(), sections: vec![Section { number: 1, title: String::new(), tasks: vec![task] }] };
        let corrected = Plan::new(String::new(), 2026, vec![area(task.clone())]).unwrap();
        let attached = indicators.for_plan(&corrected);
        let codes: Vec<String> = attached.all().iter().map(|a| format!("{} {}", a.code, a.indicator.key)).collect();
        assert_eq!(codes, ["25.2a water-use-total", "25.2b water-per-gdp"]);
        assert_eq!(attached.missing().len(), 61);
        let next_year = Plan::new(String::new(), 2027, vec![area(task)]).unwrap();
        assert!(indicators.for_plan(&next_year).all().is_empty());
    }
}
