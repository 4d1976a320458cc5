//! The headings of areas and sections.

use super::clean;
use crate::plan::numeral::numeral;

/// The heading of an area or a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Heading {
    /// `一、共筑美丽蓝天`
    Area(u32, String),
    /// `(一)空气质量目标`
    Section(u32, String),
}

/// Reads a text that stands alone as a heading: an area in the forms `一、`, `一.`, `第一部分`, `第一章`, a section in the forms `(一)`,
/// `（一）`, `一)`.
pub(super) fn read(text: &str) -> Option<Heading> {
    let text = clean::title(text);
    if let Some(rest) = text.strip_prefix(['(', '（']) {
        let (number, title) = numbered(rest, &BRACKETS)?;
        return Some(Heading::Section(number, title));
    }
    if let Some(rest) = text.strip_prefix('第') {
        let (number, title) = PARTS.iter().find_map(|part| rest.split_once(part))?;
        return Some(Heading::Area(numeral(number)?, named(title)?));
    }
    let area = numbered(&text, &['、', '．', '.']).map(|(number, title)| Heading::Area(number, title));
    area.or_else(|| numbered(&text, &BRACKETS).map(|(number, title)| Heading::Section(number, title)))
}

const BRACKETS: [char; 2] = [')', '）'];
const PARTS: [&str; 3] = ["部分", "章", "篇"];

fn numbered(text: &str, end: &[char]) -> Option<(u32, String)> {
    let (number, title) = text.split_once(end)?;
    Some((numeral(number)?, named(title)?))
}

/// A title without the sign that may stand between its number and it.
fn named(title: &str) -> Option<String> {
    Some(title.trim_start_matches(['、', '．', '.', '：', ':']).to_owned()).filter(|title| !title.is_empty())
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
            ("一.大气", area(1, "大气")),
            ("一． 大气", area(1, "大气")),
            ("第一部分 大气", area(1, "大气")),
            ("第十二章：大气", area(12, "大气")),
            ("(一)空气质量目标", section(1, "空气质量目标")),
            ("（二十）其他", section(20, "其他")),
            ("(一)、工业", section(1, "工业")),
            ("一)工业", section(1, "工业")),
            ("三）工业", section(3, "工业")),
            ("(三)提升企业“含绿量”促工程减排", section(3, "提升企业“含绿量”促工程减排")),
            ("市科委、中关村管委会", None),
            ("(二期)工程", None),
            // What might as well be a task's number, a note or a sentence.
            ("1、大气", None),
            ("1.工业", None),
            ("一 大气", None),
            ("第一批名单", None),
            ("第一部分", None),
            ("一、", None),
            ("()", None),
            ("", None),
            ("附件 1", None),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
