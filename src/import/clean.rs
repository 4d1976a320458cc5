//! What the extraction of a page left in a cell: spaces of the layout, marks of subscripts.

use super::marks;

/// The text of a cell: spaces of the layout are gone, subscripts stand as plain characters, paragraphs are parted by a line feed. A line
/// feed that the cell itself holds was put there by a person and is the end of a paragraph.
pub(super) fn text(cell: &str) -> String {
    let plain = marks::resolve(cell);
    let mut out = String::with_capacity(plain.len());
    let (mut gap, mut feed) = (false, false);
    for c in plain.trim().chars() {
        if c.is_whitespace() {
            gap = true;
            feed |= matches!(c, '\n' | '\r');
            continue;
        }
        if std::mem::take(&mut gap) {
            let kept = out.chars().next_back().map_or("", |before| between(before, c));
            out.push_str(if std::mem::take(&mut feed) { "\n" } else { kept });
        }
        out.push(c);
    }
    out
}

/// Puts the second part of a text that a page parted behind the first: a new paragraph where that ends a sentence, a space only between
/// two words.
pub(super) fn join(text: &mut String, rest: &str) {
    let gap = match (text.chars().next_back(), rest.chars().next()) {
        (Some(before), Some(after)) => match between(before, after) {
            " " if !(before.is_alphanumeric() && after.is_alphanumeric()) => "",
            gap => gap,
        },
        _ => "",
    };
    text.extend([gap, rest]);
}

/// A title, a number or a deadline: as [`text`], in one line.
pub(super) fn title(cell: &str) -> String {
    text(&cell.replace(['\n', '\r'], " ")).replace('\n', "")
}

/// The surroundings of a question mark within a sentence, which stands there for a character that an earlier conversion lost.
pub(super) fn lost(text: &str) -> Option<String> {
    let chars: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    let is_lost = |w: &[char]| matches!(w, [before, '?', after] if before.is_alphanumeric() && after.is_alphanumeric());
    let at = chars.windows(3).position(is_lost)?;
    Some(chars.iter().skip(at.saturating_sub(3)).take(9).collect())
}

/// What stays of the spaces between two characters.
fn between(before: char, after: char) -> &'static str {
    if matches!(before, '。' | '！' | '？' | '；') {
        // Within a sentence nobody writes a space behind these: here the cell had a paragraph.
        "\n"
    } else if is_chinese(before) || is_chinese(after) || marks::is_raised_or_lowered(after) {
        ""
    } else {
        " "
    }
}

/// Whether a character belongs to Chinese text, which is written without spaces: ideographs, full-width forms, and the signs that Chinese
/// type shares with others (quotation marks, dashes, circled and Roman numbers).
fn is_chinese(c: char) -> bool {
    matches!(c,
        '\u{2E80}'..='\u{A4CF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}'
        | '\u{2010}'..='\u{2027}' | '\u{2103}' | '\u{2160}'..='\u{217F}' | '\u{2460}'..='\u{24FF}' | '·')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_plans_own_artefacts_are_cleaned() {
        for (cell, expected) in [
            // 1.1, 2.1, 3.1, 6.4, 26.3, 15.1, 18.5, 18.1 and 7.2 of the plan.
            ("全市细颗粒物(PM _{2.5})平均浓度", "全市细颗粒物(PM2.5)平均浓度"),
            ("氮氧化物(NO _x)“十五五”减排", "氮氧化物(NOx)“十五五”减排"),
            ("2026 年注册登记汽车", "2026年注册登记汽车"),
            ("力争 A 级和 B 级锅炉使用单位累计达到 1100 家以上", "力争A级和B级锅炉使用单位累计达到1100家以上"),
            ("进水 BOD ₅ 浓度低于 100 毫克/升的问题", "进水BOD₅浓度低于100毫克/升的问题"),
            ("基本新能源化。 通州区、顺义区", "基本新能源化。\n通州区、顺义区"),
            ("以 VOCs 和 NOx 为重点", "以VOCs和NOx为重点"),
            ("PM _{2.5} 精细化来源解析", "PM2.5精细化来源解析"),
            ("按照不低于 15% 的比例", "按照不低于15%的比例"),
        ] {
            assert_eq!(text(cell), expected);
        }
    }

    #[test]
    fn spaces_between_latin_words_and_numbers_stay() {
        for (cell, expected) in [
            ("use of  plain words", "use of plain words"),
            // Two numbers without their space would be a third one.
            ("热线 12345 96 转 1", "热线12345 96转1"),
            ("推广 Clean Air 项目", "推广Clean Air项目"),
            ("第一段！\u{3000}\u{3000}第二段", "第一段！\n第二段"),
            ("  \u{a0}两头 ", "两头"),
            ("甲措施：\n乙\r\n\n 丙 ", "甲措施：\n乙\n丙"),
            ("", ""),
        ] {
            assert_eq!(text(cell), expected);
        }
    }

    #[test]
    fn titles_have_neither_spaces_of_the_layout_nor_paragraphs() {
        // 15, 10, 7 of the plan.
        assert_eq!(title("机动车(械) “含绿量” 提升项目"), "机动车(械)“含绿量”提升项目");
        assert_eq!(title("优化城市运行管理 打造清洁干净城市面貌"), "优化城市运行管理打造清洁干净城市面貌");
        assert_eq!(title("推进 VOCs 精细化管理"), "推进VOCs精细化管理");
        assert_eq!(title("一。 二"), "一。二");
        assert_eq!(title("深入实施\n总量减排 of\nVOCs"), "深入实施总量减排of VOCs");
    }

    #[test]
    fn a_question_mark_within_a_sentence_is_a_lost_character() {
        assert_eq!(lost("清理雨水口(雨?子)等设施").as_deref(), Some("水口(雨?子)等设"));
        assert_eq!(lost("达到A?级").as_deref(), Some("达到A?级"));
        // 26.3 of the plan, with its subscript lost.
        assert_eq!(lost("进水BOD ?浓度低于100毫克").as_deref(), Some("水BOD?浓度低于"));
        for text in ["怎么办？", "是否达标?", "?甲", ""] {
            assert_eq!(lost(text), None, "{text}");
        }
    }

    #[test]
    fn what_a_page_parted_is_a_paragraph_behind_a_sentence_and_one_text_elsewhere() {
        for (first, second, expected) in [
            ("丁措施前半,", "后半句。", "丁措施前半,后半句。"),
            ("有两项:(一)推进甲;", "(二)推进乙。", "有两项:(一)推进甲;(二)推进乙。"),
            ("第一段。", "第二段。", "第一段。\n第二段。"),
            ("推广Clean", "Air项目", "推广Clean Air项目"),
            ("", "甲", "甲"),
        ] {
            let mut text = first.to_owned();
            join(&mut text, second);
            assert_eq!(text, expected);
        }
    }

    proptest! {
        #[test]
        fn cleaning_loses_only_spaces(cell in "[督办。； a1%，PM“”\u{3000}₅]{0,40}") {
            let solid = |t: &str| t.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(solid(&text(&cell)), solid(&cell));
        }

        #[test]
        fn what_is_clean_stays_as_it_is(cell in "[督。；a1x _^{}().₅² \n\r]{0,24}|\\PC{0,24}") {
            let once = text(&cell);
            prop_assert_eq!(text(&once), once);
            let once = title(&cell);
            prop_assert_eq!(title(&once), once);
        }
    }
}
