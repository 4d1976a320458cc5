//! `duban import`

mod change;

use std::io::{self, IsTerminal};
use std::path::PathBuf;

use clap::{ArgMatches, Command, value_parser};

use super::context::{Context, seed_fault};
use super::{Done, Failure, args};
use crate::import::{Imported, read_file};
use crate::ledger::{Ledger, PlanChange};
use crate::messages::{Lang, cli as say};
use crate::seeds;
use crate::store::{Access, Store, StoreError};
use crate::text::{half_width, visible_line};

/// How often a change is tried again when others write meanwhile.
const TRIES: usize = 20;

pub(super) fn describe(command: Command, lang: Lang) -> Command {
    command.about(say::about_import(lang)).args([
        args::place("file", "FILE", lang).required(true).value_parser(value_parser!(PathBuf)).help(say::help_file(lang)),
        args::flag("dry-run", say::help_dry_run(lang)),
        args::flag("yes", say::help_yes(lang)),
        args::flag("drop-history", say::help_drop_history(lang)),
    ])
}

pub(super) fn run(context: &mut Context, matches: &ArgMatches) -> Done {
    let lang = context.lang;
    let Some(file) = matches.get_one::<PathBuf>("file") else { return Ok(()) };
    let units = seeds::units().map_err(|e| seed_fault(&e, lang))?;
    let corrections = seeds::corrections().map_err(|e| seed_fault(&e, lang))?;
    let imported = read_file(file, &units, &corrections)
        .map_err(|error| Failure::Input(format!("{}:{}:{}: {}", file.display(), error.line, error.column, error.explain(lang))))?;
    let dry_run = matches.get_flag("dry-run");
    if !dry_run {
        context.refuse_past()?;
    }
    if context.database.exists() {
        // What only looks changes nothing about the file, not even an older one's tables.
        let store = if dry_run { context.open_for(Access::ReadOnly)? } else { context.open()? };
        return take_in(context, store, &imported, matches);
    }
    report(context, &imported)?;
    let (title, summary) = (&imported.plan.title, imported.summary(lang));
    let path = context.database.display().to_string();
    context.refuse_missing_directory()?;
    if dry_run {
        return context.say(&say::would_make(lang, path, title, summary));
    }
    if context.read_only {
        return Err(StoreError::ReadOnly(context.database.clone()).into());
    }
    match context.make(&imported.plan)? {
        (_, true) => {
            context.saved = true;
            context.say(&say::made_by_import(lang, path, title, summary))
        }
        // Another process was quicker, perhaps with another plan.
        (store, false) => take_in(context, store, &imported, matches),
    }
}

/// Takes a text into a record that is there, if it is of the same plan.
fn take_in(context: &mut Context, mut store: Store, imported: &Imported, matches: &ArgMatches) -> Done {
    let ledger = store.load()?;
    let (old, new) = (ledger.plan(), &imported.plan);
    if (&old.title, old.year) != (&new.title, new.year) {
        return Err(Failure::Input(say::other_plan(context.lang, &old.title, old.year, &new.title, new.year)));
    }
    report(context, imported)?;
    correct(context, store, ledger, imported, matches)
}

/// What came in and what is doubtful about it, by line.
fn report(context: &mut Context, imported: &Imported) -> Done {
    let lang = context.lang;
    context.print(&format!("{}\n{}\n", imported.title(lang), imported.summary(lang)))?;
    context.print(&format!("{}\n", say::doubts(lang, imported.doubts.len())))?;
    for doubt in imported.report(lang) {
        context.print(&format!("  {}\n", visible_line(&doubt)))?;
    }
    Ok(())
}

/// Puts a corrected text in the place of the former one, after showing what changes.
fn correct(context: &mut Context, mut store: Store, ledger: Ledger, imported: &Imported, matches: &ArgMatches) -> Done {
    let lang = context.lang;
    let change = PlanChange::between(&ledger, &imported.plan);
    if change.is_empty() {
        return context.say(say::same_plan(lang));
    }
    for line in change::describe(&ledger, &imported.plan, &change, lang) {
        context.print(&format!("{line}\n"))?;
    }
    let lost: Vec<String> = change.dropped_with_history().map(|id| id.to_string()).collect();
    if !lost.is_empty() && !matches.get_flag("drop-history") {
        return Err(Failure::Input(say::history_in_the_way(lang, lost.join(lang.pick("、", ", ")))));
    }
    if matches.get_flag("dry-run") {
        return context.say(say::dry_run(lang));
    }
    if context.read_only {
        return Err(StoreError::ReadOnly(context.database.clone()).into());
    }
    if !matches.get_flag("yes") && !is_confirmed(context)? {
        return context.say(say::not_written(lang));
    }
    replace(context, &mut store, ledger, imported, change)?;
    context.saved = true;
    context.say(say::written(lang))
}

/// Writes the change that was shown. What others wrote meanwhile does not matter as long as it leaves the change the same.
fn replace(context: &Context, store: &mut Store, mut ledger: Ledger, imported: &Imported, change: PlanChange) -> Done {
    // The plan is Chinese, and so is what is kept of it.
    let lines = std::iter::once(imported.summary(Lang::Zh)).chain(change::headings(&change, Lang::Zh));
    let summary = lines.collect::<Vec<_>>().join("；");
    let mut tries = 0;
    loop {
        match store.replace_plan(&imported.plan, &change, ledger.last_event(), &context.by, (context.now)(), &summary) {
            Err(error @ StoreError::MovedOn { .. }) => {
                ledger = store.load()?;
                tries += 1;
                if tries > TRIES || PlanChange::between(&ledger, &imported.plan) != change {
                    return Err(error.into());
                }
            }
            done => return Ok(done?),
        }
    }
}

/// Asks, where there is somebody to ask.
fn is_confirmed(context: &mut Context) -> Result<bool, Failure> {
    let lang = context.lang;
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(Failure::Input(say::yes_wanted(lang).to_owned()));
    }
    context.print(say::ask_write(lang))?;
    context.flush()?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer).map_err(|e| Failure::Input(say::stdin_unreadable(lang, e)))?;
    Ok(is_yes(&answer))
}

/// `y`, `yes` or 是, with or without the shift key or a full-width input method.
fn is_yes(answer: &str) -> bool {
    matches!(answer.trim().chars().map(half_width).collect::<String>().to_ascii_lowercase().as_str(), "y" | "yes" | "是")
}

#[cfg(test)]
mod tests {
    use super::is_yes;

    #[test]
    fn a_yes_is_a_yes_in_any_writing() {
        for answer in ["y", "Y\n", "yes", "Yes", " YES ", "ｙ", "Ｙ", "ｙｅｓ", "是"] {
            assert!(is_yes(answer), "{answer}");
        }
        for answer in ["", "n", "no", "yy", "不是", "是的吗"] {
            assert!(!is_yes(answer), "{answer}");
        }
    }
}
