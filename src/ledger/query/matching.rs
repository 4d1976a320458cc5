//! What a query leaves: first what holds for a whole measure, then for each of its entries.

use chrono::NaiveDate;

use super::{Asks, Condition, Id, Mark, Query, Reason, Supervisor, Whom};
use crate::ledger::{Entry, Item, Ledger, Light, Part};
use crate::plan::{Lookup, Measure, Role, UnitName};

/// A query that is put to the entries of a ledger.
pub(in crate::ledger) struct Matcher<'a> {
    ledger: &'a Ledger,
    conditions: &'a [Condition],
    /// Who asks.
    me: &'a str,
    /// The day by which weeks and months are meant.
    as_of: NaiveDate,
    /// The roles in which a unit counts, and whether they were asked for.
    roles: Vec<Role>,
    by_role: bool,
}

/// What is known of a measure before its entries are looked at.
pub(in crate::ledger) struct OfMeasure<'a> {
    /// Its words.
    pub measure: &'a Measure,
    /// Its state.
    pub item: &'a Item,
    /// The number of its area.
    pub area: u32,
    /// The units that owe something under it.
    pub owing: &'a [UnitName],
    /// Title and text as they are compared; needed only where [`Matcher::asks_for_text`].
    pub text: &'a str,
}

/// How a condition stands to the entries of a measure.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Holds {
    /// It holds for all of them, or for none.
    All(bool),
    /// Each is asked.
    Each,
    /// Each is asked whether it is a unit's: those of the measure that are looked for.
    EachUnit(Vec<Bound>),
}

/// How a unit or group that is looked for stands to a measure.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Bound {
    /// Whether it stands to it in a role that counts.
    any: bool,
    /// Whether what other units owe is its affair, too: it leads them, or assists and is asked for as that.
    all: bool,
    /// Whose obligations are its own.
    own: Vec<UnitName>,
}

/// The conditions for the entries of one measure, of which the others hold.
pub(in crate::ledger) struct Left<'a> {
    conditions: Vec<(&'a Condition, Holds)>,
}

impl<'a> Matcher<'a> {
    pub fn new(ledger: &'a Ledger, query: &'a Query, me: &'a str, as_of: NaiveDate) -> Self {
        let mut roles = Role::ALL.to_vec();
        let mut by_role = false;
        for condition in query.conditions() {
            if let Asks::Role(asked) = &condition.what {
                roles.retain(|role| asked.contains(role) != condition.negated);
                by_role = true;
            }
        }
        Self { ledger, conditions: query.conditions(), me, as_of, roles, by_role }
    }

    /// Whether the text of a measure is looked at.
    pub fn asks_for_text(&self) -> bool {
        self.conditions.iter().any(|c| matches!(c.what, Asks::Text(_)))
    }

    /// Whether it is looked at why a light is what it is.
    pub fn asks_for_reasons(&self) -> bool {
        self.conditions.iter().any(|c| matches!(c.what, Asks::Reason(_)))
    }

