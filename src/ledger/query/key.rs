//! The keys of the filter language, and the words that its values have.

use super::{Asks, DueIn, Mark, Reason, folded};
use crate::ledger::{Light, Status};
use crate::messages::{Lang, console, query as say, words};
use crate::plan::Role;

/// What stands before the colon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    /// 领域
    Area,
    /// 编号, 任务
    Id,
    /// 单位
    Unit,
    /// 角色
    Role,
    /// 灯
    Light,
    /// 原因
    Reason,
    /// 状态
    Status,
    /// 时限
    Due,
    /// 督查员
    Supervisor,
    /// 标记
    Mark,
    /// 文
    Text,
}

impl Key {
    /// All of them.
    pub const ALL: [Key; 11] =
        [Key::Area, Key::Id, Key::Unit, Key::Role, Key::Light, Key::Reason, Key::Status, Key::Due, Key::Supervisor, Key::Mark, Key::Text];

    /// The key as it is written.
    pub const fn word(self, lang: Lang) -> &'static str {
        match self {
            Key::Area => say::area(lang),
            Key::Id => say::id(lang),
            Key::Unit => say::unit(lang),
            Key::Role => say::role(lang),
            Key::Light => say::light(lang),
            Key::Reason => say::reason(lang),
            Key::Status => say::status(lang),
            Key::Due => say::due(lang),
            Key::Supervisor => say::supervisor(lang),
            Key::Mark => say::mark(lang),
            Key::Text => say::text(lang),
        }
    }

    /// Other words for it.
    const fn aliases(self) -> &'static [&'static str] {
        match self {
            Key::Id => &["任务", "措施", "task", "measure"],
            Key::Reason => &["why"],
            Key::Due => &["deadline", "期限"],
            Key::Supervisor => &["assigned", "supervisor", "分派"],
            Key::Mark => &["is"],
            Key::Text => &["文字", "正文"],
            Key::Area | Key::Unit | Key::Role | Key::Light | Key::Status => &[],
        }
    }

    /// The key that a word is, in either language.
    pub fn from_word(word: &str) -> Option<Self> {
        let word = folded(word.trim());
        Self::ALL.into_iter().find(|key| key.words().any(|known| known == word))
    }

    pub(super) fn words(self) -> impl Iterator<Item = &'static str> {
        [self.word(Lang::Zh), self.word(Lang::En)].into_iter().chain(self.aliases().iter().copied())
    }
}

impl Asks {
    /// The key under which it is asked for.
    pub const fn key(&self) -> Key {
        match self {
            Asks::Area(_) => Key::Area,
            Asks::Id(_) => Key::Id,
            Asks::Unit(_) => Key::Unit,
            Asks::Role(_) => Key::Role,
            Asks::Light(_) => Key::Light,
            Asks::Reason(_) => Key::Reason,
            Asks::Status(_) => Key::Status,
            Asks::Due(_) => Key::Due,
            Asks::Supervisor(_) => Key::Supervisor,
            Asks::Mark(_) => Key::Mark,
            Asks::Text(_) => Key::Text,
        }
    }
}

impl Reason {
    /// All of them.
    pub const ALL: [Reason; 5] = [Reason::Overdue, Reason::Deadline, Reason::Progress, Reason::Reporting, Reason::Promise];

    /// The word on the screen.
    pub const fn word(self, lang: Lang) -> &'static str {
        match self {
            Reason::Overdue => say::overdue(lang),
            Reason::Deadline => say::by_deadline(lang),
            Reason::Progress => say::by_progress(lang),
            Reason::Reporting => say::by_reporting(lang),
            Reason::Promise => say::by_promise(lang),
        }
    }

    const fn aliases(self) -> &'static [&'static str] {
        match self {
            Reason::Overdue => &["超期", "overdue"],
            Reason::Deadline => &["临期"],
            Reason::Progress => &["进展", "欠序时"],
            Reason::Reporting => &["报送", "报告", "unreported"],
            Reason::Promise => &[],
        }
    }

    pub(super) fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| one_of(word, reason.word(Lang::Zh), reason.word(Lang::En), reason.aliases()))
    }
}

impl Mark {
    /// All of them.
    pub const ALL: [Mark; 4] = [Mark::Snoozed, Mark::Extended, Mark::Urged, Mark::Promised];

