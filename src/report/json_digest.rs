//! The digest as JSON.

use chrono::NaiveDate;
use serde::Serialize;

use super::json::{Counts, light_code};
use super::queue::Said;
use crate::ledger::{Digest, ItemKey, Ledger, Promised, Turned};
use crate::messages::Lang;

/// `duban digest --json`.
#[derive(Debug, Serialize)]
pub struct Document {
    as_of: NaiveDate,
    since: NaiveDate,
    measures: Counts,
    obligations: Counts,
    queue: Queue,
    changed: Changed,
    worst: Vec<Worst>,
    due: Vec<Due>,
    promised: Vec<Promise>,
}

#[derive(Debug, Serialize)]
struct Queue {
    total: usize,
    measures: usize,
    red: usize,
    yellow: usize,
    submitted: usize,
}

#[derive(Debug, Serialize)]
struct Changed {
    worse: Vec<Turn>,
    better: Vec<Turn>,
    closed: Vec<String>,
    reopened: Vec<String>,
    promises_broken: Vec<Promise>,
    obligations: Obligations,
}

#[derive(Debug, Serialize)]
struct Obligations {
    closed: usize,
    submitted: usize,
    worse: usize,
    better: usize,
}

#[derive(Debug, Serialize)]
struct Turn {
    id: String,
    from: Option<&'static str>,
    to: Option<&'static str>,
    reason: String,
}

#[derive(Debug, Serialize)]
struct Worst {
    id: String,
    /// Null where it is closed.
    light: Option<&'static str>,
    reason: String,
    /// The answering lead, or the unit.
    who: String,
    /// For how many entries the row stands.
    entries: usize,
}

#[derive(Debug, Serialize)]
struct Due {
    day: NaiveDate,
    measures: Vec<String>,
    obligations: Vec<String>,
    milestones: Vec<String>,
    reviews: Vec<String>,
    reports: usize,
}

#[derive(Debug, Serialize)]
struct Promise {
    id: String,
    whom: String,
    due: NaiveDate,
}

/// The whole digest.
pub fn document(digest: &Digest<'_>, lang: Lang) -> Document {
    let ledger = &*digest.ledger;
    let labels = |keys: &[ItemKey]| keys.iter().map(|key| ledger.label(*key)).collect::<Vec<_>>();
    let (queue, news) = (digest.queue, &digest.news);
    let turns = |all: &[Turned]| all.iter().map(|turned| turn(ledger, turned, lang)).collect();
    let promises = |all: &[Promised]| all.iter().map(|one| promise(ledger, one)).collect();
    let worst = digest.worst.iter().filter_map(|row| Said::of(ledger, &digest.entries, row));
    let counts = news.obligations;
    Document {
        as_of: digest.as_of,
        since: digest.since,
        measures: Counts::of(digest.measures),
        obligations: Counts::of(digest.obligations),
        queue: Queue { total: queue.total(), measures: queue.rows, red: queue.red, yellow: queue.yellow, submitted: queue.submitted },
        changed: Changed {
            worse: turns(&news.worse),
            better: turns(&news.better),
            closed: labels(&news.closed),
            reopened: labels(&news.reopened),
            promises_broken: promises(&news.broken),
            obligations: Obligations { closed: counts.closed, submitted: counts.submitted, worse: counts.worse, better: counts.better },
        },
        worst: worst
            .map(|said| Worst {
                id: ledger.label(said.key),
                light: light_code(said.entry.standing),
                reason: said.entry.standing.reason(lang),
                who: said.who.to_owned(),
                entries: said.count,
            })
            .collect(),
        due: digest
            .due
            .iter()
            .map(|due| Due {
                day: due.day,
                measures: labels(&due.measures),
                obligations: labels(&due.obligations),
                milestones: due.milestones.iter().map(|(key, _)| ledger.label(*key)).collect(),
                reviews: labels(&due.reviews),
                reports: due.reports,
            })
            .collect(),
        promised: promises(&digest.promised),
    }
}

fn turn(ledger: &Ledger, turned: &Turned, lang: Lang) -> Turn {
    let (from, to) = (light_code(turned.from), light_code(turned.to));
    Turn { id: ledger.label(turned.key), from, to, reason: turned.to.reason(lang) }
}

fn promise(ledger: &Ledger, one: &Promised) -> Promise {
    Promise { id: ledger.label(one.key), whom: one.whom.clone(), due: one.due }
}
