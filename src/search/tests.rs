//! Queries on the plan of 2026, with what comes first, worked out by hand from the plan and the list of units.

use super::*;
use crate::ledger::Ledger;
use crate::seeds;

fn ledger() -> Ledger {
    let plan = seeds::plan().unwrap().plan;
    let ids: Vec<_> = plan.measures().map(|m| m.id).collect();
    Ledger::new(plan, seeds::units().unwrap(), (1..).zip(ids)).with_indicators(&seeds::indicators().unwrap())
}

fn asked(index: &Index, query: &str) -> Search {
    let mut search = Search::default();
    search.ask(index, query);
    search
}

#[test]
fn show_some() {
    let ledger = ledger();
    let index = Index::of(&ledger);
    for query in std::env::var("Q").unwrap_or_default().split(';') {
        let start = std::time::Instant::now();
        let search = asked(&index, query);
        let took = start.elapsed();
        println!("== {query}: {} {took:?}", search.count());
        for hit in search.hits().iter().take(8) {
            let shown = Shown::of(&ledger, hit, search.words()).unwrap();
            let marks: Vec<&str> = shown.marks.iter().map(|m| &shown.title[m.clone()]).collect();
            println!("{:?} {} {} {:?}", hit.rank, hit.target.kind().code(), shown.id, marks);
        }
    }
}
