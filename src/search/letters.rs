//! Characters as they are compared, and how Chinese ones are read.

use std::collections::HashMap;
use std::sync::OnceLock;

use pinyin::{ToPinyin, ToPinyinMulti};

use crate::text::half_width;

/// The characters whose readings are known: the block of common Chinese characters.
pub(super) const HAN: std::ops::RangeInclusive<u32> = 0x4E00..=0x9FFF;

/// A character as it is compared: half width, lower case, figures above and below the line as plain ones.
pub(super) fn folded(c: char) -> char {
    match half_width(c) {
        c @ '\0'..='\x7f' => c.to_ascii_lowercase(),
        c @ '₀'..='₉' => char::from_digit(u32::from(c) - u32::from('₀'), 10).unwrap_or(c),
        '²' => '2',
        '³' => '3',
        'Ⅰ' => 'i',
        'Ⅴ' => 'v',
        'Ⅹ' => 'x',
        // Only what is capital and small in pairs: no sign becomes a letter in passing.
        c => only(c.to_lowercase()).filter(|lower| only(lower.to_uppercase()) == Some(c)).unwrap_or(c),
    }
}

/// Every character that is compared as `c` is, where `c` is a folded one.
pub(super) fn forms(c: char) -> impl Iterator<Item = char> {
    let upper = only(c.to_uppercase()).unwrap_or(c);
    let full = |c: char| ('!'..='~').contains(&c).then(|| char::from_u32(u32::from(c) + 0xFEE0)).flatten();
    let below = c.to_digit(10).and_then(|digit| char::from_u32(u32::from('₀') + digit));
    let other = match c {
        '2' => Some('²'),
        '3' => Some('³'),
        'i' => Some('Ⅰ'),
        'v' => Some('Ⅴ'),
        'x' => Some('Ⅹ'),
        _ => None,
    };
    [Some(c), Some(upper), full(c), full(upper), below, other].into_iter().flatten()
}

fn only(mut all: impl Iterator<Item = char>) -> Option<char> {
    all.next().filter(|_| all.next().is_none())
}

/// Whether a word in this character is Chinese, and so compared by its bytes.
pub(super) fn is_han(c: char) -> bool {
    matches!(u32::from(c), 0x3400..=0x9FFF | 0x20000..=0x3FFFF)
}

/// How characters are read: all readings of each, without tones.
pub(super) struct Readings {
    /// The syllables; ü is there as v and as u, since both are typed.
    pub syllables: Vec<String>,
    /// The characters that are read so, in the same order.
    pub read_so: Vec<Vec<u16>>,
    /// Where the readings of each character of the block begin in `of`.
    starts: Vec<u16>,
    /// Places of syllables.
    of: Vec<u16>,
}

/// Characters that are read in several ways in everyday language, each of which a person may type.
const POLYPHONES: &str = "重长行调朝度率降种中乐为传藏差发处大单弹当倒得的地都恶分缝干更供观冠还好号和会几济系假间监强将角教结解劲据卷看可空量了落没\
    蒙模磨难宁片铺奇曲圈散色少舍省盛石识属数说似宿提挑吐相校削血压要应与载占涨着折正只转钻作曾朴厦盖薄车参称乘冲臭担钉斗服给骨横\
    糊划晃混夹浅禁尽卡累凉淋笼绿露抹脉埋屏泊切塞扇胜熟缩帖通尾鲜巷兴旋饮晕扎轧炸粘爪症";

impl Readings {
    /// Those of all common characters, made once.
    pub fn all() -> &'static Self {
        static MADE: OnceLock<Readings> = OnceLock::new();
        MADE.get_or_init(Self::made)
    }

    fn made() -> Self {
        let mut made = Self { syllables: Vec::new(), read_so: Vec::new(), starts: Vec::with_capacity(HAN.count() + 1), of: Vec::new() };
        let mut known: HashMap<&'static str, Vec<u16>> = HashMap::new();
        let mut several: Vec<char> = POLYPHONES.chars().collect();
        several.sort_unstable();
        for code in HAN {
            let start = made.of.len();
            made.starts.push(u16::try_from(start).unwrap_or(u16::MAX));
            let c = char::from_u32(code).unwrap_or_default();
            let all = several.binary_search(&c).ok().and_then(|_| c.to_pinyin_multi()).into_iter().flatten();
            // The reading that is meant nearly always stands first; of others the rare ones (机 as wei) would find what nobody meant.
            for reading in c.to_pinyin().into_iter().chain(all) {
                let places = known.entry(reading.plain()).or_insert_with_key(|plain| made.places(plain));
                for place in places.iter() {
                    if !made.of.get(start..).is_some_and(|own| own.contains(place)) {
                        made.of.push(*place);
                        if let (Some(chars), Ok(code)) = (made.read_so.get_mut(usize::from(*place)), u16::try_from(code)) {
                            chars.push(code);
                        }
                    }
                }
            }
        }
        made.starts.push(u16::try_from(made.of.len()).unwrap_or(u16::MAX));
        made
    }

    /// The places of a syllable as it may be typed; new ones get a place.
    fn places(&mut self, plain: &str) -> Vec<u16> {
        let plain = plain.replace('ê', "e");
        let typed = if plain.contains('ü') { vec![plain.replace('ü', "v"), plain.replace('ü', "u")] } else { vec![plain] };
        let mut places = Vec::new();
        for syllable in typed {
            let at = self.syllables.iter().position(|known| *known == syllable).unwrap_or_else(|| {
                self.syllables.push(syllable);
                self.read_so.push(Vec::new());
                self.syllables.len() - 1
            });
            places.extend(u16::try_from(at));
        }
        places
    }

    /// The places of the syllables by which a character is read; none for one that is not Chinese.
    pub fn of(&self, c: char) -> &[u16] {
        let Some(at) = u32::from(c).checked_sub(*HAN.start()).map(|at| at as usize) else { return &[] };
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(from), Some(to)) => self.of.get(usize::from(*from)..usize::from(*to)).unwrap_or_default(),
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_a_character_is_known() {
        for c in '\0'..='\u{FFFF}' {
            let plain = folded(c);
            assert_eq!(folded(plain), plain, "{c:?}");
            assert!(c == '\u{3000}' || forms(plain).any(|form| form == c), "{c:?} {plain:?}");
        }
    }

    #[test]
    fn characters_have_the_readings_in_use() {
        let readings = Readings::all();
        let read = |c: char| readings.of(c).iter().map(|at| readings.syllables[usize::from(*at)].as_str()).collect::<Vec<_>>();
        for (c, some) in [
            ('重', &["zhong", "chong"][..]),
            ('长', &["chang", "zhang"]),
            ('行', &["xing", "hang"]),
            ('区', &["qu"]),
            ('调', &["diao", "tiao"]),
            ('朝', &["chao", "zhao"]),
            ('度', &["du", "duo"]),
            ('率', &["lv", "lu", "shuai"]),
            ('绿', &["lv", "lu"]),
            ('略', &["lve", "lue"]),
            ('水', &["shui"]),
        ] {
            assert!(some.iter().all(|syllable| read(c).contains(syllable)), "{c} {:?}", read(c));
        }
        // Nobody who types wei or ou means these.
        assert_eq!((read('机'), read('有'), read('区')), (vec!["ji"], vec!["you"], vec!["qu"]));
        assert!(read('a').is_empty() && read('，').is_empty() && read('\u{20000}').is_empty());
        // Nothing was cut off by the width of the numbers, and a sieve has a place for each.
        assert!(readings.syllables.len() <= 448);
        assert!(readings.of.len() < usize::from(u16::MAX) && read('龥').contains(&"yu"));
    }
}
