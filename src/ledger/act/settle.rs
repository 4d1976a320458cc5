//! Settling whom the 相关区政府 of a measure means, where its text leaves it open (待明确) or names too few; and settling a finding (核对发现).

use std::sync::Arc;

use chrono::NaiveDate;

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
        if to.is_some_and(<[UnitName]>::is_empty) {
            return Err(ActRefused::NobodyMeant);
        }
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

    /// Settles the finding of `as_of` that a person means by a key or by how it begins.
    ///
    /// # Errors
    /// When there is none, several begin so, it is settled already, or no reason is given.
    pub fn settle_finding(ledger: &Ledger, key: &str, why: &str, as_of: NaiveDate) -> Result<Self, ActRefused> {
        let finding = ledger.finding(key, as_of)?;
        if let Some(settled) = finding.settled {
            return Err(ActRefused::FindingSettled { by: settled.written.by, at: settled.written.at });
        }
        if why.trim().is_empty() {
            return Err(ActRefused::FindingUnsaid);
        }
        let item = finding.items.first().and_then(|first| ledger.item(*first)).ok_or(ActRefused::NotInPlan)?;
        Ok(Self::fresh(item, Happening::FindingSettled { finding: finding.key, why: why.to_owned() }))
    }
}
