//! What forms there are.

use crate::ledger::Dealing;
use crate::messages::{Lang, forms as say};

/// What a form is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FormKind {
    /// 催办
    Urge,
    /// 承诺
    Promise,
    /// 延期
    Extend,
    /// 暂缓
    Snooze,
    /// 分派
    Assign,
    /// 明确时限
    SettleDate,
}

impl FormKind {
    /// All of them.
    pub const ALL: [FormKind; 6] =
        [FormKind::Urge, FormKind::Promise, FormKind::Extend, FormKind::Snooze, FormKind::Assign, FormKind::SettleDate];

    /// The code in a draft.
    pub const fn code(self) -> &'static str {
        match self {
            FormKind::Urge => "form-urge",
            FormKind::Promise => "form-promise",
            FormKind::Extend => "form-extend",
            FormKind::Snooze => "form-snooze",
            FormKind::Assign => "form-assign",
            FormKind::SettleDate => "form-date",
        }
    }

    /// The form of that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether that was done with such a form.
    pub const fn is_of(self, dealing: &Dealing) -> bool {
        match self {
            FormKind::Urge => matches!(dealing, Dealing::Urge { .. }),
            FormKind::Promise => matches!(dealing, Dealing::Promise { .. }),
            FormKind::Extend => matches!(dealing, Dealing::Extension { .. }),
            FormKind::Snooze => matches!(dealing, Dealing::Snooze { .. }),
            FormKind::Assign => matches!(dealing, Dealing::Assignment { .. }),
            FormKind::SettleDate => matches!(dealing, Dealing::DateSet { date: None, .. }),
        }
    }

    /// The word on the screen.
    pub const fn word(self, lang: Lang) -> &'static str {
        match self {
            FormKind::Urge => say::urge(lang),
            FormKind::Promise => say::promise(lang),
            FormKind::Extend => say::extend(lang),
            FormKind::Snooze => say::snooze(lang),
            FormKind::Assign => say::assign(lang),
            FormKind::SettleDate => say::settle_date(lang),
        }
    }
}
