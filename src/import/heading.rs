//! What stands over the rows: the title of the plan, the headings of its areas and sections.

use super::{ImportError, Wrong, clean};

/// The heading of an area or a section.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Heading {
    /// `一、共筑美丽蓝天`
    Area(u32, String),
    /// `(一)空气质量目标`
    Section(u32, String),
}

/// Reads the only text of a line as a heading.
pub(super) fn read(text: &str) -> Option<Heading> {
    let text = clean::title(text);
    if let Some(rest) = text.strip_prefix(['(', '（']) {
        let (number, title) = numbered(rest, [')', '）'])?;
        return Some(Heading::Section(number, title));
    }
    let (number, title) = numbered(&text, ['、', '．'])?;
    Some(Heading::Area(number, title))
}

fn numbered(text: &str, end: [char; 2]) -> Option<(u32, String)> {
    let (number, title) = text.split_once(end)?;
    Some((numeral(number)?, title.to_owned())).filter(|(_, title)| !title.is_empty())
}

/// 一 to 九十九.
fn numeral(text: &str) -> Option<u32> {
    let digit = |text: &str| match text {
        "" => None,
        _ => (1..=9).zip("一二三四五六七八九".chars()).find(|(_, c)| text.chars().eq([*c])).map(|(n, _)| n),
    };
    let Some((tens, ones)) = text.split_once('十') else { return digit(text) };
    let tens = if tens.is_empty() { 1 } else { digit(tens)? };
    let ones = if ones.is_empty() { 0 } else { digit(ones)? };
    Some(10 * tens + ones)
}

/// The title of the plan is the longest line before the table, and its year the plan's.
pub(super) fn title<'l>(lines: impl Iterator<Item = &'l str>, header: usize) -> Result<(String, i32), ImportError> {
    let mut longest = (header, String::new());
    for (line, text) in (1..header).zip(lines) {
        let text = clean::title(text);
        if text.chars().count() > longest.1.chars().count() {
            longest = (line, text);
        }
    }
    match longest {
        (line, title) if title.is_empty() => Err(ImportError { line, column: 1, wrong: Wrong::NoTitle }),
        (line, title) => match year(&title) {
            Some(year) => Ok((title, year)),
            None => Err(ImportError { line, column: 1, wrong: Wrong::NoYear(title) }),
        },
    }
}

/// `2026年` of a title.
fn year(title: &str) -> Option<i32> {
    title.match_indices('年').find_map(|(at, _)| {
        let before: Vec<char> = title.get(..at)?.chars().rev().take(5).map(half_width).collect();
        match before.as_slice() {
            [ones, tens, '0', '2', rest @ ..] if !rest.first().is_some_and(char::is_ascii_digit) => {
                i32::try_from(2000 + tens.to_digit(10)? * 10 + ones.to_digit(10)?).ok()
            }
            _ => None,
        }
    })
}

/// A full-width digit as its ASCII form.
pub(super) fn half_width(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_numbered_in_chinese() {
        let area = |n, title: &str| Some(Heading::Area(n, title.into()));
        let section = |n, title: &str| Some(Heading::Section(n, title.into()));
        for (text, expected) in [
            ("一、共筑美丽蓝天", area(1, "共筑美丽蓝天")),
            ("十、 建设 美丽河湖", area(10, "建设美丽河湖")),
            ("(一)空气质量目标", section(1, "空气质量目标")),
            ("（二十）其他", section(20, "其他")),
            ("(三)提升企业“含绿量”促工程减排", section(3, "提升企业“含绿量”促工程减排")),
            ("市科委、中关村管委会", None),
            ("(二期)工程", None),
            ("一、", None),
            ("()", None),
            ("", None),
            ("附件 1", None),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn numerals_go_to_ninety_nine() {
        for (text, number) in [("一", 1), ("九", 9), ("十", 10), ("十一", 11), ("十九", 19), ("二十", 20), ("二十一", 21), ("九十九", 99)]
        {
            assert_eq!(numeral(text), Some(number), "{text}");
        }
        for text in ["", "〇", "百", "十十", "一一", "十二三", "1"] {
            assert_eq!(numeral(text), None, "{text}");
        }
    }

    #[test]
    fn the_year_of_a_title_is_four_digits_before_its_sign() {
        for (title, expected) in [
            ("持续污染防治攻坚2026年行动计划", Some(2026)),
            ("污染防治２０２７年行动计划", Some(2027)),
            ("三年行动计划(2031年)", Some(2031)),
            ("三年行动计划", None),
            ("第12026年", None),
            ("1998年行动计划", None),
            ("年", None),
        ] {
            assert_eq!(year(title), expected, "{title}");
        }
    }

    #[test]
    fn the_title_is_the_longest_line_before_the_table() {
        let lines = ["", "附件 1", "持续污染防治攻坚 2026 年行动计划", "2026年3月"];
        assert_eq!(title(lines.into_iter(), 5), Ok(("持续污染防治攻坚2026年行动计划".into(), 2026)));
        let error = |lines: &[&str]| {
            let error = title(lines.iter().copied(), lines.len() + 1).unwrap_err();
            (error.line, error.wrong)
        };
        assert_eq!(error(&["附件 1", "行动计划 "]), (2, Wrong::NoYear("行动计划".into())));
        assert_eq!(error(&["", " "]), (3, Wrong::NoTitle));
    }
}
