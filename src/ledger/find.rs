//! What a person means by an id: `8`, `8.4`, `8.4@门头沟`, several units (`8.4@门头沟,房山`), a group (`8.4@各区`) or all (`8.4@全部`).

use super::{Item, Ledger, Obligation};
use crate::messages::{Lang, find as say};
use crate::plan::{Asked, BadId, Lookup, Meant, MeasureId, Place, Role, UnitName};

/// What an id names.
#[derive(Debug, Clone)]
pub enum Found<'a> {
    /// A task, by its number.
    Task(u32),
    /// A measure.
    Measure(&'a Item),
    /// What units owe under a measure, in the order in which they were named.
    Owed(Vec<Obligation<'a>>),
}

/// Why an id names nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotFound {
    /// It is no id.
    BadId(String),
    /// The plan has no such task.
    NoTask {
        /// What was asked for.
        id: String,
        /// The last task of the plan.
        last: u32,
    },
    /// The task has no such measure.
    NoMeasure {
        /// What was asked for.
        id: MeasureId,
        /// How many measures the task has.
        measures: usize,
    },
    /// Nobody has that name.
    NoUnit {
        /// The name.
        words: String,
        /// The names that are most alike.
        near: Vec<String>,
    },
    /// Several units have it in their names.
    ManyUnits {
        /// The words.
        words: String,
        /// Their names.
        names: Vec<String>,
    },
    /// The unit leads or assists the measure, and owes nothing of its own under it.
    OwesNothing {
        /// The measure.
        measure: MeasureId,
        /// The unit.
        unit: String,
        /// As what.
        role: Role,
    },
    /// The measure does not bind the unit.
    NotBound {
        /// The measure.
        measure: MeasureId,
        /// The unit or group.
        unit: String,
        /// Those whom it binds.
        bound: Vec<String>,
        /// Whether it is to be settled whom else it binds.
        unsettled: bool,
    },
}

/// What stands for all units of a measure.
const ALL: [&str; 4] = ["全部", "所有", "all", "*"];
/// How many of the bound units a refusal names.
const NAMED: usize = 6;

impl Ledger {
    /// What a person means by one id.
    ///
    /// # Errors
    /// Says what is wrong with it, and what there is.
    pub fn find(&self, text: &str) -> Result<Found<'_>, NotFound> {
        self.find_asked(&text.parse().map_err(|BadId(text)| NotFound::BadId(text))?)
    }

    /// What a person means by one or several ids (see [`Asked::list`]).
    ///
    /// # Errors
    /// As [`Ledger::find`], for the first that is wrong.
    pub fn find_all(&self, text: &str) -> Result<Vec<Found<'_>>, NotFound> {
        let asked = Asked::list(text).map_err(|BadId(text)| NotFound::BadId(text))?;
        asked.iter().map(|asked| self.find_asked(asked)).collect()
    }

    fn find_asked(&self, asked: &Asked) -> Result<Found<'_>, NotFound> {
        let id = match asked.place {
            Place::Task(number) if self.plan().task(number).is_some() => return Ok(Found::Task(number)),
            Place::Task(number) => return Err(self.no_task(number.to_string())),
            Place::Measure(id) => id,
        };
        let Some(measure) = self.of_measure(id) else {
            return Err(match self.plan().task(id.task) {
                Some((_, _, task)) => NotFound::NoMeasure { id, measures: task.measures.len() },
                None => self.no_task(id.to_string()),
            });
        };
        let Some(units) = &asked.units else { return Ok(Found::Measure(measure)) };
        let mut owed: Vec<Obligation<'_>> = Vec::new();
        for words in units {
            let meant = self.owed_by(measure, words)?;
            owed.extend(meant.into_iter().filter(|next| owed.iter().all(|known| known.unit != next.unit)).collect::<Vec<_>>());
        }
        Ok(Found::Owed(owed))
    }

    fn no_task(&self, id: String) -> NotFound {
        NotFound::NoTask { id, last: self.plan().tasks().next_back().map_or(0, |(_, _, task)| task.number) }
    }

    /// What the unit, or the units of the group, that a person means owe under a measure.
    fn owed_by<'a>(&'a self, measure: &'a Item, words: &str) -> Result<Vec<Obligation<'a>>, NotFound> {
        let all: Vec<Obligation<'a>> = self.obligations(measure).collect();
        if let Some(one) = all.iter().find(|owed| &*owed.unit == words) {
            return Ok(vec![*one]);
        }
        if ALL.contains(&words) {
            return if all.is_empty() { Err(self.not_bound(measure, words)) } else { Ok(all) };
        }
        let (name, members) = match self.meant(words)? {
            // 相关区政府 is no list of its own: it means whom the measure that names it means.
            Lookup::Group(group) if group.only_named && !self.names(measure, group) => return Err(self.not_bound(measure, &group.name)),
            Lookup::Unit(unit) => (&unit.name, std::slice::from_ref(&unit.name)),
            Lookup::Group(group) => (&group.name, group.members.as_slice()),
        };
        let owed: Vec<Obligation<'a>> = all.into_iter().filter(|owed| members.iter().any(|m| **m == *owed.unit)).collect();
        if owed.is_empty() { Err(self.owes_nothing(measure, name).unwrap_or_else(|| self.not_bound(measure, name))) } else { Ok(owed) }
    }

    /// Who leads or assists a measure, each in its first role.
    pub fn taking_part(&self, measure: &Item) -> Vec<(UnitName, Role)> {
        let Some(published) = self.measure_of(measure) else { return Vec::new() };
        let of = |role| self.units().bound(published, role, measure.settled()).into_iter().map(move |bound| (bound.unit, role));
        of(Role::Lead).chain(of(Role::Assist)).collect()
    }

    /// That a unit leads or assists a measure without owing anything of its own; none where it does not.
    pub fn owes_nothing(&self, measure: &Item, unit: &str) -> Option<NotFound> {
        let (unit, role) = self.taking_part(measure).into_iter().find(|(known, _)| known.as_str() == unit)?;
        Some(NotFound::OwesNothing { measure: measure.measure, unit: unit.to_string(), role })
    }

    fn not_bound(&self, measure: &Item, name: &str) -> NotFound {
        let bound = self.obligations(measure).map(|owed| self.units().short(owed.unit).to_owned()).collect();
        NotFound::NotBound { measure: measure.measure, unit: name.to_owned(), bound, unsettled: self.is_unsettled(measure) }
    }

    /// Whether the responsible cell of a measure names a group, in any of its forms.
    fn names(&self, measure: &Item, group: &crate::plan::Group) -> bool {
        let cell = self.measure_of(measure).map(|m| m.responsible.names.as_slice()).unwrap_or_default();
        cell.iter().any(|name| **name == *group.name || group.aliases.iter().any(|alias| *alias == **name))
    }

    /// The unit or group that a person means.
    fn meant(&self, words: &str) -> Result<Lookup<'_>, NotFound> {
        let listed = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect();
        match self.units().meant(words) {
            Meant::One(found) => Ok(found),
            Meant::Several(names) => Err(NotFound::ManyUnits { words: words.to_owned(), names: listed(names) }),
            Meant::Nobody(near) => Err(NotFound::NoUnit { words: words.to_owned(), near: listed(near) }),
        }
    }

    /// The units that a person names, separated by commas; a group stands for its members.
    ///
    /// # Errors
    /// When a name is nobody's, or several units'.
    pub fn named_units(&self, text: &str) -> Result<Vec<UnitName>, NotFound> {
        let mut units = Vec::new();
        for words in text.split([',', '，']).flat_map(|part| self.enumerated(part)) {
            match self.meant(words)? {
                Lookup::Unit(unit) => units.push(UnitName::new(&unit.name)),
                Lookup::Group(group) => units.extend(group.members.iter().map(|member| UnitName::new(member))),
            }
        }
        Ok(units)
    }

    /// 门头沟、房山 are two units, 市科委、中关村管委会 is one.
    fn enumerated<'t>(&self, part: &'t str) -> Vec<&'t str> {
        if self.units().find(part.trim()).is_some() { vec![part] } else { part.split('、').collect() }
    }
}

