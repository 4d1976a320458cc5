//! What the extraction of a page left in a cell: spaces of the layout, marks of subscripts.

/// The text of a cell: spaces of the layout are gone, subscripts stand as plain characters, paragraphs are parted by a line feed.
pub(super) fn text(cell: &str) -> String {
    let marked = subscripts(cell);
    let mut out = String::with_capacity(marked.len());
    let mut spaces = false;
    for c in marked.trim().chars() {
        if c.is_whitespace() {
            spaces = true;
            continue;
        }
        if std::mem::take(&mut spaces) {
            match out.chars().next_back() {
                // The cell's own paragraphs: a sentence ends, and a space follows.
                Some('。' | '！' | '？' | '；') => out.push('\n'),
                Some(before) if is_latin(before) && is_latin(c) => out.push(' '),
                _ => {}
            }
        }
        out.push(c);
    }
    out
}

/// A title or a name: no spaces but those between Latin words.
pub(super) fn title(cell: &str) -> String {
    text(cell).replace('\n', "")
}

/// `PM _{2.5}` -> `PM2.5`, `NO _x` -> `NOx`, `BOD ₅` -> `BOD₅`: what belongs to the word before it stands at the word.
fn subscripts(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    let mut chars = cell.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '_' | '^' if chars.peek().is_some_and(|n| *n == '{' || n.is_alphanumeric()) => {
                out.truncate(out.trim_end().len());
                if chars.next_if_eq(&'{').is_some() {
                    out.extend(chars.by_ref().take_while(|c| *c != '}'));
                }
            }
            '₀'..='₎' => {
                out.truncate(out.trim_end().len());
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}

/// Whether a space beside it may be a space between words.
fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '\'' | '&')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_plans_own_artefacts_are_cleaned() {
        for (cell, expected) in [
            // 1.1, 2.1, 3.1, 6.4, 26.3 and 15.1 of the plan.
            ("全市细颗粒物(PM _{2.5})平均浓度", "全市细颗粒物(PM2.5)平均浓度"),
            ("氮氧化物(NO _x)“十五五”减排", "氮氧化物(NOx)“十五五”减排"),
            ("2026 年注册登记汽车", "2026年注册登记汽车"),
            ("力争 A 级和 B 级锅炉使用单位累计达到 1100 家以上", "力争A级和B级锅炉使用单位累计达到1100家以上"),
            ("进水 BOD ₅ 浓度低于 100 毫克/升的问题", "进水BOD₅浓度低于100毫克/升的问题"),
            ("基本新能源化。 通州区、顺义区", "基本新能源化。\n通州区、顺义区"),
            ("以 VOCs 和 NOx 为重点", "以VOCs和NOx为重点"),
            ("PM _{2.5} 精细化来源解析", "PM2.5精细化来源解析"),
            ("use of  plain words", "use of plain words"),
            ("a_b", "ab"),
            ("留 _ 空", "留_空"),
        ] {
            assert_eq!(text(cell), expected);
        }
        assert_eq!(title("机动车(械) “含绿量” 提升项目"), "机动车(械)“含绿量”提升项目");
    }

    proptest! {
        #[test]
        fn cleaning_loses_only_spaces_and_marks(cell in "[督办。 a1%，PM“”]{0,40}") {
            let cleaned = text(&cell);
            let solid = |t: &str| t.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(solid(&cleaned), solid(&cell));
            prop_assert_eq!(text(&cleaned), cleaned);
        }
    }
}
