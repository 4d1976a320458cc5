//! Bytes -> text. A file is taken for what it reads as without a fault; one broken byte is an error with its place, never another
//! encoding's nonsense.

use encoding_rs::{DecoderResult, Encoding, GB18030, UTF_16BE, UTF_16LE};

use super::{ImportError, Wrong};

/// A word that stands in every such table: text that has it was read in the right encoding.
const MARK: &str = "序号";

/// Reads the bytes as text.
pub(super) fn decode(bytes: &[u8]) -> Result<String, ImportError> {
    if bytes.is_empty() {
        return Err(ImportError::at_start(Wrong::Empty));
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let body = bytes.get(mark..).unwrap_or_default();
        return strict(encoding, body).map_err(|sound| broken_behind(&sound));
    }
    let utf8_fault = match std::str::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => return Ok(text.to_owned()),
        Ok(_) => None,
        Err(error) => Some(String::from_utf8_lossy(bytes.get(..error.valid_up_to()).unwrap_or_default()).into_owned()),
    };
    let others: &[&'static Encoding] = if bytes.contains(&0) { &[UTF_16LE, UTF_16BE] } else { &[GB18030] };
    for encoding in others {
        match strict(encoding, bytes) {
            Ok(text) if text.contains(MARK) => return Ok(text),
            Err(sound) if sound.contains(MARK) => return Err(broken_behind(&sound)),
            _ => {}
        }
    }
    match utf8_fault {
        Some(sound) => Err(broken_behind(&sound)),
        // Sound UTF-8 with a NUL: the reader of the table names its place.
        None => Ok(String::from_utf8_lossy(bytes).into_owned()),
    }
}

/// Decodes without any replacement; the sound beginning where it breaks.
fn strict(encoding: &'static Encoding, bytes: &[u8]) -> Result<String, String> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(bytes.len() * 3 + 16);
    let mut text = String::with_capacity(room);
    let (result, _) = decoder.decode_to_string_without_replacement(bytes, &mut text, true);
    match result {
        DecoderResult::InputEmpty => Ok(text),
        DecoderResult::OutputFull | DecoderResult::Malformed(..) => Err(text),
    }
}

fn broken_behind(sound: &str) -> ImportError {
    let lines = lines(sound);
    let column = lines.last().map_or(0, |line| line.chars().count()) + 1;
    ImportError { line: lines.len().max(1), column, wrong: Wrong::Encoding }
}

/// The lines of a text with any line ends: `\n`, `\r\n`, `\r`.
pub(super) fn lines(text: &str) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['\n', '\r']) {
        let (line, behind) = rest.split_at(at);
        lines.push(line);
        rest = behind.strip_prefix("\r\n").or_else(|| behind.get(1..)).unwrap_or_default();
    }
    lines.push(rest);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_in_any_way() {
        assert_eq!(lines("一\n二\r\n三\r四"), ["一", "二", "三", "四"]);
        assert_eq!(lines("\r\r\n"), ["", "", ""]);
    }

    #[test]
    fn a_broken_byte_is_named_by_its_place() {
        let mut utf8 = "题\n序号\t重点".as_bytes().to_vec();
        utf8.push(0xFF);
        let error = decode(&utf8).unwrap_err();
        assert_eq!((error.line, error.column, error.wrong), (2, 6, Wrong::Encoding));
        let (gb, _, _) = GB18030.encode("题\n序号\t重点任务");
        let mut gb = gb.into_owned();
        gb.extend([0xFF, b'\n']);
        assert_eq!(decode(&gb).map_err(|e| (e.line, e.column)), Err((2, 8)));
    }
}
