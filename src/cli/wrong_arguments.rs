//! What is wrong with the arguments, in the person's language and in one sentence. The parser says it in English only.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::messages::{Lang, cli as say};
use crate::text::visible_line;

/// The sentence, with what to do about it.
pub(super) fn explain(error: &clap::Error, lang: Lang) -> String {
    let told = |kind| error.get(kind).map(|value| words(value, lang)).unwrap_or_default();
    let (argument, value) = (told(ContextKind::InvalidArg), told(ContextKind::InvalidValue));
    let sentence = match error.kind() {
        ErrorKind::UnknownArgument => say::unknown_argument(lang, argument),
        ErrorKind::InvalidSubcommand => say::no_such_command(lang, told(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingRequiredArgument => say::missing_argument(lang, argument),
        ErrorKind::InvalidValue if value.is_empty() => say::missing_value(lang, argument),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => say::wrong_value(lang, argument, value),
        ErrorKind::ArgumentConflict => say::argument_twice(lang, argument),
        ErrorKind::InvalidUtf8 => say::argument_not_text(lang).to_owned(),
        _ => say::wrong_arguments(lang).to_owned(),
    };
    let possible = [ContextKind::ValidValue, ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg].map(told);
    let possible = possible.into_iter().find(|words| !words.is_empty()).map(|words| say::possible(lang, words));
    let sentences = [Some(sentence), possible, Some(say::see_help(lang).to_owned())];
    sentences.into_iter().flatten().collect::<Vec<_>>().join(lang.pick("", " "))
}

fn words(value: &ContextValue, lang: Lang) -> String {
    let text = match value {
        ContextValue::Strings(all) => all.join(lang.pick("、", ", ")),
        other => other.to_string(),
    };
    visible_line(&text).into_owned()
}
