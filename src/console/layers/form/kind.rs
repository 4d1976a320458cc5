//! What forms there are.

use chrono::{Datelike, NaiveDate};

use crate::ledger::{Dealing, EventNo};
use crate::messages::{Lang, forms as say};
use crate::plan::{Calendar, DateKey, SpokenDayError, meant_day, parse_day};

/// What a form is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FormKind {
    /// 催办
    Urge,
    /// 承诺
    Promise,
    /// 承诺了结; with none, of the promise that falls due first.
    EndPromise(Option<EventNo>),
    /// 承诺改期; with none, of the promise that falls due first.
    MovePromise(Option<EventNo>),
    /// 延期
    Extend,
    /// 暂缓
    Snooze,
    /// 分派
    Assign,
    /// 明确时限, or another date of the measure.
    SettleDate(Option<DateKey>),
    /// 节点完成
    MeetDate(DateKey),
}

/// What stands before the key of a date in the code of a form.
const SETTLE_DATE: &str = "form-date";
const MEET_DATE: &str = "form-met";
/// What stands before the number of a promise.
const END_PROMISE: &str = "form-promise-end";
const MOVE_PROMISE: &str = "form-promise-move";

impl FormKind {
    /// Those that are about no date of the text.
    const PLAIN: [FormKind; 8] = [
        FormKind::Urge,
        FormKind::Promise,
        FormKind::EndPromise(None),
        FormKind::MovePromise(None),
        FormKind::Extend,
        FormKind::Snooze,
        FormKind::Assign,
        FormKind::SettleDate(None),
    ];

    /// The code in a draft: a date has its key behind it.
    pub fn code(self) -> String {
        let code = match self {
            FormKind::Urge => "form-urge",
            FormKind::Promise => "form-promise",
            FormKind::EndPromise(None) => END_PROMISE,
            FormKind::MovePromise(None) => MOVE_PROMISE,
            FormKind::EndPromise(Some(promise)) => return format!("{END_PROMISE}:{}", promise.0),
            FormKind::MovePromise(Some(promise)) => return format!("{MOVE_PROMISE}:{}", promise.0),
            FormKind::Extend => "form-extend",
            FormKind::Snooze => "form-snooze",
            FormKind::Assign => "form-assign",
            FormKind::SettleDate(None) => SETTLE_DATE,
            FormKind::SettleDate(Some(date)) => return format!("{SETTLE_DATE}:{}", date.as_str()),
            FormKind::MeetDate(date) => return format!("{MEET_DATE}:{}", date.as_str()),
        };
        code.to_owned()
    }

    /// The form of that code.
    pub fn from_code(code: &str) -> Option<Self> {
        match code.split_once(':') {
            Some((SETTLE_DATE, date)) => Some(FormKind::SettleDate(Some(DateKey::new(date)))),
            Some((END_PROMISE, no)) => no.parse().ok().map(|no| FormKind::EndPromise(Some(EventNo(no)))),
            Some((MOVE_PROMISE, no)) => no.parse().ok().map(|no| FormKind::MovePromise(Some(EventNo(no)))),
            Some((MEET_DATE, date)) => Some(FormKind::MeetDate(DateKey::new(date))),
            _ => Self::PLAIN.into_iter().find(|kind| kind.code() == code),
        }
    }

    /// Whether that was done with such a form.
    pub fn is_of(self, dealing: &Dealing) -> bool {
        match self {
            FormKind::Urge => matches!(dealing, Dealing::Urge { .. }),
            FormKind::Promise => matches!(dealing, Dealing::Promise { .. }),
            FormKind::EndPromise(_) => matches!(dealing, Dealing::PromiseEnded { .. }),
            FormKind::MovePromise(_) => matches!(dealing, Dealing::PromiseMoved { .. }),
            FormKind::Extend => matches!(dealing, Dealing::Extension { .. }),
            FormKind::Snooze => matches!(dealing, Dealing::Snooze { .. }),
            FormKind::Assign => matches!(dealing, Dealing::Assignment { .. }),
            FormKind::SettleDate(key) => {
                matches!(dealing, Dealing::DateSet { date, .. } if date.as_deref() == key.map(DateKey::as_str))
            }
            FormKind::MeetDate(key) => matches!(dealing, Dealing::DateMet { date, .. } if date == key.as_str()),
        }
    }

    /// The same for another item, on which no promise is picked.
    #[must_use]
    pub const fn elsewhere(self) -> Self {
        match self {
            FormKind::EndPromise(_) => FormKind::EndPromise(None),
            FormKind::MovePromise(_) => FormKind::MovePromise(None),
            kind => kind,
        }
    }

    /// The day that is meant by what is typed into it on a day: what is still to come is understood as people say it (下周五).
    ///
    /// # Errors
    /// When it is no day, with the reason where one is known.
    pub fn read_day(self, typed: &str, on: NaiveDate, calendar: &Calendar) -> Result<NaiveDate, Option<SpokenDayError>> {
        match self {
            FormKind::Promise | FormKind::MovePromise(_) | FormKind::Extend | FormKind::Snooze => {
                meant_day(typed, on, calendar).map_err(Some)
            }
            _ => parse_day(typed, on.year()).ok_or(None),
        }
    }

    /// The word on the screen.
    pub const fn word(self, lang: Lang) -> &'static str {
        match self {
            FormKind::Urge => say::urge(lang),
            FormKind::Promise => say::promise(lang),
            FormKind::EndPromise(_) => say::end_promise(lang),
            FormKind::MovePromise(_) => say::move_promise(lang),
            FormKind::Extend => say::extend(lang),
            FormKind::Snooze => say::snooze(lang),
            FormKind::Assign => say::assign(lang),
            FormKind::SettleDate(None) => say::settle_date(lang),
            FormKind::SettleDate(Some(_)) => say::settle_a_date(lang),
            FormKind::MeetDate(_) => say::meet_date(lang),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_known_by_its_code() {
        let soil = DateKey::new("soil-plan");
        let of_a_date = [FormKind::SettleDate(Some(soil)), FormKind::MeetDate(soil)];
        let of_a_promise = [FormKind::EndPromise(Some(EventNo(7))), FormKind::MovePromise(Some(EventNo(7)))];
        for kind in FormKind::PLAIN.into_iter().chain(of_a_date).chain(of_a_promise) {
            assert_eq!(FormKind::from_code(&kind.code()), Some(kind));
        }
        assert_eq!(FormKind::MeetDate(soil).code(), "form-met:soil-plan");
        assert_eq!((FormKind::from_code("form-urge:x"), FormKind::from_code("form")), (None, None));
    }
}
