//! The arguments: what there is, in the language of the person, and what is read from them.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use etcetera::BaseStrategy;

use super::context::{Context, set_variable};
use super::{Failure, SUBCOMMANDS};
use crate::ledger::Status;
use crate::messages::{Lang, cli as say, console as console_say};
use crate::options::Options;

/// The language that was asked for: by `--lang`, else by the locale, else Chinese. It is needed before the arguments are read, because
/// they are described in it.
pub(super) fn lang(arguments: &[OsString]) -> Lang {
    let mut words = arguments.iter().filter_map(|a| a.to_str());
    while let Some(word) = words.next() {
        let value = if word == "--lang" { words.next() } else { word.strip_prefix("--lang=") };
        match value {
            Some("en") => return Lang::En,
            Some("zh") => return Lang::Zh,
            _ => {}
        }
    }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()));
    Lang::of_locale(&locale.unwrap_or_default())
}

/// The whole command line.
pub(super) fn command(lang: Lang) -> Command {
    let mut command = Command::new("duban")
        .version(env!("CARGO_PKG_VERSION"))
        .about(say::about(lang))
        .after_help(say::long_about(lang))
        .subcommand_help_heading(say::commands(lang))
        .subcommand_value_name(say::command(lang))
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .next_help_heading(say::options(lang))
        .args(global(lang))
        .args(console(lang))
        .arg(Arg::new("version").short('V').long("version").action(ArgAction::Version).help(say::help_version(lang)).display_order(LAST));
    command = in_words(command, lang).override_usage(format!("duban [{}] [{}]", say::options(lang), say::command(lang)));
    for subcommand in SUBCOMMANDS {
        let described = (subcommand.describe)(Command::new(subcommand.name).next_help_heading(say::options(lang)), lang);
        command = command.subcommand(in_words(described, lang));
    }
    command
}

/// Help in the person's language as far as it is not a description of something.
fn in_words(command: Command, lang: Lang) -> Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).help(say::help_help(lang));
    let places: String = command.get_positionals().map(|arg| format!(" {}", place_in_usage(arg))).collect();
    let usage = format!("duban {} [{}]{places}", command.get_name(), say::options(lang));
    let template = format!("{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}\n", say::usage(lang));
    command
        .override_usage(usage)
        .disable_help_flag(true)
        .help_template(template)
        .arg(help.help_heading(say::options(lang)).display_order(LAST))
}

/// `<ID>`, or `[ID]` where it may be left out.
fn place_in_usage(arg: &Arg) -> String {
    let name = arg.get_value_names().and_then(|names| names.first()).map(ToString::to_string).unwrap_or_default();
    if arg.is_required_set() { format!("<{name}>") } else { format!("[{name}]") }
}

/// The statuses, for the commands that take one.
pub(super) fn statuses(lang: Lang) -> String {
    let one = |status: &Status| {
        let (code, word) = (status.code(), status.word(Lang::Zh));
        format!("\n  {code:<13}{word}")
    };
    format!("{}{}", say::statuses(lang), Status::ALL.iter().map(one).collect::<String>())
}

/// An argument that is known by its place.
pub(super) fn place(name: &'static str, value: &'static str, lang: Lang) -> Arg {
    Arg::new(name).value_name(value).help_heading(say::arguments(lang))
}

/// Where the global options stand in a help text: behind those of the subcommand.
const GLOBAL: usize = 100;
/// The end of a help text.
const LAST: usize = 200;

/// How wide a terminal may draw characters of ambiguous width.
const AMBIGUOUS: [&str; 2] = ["narrow", "wide"];

fn global(lang: Lang) -> Vec<Arg> {
    vec![
        Arg::new("db").long("db").value_name("FILE").value_parser(value_parser!(PathBuf)).help(say::help_db(lang)),
        Arg::new("as-of").long("as-of").value_name("DATE").help(say::help_as_of(lang)),
        Arg::new("lang")
            .long("lang")
            .value_name("zh|en")
            .value_parser(PossibleValuesParser::new(["zh", "en"]))
            .hide_possible_values(true)
            .help(say::help_lang(lang)),
        flag("read-only", say::help_read_only(lang)),
        Arg::new("by").long("by").value_name("NAME").help(say::help_by(lang)),
    ]
    .into_iter()
    .zip(GLOBAL..)
    .map(|(arg, order)| arg.global(true).display_order(order))
    .collect()
}

