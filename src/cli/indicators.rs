//! `duban indicators`

use clap::{ArgMatches, Command};

use super::context::Context;
use super::{Done, Failure, args};
use crate::ledger::{IndicatorNow, Ledger, Light, NoIndicator, NotFound};
use crate::messages::{Lang, cli as say};
use crate::plan::{Asked, IndicatorCode, Place};
use crate::report::{indicators, json_indicators};

pub(super) fn describe(command: Command, lang: Lang) -> Command {
    let id = args::place("id", "ID", lang).help(say::help_indicator_or_task(lang));
    command.about(say::about_indicators(lang)).args([id, args::json(lang)])
}

impl NoIndicator {
    pub(super) fn fails(self, lang: Lang) -> Failure {
        match self.is_absent() {
            true => Failure::Nothing(Some(self.explain(lang))),
            false => Failure::Input(self.explain(lang)),
        }
    }
}

pub(super) fn run(context: &mut Context, matches: &ArgMatches) -> Done {
    let (lang, day, width) = (context.lang, context.day(), context.width());
    let id = matches.get_one::<String>("id").map(String::as_str);
    let ledger = context.ledger()?;
    let all = wanted(&ledger, id, day, lang)?;
    match (matches.get_flag("json"), id) {
        (true, Some(_)) => context.print_json(&all.iter().map(|now| json_indicators::shown(&ledger, now, lang)).collect::<Vec<_>>()),
        (true, None) => context.print_json(&all.iter().map(|now| json_indicators::row(now, lang)).collect::<Vec<_>>()),
        (false, Some(_)) => {
            let texts: Vec<String> = all.iter().map(|now| indicators::shown(&ledger, now, width, lang)).collect();
            context.print(&texts.join("\n"))
        }
        (false, None) => {
            context.print(&indicators::table(&ledger, &all, width, lang))?;
            context.say(&say::covers_indicators(lang, day, all.len(), lights(&all, lang)))
        }
    }
}

/// Whether an id is that of an indicator and of nothing else: `1.1a`, `8.4a@门头沟`.
pub(super) fn names_indicator(id: &str) -> bool {
    let code = id.split(['@', '＠']).next().unwrap_or(id);
    code.parse::<IndicatorCode>().is_ok_and(|code| code.letter.is_some())
}

/// How many have which light.
fn lights(all: &[IndicatorNow<'_>], lang: Lang) -> String {
    let count = |light: Light| all.iter().filter(|now| now.progress.light == light).count();
    let each =
        [Light::Red, Light::Yellow, Light::Green, Light::Grey].map(|l| format!("{}{}{}", l.word(lang), lang.pick("", " "), count(l)));
    each.join(lang.pick(" ", ", "))
}

/// Those that an id names: one, those of a measure, or those of a task; all without one.
pub(super) fn wanted<'a>(
    ledger: &'a Ledger,
    id: Option<&str>,
    day: chrono::NaiveDate,
    lang: Lang,
) -> Result<Vec<IndicatorNow<'a>>, Failure> {
    let all = ledger.indicators_now(day);
    let Some(id) = id else { return if all.is_empty() { Err(nothing(lang)) } else { Ok(all) } };
    let place = id.parse::<Asked>().ok().filter(|asked| asked.units.is_none()).map(|asked| asked.place);
    let found: Vec<IndicatorNow<'a>> = match place {
        Some(place) => {
            ledger.find(id).map_err(|e: NotFound| e.fails(lang))?;
            let is_there = |now: &IndicatorNow<'_>| match place {
                Place::Task(number) => now.attached.code.measure.task == number,
                Place::Measure(measure) => now.attached.code.measure == measure,
            };
            all.into_iter().filter(is_there).collect()
        }
        None => {
            let named = ledger.find_indicator(id).map_err(|e| e.fails(lang))?;
            let mut found: Vec<_> = ledger.indicator_now(named.attached, day).into_iter().collect();
            if let Some(unit) = named.unit {
                found.iter_mut().for_each(|now| now.subjects.retain(|subject| subject.unit == Some(unit)));
            }
            found
        }
    };
    match (found.is_empty(), place) {
        (false, _) => Ok(found),
        (true, Some(Place::Measure(measure))) => Err(NoIndicator::Nothing(measure).fails(lang)),
        (true, _) => Err(nothing(lang)),
    }
}

fn nothing(lang: Lang) -> Failure {
    Failure::Nothing(Some(say::no_indicators(lang).to_owned()))
}
