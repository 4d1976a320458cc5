//! The shape of a catalogue entry.

/// Makes one function an entry. `name: "中文", "English";` gives `name(lang) -> &'static str`;
/// `name(a, b): "…{a}…{b}", "…";` gives `name(lang, a, b) -> String`.
macro_rules! catalogue {
    ($($name:ident $(( $($arg:ident),+ ))? : $zh:literal, $en:literal;)*) => {
        $($crate::messages::catalogue::entry! { $name ($($($arg),+)?) $zh, $en })*
    };
}

macro_rules! entry {
    ($name:ident () $zh:literal, $en:literal) => {
        #[doc = $zh]
        pub const fn $name(lang: $crate::messages::Lang) -> &'static str {
            lang.pick($zh, $en)
        }
    };
    ($name:ident ($($arg:ident),+) $zh:literal, $en:literal) => {
        #[doc = $zh]
        pub fn $name(lang: $crate::messages::Lang, $($arg: impl std::fmt::Display),+) -> String {
            match lang {
                $crate::messages::Lang::Zh => format!($zh),
                $crate::messages::Lang::En => format!($en),
            }
        }
    };
}

pub(crate) use {catalogue, entry};
