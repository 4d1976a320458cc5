//! Which part of a measure's text a unit has for itself: 其中，东城区、西城区开展试点 is said to two of them only.

use std::ops::Range;

use super::{UnitName, Units};

/// What a text says to those whom it does not name.
const OTHERS: [&str; 2] = ["其他区", "其余区"];

impl Units {
    /// The parts of `text` that are said to `unit` by its name, in their order; empty where the whole text is said to all alike. `all` are
    /// the units that the measure binds: where one of them begins, the part of another ends.
    pub fn parts<'t>(&self, text: &'t str, unit: UnitName, all: &[UnitName]) -> Vec<&'t str> {
        let own: Vec<usize> = self.mentions(&unit).flat_map(|mention| mention.positions(text).collect::<Vec<_>>()).collect();
        let starts: Vec<usize> = if own.is_empty() {
            OTHERS.iter().flat_map(|words| text.match_indices(words)).map(|(at, _)| at).collect()
        } else {
            own.clone()
        };
        let others: Vec<usize> = all
            .iter()
            .filter(|other| **other != unit)
            .flat_map(|other| self.mentions(other))
            .flat_map(|mention| mention.positions(text).collect::<Vec<_>>())
            .collect();
        let mut ranges: Vec<Range<usize>> = starts.into_iter().map(|at| part(text, at, &own, &others)).collect();
        ranges.sort_by_key(|range| range.start);
        ranges.dedup_by(|next, before| {
            let overlap = next.start < before.end;
            if overlap {
                before.end = before.end.max(next.end);
            }
            overlap
        });
        ranges.into_iter().filter_map(|range| text.get(range).map(str::trim)).collect()
    }
}

/// From the clause in which the mention at `at` stands to the end of its sentence, or to the next clause that names others only.
fn part(text: &str, at: usize, own: &[usize], others: &[usize]) -> Range<usize> {
    let sentence = around(text, at, is_sentence_end);
    let mut clause = around(text, at, is_clause_end);
    let start = clause.start.max(sentence.start);
    let mut end = clause.end.min(sentence.end);
    // What stands in brackets ends with them.
    while end < sentence.end && !text.get(end..).is_some_and(|rest| rest.starts_with([')', '）'])) {
        let next = text.get(end..).and_then(|rest| rest.chars().next()).map_or(end, |sign| end + sign.len_utf8());
        clause = around(text, next.min(text.len()), is_clause_end);
        let (from, to) = (next, clause.end.min(sentence.end));
        let names = |positions: &[usize]| positions.iter().any(|p| (from..to).contains(p));
        if names(others) && !names(own) {
            break;
        }
        end = to.max(next);
    }
    start..end
}

/// The stretch around `at` between two characters that end one.
fn around(text: &str, at: usize, ends: fn(char) -> bool) -> Range<usize> {
    let start = text.get(..at).and_then(|before| before.rfind(ends).map(|p| p + before[p..].chars().next().map_or(0, char::len_utf8)));
    let end = text.get(at..).and_then(|after| after.find(ends)).map(|p| at + p);
    start.unwrap_or(0)..end.unwrap_or(text.len())
}

fn is_sentence_end(c: char) -> bool {
    "。；;\n".contains(c)
}

fn is_clause_end(c: char) -> bool {
    is_sentence_end(c) || "，,()（）".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn units() -> Units {
        let names = ["东城", "西城", "朝阳", "丰台", "门头沟"];
        let one = |short: &&str| format!(r#"{{"name":"{short}区政府","short":"{short}","kind":"district"}}"#);
        let list = names.iter().map(one).collect::<Vec<_>>().join(",");
        Units::from_json(&format!(r#"{{"_about":"","units":[{list}],"groups":[]}}"#)).unwrap()
    }

    fn parts(text: &str, unit: &str) -> Vec<String> {
        let units = units();
        let all: Vec<UnitName> = units.all().iter().map(|u| UnitName::new(&u.name)).collect();
        units.parts(text, UnitName::new(unit), &all).into_iter().map(str::to_owned).collect()
    }

    #[test]
    fn what_is_said_to_a_unit_by_name_is_its_part() {
        let pilots = "各区开展相关工作。其中,东城区、西城区开展试点,年内完成。";
        let each = "丰台区启动改造项目,推动湿地提升;朝阳区实施工程,门头沟区推进治理,并做好评估。各区跟进。";
        let plants = "针对相关区(丰台区河西厂,门头沟区军庄厂等 6 座)进水浓度偏低的问题,加强排查。";
        for (text, unit, expected) in [
            (pilots, "东城区政府", vec!["东城区、西城区开展试点,年内完成"]),
            (pilots, "西城区政府", vec!["东城区、西城区开展试点,年内完成"]),
            (pilots, "朝阳区政府", vec![]),
            (each, "丰台区政府", vec!["丰台区启动改造项目,推动湿地提升"]),
            (each, "朝阳区政府", vec!["朝阳区实施工程"]),
            (each, "门头沟区政府", vec!["门头沟区推进治理,并做好评估"]),
            (plants, "丰台区政府", vec!["丰台区河西厂"]),
            (plants, "门头沟区政府", vec!["门头沟区军庄厂等 6 座"]),
            ("东城区打造样板。其他区积极谋划,提前储备。", "西城区政府", vec!["其他区积极谋划,提前储备"]),
            ("东城区打造样板。东城区、朝阳区推进清洁运输。", "东城区政府", vec!["东城区打造样板", "东城区、朝阳区推进清洁运输"]),
        ] {
            assert_eq!(parts(text, unit), expected, "{unit}: {text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_has_parts_within_it(text in "[东西城区朝阳其他,。;(、) a\\n]{0,40}") {
            for unit in ["东城区政府", "西城区政府", "门头沟区政府"] {
                for part in parts(&text, unit) {
                    prop_assert!(text.contains(&part));
                }
            }
        }
    }
}
