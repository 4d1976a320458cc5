//! Dates that hide in the text of a measure.

use chrono::NaiveDate;

use crate::plan::{Deadline, DeadlineKind};

/// Phrases without a figure that mean a date.
const PHRASES: [&str; 3] = ["年底前", "汛期前", "汛前"];

/// The dates that a text names, each with its words and the last day that they mean.
pub(super) fn in_text(text: &str, year: i32) -> Vec<(String, NaiveDate)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let Some(c) = rest.chars().next() else { break };
        match phrase(rest, year) {
            // Digits in front belong to the phrase only at its beginning: 2027年底前, 6月底前.
            Some((words, end)) => {
                at += words.len();
                found.push((words.to_owned(), end));
            }
            None if c.is_ascii_digit() => at += rest.bytes().take_while(u8::is_ascii_digit).count(),
            None => at += c.len_utf8(),
        }
    }
    found
}

/// The longest phrase at the beginning of a text that is a date.
fn phrase(text: &str, year: i32) -> Option<(&str, NaiveDate)> {
    let fixed = PHRASES.iter().find(|p| text.starts_with(**p)).map(|p| p.len());
    let run = text.find(|c: char| !(c.is_ascii_digit() || "年月日底前至—–-".contains(c))).unwrap_or(text.len());
    let ends = text.get(..run).unwrap_or_default().char_indices().map(|(i, c)| i + c.len_utf8()).rev();
    let dated = ends.filter(|end| {
        text.get(..*end).is_some_and(|t| t.starts_with(|c: char| c.is_ascii_digit()) && (t.contains('月') || t.ends_with("年底前")))
    });
    fixed.into_iter().chain(dated).find_map(|end| {
        let words = text.get(..end)?;
        let end = Deadline::parse(words, year).ok()?.end()?;
        Some((words, end))
    })
}

/// Those of them that are not what the cell says.
pub(super) fn other_than(deadline: &Deadline, text: &str, year: i32) -> Vec<(String, NaiveDate)> {
    let mut others = in_text(text, year);
    match deadline.kind {
        DeadlineKind::Undated => others.clear(),
        _ => others.retain(|(_, end)| deadline.end() != Some(*end)),
    }
    others
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_the_plan_are_found_in_its_texts() {
        let date = |m, d| NaiveDate::from_ymd_opt(2026, m, d).unwrap();
        for (text, expected) in [
            // 40.1, 31.3, 11.2, 22.3
            ("督促企业6月底前制定污染土壤处置工作计划", vec![("6月底前", date(6, 30))]),
            ("汛期前对雨水管涵、雨水口等进行全面清掏", vec![("汛期前", date(5, 31))]),
            ("以3—5月为重点开展扬尘专项治理", vec![("3—5月", date(5, 31))]),
            ("年底前提交评估报告", vec![("年底前", date(12, 31))]),
            // Years of regulations and figures are no dates.
            ("落实《目录(2022年版)》,2026年注册登记汽车中新能源车比例达50%以上", vec![]),
            ("每月对上月监测发现差等级道路全覆盖监测1次", vec![]),
            ("11月15日前完成", vec![("11月15日前", date(11, 15))]),
        ] {
            let found = in_text(text, 2026);
            assert_eq!(found.iter().map(|(w, d)| (w.as_str(), *d)).collect::<Vec<_>>(), expected, "{text}");
        }
    }
}
