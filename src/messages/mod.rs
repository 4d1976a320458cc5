//! The message catalogue: every sentence and word that a person reads, in Chinese and in English, side by side.
//!
//! An entry is a function, so a missing translation, a misspelt key or a forgotten argument does not compile.
//! The plan's own text is never translated and never stands here.

mod catalogue;
pub mod chat;
pub mod cli;
pub mod command;
pub mod console;
pub mod dates;
pub mod digest;
pub mod find;
pub mod findings;
pub mod fitting;
pub mod forecast;
pub mod forms;
pub mod groups;
pub mod help;
pub mod import;
pub mod indicators;
pub mod lookup;
pub mod meetings;
pub mod past;
pub mod pictures;
pub mod promise_filter;
pub mod promises;
pub mod query;
pub mod queue;
pub mod reading;
pub mod refusals;
pub mod room;
pub mod search;
pub mod settings;
pub mod spoken_days;
pub mod store;
pub mod units;
pub mod views;
pub mod words;

use catalogue::catalogue;

/// The language of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// 中文, the language of the screens unless asked otherwise.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The one of two texts that is in this language.
    pub const fn pick<T: Copy>(self, zh: T, en: T) -> T {
        match self {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// The language that a locale name such as `en_US.UTF-8` asks for; Chinese unless it begins with `en`.
    pub fn of_locale(locale: &str) -> Self {
        if locale.to_ascii_lowercase().starts_with("en") { Lang::En } else { Lang::Zh }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_english_locale_gives_english() {
        for (locale, lang) in [
            ("en_US.UTF-8", Lang::En),
            ("EN_GB", Lang::En),
            ("zh_CN.UTF-8", Lang::Zh),
            ("C", Lang::Zh),
            ("C.UTF-8", Lang::Zh),
            ("", Lang::Zh),
        ] {
            assert_eq!(Lang::of_locale(locale), lang, "{locale}");
        }
    }
}
