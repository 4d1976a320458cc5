//! Saved views (视图): filters under a name and a number, by which they are switched to. Some are there from the beginning; a person's own
//! take their places, and one of them may be the view with which the queue opens.

use super::{Act, BadQuery, Happening, Ledger, Query, SavedView};
use crate::messages::{Lang, views as say};
use crate::text::{is_hidden, visible_line};

/// A view that a person can switch to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// 1 to 9.
    pub number: u8,
    /// Its name.
    pub name: String,
    /// Its filter as typed; it may not be readable any more when a corrected plan renamed something.
    pub query: String,
    /// Whether the queue opens with it.
    pub is_default: bool,
    /// Whether the person saved it himself.
    pub is_own: bool,
}

/// What a person wants to save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ViewEntry {
    /// The number; with none that of the view of this name, else the first that is free.
    pub number: Option<u8>,
    /// Its name.
    pub name: String,
    /// Its filter.
    pub query: String,
    /// Whether the queue is to open with it.
    pub is_default: bool,
}

/// Why a view is not saved, removed or found.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ViewRefused {
    /// A view needs a name.
    #[error("a view needs a name")]
    Unnamed,
    /// The name has too many characters, is a number, or has one in it that a terminal would act on.
    #[error("`{0}` cannot be the name of a view")]
    BadName(String),
    /// Numbers are 1 to 9.
    #[error("{0} is no number from 1 to 9")]
    BadNumber(u8),
    /// Another view has the name.
    #[error("view {number} has the name `{name}`")]
    NameTaken {
        /// The name.
        name: String,
        /// The view that has it.
        number: u8,
    },
    /// All numbers are in use.
    #[error("all nine numbers are in use")]
    Full,
    /// It cannot be read.
    #[error("the filter cannot be read: {0}")]
    Query(BadQuery),
    /// It is so already.
    #[error("it is so already")]
    AsItIs,
    /// There is no such view.
    #[error("there is no view `{asked}`")]
    NoView {
        /// What was asked for.
        asked: String,
        /// Those that there are.
        views: Vec<View>,
    },
    /// It was there from the beginning.
    #[error("view {0} is not one of the person's own")]
    NotOwn(u8),
    /// A view that was there from the beginning has the name: it is replaced by its number only.
    #[error("`{name}` is the name of view {number}, which was there from the beginning")]
    Given {
        /// The name.
        name: String,
        /// Its number.
        number: u8,
    },
    /// A filter that asks for nothing in particular.
    #[error("the filter is empty")]
    Everything,
}

/// Number, name and filter of a view.
type Given = (u8, fn(Lang) -> &'static str, &'static str);

/// The views that are there from the beginning: number, name, filter.
const GIVEN: [Given; 5] =
    [(1, say::all, ""), (2, say::mine, "督查员:我"), (3, say::overdue, "逾期"), (4, say::submitted, "待核"), (5, say::unreported, "未报")];
/// The last number.
const LAST: u8 = 9;
/// A name stands among others in one line.
const LONGEST_NAME: usize = 12;

impl Ledger {
    /// The views of a person, by number. One is the default: the first unless he chose another.
    pub fn views(&self, person: &str, lang: Lang) -> Vec<View> {
        let own = |number| self.wide().views(person).find(|view| view.number == number);
        let given = |number| GIVEN.iter().find(|(at, ..)| *at == number);
        let has_default = self.wide().views(person).any(|view| view.is_default);
        let view = |number: u8| match (own(number), given(number)) {
            (Some(view), _) => Some(View {
                number,
                name: view.name.clone(),
                query: view.query.clone().unwrap_or_default(),
                is_default: view.is_default,
                is_own: true,
            }),
            (None, Some((_, name, query))) => Some(View {
                number,
                name: name(lang).to_owned(),
                query: (*query).to_owned(),
                is_default: number == 1 && !has_default,
                is_own: false,
            }),
            (None, None) => None,
        };
        let mut views: Vec<View> = (1..=LAST).filter_map(view).collect();
        // Something is the default, also where a person put a view of his own on the place of the first.
        if !views.iter().any(|view| view.is_default) {
            views.iter_mut().take(1).for_each(|view| view.is_default = true);
        }
        views
    }

