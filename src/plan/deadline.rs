//! 完成时限: what the plan writes, and the dates that follow from it.
//!
//! The rules are those of the plan's office: 年底 is 31 December of the plan's year unless a year is named, N月底 the last day of
//! the month, M—N月 from the first day of M to the last of N, 汛期 1 June to 15 September (北京市实施防洪法办法), 汛期前 31 May.
//! A date counts to its end, and fixed dates never roll over a weekend or a holiday.

use chrono::{Days, Months, NaiveDate};

use super::Review;
use super::numeral::{half_width, in_digits};

/// A deadline as published, with what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// The words of the cell, e.g. `6—9月`.
    pub published: String,
    /// What they mean.
    pub kind: DeadlineKind,
}

/// What a deadline means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeadlineKind {
    /// To be done by the end of this day.
    Due(NaiveDate),
    /// To be done within this time; late after its last day.
    Window {
        /// The first day.
        start: NaiveDate,
        /// The last day.
        end: NaiveDate,
    },
    /// 长期实施: never done, reviewed again and again.
    Ongoing(Review),
    /// A phrase without a computable date (尽快, 定期), or an empty cell: 缺时限 until a supervisor sets one.
    Undated,
}

impl DeadlineKind {
    /// The same with another last day: a window keeps its first one, what had no date is due on that day.
    #[must_use]
    pub const fn ending(self, end: NaiveDate) -> Self {
        match self {
            DeadlineKind::Window { start, .. } => DeadlineKind::Window { start, end },
            DeadlineKind::Due(_) | DeadlineKind::Ongoing(_) | DeadlineKind::Undated => DeadlineKind::Due(end),
        }
    }

    /// The last day on which it is in time; none for what is ongoing or undated.
    pub const fn end(self) -> Option<NaiveDate> {
        match self {
            DeadlineKind::Due(end) | DeadlineKind::Window { end, .. } => Some(end),
            DeadlineKind::Ongoing(_) | DeadlineKind::Undated => None,
        }
    }
}

/// A cell that holds no deadline that we know.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a deadline that is known")]
pub struct UnknownDeadline(pub String);

const ONGOING: [&str; 6] = ["长期实施", "长期", "长期坚持", "持续实施", "持续推进", "常年"];
const UNDATED: [&str; 9] = ["", "——", "—", "-", "/", "无", "尽快", "定期", "按承诺时限"];
const YEAR_END: [&str; 8] = ["年底前", "年底", "年内", "当年", "全年", "年末", "年末前", "年"];
/// Before these a Chinese numeral is one of a date.
const COUNTED: [&str; 5] = ["年", "月", "日", "号", "季度"];

/// Words that leave open whether their last month counts: `6月前`, `三季度前`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ambiguity {
    /// What to write where it does.
    pub with: String,
    /// What to write where it does not.
    pub without: String,
}

impl Deadline {
    /// Reads the words of a cell for the plan of `year`.
    ///
    /// # Errors
    /// When the words are neither a date, a time, 长期 nor a known phrase without a date.
    pub fn parse(published: &str, year: i32) -> Result<Self, UnknownDeadline> {
        let kind = kind(&plain(published), year).ok_or_else(|| UnknownDeadline(published.trim().to_owned()))?;
        Ok(Self { published: published.trim().to_owned(), kind })
    }

    /// The first day of a window.
    pub fn start(&self) -> Option<NaiveDate> {
        match self.kind {
            DeadlineKind::Window { start, .. } => Some(start),
            _ => None,
        }
    }

    /// The last day on which the measure is in time; none for an ongoing or undated one.
    pub fn end(&self) -> Option<NaiveDate> {
        self.kind.end()
    }

    /// Whether the measure is ongoing.
    pub fn is_ongoing(&self) -> bool {
        matches!(self.kind, DeadlineKind::Ongoing(_))
    }
}

impl Ambiguity {
    /// Why the words of a cell should not be taken for a deadline, although a date could be made of them. It is asked of a table that
    /// comes in; a record that once took `三季度前` for 30 September still reads so.
    pub fn of(published: &str) -> Option<Self> {
        let plain = plain(published);
        let (named, rest) = named_year(&plain);
        let before = rest.strip_suffix('前')?;
        let last = match before.strip_suffix('月') {
            Some(month) => number(month, 12)?,
            None => 3 * quarter_number(before.strip_suffix("季度")?)?,
        };
        let first = if before.ends_with('月') { last } else { last - 2 };
        let year = named.map_or(String::new(), |year| format!("{year}年"));
        let without = match (first, named) {
            (1, Some(year)) => format!("{}年12月底前", year.saturating_sub(1)),
            (1, None) => "上年12月底前".to_owned(),
            _ => format!("{year}{}月底前", first - 1),
        };
        Some(Self { with: format!("{year}{last}月底前"), without })
    }
}

