//! What stands before the table: the title of the plan, its year, and headings that a page has above its header.

use super::doubt::DoubtKind;
use super::heading::{self, Heading};
use super::record::{Cell, Record};
use super::vocabulary::Vocabulary;
use super::{ImportError, Wrong, clean, page, year};

/// What stands before the table.
#[derive(Debug)]
pub(super) struct Title {
    /// The line of the file.
    pub(super) line: usize,
    pub(super) text: String,
    pub(super) year: i32,
    /// The lines that it was put together from: a page may repeat them.
    pub(super) lines: Vec<String>,
    pub(super) doubts: Vec<DoubtKind>,
}

/// A line that stands alone before the table.
struct Line<'w> {
    number: usize,
    text: String,
    words: &'w Vocabulary,
}

/// How much a line looks like a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Looks {
    /// A sentence, or the label of something else.
    NotLikeOne,
    /// Nothing speaks against it.
    Possible,
    /// It has a word of titles: 关于印发行动计划的通知.
    Likely,
    /// It ends in one.
    LikeOne,
}

/// The title of the plan.
///
/// # Errors
/// When a row of a table stands before the header, no line can be a title, or it names no year.
pub(super) fn read(before: &[Record<'_>], words: &Vocabulary) -> Result<Title, ImportError> {
    let mut lines = Vec::new();
    for record in before {
        let Some(cell) = only_text(record)? else { continue };
        let text = clean::title(&cell.text);
        let other = heading::read(&cell.text).is_some() || page::is_number(&text);
        lines.extend((!other).then_some(Line { number: cell.place.line, text, words }));
    }
    let header = before.last().map_or(1, |record| record.end.line + 1);
    // The longest of those that look most like one, the first of equals.
    let best = lines.iter().enumerate().rev().max_by_key(|(_, l)| (l.looks(), l.text.chars().count()));
    let Some((best, _)) = best else {
        return Err(ImportError { line: header, column: 1, wrong: Wrong::NoTitle });
    };
    let parts = parts(&lines, best);
    let line = parts.first().map_or(header, |l| l.number);
    let text: String = parts.iter().map(|l| l.text.as_str()).collect();
    let Some((year, others)) = year::of_title(&text, words) else {
        return Err(ImportError { line, column: 1, wrong: Wrong::NoYear(text) });
    };
    let joined = (parts.len() > 1).then(|| DoubtKind::TitleJoined { title: text.clone() });
    let several = (!others.is_empty()).then_some(DoubtKind::YearTaken { year, others });
    let doubts = joined.into_iter().chain(several).collect();
    Ok(Title { line, year, lines: parts.iter().map(|l| l.text.clone()).collect(), text, doubts })
}

/// The headings right above the header. Where the table itself begins with an area, they belong to what stands before it.
pub(super) fn headings(before: &[Record<'_>], after: &[Record<'_>]) -> Vec<(usize, Heading)> {
    let alone = |record: &Record<'_>| record.alone().and_then(|cell| Some((cell.place.line, heading::read(&cell.text)?)));
    let is_blank = |record: &&Record<'_>| record.filled().next().is_none();
    let first = after.iter().find(|record| !is_blank(record)).and_then(alone);
    if matches!(first, Some((_, Heading::Area(..)))) {
        return Vec::new();
    }
    let mut found: Vec<_> = before.iter().rev().filter(|record| !is_blank(record)).map_while(alone).collect();
    found.reverse();
    let start = found.iter().rposition(|(_, h)| matches!(h, Heading::Area(..))).unwrap_or(0);
    found.split_off(start)
}

/// The only text of a line before the header; a line with more is a row of a table whose header is missing or broken.
fn only_text<'r, 't>(record: &'r Record<'t>) -> Result<Option<&'r Cell<'t>>, ImportError> {
    let mut filled = record.filled().map(|(_, cell)| cell);
    let first = filled.next();
    match filled.next() {
        Some(second) if record.alone().is_none() => Err(first.unwrap_or(second).place.error(Wrong::RowBeforeHeader)),
        _ => Ok(first),
    }
}

/// The lines that make the title: the one that looks most like it, and its other half where it is only one.
fn parts<'l, 'w>(lines: &'l [Line<'w>], best: usize) -> Vec<&'l Line<'w>> {
    let Some(title) = lines.get(best) else { return Vec::new() };
    let before = best.checked_sub(1).and_then(|n| lines.get(n)).filter(|before| before.is_half_before(title));
    let mut parts: Vec<_> = before.into_iter().chain([title]).collect();
    let has_year = parts.iter().any(|part| part.has_year());
    // （2026年度） on a line of its own.
    parts.extend(lines.get(best + 1).filter(|behind| !has_year && year::is_alone(&behind.text)));
    parts
}

impl Line<'_> {
    fn looks(&self) -> Looks {
        let bare = without_bracket(&self.text);
        if self.text.contains(['。', '！', '？', '；', '，', ',', '!', '?', ';']) || self.is_label_only() {
            Looks::NotLikeOne
        } else if self.words.ends_a_title(bare) {
            Looks::LikeOne
        } else if self.words.has_a_title(bare) {
            Looks::Likely
        } else {
            Looks::Possible
        }
    }

    fn is_label_only(&self) -> bool {
        self.words.is_label(&self.text) && !self.words.has_a_title(&self.text)
    }

    fn has_year(&self) -> bool {
        year::of_title(&self.text, self.words).is_some()
    }

    /// Whether this line is the first half of a title that ends in `behind`, the line below: `上海市深入打好污染防治攻坚战` above
    /// `2027年行动计划`.
    fn is_half_before(&self, behind: &Self) -> bool {
        let two_titles = self.has_year() && behind.has_year();
        let begins_late = year::begins(&behind.text);
        let belongs = begins_late || (behind.looks() == Looks::LikeOne && self.number + 1 == behind.number);
        self.looks() == Looks::Possible && !two_titles && !year::is_alone(&self.text) && belongs
    }
}