    /// The view that a person means by a number or a name.
    ///
    /// # Errors
    /// When there is none.
    pub fn view(&self, person: &str, asked: &str, lang: Lang) -> Result<View, ViewRefused> {
        let asked = asked.trim();
        let views = self.views(person, lang);
        let number: Option<u8> = asked.chars().map(crate::text::half_width).collect::<String>().parse().ok();
        // A given view has its name in both languages.
        let given = GIVEN.iter().find(|(_, name, _)| [Lang::Zh, Lang::En].iter().any(|lang| name(*lang) == asked)).map(|(at, ..)| *at);
        let by_name = views.iter().find(|view| view.name == asked);
        let found = by_name.or_else(|| views.iter().find(|view| Some(view.number) == number));
        let found = found.or_else(|| views.iter().find(|view| !view.is_own && Some(view.number) == given));
        found.cloned().ok_or_else(|| ViewRefused::NoView { asked: asked.to_owned(), views })
    }
}

impl Act {
    /// Saves a view of a person.
    ///
    /// # Errors
    /// When the name or the number is none, the name is another view's, the filter cannot be read, or nothing would change.
    pub fn save_view(ledger: &Ledger, person: &str, entry: &ViewEntry, lang: Lang) -> Result<Self, ViewRefused> {
        let name = good_name(&entry.name)?;
        Query::parse(&entry.query, ledger).map_err(ViewRefused::Query)?;
        let views = ledger.views(person, lang);
        let of_name = views.iter().find(|view| view.name == name).map(|view| view.number);
        let number = match (entry.number, of_name) {
            (Some(number), _) if !(1..=LAST).contains(&number) => return Err(ViewRefused::BadNumber(number)),
            (Some(number), Some(other)) if number != other => return Err(ViewRefused::NameTaken { name, number: other }),
            (None, Some(number)) if views.iter().any(|view| view.number == number && !view.is_own) => {
                return Err(ViewRefused::Given { name, number });
            }
            (None, _) if entry.query.trim().is_empty() => return Err(ViewRefused::Everything),
            (Some(number), _) | (None, Some(number)) => number,
            (None, None) => (1..=LAST).find(|n| views.iter().all(|view| view.number != *n)).ok_or(ViewRefused::Full)?,
        };
        let query = entry.query.trim().to_owned();
        let former = views.into_iter().find(|view| view.number == number);
        // What is the default stays it when it is saved again.
        let is_default = entry.is_default || former.as_ref().is_some_and(|view| view.is_own && view.is_default);
        if former.is_some_and(|view| view.is_own && view.name == name && view.query == query && view.is_default == is_default) {
            return Err(ViewRefused::AsItIs);
        }
        let saved = SavedView { owner: person.to_owned(), number, name, query: Some(query), is_default };
        Ok(Self::plan_wide(ledger, Happening::ViewSaved(Box::new(saved))))
    }

    /// The queue opens with a view from now on.
    ///
    /// # Errors
    /// When it does already.
    pub fn open_with_view(ledger: &Ledger, person: &str, view: &View, lang: Lang) -> Result<Self, ViewRefused> {
        if view.is_default {
            return Err(ViewRefused::AsItIs);
        }
        let entry = ViewEntry { number: Some(view.number), name: view.name.clone(), query: view.query.clone(), is_default: true };
        Self::save_view(ledger, person, &entry, lang)
    }

