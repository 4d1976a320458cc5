//! A measure is 办结 while a unit is not: it stays open, whatever its lead says.

use chrono::NaiveDate;

use super::{Finding, Ground, Says};
use crate::ledger::{Item, Ledger, Status};

pub(super) fn find(ledger: &Ledger, _as_of: NaiveDate) -> Vec<Finding> {
    let done = ledger.rows().map(|(_, measure)| measure).filter(|measure| measure.status == Status::Done);
    done.filter_map(|measure| of(ledger, measure)).collect()
}

fn of(ledger: &Ledger, measure: &Item) -> Option<Finding> {
    let owed = ledger.obligations_of(measure);
    let open: Vec<Says> = owed.iter().filter(|item| !item.status.is_closed()).map(|item| Says::of(ledger, item)).collect();
    // Whom else it binds is not known yet: so not all of them are done.
    let unsettled = ledger.is_unsettled(measure);
    if open.is_empty() && !unsettled {
        return None;
    }
    let items = std::iter::once(measure.key).chain(open.iter().map(|says| says.item)).collect();
    Finding::new(items, Ground::DoneButOpen { done: Says::of(ledger, measure), open, units: owed.len(), unsettled })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::finding::testing::Book;
    use Status::{Done, InProgress, Submitted, Withdrawn};

    const DAY: &str = "2026-11-23";
    const TO_DONE: [Status; 3] = [InProgress, Submitted, Done];

    #[test]
    fn a_done_measure_names_the_units_that_are_open() {
        let mut book = Book::new();
        book.set(DAY, "1.1", &[InProgress, Submitted]);
        assert_eq!(book.found(find, DAY), [""; 0], "待核 is another rule's");
        book.set(DAY, "1.1", &[Done]);
        assert_eq!(book.found(find, DAY), ["1.1 1.1@东城 1.1@西城 1.1@房山"]);
        // Whatever closes a unit closes it.
        book.set(DAY, "1.1@西城", &TO_DONE).set(DAY, "1.1@东城", &[Withdrawn]);
        assert_eq!(book.found(find, DAY), ["1.1 1.1@房山"]);
        book.set(DAY, "1.1@房山", &TO_DONE);
        assert_eq!(book.found(find, DAY), [""; 0]);
        // A measure that is its own only obligation has no unit beside it, and an ongoing one is never done.
        book.set(DAY, "1.4", &TO_DONE).set(DAY, "1.3", &[InProgress]);
        assert_eq!(book.found(find, DAY), ["1.4 1.4@水务局"]);
    }

    #[test]
    fn a_done_measure_of_which_nobody_knows_whom_it_binds_is_found() {
        let mut book = Book::new();
        book.set(DAY, "1.6", &TO_DONE);
        assert_eq!(book.found(find, DAY), ["1.6"]);
        assert!(
            matches!(&find(&book.0, DAY.parse().unwrap())[0].basis, Ground::DoneButOpen { unsettled: true, open, .. } if open.is_empty())
        );
    }
}
