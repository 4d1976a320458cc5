//! Ids of measures, as people write them.

use std::fmt;
use std::str::FromStr;

use crate::text::half_width;

/// The id of a measure: `TASK.N`, e.g. `8.4`. N counts the 工作措施 cells of the task from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MeasureId {
    /// 序号 of the task.
    pub task: u32,
    /// The place within the task, from 1.
    pub index: u32,
}

/// What a person may name: a whole task (`8`) or one measure (`8.4`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// A task by its number.
    Task(u32),
    /// A measure by its id.
    Measure(MeasureId),
}

/// An id as it was asked for: a task, a measure, or what units owe under a measure (`8.4@门头沟`, `8.4@门头沟,房山`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The task or the measure.
    pub place: Place,
    /// The units behind the `@`, as they were written; none where there is no `@`.
    pub units: Option<Vec<String>>,
}

/// A text that is no id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an id: write a task such as 3 or a measure such as 3.2")]
pub struct BadId(pub String);

impl fmt::Display for MeasureId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}.{}", self.task, self.index))
    }
}

impl FromStr for Place {
    type Err = BadId;

    /// Reads `8` or `8.4`; full-width digits and stops, which an input method leaves on, count as their ASCII forms.
    fn from_str(text: &str) -> Result<Self, BadId> {
        let plain: String = text.trim().chars().map(fold).collect();
        let number = |digits: &str| {
            let all_digits = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
            all_digits.then(|| digits.parse().ok()).flatten().filter(|n| *n > 0)
        };
        let place = match plain.split_once('.') {
            None => number(&plain).map(Place::Task),
            Some((task, index)) => number(task).zip(number(index)).map(|(task, index)| Place::Measure(MeasureId { task, index })),
        };
        place.ok_or_else(|| BadId(text.to_owned()))
    }
}

impl FromStr for Asked {
    type Err = BadId;

    /// Reads what is before the `@` as a [`Place`]; behind it units, separated by commas. Only a measure has units.
    fn from_str(text: &str) -> Result<Self, BadId> {
        let Some((before, behind)) = text.split_once(['@', '＠']) else { return Ok(Self { place: text.parse()?, units: None }) };
        let units: Vec<String> = behind.split([',', '，']).map(|name| name.trim().to_owned()).collect();
        match before.parse() {
            Ok(place @ Place::Measure(_)) if units.iter().all(|name| !name.is_empty()) => Ok(Self { place, units: Some(units) }),
            _ => Err(BadId(text.to_owned())),
        }
    }
}

impl Asked {
    /// Reads several ids separated by commas. What has no number of its own is another unit of the measure before it:
    /// `8.4@门头沟,房山,8.6` are two units of 8.4, and 8.6.
    ///
    /// # Errors
    /// When one of them is no id.
    pub fn list(text: &str) -> Result<Vec<Self>, BadId> {
        let mut all: Vec<Self> = Vec::new();
        for part in text.split([',', '，']) {
            let is_id = part.contains(['@', '＠']) || part.parse::<Place>().is_ok();
            match all.last_mut().and_then(|last| last.units.as_mut()).filter(|_| !is_id && !part.trim().is_empty()) {
                Some(units) => units.push(part.trim().to_owned()),
                None => all.push(part.parse().map_err(|_| BadId(text.to_owned()))?),
            }
        }
        Ok(all)
    }
}

impl FromStr for MeasureId {
    type Err = BadId;

    fn from_str(text: &str) -> Result<Self, BadId> {
        match text.parse()? {
            Place::Measure(id) => Ok(id),
            Place::Task(_) => Err(BadId(text.to_owned())),
        }
    }
}

fn fold(c: char) -> char {
    match c {
        '。' => '.',
        _ => half_width(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tasks_and_measures_are_read_as_people_write_them() {
        let measure = |task, index| Ok(Place::Measure(MeasureId { task, index }));
        for (text, expected) in [
            ("3", Ok(Place::Task(3))),
            ("3.2", measure(3, 2)),
            (" 8.4 ", measure(8, 4)),
            ("８。４", measure(8, 4)),
            ("3.10", measure(3, 10)),
            ("0", Err(BadId("0".into()))),
            ("3.0", Err(BadId("3.0".into()))),
            ("3.", Err(BadId("3.".into()))),
            ("+3", Err(BadId("+3".into()))),
            ("3.2.1", Err(BadId("3.2.1".into()))),
            ("99999999999", Err(BadId("99999999999".into()))),
            ("", Err(BadId("".into()))),
        ] {
            assert_eq!(text.parse::<Place>(), expected, "{text}");
        }
    }

    #[test]
    fn what_units_owe_is_asked_for_behind_an_at_sign() {
        let place = Place::Measure(MeasureId { task: 8, index: 4 });
        let asked = |units: &[&str]| Ok(Asked { place, units: Some(units.iter().map(|u| (*u).to_owned()).collect()) });
        for (text, expected) in [
            ("8.4@门头沟", asked(&["门头沟"])),
            (" ８．４＠门头沟 ， 房山", asked(&["门头沟", "房山"])),
            ("8.4@市科委、中关村管委会", asked(&["市科委、中关村管委会"])),
            ("8.4", Ok(Asked { place, units: None })),
            ("8.4@", Err(BadId("8.4@".into()))),
            ("8.4@门头沟,", Err(BadId("8.4@门头沟,".into()))),
            ("8@门头沟", Err(BadId("8@门头沟".into()))),
            ("@门头沟", Err(BadId("@门头沟".into()))),
        ] {
            assert_eq!(text.parse::<Asked>(), expected, "{text}");
        }
    }

    #[test]
    fn several_ids_are_separated_by_commas() {
        let shown = |text: &str| {
            let one = |asked: &Asked| match (&asked.place, &asked.units) {
                (Place::Task(number), _) => number.to_string(),
                (Place::Measure(id), None) => id.to_string(),
                (Place::Measure(id), Some(units)) => format!("{id}@{}", units.join("+")),
            };
            Asked::list(text).map(|all| all.iter().map(one).collect::<Vec<_>>().join(" ")).map_err(|BadId(text)| text)
        };
        for (text, expected) in [
            ("8.4", Ok("8.4")),
            ("8.4,8.6", Ok("8.4 8.6")),
            ("8.4@门头沟,房山，8.6，8.7@大兴", Ok("8.4@门头沟+房山 8.6 8.7@大兴")),
            ("8.4@门头沟,8.4@房山", Ok("8.4@门头沟 8.4@房山")),
            ("8.4,门头沟", Err("8.4,门头沟")),
            ("8.4@门头沟,", Err("8.4@门头沟,")),
            ("", Err("")),
        ] {
            assert_eq!(shown(text), expected.map(str::to_owned).map_err(str::to_owned), "{text}");
        }
    }

    #[test]
    fn ids_sort_as_numbers() {
        let id = |s: &str| s.parse::<MeasureId>().unwrap();
        assert!(id("3.2") < id("3.10"));
        assert!(id("9.9") < id("10.1"));
    }
}