    /// Removes a view that a person saved; one that was there from the beginning has its place again.
    ///
    /// # Errors
    /// When it is not his own.
    pub fn remove_view(ledger: &Ledger, person: &str, view: &View) -> Result<Self, ViewRefused> {
        if !view.is_own {
            return Err(ViewRefused::NotOwn(view.number));
        }
        let (owner, name) = (person.to_owned(), view.name.clone());
        let removed = SavedView { owner, number: view.number, name, query: None, is_default: false };
        Ok(Self::plan_wide(ledger, Happening::ViewSaved(Box::new(removed))))
    }
}

/// A name that can stand on the screen and is not taken for a number.
fn good_name(name: &str) -> Result<String, ViewRefused> {
    let name = name.trim();
    if name.is_empty() {
        return Err(ViewRefused::Unnamed);
    }
    let is_number = name.chars().all(|c| crate::text::half_width(c).is_ascii_digit());
    if is_number || name.chars().count() > LONGEST_NAME || name.chars().any(|c| is_hidden(c) || c == '=') {
        return Err(ViewRefused::BadName(name.to_owned()));
    }
    Ok(name.to_owned())
}

impl ViewRefused {
    /// The sentence for the person, with what would be possible.
    pub fn explain(&self, lang: Lang) -> String {
        match self {
            ViewRefused::Unnamed => say::unnamed(lang).to_owned(),
            ViewRefused::BadName(name) => say::bad_name(lang, visible_line(name), LONGEST_NAME),
            ViewRefused::BadNumber(number) => say::bad_number(lang, number),
            ViewRefused::NameTaken { name, number } => say::name_taken(lang, name, number),
            ViewRefused::Full => say::full(lang).to_owned(),
            ViewRefused::Query(bad) => bad.explain(lang),
            ViewRefused::AsItIs => say::as_it_is(lang).to_owned(),
            ViewRefused::NoView { asked, views } => {
                let all: Vec<String> = views.iter().map(|view| format!("{} {}", view.number, view.name)).collect();
                say::no_view(lang, asked, all.join(lang.pick("、", ", ")))
            }
            ViewRefused::NotOwn(number) => say::not_own(lang, number),
            ViewRefused::Given { name, number } => say::given_name(lang, name, number),
            ViewRefused::Everything => say::empty_filter(lang).to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::testing::{ledger, write_by};

    fn entry(number: Option<u8>, name: &str, query: &str, is_default: bool) -> ViewEntry {
        ViewEntry { number, name: name.into(), query: query.into(), is_default }
    }

    fn save(ledger: &mut Ledger, person: &str, entry: &ViewEntry) {
        let act = Act::save_view(ledger, person, entry, Lang::Zh).unwrap();
        write_by(ledger, &act, person, "2026-11-23");
    }

    /// `1全部* 2我的`: the default with a star, own ones with a dot.
    fn shown(ledger: &Ledger, person: &str) -> String {
        let one = |view: &View| {
            let (default, own) = (if view.is_default { "*" } else { "" }, if view.is_own { "." } else { "" });
            format!("{}{}{default}{own}", view.number, view.name)
        };
        ledger.views(person, Lang::Zh).iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn some_views_are_there_from_the_beginning_and_can_be_read() {
        let l = ledger();
        assert_eq!(shown(&l, "zhang"), "1全部* 2我的 3逾期 4待核 5未报");
        for view in l.views("zhang", Lang::Zh) {
            assert!(Query::parse(&view.query, &l).is_ok(), "{}", view.name);
        }
        assert_eq!(l.views("zhang", Lang::En)[1].name, "Mine");
    }

    #[test]
    fn a_view_is_its_owners_and_takes_the_number_that_is_asked_for_or_free() {
        let mut l = ledger();
        save(&mut l, "zhang", &entry(None, "东城红", "东城 红", true));
        save(&mut l, "zhang", &entry(Some(3), "水务", "水务局", false));
        assert_eq!(shown(&l, "zhang"), "1全部 2我的 3水务. 4待核 5未报 6东城红*.");
        assert_eq!(shown(&l, "li"), "1全部* 2我的 3逾期 4待核 5未报");
        // Of the same name it is the same view; the default stays it.
        save(&mut l, "zhang", &entry(None, "东城红", "东城 红,黄", false));
        assert_eq!(shown(&l, "zhang"), "1全部 2我的 3水务. 4待核 5未报 6东城红*.");
        assert_eq!(l.view("zhang", "东城红", Lang::Zh).unwrap().query, "东城 红,黄");
        // Another default takes it away.
        let act = Act::open_with_view(&l, "zhang", &l.view("zhang", "2", Lang::Zh).unwrap(), Lang::Zh).unwrap();
        write_by(&mut l, &act, "zhang", "2026-11-23");
        assert_eq!(shown(&l, "zhang"), "1全部 2我的*. 3水务. 4待核 5未报 6东城红.");
        for name in ["2", "水务", "6"] {
            let act = Act::remove_view(&l, "zhang", &l.view("zhang", name, Lang::Zh).unwrap()).unwrap();
            write_by(&mut l, &act, "zhang", "2026-11-23");
        }
        assert_eq!(shown(&l, "zhang"), "1全部* 2我的 3逾期 4待核 5未报");
    }

    #[test]
    fn a_view_is_meant_by_its_number_or_its_name() {
        let l = ledger();
        for (asked, number) in [("3", Some(3)), ("３", Some(3)), ("逾期", Some(3)), ("Overdue", Some(3)), ("9", None), ("别的", None)]
        {
            assert_eq!(l.view("zhang", asked, Lang::Zh).ok().map(|view| view.number), number, "{asked}");
        }
    }

    #[test]
    fn what_makes_no_view_is_refused() {
        let mut l = ledger();
        let refused = |l: &Ledger, entry: &ViewEntry| Act::save_view(l, "zhang", entry, Lang::Zh).unwrap_err();
        assert_eq!(refused(&l, &entry(None, " ", "红", false)), ViewRefused::Unnamed);
        for name in ["12", "９", "a=b", "红\u{1b}[2J", "一二三四五六七八九十一二三"] {
            assert_eq!(refused(&l, &entry(None, name, "红", false)), ViewRefused::BadName(name.into()));
        }
        assert!(Act::save_view(&l, "zhang", &entry(None, "一二三四五六七八九十一二", "红", false), Lang::Zh).is_ok());
        for number in [0, 10] {
            assert_eq!(refused(&l, &entry(Some(number), "红的", "红", false)), ViewRefused::BadNumber(number));
        }
        assert_eq!(refused(&l, &entry(Some(7), "逾期", "红", false)), ViewRefused::NameTaken { name: "逾期".into(), number: 3 });
        assert!(matches!(refused(&l, &entry(None, "x", "灯:紫", false)), ViewRefused::Query(BadQuery::BadValue { .. })));
        for name in ["甲", "乙", "丙", "丁"] {
            save(&mut l, "zhang", &entry(None, name, "红", false));
        }
        assert_eq!(refused(&l, &entry(None, "戊", "红", false)), ViewRefused::Full);
        assert_eq!(refused(&l, &entry(None, "甲", "红", false)), ViewRefused::AsItIs);
        let given = l.view("zhang", "1", Lang::Zh).unwrap();
        // A given view is replaced by its number only; a filter of nothing is no view.
        let taken = ViewRefused::Given { name: "逾期".into(), number: 3 };
        assert_eq!(refused(&l, &entry(None, "逾期", "红", false)), taken);
        assert!(Act::save_view(&l, "zhang", &entry(Some(3), "逾期", "红", false), Lang::Zh).is_ok());
        assert_eq!(refused(&l, &entry(None, "什么都要", " ", false)), ViewRefused::Everything);
        assert_eq!(Act::remove_view(&l, "zhang", &given), Err(ViewRefused::NotOwn(1)));
        assert_eq!(Act::open_with_view(&l, "zhang", &given, Lang::Zh), Err(ViewRefused::AsItIs));
    }
}
