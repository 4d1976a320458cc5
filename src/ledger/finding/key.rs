//! Keys of findings: short enough to be typed, never to be taken for an id, and other ones as soon as the finding is another one.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest as _, Sha256};

use crate::ledger::ItemKey;
use crate::text::half_width;

/// What people call a finding: `f` and hexadecimal digits, of which the first few do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FindingKey(u64);

/// A text that is no whole key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not the key of a finding")]
pub struct BadFindingKey(pub String);

/// Digits of a whole key: so many that no two findings of one record ever share one.
const DIGITS: usize = 12;
/// Bits of the number that no digit uses.
const UNUSED_BITS: usize = 64 - 4 * DIGITS;
/// Digits that are shown where they suffice.
const SHOWN: usize = 6;
/// Digits that must be typed at least.
const TYPED: usize = 4;

impl FindingKey {
    /// The key of what `kind` finds about these items by these words.
    pub(super) fn of(kind: &str, items: &[ItemKey], words: &[String]) -> Self {
        let mut hash = Sha256::new();
        let mut add = |text: &str| {
            hash.update((text.len() as u64).to_le_bytes());
            hash.update(text);
        };
        add(kind);
        for item in items {
            add(&item.measure.to_string());
            add(item.unit.as_ref().map_or("", |unit| unit.as_str()));
        }
        // So that no word is taken for an item.
        add("");
        words.iter().for_each(|word| add(word));
        let digest = hash.finalize();
        Self(digest.iter().take(DIGITS / 2).fold(0, |key, byte| key << 8 | u64::from(*byte)))
    }

    /// How it is shown.
    pub fn short(self) -> String {
        self.in_digits(SHOWN)
    }

    /// How it is shown beside others: with so many digits that it is none of them.
    pub fn short_among(self, others: impl IntoIterator<Item = Self>) -> String {
        let different = others.into_iter().filter(|other| *other != self);
        let shared = different.map(|other| ((self.0 ^ other.0).leading_zeros() as usize - UNUSED_BITS) / 4).max();
        self.in_digits(shared.map_or(SHOWN, |shared| SHOWN.max(shared + 1)))
    }

    fn in_digits(self, digits: usize) -> String {
        self.to_string().chars().take(1 + digits).collect()
    }

    /// The beginning of a key as a person typed it, with the full-width forms and capitals that an input method leaves on; none where it is
    /// no key.
    pub fn prefix(text: &str) -> Option<String> {
        let plain: String = text.trim().chars().map(half_width).map(|c| c.to_ascii_lowercase()).collect();
        let digits = plain.strip_prefix('f')?;
        let are_digits = (TYPED..=DIGITS).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_hexdigit());
        are_digits.then_some(plain)
    }
}

impl fmt::Display for FindingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("f{:0width$x}", self.0, width = DIGITS))
    }
}

impl FromStr for FindingKey {
    type Err = BadFindingKey;

    /// Reads a whole key, exactly as it is written.
    fn from_str(text: &str) -> Result<Self, BadFindingKey> {
        let bad = || BadFindingKey(text.to_owned());
        let digits = text.strip_prefix('f').filter(|digits| digits.len() == DIGITS).ok_or_else(bad)?;
        let key = u64::from_str_radix(digits, 16).map(Self).map_err(|_| bad())?;
        if key.to_string() == text { Ok(key) } else { Err(bad()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_typed_as_it_begins_and_is_no_id() {
        for (text, prefix) in [
            ("f3a91", Some("f3a91")),
            (" F3A91C ", Some("f3a91c")),
            ("ｆ３ａ９１", Some("f3a91")),
            ("f3a9", None),
            ("f", None),
            ("f3a91g", None),
            ("3.2", None),
            ("8.4@房山", None),
            ("fengtai", None),
            ("f0123456789abc", None),
        ] {
            assert_eq!(FindingKey::prefix(text).as_deref(), prefix, "{text}");
            assert!(prefix.is_none() || text.parse::<crate::plan::Asked>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_whole_key_is_read_back() {
        let key = FindingKey(0x3a_91c0_02b7);
        assert_eq!((key.to_string().as_str(), key.short().as_str()), ("f003a91c002b7", "f003a91"));
        assert_eq!("f003a91c002b7".parse(), Ok(key));
        for text in ["f003a91", "F003a91c002b7", "f003A91c002b7", "f+03a91c002b7", "003a91c002b7", ""] {
            assert!(text.parse::<FindingKey>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_key_is_shown_with_the_digits_that_tell_it_from_others() {
        let others = [0x3a91_c002_b700, 0x3a91_c002_0000, 0x3a91_ffff_ffff].map(FindingKey);
        assert_eq!(others.map(|key| key.short_among(others)), ["f3a91c002b", "f3a91c0020", "f3a91ff"]);
    }

    /// By hand: `printf '\x04\0\0\0\0\0\0\0kind\x01\0\0\0\0\0\0\0007\x06\0\0\0\0\0\0\0房山\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0a' | sha256sum`.
    #[test]
    fn a_key_follows_from_what_is_found() {
        let item = ItemKey::measure(7).of(crate::plan::UnitName::new("房山"));
        let key = FindingKey::of("kind", &[item], &["a".to_owned()]);
        assert_eq!(key.to_string(), "fab0b1c74497d");
        assert_ne!(key, FindingKey::of("kind", &[item], &["b".to_owned()]));
        assert_ne!(key, FindingKey::of("kind", &[item, item], &["a".to_owned()]));
        assert_ne!(key, FindingKey::of("kinds", &[item], &["a".to_owned()]));
    }
}
