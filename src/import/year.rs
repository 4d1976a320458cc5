//! The year of a title.

use super::vocabulary::Vocabulary;
use crate::plan::numeral::year_digit;

/// A year that a text names: 2026年, ２０２６年, 二〇二六年.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Named {
    year: i32,
    /// In characters: the first digit, and what follows 年.
    from: usize,
    to: usize,
    /// Whether it is one end of 2026—2028年.
    of_a_span: bool,
}

/// The year that a title is for, and the others that it names. Of several it is the one right before 行动计划 or 年度, else the last; the
/// ends of a span of years are none.
pub(super) fn of_title(title: &str, words: &Vocabulary) -> Option<(i32, Vec<i32>)> {
    let chars: Vec<char> = title.chars().collect();
    let years: Vec<Named> = named(&chars).into_iter().filter(|n| !n.of_a_span).collect();
    let before_title = |n: &&Named| words.begins_a_title(&chars.iter().skip(n.to).take(LONGEST).collect::<String>());
    let taken = years.iter().rev().find(before_title).or(years.last())?.year;
    let mut others: Vec<i32> = years.iter().map(|n| n.year).filter(|year| *year != taken).collect();
    others.sort_unstable();
    others.dedup();
    Some((taken, others))
}

/// Whether a text begins with a year, and so lacks what the plan is about.
pub(super) fn begins(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    let from = usize::from(chars.first().is_some_and(|c| OPEN.contains(c)));
    named(&chars).first().is_some_and(|n| n.from <= from)
}

/// Whether a text is a year and nothing else: （2026年度）.
pub(super) fn is_alone(text: &str) -> bool {
    let chars: Vec<char> = text.trim_matches(|c| OPEN.contains(&c) || CLOSE.contains(&c)).chars().collect();
    matches!(named(&chars).as_slice(), [n] if n.from == 0 && matches!(chars.get(n.to..), Some([] | ['度'])))
}

/// No word of a title is longer.
const LONGEST: usize = 8;
const OPEN: [char; 3] = ['(', '（', '〔'];
const CLOSE: [char; 3] = [')', '）', '〕'];
const DASHES: [char; 8] = ['—', '–', '-', '－', '~', '～', '至', '到'];

fn named(chars: &[char]) -> Vec<Named> {
    let mut found = Vec::new();
    for (at, _) in chars.iter().enumerate().filter(|(_, c)| **c == '年') {
        let Some(from) = at.checked_sub(4) else { continue };
        let before = from.checked_sub(1).and_then(|n| chars.get(n));
        let digits: Option<Vec<u32>> = chars.get(from..at).unwrap_or_default().iter().map(|c| year_digit(*c)).collect();
        // The digits of a plan's year, and not the end of a longer number.
        let Some([2, 0, tens, ones]) = digits.as_deref() else { continue };
        if before.is_some_and(|c| year_digit(*c).is_some()) {
            continue;
        }
        let behind = chars.get(at + 1);
        let of_a_span = before.into_iter().chain(behind).any(|c| DASHES.contains(c));
        found.extend(i32::try_from(2000 + tens * 10 + ones).map(|year| Named { year, from, to: at + 1, of_a_span }));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_of_a_title_is_four_digits_before_its_sign() {
        let words = Vocabulary::embedded().unwrap();
        for (title, expected) in [
            ("持续污染防治攻坚2026年行动计划", Some((2026, vec![]))),
            ("污染防治２０２７年行动计划", Some((2027, vec![]))),
            ("上海市污染防治二〇二六年行动计划", Some((2026, vec![]))),
            ("上海市污染防治二○二六年行动计划", Some((2026, vec![]))),
            ("三年行动计划(2031年)", Some((2031, vec![]))),
            ("上海市“十五五”(2026—2030年)污染防治2027年行动计划", Some((2027, vec![]))),
            ("2026年—2028年污染防治2027年度方案", Some((2027, vec![]))),
            ("2027年行动计划(2026年修订)", Some((2027, vec![2026]))),
            ("贯彻2025年部署2026年攻坚", Some((2026, vec![2025]))),
            ("2027年行动计划(2027年)", Some((2027, vec![]))),
            ("生态环境保护2026-2028年行动计划", None),
            ("三年行动计划", None),
            ("第12026年", None),
            ("1998年行动计划", None),
            ("年", None),
            ("", None),
        ] {
            assert_eq!(of_title(title, &words), expected, "{title}");
        }
    }

    #[test]
    fn a_year_alone_is_told_from_a_date() {
        for text in ["（2026年度）", "(2026年)", "2026年", "二〇二六年度"] {
            assert!(is_alone(text), "{text}");
        }
        for text in ["2026年3月", "2026年行动计划", "（2026—2028年）修订", "", "年"] {
            assert!(!is_alone(text), "{text}");
        }
        assert!(begins("2027年行动计划") && begins("（2027年度）") && !begins("上海市2027年行动计划"));
    }
}
