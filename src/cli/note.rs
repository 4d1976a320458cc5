//! `duban note`

use std::io::Read;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command};

use super::context::Context;
use super::{Done, Failure, args, find, set, show};
use crate::ledger::{Act, Event, NoteKind};
use crate::messages::{Lang, cli as say};
use crate::text::is_blank;

/// No note is longer.
const LONGEST: u64 = 1024 * 1024;

pub(super) fn describe(command: Command, lang: Lang) -> Command {
    command.about(say::about_note(lang)).args([
        args::place("id", "ID", lang).required(true).help(say::help_measure_id(lang)),
        args::place("text", "TEXT", lang).required(true).allow_hyphen_values(true).help(say::help_text(lang)),
        Arg::new("kind")
            .long("kind")
            .value_name("KIND")
            .default_value("comment")
            .value_parser(PossibleValuesParser::new(NoteKind::ALL.map(NoteKind::code)))
            .hide_default_value(true)
            .hide_possible_values(true)
            .help(say::help_kind(lang)),
        args::json(lang),
    ])
}

pub(super) fn run(context: &mut Context, matches: &ArgMatches) -> Done {
    let lang = context.lang;
    let word = |name| matches.get_one::<String>(name).map(String::as_str).unwrap_or_default();
    let id = word("id");
    find::refuse_bad_id(id, lang)?;
    let kind = NoteKind::from_code(word("kind")).unwrap_or(NoteKind::Comment);
    let text = match word("text") {
        "-" => standard_input(lang)?,
        text if looks_like_option(text) && !context.words_are_words => return Err(Failure::Input(say::text_like_option(lang, text))),
        text => text.to_owned(),
    };
    // Characters that nobody sees are no text.
    let text = if is_blank(&text) { String::new() } else { text };
    let mut store = context.record()?;
    let (ledger, events) = set::write(context, &mut store, |ledger| {
        let items = find::items(ledger, id, lang)?;
        Act::write_note_on(ledger, &items, kind, &text).map_err(|e| Failure::Input(e.explain(lang)))
    })?;
    match (matches.get_flag("json"), events.as_slice()) {
        (true, _) => show::print_items(context, &store.load()?, id),
        (false, [Event { item: Some(key), .. }]) => context.say(&say::note_saved(lang, ledger.label(*key), kind.word(lang))),
        (false, events) => set::say_many(context, &ledger, events, kind.word(lang)),
    }
}

/// Whether a text may be a mistyped option: it would be saved for ever as what somebody wrote.
pub(super) fn looks_like_option(text: &str) -> bool {
    text.starts_with("--")
}

fn standard_input(lang: Lang) -> Result<String, Failure> {
    let unreadable = |e: &dyn std::fmt::Display| Failure::Input(say::stdin_unreadable(lang, e));
    let mut bytes = Vec::new();
    // One byte more than the limit tells that there is more.
    std::io::stdin().take(LONGEST + 1).read_to_end(&mut bytes).map_err(|e| unreadable(&e))?;
    if bytes.len() as u64 > LONGEST {
        return Err(Failure::Input(say::text_too_long(lang, LONGEST)));
    }
    let text = String::from_utf8(bytes).map_err(|_| Failure::Input(say::stdin_not_text(lang).to_owned()))?;
    // A mark of the order of bytes, which editors on Windows put before the text, is none of it.
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    Ok(text.trim_end_matches(['\n', '\r']).to_owned())
}
