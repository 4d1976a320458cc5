//! Units (单位): how the work of each of them stands, and the work of one: what it leads, answers for and assists.
//!
//! A measure counts once for a unit, however many roles it has. What it leads stands as the measure does with all that is owed under it; what
//! it owes stands by itself. A unit that leads together with others and owes its own part (各区政府 in a merged cell) answers for that, not
//! for the others: only a lead that is named first, and by itself, answers for the whole.

mod followed;
mod group;
mod stake;
mod summary;
#[cfg(test)]
mod tests;
mod work;

pub use followed::UnitFollowed;
pub use group::{GroupRow, GroupWork};
pub use stake::Stake;
pub use summary::{UnitSummary, UnitsNow};
pub use work::{UnitRow, UnitWork};
