//! How a word that is typed for a unit sounds like the names of units.

use super::names::Grade;
use super::words::Word;
use crate::plan::Sounding;

/// How a word sounds like each of some units, given by all their names: by pinyin that is whole or not finished, by initials, or with
/// characters among them, as in a search. One letter alone says too little. Blanks part syllables, not words: `men tou gou`.
pub fn sounds(typed: &str, units: &[Vec<&str>]) -> Vec<Option<Sounding>> {
    let word = Word::of_name(typed).filter(|word| word.letters.len() > 1);
    let sounding = |names: &Vec<&str>| {
        Some(match word.as_ref()?.grade(names.iter().copied())? {
            Grade::Is => Sounding::Whole,
            Grade::Begins | Grade::Has => Sounding::Part,
            Grade::Skips => Sounding::Apart,
        })
    };
    units.iter().map(sounding).collect()
}

#[cfg(test)]
mod tests {
    use crate::plan::Meant;
    use crate::seeds;
    use proptest::prelude::*;

    #[test]
    fn units_are_meant_by_their_pinyin_and_by_their_initials() {
        let units = seeds::units().unwrap();
        for (typed, name) in [
            ("mtg", "门头沟区政府"),
            ("ＭＴＧ", "门头沟区政府"),
            ("mentougou", "门头沟区政府"),
            ("men tou gou", "门头沟区政府"),
            ("mentou", "门头沟区政府"),
            ("shuiwuju", "市水务局"),
            ("shishuiwuju", "市水务局"),
            ("市shuiwj", "市水务局"),
            ("hbj", "市生态环境局"),
            ("jkq", "北京经济技术开发区管委会"),
            ("geququfu", ""),
            ("gequ", "各区政府"),
            // 重 and 长 are read in two ways: as in a search, either will do.
            ("chongdianzhanqu", "重点站区管委会"),
            ("zhongdianzhanqu", "重点站区管委会"),
            ("zdzq", "重点站区管委会"),
        ] {
            match units.meant(typed) {
                Meant::One(found) => assert_eq!(found.name(), name, "{typed}"),
                other => assert!(name.is_empty() && other == Meant::Nobody(vec![]), "{typed} {other:?}"),
            }
        }
    }

    #[test]
    fn letters_that_fit_several_mean_none_of_them() {
        let units = seeds::units().unwrap();
        // 水务局 and 商务局.
        assert_eq!(units.meant("swj"), Meant::Several(vec!["市水务局", "市商务局"]));
        // 规划自然资源委 has these with others between: it is offered.
        assert_eq!(units.meant("ghw"), Meant::Nobody(vec!["市规划自然资源委"]));
        for nobody in ["m", "8", "x", "qqq", "\u{1b}[2J", ".*"] {
            assert_eq!(units.meant(nobody), Meant::Nobody(vec![]), "{nobody}");
        }
    }

    proptest! {
        #[test]
        fn any_words_mean_somebody_or_nobody(typed in "([a-zü]{0,12}|\\PC{0,12}|[a-z ]{0,3}[市区局门]{0,2}[a-z]{0,70})") {
            let units = seeds::units().unwrap();
            if let Meant::Several(names) = units.meant(&typed) {
                prop_assert!(names.len() > 1);
            }
        }
    }
}
