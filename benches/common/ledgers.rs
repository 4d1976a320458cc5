//! The ledger of any plan.

use duban::ledger::Ledger;
use duban::plan::Plan;

/// The ledger of a plan in which nothing has happened.
pub fn ledger_of(plan: Plan) -> Ledger {
    let ids: Vec<_> = plan.measures().map(|measure| measure.id).collect();
    Ledger::new(plan, duban::seeds::units().unwrap(), (1..).zip(ids))
}
