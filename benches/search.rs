//! What a key of a search costs: the question, its ranking, and what the first screen of hits says. Run with `cargo bench --bench search`.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench that fails panics")]

#[path = "common/ledgers.rs"]
mod ledgers;
#[path = "common/one_section.rs"]
mod one_section;

use divan::Bencher;
use duban::ledger::Ledger;
use duban::plan::{Deadline, Measure, MeasureId, Plan, Task, UnitList};
use duban::search::{Index, Search, Shown};
use duban::seeds;
use duban::text::Cells;
use ledgers::ledger_of;
use one_section::plan_of;

fn main() {
    divan::main();
}

/// How many hits a screen shows.
const SCREEN: usize = 40;
const CELLS: Cells = Cells { wide_ambiguous: false, ascii: false };

fn plan_ledger() -> Ledger {
    of(seeds::plan().unwrap().plan)
}

fn of(plan: Plan) -> Ledger {
    ledger_of(plan).with_indicators(&seeds::indicators().unwrap())
}

/// A hundred thousand measures with the texts of the plan, each turned by some characters so that no two neighbours are alike; the units of
/// one of the plan's measures each, without groups unless they are wanted.
fn many(count: usize, groups: bool) -> Plan {
    let plan = seeds::plan().unwrap().plan;
    let own: Vec<(&str, &Measure)> = plan.tasks().flat_map(|(_, _, task)| task.measures.iter().map(|m| (task.title.as_str(), m))).collect();
    let single = |list: &UnitList| {
        let named = list.names.iter().filter(|name| groups || !name.contains("区政府")).cloned().collect();
        UnitList { names: named, and_others: list.and_others }
    };
    let measure = |at: usize, task: u32, index: u32| {
        let (_, from) = own[at % own.len()];
        let chars: Vec<char> = from.text.chars().collect();
        let turn = (at * 7) % chars.len();
        let text: String = chars[turn..].iter().chain(&chars[..turn]).take(130).collect();
        Measure {
            id: MeasureId { task, index },
            text: text.into(),
            deadline: Deadline::parse("年底前", 2026).unwrap(),
            lead: single(&from.lead),
            responsible: single(&from.responsible),
            assist: single(&from.assist),
            merged_cell: false,
        }
    };
    let task = |number: u32| {
        let first = (number as usize - 1) * 10;
        let measures = (0..10).map(|n| measure(first + n, number, n as u32 + 1)).collect();
        Task { number, title: own[first * 3 % own.len()].0.to_owned(), measures }
    };
    plan_of((count / 10) as u32, task)
}

/// The last key of a query that was typed letter by letter; of `cold` the whole at once, as after a paste.
fn key(bencher: Bencher, ledger: &Ledger, query: &str, cold: bool) {
    let index = Index::of(ledger);
    let mut typed = Search::default();
    let before: Vec<&str> = query.char_indices().map(|(at, _)| &query[..at]).collect();
    if !cold {
        before.iter().for_each(|part| typed.ask(&index, part));
    }
    bencher.with_inputs(|| typed.clone()).bench_local_values(|mut search| {
        search.ask(&index, query);
        let shown: Vec<_> = search.hits().iter().take(SCREEN).filter_map(|hit| Shown::of(ledger, hit, search.words())).collect();
        shown.iter().map(|shown| shown.excerpt(CELLS, 100).text.len()).sum::<usize>()
    });
}

/// What is typed; 火 stands in few texts, 水 in most, 龘 in none.
const QUERIES: [&str; 12] = ["shuiku 密云", "swj", "s", "sw", "8", "8.4", "水", "推进", "shu", "zzqq", "龘龘", "mtg 8.4"];

#[divan::bench(args = QUERIES)]
fn key_on_the_plan(bencher: Bencher, query: &str) {
    key(bencher, &plan_ledger(), query, false);
}

#[divan::bench(args = QUERIES, sample_count = 30)]
fn key_on_100_000_measures(bencher: Bencher, query: &str) {
    key(bencher, &of(many(100_000, false)), query, false);
}

#[divan::bench(args = QUERIES, sample_count = 30)]
fn paste_on_100_000_measures(bencher: Bencher, query: &str) {
    key(bencher, &of(many(100_000, false)), query, true);
}

#[divan::bench(args = ["门头沟", "区政府", "shuiku 密云"], sample_count = 30)]
fn paste_on_100_000_obligations(bencher: Bencher, query: &str) {
    key(bencher, &of(many(8_000, true)), query, true);
}

#[divan::bench]
fn ten_thousand_characters_on_the_plan(bencher: Bencher) {
    key(bencher, &plan_ledger(), &"水务shuiwu".repeat(1250), true);
}

#[divan::bench]
fn index_of_the_plan(bencher: Bencher) {
    let ledger = plan_ledger();
    bencher.bench_local(|| Index::of(&ledger));
}

#[divan::bench(sample_count = 20)]
fn index_of_100_000_measures(bencher: Bencher) {
    let ledger = of(many(100_000, false));
    bencher.bench_local(|| Index::of(&ledger));
}

#[divan::bench(sample_count = 20)]
fn index_of_100_000_obligations(bencher: Bencher) {
    let ledger = of(many(8_000, true));
    bencher.bench_local(|| Index::of(&ledger));
}
