//! The states of promises by which a filter asks for them, and the words that they have.

use super::folded;
use crate::ledger::PromiseState;
use crate::messages::{Lang, promise_filter as say, promises};

/// States that a word stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    One(PromiseState),
    /// Due or to come.
    Unended,
    /// Broken, kept or dropped.
    Ended,
}

impl State {
    /// All of them, in the order in which they are offered.
    pub const ALL: [State; 7] = [
        State::One(PromiseState::Due),
        State::One(PromiseState::Open),
        State::One(PromiseState::Broken),
        State::One(PromiseState::Kept),
        State::One(PromiseState::Dropped),
        State::Unended,
        State::Ended,
    ];

    /// The state that a word means, which is folded.
    pub fn of(word: &str) -> Option<Self> {
        let own = |state: &State| [state.word(Lang::Zh), state.word(Lang::En)];
        Self::ALL.into_iter().find(|state| own(state).iter().any(|own| folded(own) == word) || state.aliases().contains(&word))
    }

    /// The word on the screen.
    pub const fn word(self, lang: Lang) -> &'static str {
        match self {
            State::One(state) => state.word(lang),
            State::Unended => say::unended(lang),
            State::Ended => promises::ended(lang),
        }
    }

    /// What people say for it.
    const fn aliases(self) -> &'static [&'static str] {
        match self {
            State::One(PromiseState::Due) => &["逾期", "到期", "过期", "超期", "overdue", "late"],
            State::One(PromiseState::Open) => &[],
            State::One(PromiseState::Broken) => &["失信", "失约"],
            State::One(PromiseState::Kept) => &["守信", "已兑现"],
            State::One(PromiseState::Dropped) => &[],
            State::Unended => &["未结"],
            State::Ended => &["了结", "已结"],
        }
    }

    /// Whether it stands for that one.
    pub const fn has(self, state: PromiseState) -> bool {
        match self {
            State::One(PromiseState::Due) => matches!(state, PromiseState::Due),
            State::One(PromiseState::Open) => matches!(state, PromiseState::Open),
            State::One(PromiseState::Broken) => matches!(state, PromiseState::Broken),
            State::One(PromiseState::Kept) => matches!(state, PromiseState::Kept),
            State::One(PromiseState::Dropped) => matches!(state, PromiseState::Dropped),
            State::Unended => state.is_open(),
            State::Ended => !state.is_open(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_state_has_its_words_in_both_languages() {
        let due = Some(State::One(PromiseState::Due));
        for word in ["已到期", "逾期", "due", "overdue"] {
            assert_eq!(State::of(word), due, "{word}");
        }
        assert_eq!(State::of("失信"), Some(State::One(PromiseState::Broken)));
        assert_eq!((State::of("未兑现"), State::of("broken")), (State::of("失信"), State::of("失信")));
        assert_eq!((State::of("兑现"), State::of("kept")), (Some(State::One(PromiseState::Kept)), State::of("兑现")));
        assert_eq!((State::of("未了结"), State::of("已了结")), (Some(State::Unended), Some(State::Ended)));
        assert_eq!((State::of("台账"), State::of("")), (None, None));
    }
}
