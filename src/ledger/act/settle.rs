//! Settling whom the 相关区政府 of a measure means, where its text leaves it open (待明确) or names too few.

use std::sync::Arc;

use super::{Act, ActRefused};
use crate::ledger::{Happening, Item, Ledger};
use crate::plan::UnitName;

impl Act {
    /// Settles whom the 相关区政府 of a measure means; with `to` none it is to be settled again.
    ///
    /// # Errors
    /// When the measure has no such group, a unit is none of it, nothing would change, or no reason is given.
    pub fn settle_units(ledger: &Ledger, measure: &Item, to: Option<&[UnitName]>, why: &str) -> Result<Self, ActRefused> {
        let published = ledger.measure_of(measure).ok_or(ActRefused::NotInPlan)?;
        let members = ledger.units().may_be_settled(published).ok_or(ActRefused::NothingToSettle)?;
        // In the order of the group, each once.
        let to: Option<Arc<[UnitName]>> = match to {
            None => None,
            Some(units) => match units.iter().find(|unit| !members.contains(unit)) {
                Some(stranger) => return Err(ActRefused::NotMeant(*stranger)),
                None => Some(members.iter().copied().filter(|member| units.contains(member)).collect()),
            },
        };
        if measure.settled() == to.as_deref() {
            return Err(ActRefused::SettledSo);
        }
        if why.trim().is_empty() {
            return Err(ActRefused::SettledUnsaid);
        }
        let from = measure.settled().map(Arc::from);
        Ok(Self::fresh(measure, Happening::UnitsSettled { from, to, why: Some(why.to_owned()) }))
    }
}
