//! The words of such tables, from `seeds/table.json`: under which headings their columns stand, and by what a title is known.

use std::collections::HashMap;

use serde::Deserialize;
use serde::de::Error;

use super::header::HEADINGS;

const TABLE: &str = include_str!("../../seeds/table.json");

/// The words of such tables.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Vocabulary {
    #[serde(rename = "_about", default)]
    _about: String,
    #[serde(deserialize_with = "places")]
    columns: HashMap<String, usize>,
    titles: Vec<String>,
    labels: Labels,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Labels {
    begin: Vec<String>,
    end: Vec<String>,
}

impl Vocabulary {
    /// The embedded words.
    pub(super) fn embedded() -> Result<Self, serde_json::Error> {
        serde_json::from_str(TABLE)
    }

    /// Which of [`HEADINGS`] another heading stands for.
    pub(super) fn column(&self, heading: &str) -> Option<usize> {
        self.columns.get(heading).copied()
    }

    /// Whether a line ends as a title does: 行动计划.
    pub(super) fn ends_a_title(&self, line: &str) -> bool {
        self.titles.iter().any(|word| line.ends_with(word.as_str()))
    }

    /// Whether a line has such a word anywhere.
    pub(super) fn has_a_title(&self, line: &str) -> bool {
        self.titles.iter().any(|word| line.contains(word.as_str()))
    }

    /// Whether what follows a year makes the year the plan's: 2026年行动计划, 2026年度.
    pub(super) fn begins_a_title(&self, rest: &str) -> bool {
        rest.starts_with('度') || self.titles.iter().any(|word| rest.starts_with(word.as_str()))
    }

    /// Whether a line is what stands near a title and is none: 附件 1, the name of an office, the number of a document.
    pub(super) fn is_label(&self, line: &str) -> bool {
        self.labels.begin.iter().any(|word| line.starts_with(word.as_str()))
            || self.labels.end.iter().any(|word| line.ends_with(word.as_str()))
    }
}

/// The other headings of each column, turned round. A heading that is two columns', or one's own name, is a fault of the list.
fn places<'de, D: serde::Deserializer<'de>>(from: D) -> Result<HashMap<String, usize>, D::Error> {
    let mut places = HashMap::new();
    for (name, others) in HashMap::<String, Vec<String>>::deserialize(from)? {
        let place = HEADINGS.iter().position(|h| *h == name).ok_or_else(|| D::Error::custom(format!("`{name}` is no column")))?;
        for other in others {
            if HEADINGS.contains(&other.as_str()) || places.insert(other.clone(), place).is_some() {
                return Err(D::Error::custom(format!("`{other}` stands for two columns")));
            }
        }
    }
    Ok(places)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::header::{LEAD, RESPONSIBLE};

    #[test]
    fn the_embedded_words_are_read() {
        let words = Vocabulary::embedded().unwrap();
        assert_eq!((words.column("牵头单位"), words.column("主责部门"), words.column("姓名")), (Some(LEAD), Some(RESPONSIBLE), None));
        assert!(words.ends_a_title("持续污染防治攻坚2026年行动计划") && !words.ends_a_title("附件1"));
        assert!(words.begins_a_title("行动计划") && words.begins_a_title("度实施方案") && !words.begins_a_title("印发"));
        assert!(words.is_label("附件1") && words.is_label("上海市人民政府办公厅") && !words.is_label("上海市深入打好污染防治攻坚战"));
    }

    #[test]
    fn a_list_that_contradicts_itself_is_refused() {
        let list = |columns: &str| {
            let text = format!(r#"{{"columns":{columns},"titles":[],"labels":{{"begin":[],"end":[]}}}}"#);
            serde_json::from_str::<Vocabulary>(&text).map(|_| ()).map_err(|e| e.to_string())
        };
        assert_eq!(list(r#"{"序号":["编号"]}"#), Ok(()));
        assert!(list(r#"{"姓名":["编号"]}"#).unwrap_err().contains("姓名"));
        assert!(list(r#"{"序号":["编号"],"重点任务":["编号"]}"#).unwrap_err().contains("编号"));
        assert!(list(r#"{"序号":["重点任务"]}"#).unwrap_err().contains("重点任务"));
    }
}
