//! The words of a query: separated by spaces, each with an optional sign of negation, an optional key, and values separated by commas.
//! Full-width signs, which an input method leaves on, count as their ASCII forms.

use crate::text::half_width;

/// One word as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Word {
    /// Whether it begins with `-` or `!`.
    pub negated: bool,
    /// What stands before the colon.
    pub key: Option<String>,
    /// What stands behind it, or the whole; empty values are left out.
    pub values: Vec<Value>,
}

/// One value of a word.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Value {
    /// The characters between the quotation marks, or as they stand.
    pub text: String,
    /// Whether it stood between quotation marks, so that nothing in it is a sign.
    pub quoted: bool,
}

/// The words of a text. A quotation mark that is not closed reaches to the end.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut reader = Reader::default();
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match reader.quote {
            // A mark that is doubled stands for itself.
            Some(close) if c == close && characters.peek() == Some(&close) => {
                characters.next();
                reader.value.text.push(close);
            }
            Some(close) if c == close => reader.quote = None,
            Some(_) => reader.value.text.push(c),
            None => reader.take(c),
        }
    }
    reader.end_word();
    reader.words
}

#[derive(Default)]
struct Reader {
    words: Vec<Word>,
    word: Word,
    value: Value,
    /// The mark that ends the quotation in which we are.
    quote: Option<char>,
}

impl Reader {
    fn take(&mut self, c: char) {
        let begins = self.value == Value::default();
        let is_first = begins && self.word.key.is_none() && self.word.values.is_empty();
        match half_width(c) {
            _ if c.is_whitespace() => self.end_word(),
            ',' => self.end_value(),
            '-' | '!' if is_first && !self.word.negated => self.word.negated = true,
            ':' if self.word.key.is_none() && self.word.values.is_empty() && !self.value.quoted && !begins => {
                self.word.key = Some(std::mem::take(&mut self.value).text);
            }
            _ if begins && closing(c).is_some() => {
                self.quote = closing(c);
                self.value.quoted = true;
            }
            _ => self.value.text.push(c),
        }
    }

    fn end_value(&mut self) {
        let value = std::mem::take(&mut self.value);
        if value.quoted || !value.text.is_empty() {
            self.word.values.push(value);
        }
    }

    fn end_word(&mut self) {
        self.end_value();
        let word = std::mem::take(&mut self.word);
        // A sign that nothing follows says nothing yet.
        if word.key.is_some() || !word.values.is_empty() {
            self.words.push(word);
        }
    }
}

/// The mark that closes what this one opens.
const fn closing(c: char) -> Option<char> {
    match c {
        '"' | '＂' => Some(c),
        '“' => Some('”'),
        '「' => Some('」'),
        _ => None,
    }
}

/// A value as it must be written to be read as it is.
pub(super) fn quoted(text: &str, must: bool) -> String {
    let is_sign = |c: char| c.is_whitespace() || half_width(c) == ',' || closing(c).is_some();
    if must || text.is_empty() || text.chars().any(is_sign) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str) -> Vec<String> {
        let value = |v: &Value| if v.quoted { format!("<{}>", v.text) } else { v.text.clone() };
        let one = |w: &Word| {
            let sign = if w.negated { "not " } else { "" };
            let key = w.key.as_ref().map(|key| format!("{key}=")).unwrap_or_default();
            format!("{sign}{key}{}", w.values.iter().map(value).collect::<Vec<_>>().join("|"))
        };
        words(text).iter().map(one).collect()
    }

    #[test]
    fn words_are_read_as_people_write_them() {
        for (text, expected) in [
            ("", vec![]),
            ("红 蓝天", vec!["红", "蓝天"]),
            ("领域:蓝天　灯：红，黄", vec!["领域=蓝天", "灯=红|黄"]),
            ("-红 ！状态:推进中 －x", vec!["not 红", "not 状态=推进中", "not x"]),
            ("--x", vec!["not -x"]),
            ("- ! , ,，", vec![]),
            ("领域:", vec!["领域="]),
            (":x", vec![":x"]),
            ("文:a:b", vec!["文=a:b"]),
            ("文:\"a b,c\" d", vec!["文=<a b,c>", "d"]),
            ("文:“加油站 储油库”", vec!["文=<加油站 储油库>"]),
            ("\"a\"\"b\" c", vec!["<a\"b>", "c"]),
            ("文:\"\"", vec!["文=<>"]),
            ("\"没有完", vec!["<没有完>"]),
            ("5\"", vec!["5\""]),
            ("\"领域:1\"", vec!["<领域:1>"]),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_value_that_is_written_is_read_as_it_was(text in "\\PC{0,12}", must: bool) {
            let read = words(&format!("k:{}", quoted(&text, must)));
            prop_assert_eq!(read.len(), 1);
            prop_assert_eq!(read[0].values.len(), 1);
            prop_assert_eq!(&read[0].values[0].text, &text);
        }
    }
}