/// Words in one form: no spaces, digits and signs in ASCII, 前 for 之前, no 完成 behind it.
fn plain(published: &str) -> String {
    let folded: String = published.chars().filter(|c| !c.is_whitespace()).map(fold).collect();
    let plain = in_digits(&folded, &COUNTED).replace("之前", "前").replace("以前", "前").replace("月份", "月");
    plain.strip_suffix("完成").filter(|deadline| !deadline.is_empty()).map(str::to_owned).unwrap_or(plain)
}

fn kind(plain: &str, year: i32) -> Option<DeadlineKind> {
    if UNDATED.contains(&plain) {
        return Some(DeadlineKind::Undated);
    }
    if ONGOING.contains(&plain) {
        return Some(DeadlineKind::Ongoing(Review::Quarterly));
    }
    match plain {
        "每月" | "按月" => return Some(DeadlineKind::Ongoing(Review::Monthly)),
        "每季度" | "按季度" | "每季" => return Some(DeadlineKind::Ongoing(Review::Quarterly)),
        _ => {}
    }
    let (year, rest) = leading_year(plain, year)?;
    if YEAR_END.contains(&rest) {
        return last_day(year, 12).map(DeadlineKind::Due);
    }
    match rest {
        "汛期" => return window((year, 6, 1), (year, 9, 15)),
        "汛期前" | "汛前" => return NaiveDate::from_ymd_opt(year, 5, 31).map(DeadlineKind::Due),
        "上半年" | "上半年前" => return last_day(year, 6).map(DeadlineKind::Due),
        _ => {}
    }
    quarter(year, rest).or_else(|| span(year, rest)).or_else(|| Some(DeadlineKind::Due(day(year, rest)?)))
}

/// `2027年底前` names its own year, `年底前` and `6月底前` the plan's. There was no year 0.
fn leading_year(plain: &str, year: i32) -> Option<(i32, &str)> {
    match named_year(plain) {
        (Some(0), _) => None,
        // The sign of the year is part of 年底.
        (Some(named), rest) if ["", "底", "底前", "内", "末", "末前"].contains(&rest) => Some((named, plain.get(4..)?)),
        (Some(named), rest) => Some((named, rest)),
        (None, rest) => Some((year, rest)),
    }
}

/// `2027年6月` -> 2027 and `6月`.
fn named_year(plain: &str) -> (Option<i32>, &str) {
    let digits = plain.bytes().take_while(u8::is_ascii_digit).count();
    match plain.split_at_checked(digits) {
        Some((named, rest)) if digits == 4 => match rest.strip_prefix('年') {
            Some(rest) => (named.parse().ok(), rest),
            None => (None, plain),
        },
        _ => (None, plain),
    }
}

/// `三季度末`, `第3季度底前`: the last day of the quarter.
fn quarter(year: i32, text: &str) -> Option<DeadlineKind> {
    let (quarter, rest) = text.split_once("季度")?;
    ["", "末", "末前", "底", "底前", "前", "内"].contains(&rest).then_some(())?;
    last_day(year, quarter_number(quarter)? * 3).map(DeadlineKind::Due)
}

/// `3` or `第3`.
fn quarter_number(text: &str) -> Option<u32> {
    number(text.strip_prefix('第').unwrap_or(text), 4)
}

/// `6—9月`, `6月至9月`, `3月15日—5月20日`, `11月—次年3月`, `6月—2028年5月`.
fn span(year: i32, text: &str) -> Option<DeadlineKind> {
    let (from, to) = text.split_once(DASHES)?;
    let to = to.trim_start_matches(DASHES).trim_end_matches('前');
    let from = if from.bytes().all(|b| b.is_ascii_digit()) { format!("{from}月") } else { from.to_owned() };
    let (m1, d1) = month_day(&from)?;
    let (named, to) = end_year(year, to)?;
    let (m2, d2) = month_day(to.trim_end_matches('底'))?;
    // A window that ends before it begins runs into the next year: 11月—3月, the heating season.
    let goes_back = (m2, d2.unwrap_or(31)) < (m1, d1.unwrap_or(1));
    let end_year = if goes_back && named.is_none() { year.checked_add(1)? } else { named.unwrap_or(year) };
    let end = match d2 {
        Some(d) => NaiveDate::from_ymd_opt(end_year, m2, d)?,
        None => last_day(end_year, m2)?,
    };
    let start = NaiveDate::from_ymd_opt(year, m1, d1.unwrap_or(1))?;
    (start <= end).then_some(DeadlineKind::Window { start, end })
}

