//! Numbers as Chinese texts write them.

/// A full-width digit as its ASCII form.
pub(crate) fn half_width(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// The value of 一 to 九.
fn digit(c: char) -> Option<u32> {
    (1..=9).zip("一二三四五六七八九".chars()).find(|(_, one)| *one == c).map(|(n, _)| n)
}

/// 一 to 九十九.
pub(crate) fn numeral(text: &str) -> Option<u32> {
    let digit = |text: &str| {
        let mut chars = text.chars();
        chars.next().and_then(digit).filter(|_| chars.next().is_none())
    };
    let Some((tens, ones)) = text.split_once('十') else { return digit(text) };
    let tens = if tens.is_empty() { 1 } else { digit(tens)? };
    let ones = if ones.is_empty() { 0 } else { digit(ones)? };
    Some(10 * tens + ones)
}

/// The value of a digit of a year that is written digit by digit: 二〇二六年, ２０２６年.
pub(crate) fn year_digit(c: char) -> Option<u32> {
    match c {
        // The ring of a typewriter stands for the numeral as often as the numeral itself.
        '〇' | '○' | '零' => Some(0),
        _ => half_width(c).to_digit(10).or_else(|| digit(c)),
    }
}

/// Chinese numerals as digits where they stand before one of the words: `六月底前` -> `6月底前`, `二〇二七年` -> `2027年`.
pub(crate) fn in_digits(text: &str, words: &[&str]) -> String {
    let is_part = |c: char| c == '十' || (!c.is_ascii_digit() && year_digit(c).is_some());
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let run = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let (numerals, behind) = rest.split_at_checked(run.max(first.len_utf8())).unwrap_or((rest, ""));
        match value(numerals).filter(|_| run > 0 && words.iter().any(|word| behind.starts_with(word))) {
            Some(digits) => out.push_str(&digits),
            None => out.push_str(numerals),
        }
        rest = behind;
    }
    out
}

fn value(numerals: &str) -> Option<String> {
    let four = numerals.chars().count() == 4;
    let digits = || numerals.chars().map(|c| year_digit(c).and_then(|n| char::from_digit(n, 10))).collect::<Option<String>>();
    numeral(numerals).map(|n| n.to_string()).or_else(|| four.then(digits).flatten())
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn numerals_become_digits_only_before_their_words() {
        for (text, expected) in [
            ("六月底前", "6月底前"),
            ("十二月三十一日前", "12月31日前"),
            ("二〇二七年底前", "2027年底前"),
            ("二○二七年第三季度", "2027年第3季度"),
            ("分三年完成", "分3年完成"),
            ("一网统管,十五五", "一网统管,十五五"),
            ("十五五年", "十五五年"),
            ("", ""),
        ] {
            assert_eq!(in_digits(text, &["年", "月", "日", "季度"]), expected, "{text}");
        }
    }
}
