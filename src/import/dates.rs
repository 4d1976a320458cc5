//! Dates that hide in the text of a measure.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::doubt::DoubtKind;
use crate::plan::Deadline;
use crate::plan::numeral::half_width;

/// The longest phrase that is looked for, in characters: `2027年11月15日—2028年3月31日`.
const LONGEST: usize = 22;

/// A phrase of the text that is a date.
#[derive(Debug, PartialEq, Eq)]
struct Dated {
    phrase: String,
    end: NaiveDate,
}

/// The dates of a text that are not what the cell says.
pub(super) fn other_than(deadline: &Deadline, text: &str, year: i32) -> Vec<DoubtKind> {
    let mut seen = HashSet::new();
    let mut found = in_text(text, year);
    found.retain(|d| deadline.end() != Some(d.end) && seen.insert(d.phrase.clone()));
    let kind = |Dated { phrase, end }| DoubtKind::OtherDate { phrase, end, cell: deadline.published.clone(), cell_end: deadline.end() };
    found.into_iter().map(kind).collect()
}

/// The dates that a text names.
fn in_text(text: &str, year: i32) -> Vec<Dated> {
    let chars: Vec<char> = text.chars().map(half_width).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = chars.get(at..).filter(|rest| !rest.is_empty()) {
        let before = at.checked_sub(1).and_then(|before| chars.get(before));
        match phrase(before.copied(), rest, year) {
            Some((length, dated)) => {
                at += length;
                found.push(dated);
            }
            None => at += 1,
        }
    }
    found
}

/// The longest phrase at the beginning of a text that is a date.
fn phrase(before: Option<char>, rest: &[char], year: i32) -> Option<(usize, Dated)> {
    let first = rest.first().filter(|first| may_begin(before, **first))?;
    (2..=rest.len().min(LONGEST)).rev().find_map(|length| {
        let phrase: String = rest.get(..length)?.iter().collect();
        if !is_a_deadline(*first, &phrase) {
            return None;
        }
        let end = Deadline::parse(&phrase, year).ok()?.end()?;
        Some((length, Dated { phrase, end }))
    })
}

/// Whether a phrase may begin here: 3年内, 去年底 and 每季度 contain what would elsewhere be one.
fn may_begin(before: Option<char>, first: char) -> bool {
    let behind = |those: &str| before.is_some_and(|before| those.contains(before));
    match first {
        '0'..='9' => !behind("0123456789.-—"),
        '年' => !behind("0123456789一二三四五六七八九十两几数多百每去上明前历往近半全"),
        '汛' => !behind("主"),
        '上' => true,
        '第' | '〇' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' => {
            !behind("第每〇一二三四五六七八九十")
        }
        _ => false,
    }
}

/// Whether the words say by when, and do not merely name a day, a month or a year: 2026年注册登记 is no deadline.
fn is_a_deadline(first: char, phrase: &str) -> bool {
    let ends_so = phrase.ends_with(['前', '底', '末', '内']);
    match first {
        '0'..='9' => {
            ends_so || phrase.ends_with("上半年") || (phrase.contains(['—', '–', '-', '~', '至', '到']) && phrase.ends_with(['月', '日']))
        }
        '上' => phrase == "上半年",
        _ => ends_so,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn dates_are_found_in_texts() {
        for (text, expected) in [
            // 40.1, 31.3, 11.2, 22.3 and 27.1 of the plan.
            ("督促企业6月底前制定污染土壤处置工作计划", ("6月底前", date(2026, 6, 30))),
            ("汛期前对雨水管涵、雨水口等进行全面清掏", ("汛期前", date(2026, 5, 31))),
            ("以3—5月为重点开展扬尘专项治理", ("3—5月", date(2026, 5, 31))),
            ("完成系统填报,年底前提交评估报告", ("年底前", date(2026, 12, 31))),
            ("现场检查、监测年内实现全覆盖", ("年内", date(2026, 12, 31))),
            // Other plans.
            ("11月15日前完成", ("11月15日前", date(2026, 11, 15))),
            ("到2027年底基本建成", ("2027年底", date(2027, 12, 31))),
            ("2027年年底前完成", ("2027年年底前", date(2027, 12, 31))),
            ("力争2028年6月底前投运", ("2028年6月底前", date(2028, 6, 30))),
            ("上半年完成招标", ("上半年", date(2026, 6, 30))),
            ("第三季度末完成", ("第三季度末", date(2026, 9, 30))),
            ("７月１日至９月３０日错峰", ("7月1日至9月30日", date(2026, 9, 30))),
            ("每年6月底前报送", ("6月底前", date(2026, 6, 30))),
            ("十二月底前完成", ("十二月底前", date(2026, 12, 31))),
            ("二〇二七年六月底之前", ("二〇二七年六月底之前", date(2027, 6, 30))),
            ("2027年11月15日—2028年3月15日供暖", ("2027年11月15日—2028年3月15日", date(2028, 3, 15))),
        ] {
            let (phrase, end) = expected;
            assert_eq!(in_text(text, 2026), [Dated { phrase: phrase.into(), end }], "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_date_is_none() {
        for text in [
            // 6.2, 3.1, 13.2, 13.3, 7.2, 22.4, 31.1, 42.1, 7.4, 30.1 and 29.1 of the plan.
            "落实《北京市新增产业的禁止和限制目录(2022年版)》",
            "2026年注册登记汽车中新能源车比例达50%以上",
            "每月对上月监测发现差等级道路全覆盖监测1次,每季度对平原地区各道路全覆盖监测1次",
            "实现连续两个月扬尘负荷差等级道路整改提级",
            "全年抽样检测量不低于230组",
            "按季度向社会公开",
            "降雨前提前加大抽升处理",
            "达到95%以上且当年依法处罚、整改到位",
            "结合2025年《国家污染防治技术指导目录》",
            "影响汛期水质和饮用水安全的主要污染源",
            "(万泉寺铁路旧桥—光彩路)",
            // Other plans.
            "3年内完成",
            "三年内完成",
            "较去年底下降",
            "2025—2027年行动",
            "6月5日环境日活动",
            "每季度末报送",
            "一年内完成",
            "三个月内报送",
            "十五五末",
            "",
        ] {
            assert_eq!(in_text(text, 2026), [], "{text}");
        }
    }

    #[test]
    fn only_what_differs_from_the_cell_is_doubtful_and_once() {
        let other = |cell: &str, text: &str| {
            let kinds = other_than(&Deadline::parse(cell, 2026).unwrap(), text, 2026);
            kinds.len()
        };
        assert_eq!(other("年底前", "年底前提交评估报告"), 0);
        assert_eq!(other("6月底前", "汛期前清掏,汛期前检查"), 1);
        assert_eq!(other("6月底前", "年底前完成"), 1);
        assert_eq!(other("长期实施", "年底前提交评估报告"), 1);
        assert_eq!(other("尽快", "6月底前完成"), 1);
        assert_eq!(other("6—9月", "9月底前完成"), 0);
    }
}