/// The year that the end of a span names, and what follows it.
fn end_year(year: i32, to: &str) -> Option<(Option<i32>, &str)> {
    match ["次年", "翌年", "来年"].iter().find_map(|next| to.strip_prefix(next)) {
        Some(rest) => Some((Some(year.checked_add(1)?), rest)),
        None => Some(named_year(to)),
    }
}

/// What stands between the ends of a span.
const DASHES: [char; 6] = ['—', '–', '-', '~', '至', '到'];

/// `6月底前`, `11月15日前`, `12月`. `6月前` is none of these: whether June counts is not for us to guess.
fn day(year: i32, text: &str) -> Option<NaiveDate> {
    let by = text.strip_suffix('前').unwrap_or(text);
    let whole_month = by.strip_suffix(['底', '末']);
    match month_day(whole_month.unwrap_or(by))? {
        (month, Some(day)) if whole_month.is_none() => NaiveDate::from_ymd_opt(year, month, day),
        (month, None) if whole_month.is_some() || by.len() == text.len() => last_day(year, month),
        _ => None,
    }
}

/// `6月` or `11月15日`.
fn month_day(text: &str) -> Option<(u32, Option<u32>)> {
    let (month, rest) = text.split_once('月')?;
    let month = number(month, 12)?;
    match rest {
        "" => Some((month, None)),
        _ => Some((month, Some(number(rest.strip_suffix(['日', '号'])?, 31)?))),
    }
}

fn number(digits: &str, most: u32) -> Option<u32> {
    let plain = (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten().filter(|n| (1..=most).contains(n))
}

fn window(start: (i32, u32, u32), end: (i32, u32, u32)) -> Option<DeadlineKind> {
    Some(DeadlineKind::Window {
        start: NaiveDate::from_ymd_opt(start.0, start.1, start.2)?,
        end: NaiveDate::from_ymd_opt(end.0, end.1, end.2)?,
    })
}

fn last_day(year: i32, month: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, 1)?.checked_add_months(Months::new(1))?.checked_sub_days(Days::new(1))
}

