//! Marks of subscripts and superscripts that an extraction leaves: `PM _{2.5}`, `NO _x`, `m^{3}`.

/// The longest mark that is taken for one.
const LONGEST: usize = 12;

/// `PM _{2.5}` -> `PM2.5`, `NO _x` -> `NOx`, `10^{4}` -> `10⁴`: what belongs to the word before it stands at the word.
pub(super) fn resolve(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    let mut rest = cell;
    while let Some(c) = rest.chars().next() {
        if let Some((resolved, behind)) = mark(rest).filter(|_| ends_in_a_base(&out)) {
            out.truncate(out.trim_end().len());
            out.push_str(&resolved);
            rest = behind;
        } else {
            out.push(c);
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        }
    }
    out
}

/// Whether a character is itself a subscript or a superscript.
pub(super) fn is_raised_or_lowered(c: char) -> bool {
    matches!(c, '\u{2070}'..='\u{209F}' | '²' | '³' | '¹')
}

/// Whether a text ends in something that can carry a mark, spaces aside.
fn ends_in_a_base(out: &str) -> bool {
    out.trim_end().ends_with(|c: char| c.is_ascii_alphanumeric() || c == ')' || c == ']')
}

/// The mark at the beginning of a text, resolved, and what follows it.
fn mark(text: &str) -> Option<(String, &str)> {
    if let Some(behind) = text.strip_prefix('^') {
        let (content, behind) = braced(behind)?;
        return Some((raised(content), behind));
    }
    let behind = text.strip_prefix('_')?;
    let (content, behind) = braced(behind).or_else(|| bare(behind))?;
    Some((content.to_owned(), behind))
}

/// `{2.5}`.
fn braced(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix('{')?;
    let end = inner.char_indices().take(LONGEST).find(|(_, c)| *c == '}')?.0;
    let content = inner.get(..end)?.trim();
    let plain = !content.is_empty() && content.chars().all(|c| c.is_ascii_alphanumeric() || ".,+-".contains(c));
    plain.then_some((content, inner.get(end + 1..)?))
}

/// `x` or `10`, where no word goes on behind it: the `_` of `file_name` is no mark.
fn bare(text: &str) -> Option<(&str, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (content, behind) = text.split_at_checked(digits.max(1))?;
    let ends = content.bytes().all(|b| b.is_ascii_alphanumeric()) && !behind.starts_with(|c: char| c.is_ascii_alphanumeric());
    (ends && digits <= LONGEST).then_some((content, behind))
}

/// A superscript as such where there are characters for it, since `10^{4}` is not 104; else with its sign.
fn raised(content: &str) -> String {
    let raise = |c: char| match c {
        '1' => Some('¹'),
        '2' => Some('²'),
        '3' => Some('³'),
        '0' | '4'..='9' => char::from_u32(c as u32 - u32::from(b'0') + 0x2070),
        '+' => Some('⁺'),
        '-' => Some('⁻'),
        'n' => Some('ⁿ'),
        _ => None,
    };
    content.chars().map(raise).collect::<Option<String>>().unwrap_or_else(|| format!("^{content}"))
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn marks_stand_at_the_word_that_they_belong_to() {
        for (cell, expected) in [
            // 1.1 and 2.1 of the plan.
            ("PM _{2.5}", "PM2.5"),
            ("NO _x 等主要污染物", "NOx 等主要污染物"),
            ("PM_10和PM _{ 2.5 }", "PM10和PM2.5"),
            ("CO_2排放", "CO2排放"),
            ("2000m^{3}", "2000m³"),
            ("10 ^{-4}", "10⁻⁴"),
            ("a^{xy}", "a^xy"),
        ] {
            assert_eq!(resolve(cell), expected);
        }
    }

    #[test]
    fn what_only_looks_like_a_mark_stays() {
        for cell in ["file_name", "_x", "中_x", "a_{b", "a_{}", "a__b", "a_{一}", "a^2", "_{2.5}", "a_", "a_é"] {
            assert_eq!(resolve(cell), cell);
        }
    }
}