impl NotFound {
    /// Whether what was asked for is well said, but not there.
    pub const fn is_absent(&self) -> bool {
        matches!(self, NotFound::NoTask { .. } | NotFound::NoMeasure { .. })
    }

    /// The sentence for the person, with what there is.
    pub fn explain(&self, lang: Lang) -> String {
        let listed = |names: &[String]| names.join(lang.pick("、", ", "));
        match self {
            NotFound::BadId(text) => say::bad_id(lang, text),
            NotFound::NoTask { id, last } => say::no_such_id(lang, id, last),
            NotFound::NoMeasure { id, measures } => say::no_such_measure(lang, id, id.task, measures),
            NotFound::NoUnit { words, near } if near.is_empty() => say::no_such_unit(lang, words),
            NotFound::NoUnit { words, near } => say::no_such_unit_but(lang, words, listed(near)),
            NotFound::ManyUnits { words, names } => say::many_units(lang, words, listed(names)),
            NotFound::OwesNothing { measure, unit, role } => say::owes_nothing(lang, unit, measure, role.word(lang)),
            NotFound::NotBound { measure, unit, unsettled: true, .. } => say::not_bound_unsettled(lang, measure, unit),
            NotFound::NotBound { measure, bound, .. } if bound.is_empty() => say::nobody_bound(lang, measure),
            NotFound::NotBound { measure, unit, bound, .. } if bound.len() > NAMED => {
                let first = bound.get(..NAMED).unwrap_or_default();
                say::not_bound_many(lang, measure, unit, listed(first), bound.len())
            }
            NotFound::NotBound { measure, unit, bound, .. } => say::not_bound(lang, measure, unit, listed(bound)),
        }
    }

    /// The same for somebody who has the console before him: no command of a shell is of use there.
    pub fn explain_inside(&self, lang: Lang) -> String {
        match self {
            NotFound::NotBound { measure, unit, unsettled: true, .. } => say::not_bound_unsettled_yet(lang, measure, unit),
            NotFound::NotBound { measure, unit, bound, .. } if bound.len() > NAMED => {
                let first = bound.get(..NAMED).unwrap_or_default().join(lang.pick("、", ", "));
                say::not_bound_some(lang, measure, unit, first, bound.len())
            }
            why => why.explain(lang),
        }
    }
}