/// Full-width digits and signs as their ASCII forms.
fn fold(c: char) -> char {
    match c {
        '－' | '―' | '─' | '‐' | '‑' => '-',
        '～' | '〜' => '~',
        _ => half_width(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn every_kind_of_cell_has_its_dates() {
        use DeadlineKind::*;
        let window = |a, b| Some(Window { start: a, end: b });
        for (cell, expected) in [
            // The four kinds of the 2026 plan.
            ("年底前", Some(Due(date(2026, 12, 31)))),
            ("长期实施", Some(Ongoing(Review::Quarterly))),
            ("6—9月", window(date(2026, 6, 1), date(2026, 9, 30))),
            ("6月底前", Some(Due(date(2026, 6, 30)))),
            // Other years' plans.
            ("3月底前", Some(Due(date(2026, 3, 31)))),
            ("2月底前", Some(Due(date(2026, 2, 28)))),
            ("2028年2月底前", Some(Due(date(2028, 2, 29)))),
            ("11月15日前", Some(Due(date(2026, 11, 15)))),
            ("全年", Some(Due(date(2026, 12, 31)))),
            ("年内", Some(Due(date(2026, 12, 31)))),
            ("当年", Some(Due(date(2026, 12, 31)))),
            ("2027年底前", Some(Due(date(2027, 12, 31)))),
            ("2027 年底前", Some(Due(date(2027, 12, 31)))),
            ("2026年11月15日前", Some(Due(date(2026, 11, 15)))),
            ("６月底前", Some(Due(date(2026, 6, 30)))),
            ("6-9月", window(date(2026, 6, 1), date(2026, 9, 30))),
            ("6月——9月", window(date(2026, 6, 1), date(2026, 9, 30))),
            ("6月至9月", window(date(2026, 6, 1), date(2026, 9, 30))),
            ("3月15日—5月20日", window(date(2026, 3, 15), date(2026, 5, 20))),
            ("11月—3月", window(date(2026, 11, 1), date(2027, 3, 31))),
            ("汛期", window(date(2026, 6, 1), date(2026, 9, 15))),
            ("汛期前", Some(Due(date(2026, 5, 31)))),
            ("上半年", Some(Due(date(2026, 6, 30)))),
            ("三季度末", Some(Due(date(2026, 9, 30)))),
            ("每月", Some(Ongoing(Review::Monthly))),
            ("按季度", Some(Ongoing(Review::Quarterly))),
            ("尽快", Some(Undated)),
            ("", Some(Undated)),
            ("第3季度底前", Some(Due(date(2026, 9, 30)))),
            ("一季度", Some(Due(date(2026, 3, 31)))),
            // A year of its own before each kind.
            ("2027年年底前", Some(Due(date(2027, 12, 31)))),
            ("2027年年内", Some(Due(date(2027, 12, 31)))),
            ("2027年全年", Some(Due(date(2027, 12, 31)))),
            ("2027年底", Some(Due(date(2027, 12, 31)))),
            ("2027年", Some(Due(date(2027, 12, 31)))),
            ("2027年上半年", Some(Due(date(2027, 6, 30)))),
            ("2027年汛期", window(date(2027, 6, 1), date(2027, 9, 15))),
            ("2027年汛前", Some(Due(date(2027, 5, 31)))),
            ("2027年第三季度", Some(Due(date(2027, 9, 30)))),
            ("2027年三季度末", Some(Due(date(2027, 9, 30)))),
            ("2027年1月—12月", window(date(2027, 1, 1), date(2027, 12, 31))),
            // Chinese numerals, and words around the date.
            ("六月底前", Some(Due(date(2026, 6, 30)))),
            ("十二月底前", Some(Due(date(2026, 12, 31)))),
            ("十一月十五日前", Some(Due(date(2026, 11, 15)))),
            ("二〇二七年底前", Some(Due(date(2027, 12, 31)))),
            ("二○二七年六月底前", Some(Due(date(2027, 6, 30)))),
            ("6月底之前", Some(Due(date(2026, 6, 30)))),
            ("6月30日以前", Some(Due(date(2026, 6, 30)))),
            ("年底前完成", Some(Due(date(2026, 12, 31)))),
            ("6月底前完成", Some(Due(date(2026, 6, 30)))),
            ("12月份", Some(Due(date(2026, 12, 31)))),
            // Into another year.
            ("11月—次年3月", window(date(2026, 11, 1), date(2027, 3, 31))),
            ("11月至次年3月", window(date(2026, 11, 1), date(2027, 3, 31))),
            ("11月15日—次年3月15日", window(date(2026, 11, 15), date(2027, 3, 15))),
            ("2月—次年3月", window(date(2026, 2, 1), date(2027, 3, 31))),
            ("2027年6月—2028年5月", window(date(2027, 6, 1), date(2028, 5, 31))),
            ("2027年11月—次年3月", window(date(2027, 11, 1), date(2028, 3, 31))),
            // Not deadlines.
            ("2028年6月—2027年5月", None),
            ("0000年底前", None),
            ("2027年若干", None),
            ("完成", None),
            ("月底前", None),
            ("三年内", None),
            ("五季度末", None),
            ("6月底前年底前", None),
            ("13月底前", None),
            ("2月30日前", None),
            ("12月", Some(Due(date(2026, 12, 31)))),
            ("6月前", None),
            ("若干年", None),
            ("市生态环境局", None),
        ] {
            assert_eq!(Deadline::parse(cell, 2026).ok().map(|d| d.kind), expected, "{cell}");
        }
    }

    #[test]
    fn before_a_month_or_a_quarter_may_mean_with_it_or_without() {
        let both = |with: &str, without: &str| Some(Ambiguity { with: with.into(), without: without.into() });
        for (cell, expected) in [
            ("6月前", both("6月底前", "5月底前")),
            ("六月之前", both("6月底前", "5月底前")),
            ("2027年6月前", both("2027年6月底前", "2027年5月底前")),
            ("1月前", both("1月底前", "上年12月底前")),
            ("2027年1月前", both("2027年1月底前", "2026年12月底前")),
            ("三季度前", both("9月底前", "6月底前")),
            ("第3季度前完成", both("9月底前", "6月底前")),
            ("2027年一季度前", both("2027年3月底前", "2026年12月底前")),
            ("6月底前", None),
            ("三季度末前", None),
            ("6月30日前", None),
            ("年底前", None),
            ("13月前", None),
            ("前", None),
        ] {
            assert_eq!(Ambiguity::of(cell), expected, "{cell}");
        }
        // What a record holds is read as before.
        assert_eq!(Deadline::parse("三季度前", 2026).unwrap().end(), Some(date(2026, 9, 30)));
    }

    proptest! {
        #[test]
        fn no_cell_makes_it_panic(cell in "\\PC{0,12}|[0-9〇二十年月日底前—至次季度]{0,14}", year in -300_000i32..300_000) {
            let _ = Deadline::parse(&cell, year);
            let _ = Ambiguity::of(&cell);
        }

        #[test]
        fn a_month_end_is_the_day_before_the_next_month(year in 1990i32..2100, month in 1u32..=12) {
            let end = Deadline::parse(&format!("{year}年{month}月底前"), 2026).unwrap().end().unwrap();
            let next = end.succ_opt().unwrap();
            prop_assert_eq!(chrono::Datelike::day(&next), 1);
            prop_assert_eq!((chrono::Datelike::year(&end), chrono::Datelike::month(&end)), (year, month));
        }
    }
}
