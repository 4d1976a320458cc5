//! `duban queue` and `duban overdue`

use clap::{Arg, ArgMatches, Command};

use super::context::Context;
use super::{Done, Failure, args, filter};
use crate::ledger::{Entries, Grade, Ledger, Query, Queue, Wanted};
use crate::messages::{Lang, cli as say, fitting as fits};
use crate::report::{json_queue, queue};

pub(super) fn describe(command: Command, lang: Lang) -> Command {
    command.about(say::about_queue(lang)).after_help(say::filter_help(lang)).args([
        filter::words(lang),
        Arg::new("view").long("view").value_name("NAME|N").help(say::help_view(lang)),
        args::flag("all", fits::help_all(lang)),
        args::flag("unfold", say::help_unfold(lang)),
        args::json(lang),
    ])
}

pub(super) fn describe_overdue(command: Command, lang: Lang) -> Command {
    let unfold = args::flag("unfold", say::help_unfold(lang));
    command.about(say::about_overdue(lang)).after_help(say::filter_help(lang)).args([filter::words(lang), unfold, args::json(lang)])
}

pub(super) fn run(context: &mut Context, matches: &ArgMatches) -> Done {
    let lang = context.lang;
    let asked = filter::Asked::in_words(matches);
    let ledger = context.ledger()?;
    let mut query = asked.query(&ledger, lang)?;
    if let Some(view) = matches.get_one::<String>("view") {
        let view = ledger.view(&context.by, view, lang).map_err(|e| Failure::Input(e.explain(lang)))?;
        query = query.conditions().iter().cloned().fold(filter::read(&ledger, &view.query, lang)?, Query::and);
    }
    let asks = if matches.get_flag("all") { Asks::All } else { Asks::Queue };
    Answer { asks, ledger: &ledger, entries: Entries::of(&ledger, context.day()), query }.print(context, matches)
}

pub(super) fn run_overdue(context: &mut Context, matches: &ArgMatches) -> Done {
    let asked = filter::Asked::in_words(matches);
    let ledger = context.ledger()?;
    let query = asked.query(&ledger, context.lang)?;
    Answer { asks: Asks::Overdue, ledger: &ledger, entries: Entries::of(&ledger, context.day()), query }.print(context, matches)
}

/// For which it was asked.
#[derive(Debug, Clone, Copy)]
enum Asks {
    Queue,
    /// The queue, and what needs no act.
    All,
    Overdue,
}

/// What was asked, and of what.
struct Answer<'a> {
    asks: Asks,
    ledger: &'a Ledger,
    entries: Entries,
    query: Query,
}

impl Answer<'_> {
    fn print(&self, context: &mut Context, matches: &ArgMatches) -> Done {
        let lang = context.lang;
        let wanted = Wanted { query: &self.query, me: &context.by, unfold: matches.get_flag("unfold") };
        let queue = match self.asks {
            Asks::Queue => self.entries.queue(self.ledger, wanted),
            Asks::All => self.entries.everything(self.ledger, wanted),
            Asks::Overdue => self.entries.overdue(self.ledger, wanted),
        };
        if matches.get_flag("json") {
            context.print_json(&json_queue::rows(self.ledger, &self.entries, &queue, lang))?;
            return if queue.is_empty() { Err(Failure::Nothing(None)) } else { Ok(()) };
        }
        let covers = format!("{}{}", self.covers(&queue, &context.by, lang), filter::covered(self.ledger, &self.query, lang));
        if queue.is_empty() {
            return Err(Failure::Nothing(Some(covers)));
        }
        let width = context.width();
        context.print(&queue::table(self.ledger, &self.entries, &queue, width, lang))?;
        context.say(&covers)
    }

    /// What the answer covers: entries, measures, and in the queue how many entries have which colour.
    fn covers(&self, queue: &Queue, me: &str, lang: Lang) -> String {
        let (day, entries, measures) = (self.entries.as_of(), queue.len(), measures(queue));
        let resting = || self.entries.at_rest(self.ledger, &self.query, me);
        match (self.asks, entries) {
            (Asks::Queue, 0) => {
                let fitting = if self.query.is_empty() { 0 } else { self.entries.fitting(self.ledger, &self.query, me, 0).1 };
                let others = if fitting == 0 { String::new() } else { fits::queue_has_none(lang, fitting) };
                format!("{}{}{others}", say::queue_empty(lang, day), at_rest(resting(), lang))
            }
            (Asks::All, 0) => fits::none_at_all(lang, day),
            (Asks::All, _) => fits::covers_all(lang, day, entries, measures),
            (Asks::Overdue, 0) => say::overdue_empty(lang, day),
            (Asks::Overdue, _) => {
                let covers = say::covers_overdue(lang, day, entries, measures);
                let resting = queue.entries().filter_map(|key| self.entries.get(key)).filter(|entry| entry.is_at_rest).count();
                if resting > 0 { covers + &say::of_these_at_rest(lang, resting) } else { covers }
            }
            (Asks::Queue, _) => {
                let grades = || queue.entries().filter_map(|key| self.entries.get(key)?.urgency).map(|urgency| urgency.grade);
                let [red, yellow, waiting] =
                    [Grade::Red, Grade::Yellow, Grade::Submitted].map(|g| grades().filter(|one| *one == g).count());
                let covers = say::covers_queue(lang, day, entries, measures, say::grades(lang, red, yellow, waiting));
                format!("{covers}{}", at_rest(resting(), lang))
            }
        }
    }
}

/// How much rests that the filter leaves; nothing where nothing does.
fn at_rest(count: usize, lang: Lang) -> String {
    if count > 0 { say::at_rest(lang, count) } else { String::new() }
}

/// How many measures the rows are of.
fn measures(queue: &Queue) -> usize {
    let mut measures: Vec<i64> = queue.rows.iter().map(|row| row.measure.measure).collect();
    measures.sort_unstable();
    measures.dedup();
    measures.len()
}
