//! A year of made-up reports on the embedded plan. All of it follows from a seed number: what becomes of each measure, when each unit
//! reports, what is read of each indicator, and what supervision does about it. A longer year begins with the same events as a shorter one.

mod chance;
mod course;
mod data;
mod days;
mod desk;
mod line;
mod story;
mod words;

use std::error::Error;
use std::path::Path;

use chrono::{Datelike, NaiveDate, TimeDelta};
use duban::ledger::{Act, Cause, Change, Event, EventNo, Ledger, Moment};
use duban::messages::Lang;
use duban::store::Store;
use duban::{import, seeds};
use tempfile::TempDir;

use line::Line;

type Failed = Box<dyn Error + Send + Sync>;

/// Who reports for the units: the information officer (信息员).
const OFFICER: &str = "chenjing";
/// Who supervises.
const SUPERVISORS: [&str; 3] = ["zhangwei", "liuyang", "wangfang"];

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// How many events.
    pub events: usize,
    /// The digest of the last one, which stands for all.
    pub fingerprint: String,
}

/// Makes a record at `file` of the embedded plan with the year of that seed, up to the evening before `until`.
///
/// # Errors
/// When the file exists or cannot be written, or the ledger refuses what was made up.
pub fn write(file: &Path, seed: u64, until: NaiveDate) -> Result<Written, Failed> {
    let plan = seeds::plan()?.plan;
    let opened = morning(days::date(plan.year, 1, 4))?;
    // Each act waits for the disk. In memory a year is written in a second or two; the file is a copy of that.
    let folder = workshop()?;
    let mut store = Store::create(&folder.path().join("year.db"), &plan, SUPERVISORS[0], opened, &import::summary(&plan, Lang::Zh))?;
    let mut ledger = store.load()?;
    let script = script(&ledger, seed)?;
    let mut lines = script.iter().take_while(|line| line.on < until).peekable();
    let mut clock = opened;
    while let Some(first) = lines.next() {
        let mut round = vec![first];
        while let Some(next) = lines.next_if(|next| (next.on, next.by, &next.round) == (first.on, first.by, &first.round)) {
            round.push(next);
        }
        clock = (clock + TimeDelta::seconds(100)).max(morning(first.on)?);
        let act = act(&ledger, &round)?;
        for event in store.append(&act, first.by, clock)? {
            ledger.apply(event);
        }
    }
    store.backup(file)?;
    Ok(Written { events: ledger.events().len(), fingerprint: store.fingerprint()? })
}

/// A folder in memory, or where temporary files are.
fn workshop() -> Result<TempDir, Failed> {
    let memory = Path::new("/dev/shm");
    let made = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    Ok(made.or_else(|_| tempfile::tempdir())?)
}

/// All lines of the year, in the order in which they are written.
fn script(ledger: &Ledger, seed: u64) -> Result<Vec<Line>, Failed> {
    let mut lines = desk::settlements(ledger, seed);
    // What units owe follows from what was settled.
    let mut settled = ledger.clone();
    for line in &lines {
        let no = EventNo(settled.last_event().0 + 1);
        for Change { item, what, .. } in line.act(&settled)?.changes {
            settled.apply(Event { no, act: no, cause: Cause::Fresh, at: morning(line.on)?, by: line.by.to_owned(), item, what });
        }
    }
    lines.extend(data::targets(ledger));
    let supervisors = desk::supervisors(ledger, seed);
    for (measure, item) in settled.rows() {
        let course = course::of(seed, measure, ledger.plan().year);
        let supervisor = supervisors.get(&measure.id.task).copied().unwrap_or(SUPERVISORS[0]);
        let story = story::Story::new(&settled, seed, (measure, item), course, supervisor);
        story.tell(&mut lines);
        data::tell(&story, &mut lines);
        desk::tell(&story, &mut lines);
    }
    lines.sort_by(|a, b| (a.on, &a.round, a.by, a.item).cmp(&(b.on, &b.round, b.by, b.item)));
    Ok(lines)
}

/// The lines of one round in one act.
fn act(ledger: &Ledger, round: &[&Line]) -> Result<Act, Failed> {
    let (mut cause, mut changes) = (Cause::Fresh, Vec::new());
    for line in round {
        let act = line.act(ledger).map_err(|refused| format!("{} {} {:?}: {refused}", line.on, ledger.label(line.item), line.what))?;
        cause = act.cause;
        changes.extend(act.changes);
    }
    Ok(Act { cause, changes })
}

/// Nine o'clock.
fn morning(day: NaiveDate) -> Result<Moment, Failed> {
    let (year, month, day) = (day.year(), day.month(), day.day());
    Ok(format!("{year}-{month:02}-{day:02}T09:00:00+08:00").parse()?)
}
