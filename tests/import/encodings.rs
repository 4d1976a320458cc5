//! The same text in every encoding and with every line end is the same plan.

use duban::plan::Plan;
use encoding_rs::GB18030;

use crate::support::{SEED, import, seed};

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

fn plan(bytes: &[u8]) -> Plan {
    import(bytes).unwrap().plan
}

#[test]
fn every_encoding_with_every_line_end_gives_the_same_plan() {
    let expected = seed();
    for end in ["\n", "\r\n", "\r"] {
        let text = SEED.replace('\n', end);
        let marked = format!("\u{feff}{text}");
        let (gb, _, unmappable) = GB18030.encode(&text);
        assert!(!unmappable);
        let gb_marked = [&[0x84, 0x31, 0x95, 0x33], &*gb].concat();
        for (name, bytes) in [
            ("GB18030 with mark", gb_marked),
            ("UTF-8", text.clone().into_bytes()),
            ("UTF-8 with mark", marked.clone().into_bytes()),
            ("GB18030", gb.into_owned()),
            ("UTF-16LE with mark", utf16(&marked, u16::to_le_bytes)),
            ("UTF-16BE with mark", utf16(&marked, u16::to_be_bytes)),
            ("UTF-16LE", utf16(&text, u16::to_le_bytes)),
            ("UTF-16BE", utf16(&text, u16::to_be_bytes)),
        ] {
            // Not assert_eq: it would print both plans.
            assert!(plan(&bytes) == expected.plan, "{name} {end:?}");
        }
    }
}

#[test]
fn line_ends_may_be_mixed_and_the_last_one_may_lack() {
    let expected = seed();
    let mut mixed = String::new();
    for (line, end) in SEED.lines().zip(["\r\n", "\n", "\r"].iter().cycle()) {
        mixed.extend([line, end]);
    }
    let imported = import(mixed.as_bytes()).unwrap();
    assert!(imported.plan == expected.plan && imported.doubts == expected.doubts);
    assert!(plan(SEED.trim_end().as_bytes()) == expected.plan);
}

/// Wherever a byte breaks, the error names its line, and the file is never read as something else.
#[test]
fn one_broken_byte_in_a_file_is_an_error_at_its_place() {
    for line in [5, 10, 58, 162, 202] {
        let (before, text) = match SEED.split_inclusive('\n').nth(line - 1) {
            Some(text) => (SEED.split_inclusive('\n').take(line - 1).map(str::len).sum::<usize>(), text),
            None => continue,
        };
        let at = text.char_indices().nth(2).unwrap().0;
        let mut utf8 = SEED.as_bytes().to_vec();
        utf8[before + at] = 0xFF;
        let error = import(&utf8).unwrap_err();
        assert_eq!((error.line, error.column), (line, 3), "UTF-8, line {line}");
        let (gb_before, _, _) = GB18030.encode(&SEED[..before + at]);
        let (gb, _, _) = GB18030.encode(SEED);
        let mut gb = gb.into_owned();
        gb[gb_before.len()] = 0xFF;
        let error = import(&gb).unwrap_err();
        assert_eq!((error.line, error.column), (line, 3), "GB18030, line {line}");
    }
}
