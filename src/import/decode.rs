//! Bytes -> text. A file is read in the encoding in which it has the header of the table; one broken byte in it is an error with its
//! place, never another encoding's nonsense.

use encoding_rs::{DecoderResult, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::{ImportError, Wrong};

/// The mark at the beginning of a file in GB18030; the encodings of Unicode have theirs from the crate.
const GB18030_MARK: [u8; 4] = [0x84, 0x31, 0x95, 0x33];

/// Reads the bytes as text. Which of the encodings without a mark it is, `holds_a_table` decides.
pub(super) fn decode(bytes: &[u8], holds_a_table: impl Fn(&str) -> bool) -> Result<String, ImportError> {
    if bytes.is_empty() {
        return Err(ImportError::at_start(Wrong::Empty));
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return strict(encoding, bytes.get(mark..).unwrap_or_default());
    }
    if let Some(rest) = bytes.strip_prefix(&GB18030_MARK) {
        return strict(GB18030, rest);
    }
    let has_nul = bytes.contains(&0);
    match std::str::from_utf8(bytes) {
        Ok(text) if !has_nul => return Ok(text.to_owned()),
        _ => {}
    }
    // UTF-16 has a NUL in every tab and line end, the others in none.
    let candidates: &[&'static Encoding] = if has_nul { &[UTF_8, GB18030, UTF_16LE, UTF_16BE] } else { &[UTF_8, GB18030] };
    for encoding in candidates {
        let (text, broken) = encoding.decode_without_bom_handling(bytes);
        if holds_a_table(&text) {
            return if broken { strict(encoding, bytes) } else { Ok(text.into_owned()) };
        }
    }
    if has_nul { Err(ImportError::at_start(Wrong::Binary)) } else { strict(UTF_8, bytes) }
}

/// Decodes without any replacement.
fn strict(encoding: &'static Encoding, bytes: &[u8]) -> Result<String, ImportError> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(bytes.len());
    let mut text = String::with_capacity(room);
    let (result, read) = decoder.decode_to_string_without_replacement(bytes, &mut text, true);
    let (broken, behind) = match result {
        DecoderResult::InputEmpty => return Ok(text),
        // Does not happen: there is room for the longest text.
        DecoderResult::OutputFull => (0, 0),
        DecoderResult::Malformed(broken, behind) => (usize::from(broken), usize::from(behind)),
    };
    let end = read.saturating_sub(behind);
    let found = bytes.get(end.saturating_sub(broken)..end).unwrap_or_default().to_vec();
    let (line, column) = end_of(&text);
    Err(ImportError { line, column, wrong: Wrong::Encoding { bytes: found, encoding: encoding.name() } })
}

/// The line and column of what would follow a text.
fn end_of(text: &str) -> (usize, usize) {
    let (count, last) = lines(text).fold((0, ""), |(count, _), line| (count + 1, line));
    (count, last.chars().count() + 1)
}

/// The lines of a text with any line ends: `\n`, `\r\n`, `\r`.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let Some(at) = text.find(['\n', '\r']) else { return rest.take() };
        let (line, behind) = text.split_at_checked(at)?;
        rest = behind.strip_prefix("\r\n").or_else(|| behind.get(1..));
        Some(line)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "序号\t重点任务\t工作措施\t完成时限\t牵头部门\t主责单位\t协办单位";

    fn decode(bytes: &[u8]) -> Result<String, ImportError> {
        super::decode(bytes, |text| text.contains(HEADER))
    }

    fn place(bytes: &[u8]) -> (usize, usize, Wrong) {
        let error = decode(bytes).unwrap_err();
        (error.line, error.column, error.wrong)
    }

    fn wrong(encoding: &'static str, bytes: &[u8]) -> Wrong {
        Wrong::Encoding { bytes: bytes.to_vec(), encoding }
    }

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn lines_end_in_any_way() {
        let all = |text| lines(text).collect::<Vec<_>>();
        assert_eq!(all("一\n二\r\n三\r四"), ["一", "二", "三", "四"]);
        assert_eq!(all("\r\r\n"), ["", "", ""]);
        assert_eq!(all("一\n\r二"), ["一", "", "二"]);
        // LINE SEPARATOR is a space within a line, not the end of one.
        assert_eq!(all("一\u{2028}二"), ["一\u{2028}二"]);
    }

    #[test]
    fn each_encoding_gives_the_same_text() {
        let text = format!("计划2026年\r\n{HEADER}\r\n一、“常态蓝”—₅");
        let with_mark = format!("\u{feff}{text}");
        let (gb, _, _) = GB18030.encode(&text);
        for bytes in [
            text.as_bytes().to_vec(),
            with_mark.as_bytes().to_vec(),
            gb.clone().into_owned(),
            [&GB18030_MARK[..], &gb].concat(),
            utf16(&text, u16::to_le_bytes),
            utf16(&text, u16::to_be_bytes),
            utf16(&with_mark, u16::to_le_bytes),
            utf16(&with_mark, u16::to_be_bytes),
        ] {
            assert_eq!(decode(&bytes).unwrap(), text);
        }
    }

    #[test]
    fn a_broken_byte_is_named_by_its_place_in_the_encoding_of_the_file() {
        let mut utf8 = format!("题\n{HEADER}\n重点").into_bytes();
        utf8.extend(b"\xFF\n");
        assert_eq!(place(&utf8), (3, 3, wrong("UTF-8", b"\xFF")));
        let (gb, _, _) = GB18030.encode("题\r序号\t重点任务\t工作措施\t完成时限\t牵头部门\t主责单位\t协办单位\r重点");
        let mut gb = gb.into_owned();
        gb.extend(b"\xFF\n");
        assert_eq!(place(&gb), (3, 3, wrong("gb18030", b"\xFF")));
        // Half a pair at the end.
        let mut wide = utf16(&format!("\u{feff}{HEADER}\n重"), u16::to_le_bytes);
        wide.push(0x01);
        assert_eq!(place(&wide), (2, 2, wrong("UTF-16LE", b"\x01")));
    }

    #[test]
    fn a_broken_byte_in_the_only_header_is_named_too() {
        let mut bytes = "题\n序号".as_bytes().to_vec();
        bytes.truncate(bytes.len() - 1);
        bytes.extend("\t重点任务".as_bytes());
        assert_eq!(place(&bytes), (2, 2, wrong("UTF-8", &[0xE5, 0x8F])));
    }

    #[test]
    fn a_file_that_is_no_text_is_called_so() {
        assert_eq!(place(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), (1, 1, Wrong::Binary));
        assert_eq!(place(b"PK\x03\x04\x14\0\0\0"), (1, 1, Wrong::Binary));
        assert_eq!(place(b"\0"), (1, 1, Wrong::Binary));
        assert_eq!(place(b""), (1, 1, Wrong::Empty));
    }

    #[test]
    fn a_nul_in_a_table_is_left_for_the_table_to_name() {
        let text = format!("{HEADER}\n重\0点");
        assert_eq!(decode(text.as_bytes()).unwrap(), text);
    }
}
