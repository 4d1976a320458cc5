//! A reading against its target: what is 待核 or 办结 although its latest reading misses the target, and a cap that is exceeded whatever is
//! said about it.

use chrono::NaiveDate;

use super::{Finding, Ground, Says};
use crate::ledger::{IndicatorNow, Item, Ledger, Progress, ProgressWhy, Status};
use crate::plan::{Behaviour, UnitName};

pub(super) fn find(ledger: &Ledger, as_of: NaiveDate) -> Vec<Finding> {
    ledger.indicators_now(as_of).iter().flat_map(|now| of(ledger, now, as_of)).collect()
}

fn of(ledger: &Ledger, now: &IndicatorNow<'_>, as_of: NaiveDate) -> Vec<Finding> {
    // A frequency has no value that could miss: its periods have.
    if matches!(now.indicator().behaviour, Behaviour::Frequency(_)) {
        return Vec::new();
    }
    let whole = (now.indicator().behaviour != Behaviour::PerUnit).then_some((None, &now.progress));
    let parts = now.subjects.iter().filter(|part| part.site.is_none()).map(|part| (part.unit, &part.progress));
    whole.into_iter().chain(parts).filter_map(|(unit, progress)| against(ledger, now, as_of, (unit, progress))).collect()
}

fn against(
    ledger: &Ledger,
    now: &IndicatorNow<'_>,
    as_of: NaiveDate,
    (unit, progress): (Option<UnitName>, &Progress<'_>),
) -> Option<Finding> {
    let (reading, target) = (progress.latest?, progress.target?);
    let item = item(ledger, now, unit)?;
    let exceeded = matches!(progress.why, ProgressWhy::Exceeded(_));
    // A measure may be done by what its units are.
    let status = ledger.status(item, as_of);
    let said_done = matches!(status, Status::Submitted | Status::Done);
    let misses = !now.indicator().meets(reading.value.exact(), target);
    if !(exceeded || said_done && misses) {
        return None;
    }
    let ground = Ground::OffTarget {
        says: Says { status, ..Says::of(ledger, item) },
        indicator: Box::new(now.attached.clone()),
        reading: Box::new(reading.clone()),
        target,
        exceeded,
    };
    Finding::new(vec![item.key], ground)
}

/// Whose reading it is: the measure, or what the unit owes.
pub(super) fn item<'a>(ledger: &'a Ledger, now: &IndicatorNow<'_>, unit: Option<UnitName>) -> Option<&'a Item> {
    let measure = ledger.indicator_item(now.attached)?;
    match unit {
        None => Some(measure),
        Some(unit) => ledger.obligation(measure, unit).map(|owed| owed.item),
    }
}
