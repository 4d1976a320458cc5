//! What a page has besides the table: its number.

use crate::plan::numeral::half_width;

/// Whether a line is the number of a page: `— 3 —`, `第 3 页 共 12 页`, `3`.
pub(super) fn is_number(line: &str) -> bool {
    let plain: String = line.chars().filter(|c| !c.is_whitespace()).map(half_width).collect();
    if let Some(rest) = plain.strip_prefix('第') {
        let (page, rest) = rest.split_once('页').unwrap_or(("", "?"));
        let all = rest.trim_start_matches(['，', ',', '/', '(', '（']).trim_end_matches([')', '）']);
        let all = all.strip_prefix('共').and_then(|all| all.strip_suffix('页'));
        return is_short(page) && (rest.is_empty() || all.is_some_and(is_short));
    }
    is_short(plain.trim_matches(DASHES))
}

const DASHES: [char; 6] = ['—', '–', '-', '－', '―', '─'];

fn is_short(digits: &str) -> bool {
    (1..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::is_number;

    #[test]
    fn the_number_of_a_page_stands_alone_in_its_line() {
        for line in ["— 3 —", "- 3 -", "－３－", "3", "——12——", "第3页", "第 3 页 共 12 页", "第3页，共12页", "第3页(共12页)"]
        {
            assert!(is_number(line), "{line}");
        }
        for line in ["", "——", "第页", "第三方", "第3页和别的", "3、大气", "12345", "2027年", "三", "第3页共页"] {
            assert!(!is_number(line), "{line}");
        }
    }
}