    /// What is left to be asked of the entries of a measure; none where none of them can match.
    pub fn measure(&self, of: &OfMeasure<'_>) -> Option<Left<'a>> {
        let mut conditions = Vec::new();
        for condition in self.conditions {
            match self.holds(condition, of) {
                Holds::All(holds) if holds == condition.negated => return None,
                Holds::All(_) => {}
                each => conditions.push((condition, each)),
            }
        }
        Some(Left { conditions })
    }

    /// Whether an entry matches what is left of its measure's conditions.
    pub fn entry(&self, left: &Left<'_>, entry: &Entry) -> bool {
        left.conditions.iter().all(|(condition, holds)| {
            let holds = match holds {
                Holds::EachUnit(bound) => bound.iter().any(|bound| is_of(bound, entry.key.unit)),
                _ => self.asked_of_entry(&condition.what, entry),
            };
            holds != condition.negated
        })
    }

    fn holds(&self, condition: &Condition, of: &OfMeasure<'_>) -> Holds {
        let id = of.measure.id;
        match &condition.what {
            Asks::Area(areas) => Holds::All(areas.contains(&of.area)),
            Asks::Text(texts) => Holds::All(texts.iter().any(|text| of.text.contains(text.as_str()))),
            Asks::Role(_) => Holds::All(!condition.negated),
            Asks::Id(ids) => {
                if ids.iter().any(|one| *one == Id::Task(id.task) || *one == Id::Measure(id)) {
                    Holds::All(true)
                } else if ids.iter().any(|one| matches!(one, Id::Owed(measure, _) if *measure == id)) {
                    Holds::Each
                } else {
                    Holds::All(false)
                }
            }
            Asks::Unit(units) => {
                let bound: Vec<Bound> = units.iter().map(|whom| self.bound(whom, of)).filter(|bound| bound.any).collect();
                if bound.is_empty() { Holds::All(false) } else { Holds::EachUnit(bound) }
            }
            _ => Holds::Each,
        }
    }

    fn bound(&self, whom: &Whom, of: &OfMeasure<'_>) -> Bound {
        let units = self.ledger.units();
        let in_role = |role: Role| match whom {
            Whom::Unit(unit) => units.bond(of.measure, role, unit, of.item.settled()).is_some(),
            Whom::Group(group) => names_group(self.ledger, of.measure, role, group),
        };
        let roles: Vec<Role> = self.roles.iter().copied().filter(|role| in_role(*role)).collect();
        let members = match whom {
            Whom::Unit(unit) => vec![*unit],
            Whom::Group(group) => match units.find(group) {
                Some(Lookup::Group(group)) => group.members.iter().map(|member| UnitName::new(member)).collect(),
                _ => Vec::new(),
            },
        };
        let owes = of.owing.iter().any(|unit| members.contains(unit));
        // A unit that owes something itself answers for that, not for what others owe.
        let all = !owes && (roles.contains(&Role::Lead) || self.by_role && roles.contains(&Role::Assist));
        Bound { any: !roles.is_empty(), all, own: members }
    }

    fn asked_of_entry(&self, what: &Asks, entry: &Entry) -> bool {
        match what {
            Asks::Id(ids) => ids.iter().any(|id| matches!(id, Id::Owed(m, unit) if *m == entry.measure && Some(*unit) == entry.key.unit)),
            Asks::Light(lights) => lights.contains(&entry.standing.light()),
            Asks::Reason(reasons) => reasons.iter().any(|reason| entry.is_for(*reason)),
            Asks::Status(statuses) => statuses.contains(&entry.status),
            Asks::Due(dues) => dues.iter().any(|due| due.has(entry.end, self.as_of)),
            Asks::Supervisor(people) => people.iter().any(|who| match who {
                Supervisor::Me => entry.assigned.as_deref() == Some(self.me),
                Supervisor::Nobody => entry.assigned.is_none(),
                Supervisor::Named(name) => entry.assigned.as_deref() == Some(name.as_str()),
            }),
            Asks::Mark(marks) => marks.iter().any(|mark| match mark {
                Mark::Snoozed => entry.snoozed.is_some(),
                Mark::Extended => entry.extensions > 0,
                Mark::Urged => entry.urges > 0,
                Mark::Promised => entry.promised.is_some(),
            }),
            // These were asked of the measure.
            Asks::Area(_) | Asks::Text(_) | Asks::Role(_) | Asks::Unit(_) => true,
        }
    }
}

impl Entry {
    /// Whether it is red or yellow because of that, whatever else is worse.
    fn is_for(&self, reason: Reason) -> bool {
        let because_of = |part: Part| self.parts.get(part as usize).is_some_and(|light| *light >= Some(Light::Yellow));
        match reason {
            Reason::Overdue => self.days_over > 0 || self.standing.is_overdue(),
            Reason::Deadline => because_of(Part::Deadline),
            Reason::Progress => because_of(Part::Progress),
            Reason::Reporting => because_of(Part::Reporting),
            Reason::Promise => self.promise_late > 0,
        }
    }
}

fn is_of(bound: &Bound, unit: Option<UnitName>) -> bool {
    bound.all || unit.is_none_or(|unit| bound.own.contains(&unit))
}

/// Whether a cell of a measure names a group, in any of its forms.
pub(in crate::ledger) fn names_group(ledger: &Ledger, measure: &Measure, role: Role, group: &str) -> bool {
    let forms = |name: &str| match ledger.units().find(group) {
        Some(Lookup::Group(known)) => known.name == name || known.aliases.iter().any(|alias| alias == name),
        _ => name == group,
    };
    measure.units(role).names.iter().any(|name| forms(name))
}