/// `行动计划（2026年度）` -> `行动计划`.
fn without_bracket(text: &str) -> &str {
    let inner = text.strip_suffix([')', '）']);
    inner.and_then(|inner| inner.rfind(['(', '（'])).and_then(|at| text.get(..at)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::record::records;

    /// The title, its year and its doubts; or the line, the column and what is wrong.
    type Found = Result<(String, i32, Vec<DoubtKind>), (usize, usize, Wrong)>;

    fn title(text: &str) -> Found {
        let records: Vec<_> = records(text).collect();
        let title = read(&records, &Vocabulary::embedded().unwrap()).map_err(|e| (e.line, e.column, e.wrong))?;
        Ok((title.text, title.year, title.doubts))
    }

    /// The title of lines from which nothing is put together.
    fn whole(text: &str) -> (String, i32) {
        let (title, year, doubts) = title(text).unwrap();
        assert_eq!(doubts, [], "{text}");
        (title, year)
    }

    #[test]
    fn the_title_is_the_line_that_looks_like_one() {
        let expected = |title: &str, year| (title.to_owned(), year);
        for (text, title, year) in [
            ("\n\n附件 1\n\n持续污染防治攻坚 2026 年行动计划\n2026年3月", "持续污染防治攻坚2026年行动计划", 2026),
            ("附件1\n上海市2027年污染防治行动计划", "上海市2027年污染防治行动计划", 2027),
            (
                "上海市2027年污染防治行动计划\n\n为深入贯彻落实党中央决策部署,根据国务院2024年印发的有关要求,制定本计划。",
                "上海市2027年污染防治行动计划",
                2027,
            ),
            ("关于印发《上海市污染防治2027年行动计划》和任务安排的通知\n2027年行动计划", "2027年行动计划", 2027),
            ("沪环委办〔2027〕7号\n上海市生态环境委员会办公室文件\n2027年计划", "2027年计划", 2027),
            ("上海市人民政府办公厅\n2027年计划", "2027年计划", 2027),
            ("一、总体要求\n上海市2027年方案\n— 3 —", "上海市2027年方案", 2027),
            ("三年行动计划（2031年）", "三年行动计划（2031年）", 2031),
            ("附件1\t\t\n\t2027年污染防治计划\t", "2027年污染防治计划", 2027),
        ] {
            assert_eq!(whole(text), expected(title, year), "{text}");
        }
    }

    #[test]
    fn a_title_in_two_lines_is_put_together_and_said() {
        for (text, expected) in [
            ("附件1\n上海市深入打好污染防治攻坚战\n2027年行动计划", "上海市深入打好污染防治攻坚战2027年行动计划"),
            ("附件1\n\n上海市深入打好污染防治攻坚战\n\n2027年度实施方案\n", "上海市深入打好污染防治攻坚战2027年度实施方案"),
            ("2027年上海市\n深入打好污染防治攻坚战实施方案", "2027年上海市深入打好污染防治攻坚战实施方案"),
            ("上海市污染防治2027年\n行动计划", "上海市污染防治2027年行动计划"),
            ("上海市污染防治行动计划任务分解表\n(2027年度)", "上海市污染防治行动计划任务分解表(2027年度)"),
            ("上海市污染防治任务分解表\n2027年", "上海市污染防治任务分解表2027年"),
        ] {
            let (title, year, doubts) = title(text).unwrap();
            assert_eq!((title.as_str(), year), (expected, 2027), "{text}");
            assert_eq!(doubts, [DoubtKind::TitleJoined { title: expected.into() }]);
        }
    }

    #[test]
    fn of_several_years_the_plans_own_is_taken_and_said() {
        let (_, year, doubts) = title("落实2024年督察要求2027年行动计划").unwrap();
        assert_eq!((year, doubts), (2027, vec![DoubtKind::YearTaken { year: 2027, others: vec![2024] }]));
    }

    #[test]
    fn what_is_no_title_is_refused_at_its_place() {
        assert_eq!(title("附件 1\n行动计划 "), Err((2, 1, Wrong::NoYear("行动计划".into()))));
        assert_eq!(title("污染防治三年行动计划(2026—2028年)"), Err((1, 1, Wrong::NoYear("污染防治三年行动计划(2026—2028年)".into()))));
        assert_eq!(title("\n "), Err((3, 1, Wrong::NoTitle)));
        assert_eq!(title("2027年计划\n\t1\t目标\t措施"), Err((2, 2, Wrong::RowBeforeHeader)));
    }

    #[test]
    fn headings_right_above_the_header_count_unless_an_area_follows_it() {
        let found = |before: &str, after: &str| {
            let (before, after): (Vec<_>, Vec<_>) = (records(before).collect(), records(after).collect());
            headings(&before, &after)
        };
        let area = || (2, Heading::Area(1, "大气".into()));
        assert_eq!(found("计划2027年\n一、大气\n", "(一)工业"), [area()]);
        assert_eq!(found("计划2027年\n一、大气\n\n(一)工业", "1\t题"), [area(), (4, Heading::Section(1, "工业".into()))]);
        assert_eq!(found("计划2027年\n一、大气\n", "\n一、大气"), []);
        assert_eq!(found("一、总体要求\n各区应…\n二、任务", "(一)工业"), [(3, Heading::Area(2, "任务".into()))]);
        assert_eq!(found("计划2027年", "1\t题"), []);
    }
}