fn console(lang: Lang) -> Vec<Arg> {
    vec![
        flag("ascii", say::help_ascii(lang)),
        Arg::new("ambiguous")
            .long("ambiguous")
            .value_name("narrow|wide")
            .hide_possible_values(true)
            .value_parser(PossibleValuesParser::new(AMBIGUOUS))
            .help(say::help_ambiguous(lang)),
        flag("mouse", say::help_mouse(lang)),
        Arg::new("keys-file").long("keys-file").value_name("FILE").value_parser(value_parser!(PathBuf)).help(say::help_keys_file(lang)),
    ]
}

/// An option that is there or not.
pub(super) fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
}

/// `--json`, which each command has that prints data.
pub(super) fn json(lang: Lang) -> Arg {
    flag("json", say::help_json(lang))
}

/// Where what is a person's own is kept.
pub(super) fn state_dir(lang: Lang) -> Result<PathBuf, Failure> {
    let base = etcetera::choose_base_strategy().map_err(|_| Failure::Input(say::no_home(lang).to_owned()))?;
    Ok(base.state_dir().unwrap_or_else(|| base.data_dir()).join("duban"))
}

/// What the arguments say about the console.
pub(super) fn options(context: &Context, matches: &ArgMatches, greeting: Option<String>) -> Result<Options, Failure> {
    let base = etcetera::choose_base_strategy().map_err(|_| Failure::Input(say::no_home(context.lang).to_owned()))?;
    let default_keys = base.config_dir().join("duban").join("keys.json");
    let keys = matches.get_one::<PathBuf>("keys-file").cloned().or_else(|| default_keys.exists().then_some(default_keys));
    let ambiguous = match matches.get_one::<String>("ambiguous").cloned().or_else(|| set_variable("DUBAN_AMBIGUOUS")?.into_string().ok()) {
        Some(word) if !AMBIGUOUS.contains(&word.as_str()) => return Err(Failure::Input(say::bad_ambiguous(context.lang, word))),
        word => word,
    };
    Ok(Options {
        lang: context.lang,
        as_of: context.as_of,
        now: context.now,
        by: context.by.clone(),
        read_only: context.read_only,
        database: context.database.clone(),
        state_dir: state_dir(context.lang)?,
        ascii: matches.get_flag("ascii"),
        wide_ambiguous: ambiguous.is_some_and(|word| word == "wide"),
        mouse: matches.get_flag("mouse"),
        // https://no-color.org: present and not empty.
        colour: std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty()),
        clipboard: !std::env::var("TERM").is_ok_and(|term| term == "linux" || term == "dumb" || term.starts_with("vt")),
        keys,
        greeting: greeting.or_else(|| tmux_warning(context.lang)),
    })
}

/// tmux turns Chinese into `_` where the locale is not UTF-8: said in ASCII, with the cure.
fn tmux_warning(lang: Lang) -> Option<String> {
    std::env::var_os("TMUX")?;
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()));
    let plain = locale.unwrap_or_default().to_ascii_lowercase().replace('-', "");
    (!plain.contains("utf8")).then(|| console_say::not_utf8_in_tmux(lang).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_are_sound_in_both_languages() {
        command(Lang::Zh).debug_assert();
        command(Lang::En).debug_assert();
    }

    #[test]
    fn the_language_is_known_before_the_arguments_are_read() {
        let of = |words: &[&str]| lang(&words.iter().map(OsString::from).collect::<Vec<_>>());
        assert_eq!(of(&["duban", "list", "--lang", "en"]), Lang::En);
        assert_eq!(of(&["duban", "--lang=en"]), Lang::En);
        assert_eq!(of(&["duban", "--lang=zh"]), Lang::Zh);
    }
}