    /// The word on the screen.
    pub const fn word(self, lang: Lang) -> &'static str {
        match self {
            Mark::Snoozed => say::snoozed(lang),
            Mark::Extended => say::extended(lang),
            Mark::Urged => say::urged(lang),
            Mark::Promised => say::promised(lang),
        }
    }

    pub(super) fn from_word(word: &str) -> Option<Self> {
        let aliases = |mark| if mark == Mark::Promised { &["承诺"][..] } else { &[] };
        Self::ALL.into_iter().find(|mark| one_of(word, mark.word(Lang::Zh), mark.word(Lang::En), aliases(*mark)))
    }
}

/// The lights in the order in which they are offered; none stands for what is closed.
pub(super) const LIGHTS: [Option<Light>; 5] = [Some(Light::Red), Some(Light::Yellow), Some(Light::Green), Some(Light::Grey), None];

/// The word of a light, or for what is closed.
pub(super) const fn light_word(light: Option<Light>, lang: Lang) -> &'static str {
    match light {
        Some(light) => light.word(lang),
        None => console::closed_word(lang),
    }
}

/// The words that stand alone in a filter, without a key, in the order in which they are offered.
pub(super) fn standing_alone(lang: Lang) -> Vec<&'static str> {
    let mut words = vec![Reason::Overdue.word(lang), Reason::Reporting.word(lang), say::this_week(lang), say::this_month(lang)];
    words.extend(legal(Key::Light, lang));
    words.push(say::open(lang));
    words.extend(legal(Key::Mark, lang));
    words.extend(legal(Key::Status, lang));
    words
}

/// The light that a word means; `Some(None)` for what is closed.
pub(super) fn light_from_word(word: &str) -> Option<Option<Light>> {
    let aliases = |light| match light {
        Some(Light::Grey) => &["gray"][..],
        None => &["已结"],
        _ => &[],
    };
    LIGHTS.into_iter().find(|light| one_of(word, light_word(*light, Lang::Zh), light_word(*light, Lang::En), aliases(*light)))
}

pub(super) fn role_from_word(word: &str) -> Option<Role> {
    Role::ALL.into_iter().find(|role| one_of(word, role.word(Lang::Zh), role.word(Lang::En), &[]))
}

pub(super) fn status_from_word(word: &str) -> Option<Status> {
    Status::from_word(&folded(word))
}

/// The words that the values of a key have, where there are only so many; in the language asked for.
pub(super) fn legal(key: Key, lang: Lang) -> Vec<&'static str> {
    match key {
        Key::Role => Role::ALL.map(|role| role.word(lang)).to_vec(),
        Key::Light => LIGHTS.map(|light| light_word(light, lang)).to_vec(),
        Key::Reason => Reason::ALL.map(|reason| reason.word(lang)).to_vec(),
        Key::Status => Status::ALL.map(|status| lang.pick(status.word(Lang::Zh), status.code())).to_vec(),
        Key::Mark => Mark::ALL.map(|mark| mark.word(lang)).to_vec(),
        Key::Due => vec![say::this_week(lang), say::this_month(lang), say::nothing(lang)],
        Key::Area | Key::Id | Key::Unit | Key::Supervisor | Key::Text => Vec::new(),
    }
}

/// The week or the month of the as-of date.
pub(super) fn span_from_word(word: &str) -> Option<DueIn> {
    let words = [
        (DueIn::ThisWeek, say::this_week(Lang::Zh), say::this_week(Lang::En), &["这周", "week"][..]),
        (DueIn::ThisMonth, say::this_month(Lang::Zh), say::this_month(Lang::En), &["这个月", "当月", "month"]),
    ];
    words.into_iter().find(|(_, zh, en, aliases)| one_of(word, zh, en, aliases)).map(|(due, ..)| due)
}

/// Whether somebody asks for what he follows himself.
pub(super) fn is_me(word: &str) -> bool {
    one_of(word, say::me(Lang::Zh), say::me(Lang::En), &["我的", "mine"])
}

/// The supervisor whom a person means who is `me`: 我 is himself, any other name as it was typed.
pub fn supervisor_meant<'t>(typed: &'t str, me: &'t str) -> &'t str {
    if is_me(typed) { me } else { typed }
}

/// Whether a word stands for nobody, or for no date.
pub(super) fn is_none(word: &str) -> bool {
    one_of(word, say::nothing(Lang::Zh), say::nothing(Lang::En), &["——", words::no_date(Lang::Zh)])
}

fn one_of(word: &str, zh: &str, en: &str, aliases: &[&str]) -> bool {
    let word = folded(word.trim());
    word == zh || word == en || aliases.contains(&word.as_str())
}
