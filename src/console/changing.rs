//! The changes and the log on the whole console: opening them, since when, and by which filter.

use super::app::{App, Effect};
use super::layers::Layer;
use super::layers::line::AsksFor;
use super::layers::minutes::MinutesLayer;
use super::screens::changes::{AskedSince, ChangesView, Page};
use super::screens::view::View;
use crate::ledger::Query;
use crate::messages::past as say;
use crate::plan::parse_day_seen;
use crate::report::changes::is_last_meeting;

impl App {
    /// Opens what changed in the place of all other views, or goes back to the one that is open. The look is noted.
    pub(super) fn go_changes(&mut self) -> Vec<Effect> {
        self.go_changes_page(None)
    }

    /// The same on one of its pages.
    pub(super) fn go_changes_page(&mut self, page: Option<Page>) -> Vec<Effect> {
        if matches!(self.views.first(), Some(View::Changes(_))) {
            self.views.truncate(1);
        } else {
            self.leave_all_views();
            let changes = ChangesView::open(self);
            self.views.push(View::Changes(Box::new(changes)));
        }
        if let Some(page) = page {
            self.with_changes(|changes, app| changes.turn_to(app, page));
        }
        match self.is_read_only() {
            true => Vec::new(),
            false => vec![Effect::Looked(self.ledger.last_event())],
        }
    }

    /// Asks since when changes are to be told.
    pub(super) fn ask_since(&mut self) {
        let lang = self.setting.lang;
        self.open_line(AsksFor::Since, say::ask_since(lang), say::ask_since_hint(lang), "");
    }

    /// Takes what was typed as that.
    pub(super) fn answer_since(&mut self, text: &str) -> Result<(), String> {
        let asked = self.since_said(text)?;
        self.with_changes(|changes, app| changes.ask_since(app, asked));
        Ok(())
    }

    /// Since when changes are to be told, as it is typed; else why that says nothing.
    pub(super) fn since_said(&self, text: &str) -> Result<AskedSince, String> {
        let (lang, day) = (self.setting.lang, self.as_of);
        let asked = match text {
            "" | "上次查看" | "查看" | "last" => AskedSince::LastLook,
            text if is_last_meeting(text) && self.ledger.last_meeting().is_none() => return Err(say::no_meeting(lang).to_owned()),
            text if is_last_meeting(text) => AskedSince::Meeting,
            "上个工作日" | "工作日" | "workday" => AskedSince::WorkingDay,
            text => {
                let since = parse_day_seen(text, self.ledger.plan().year, day, self.ledger.calendar());
                AskedSince::Day(since.ok_or_else(|| say::no_since(lang, text))?)
            }
        };
        if let AskedSince::Day(since) = asked
            && since >= day
        {
            return Err(crate::messages::digest::since_not_before(lang, since, day));
        }
        Ok(asked)
    }

    /// Asks by what the page is filtered.
    pub(super) fn ask_changes_filter(&mut self) {
        let Some(View::Changes(changes)) = self.view() else { return };
        let (lang, before) = (self.setting.lang, changes.filter_text().to_owned());
        let hint = if changes.page() == Page::Log { say::ask_log_hint(lang) } else { say::ask_filter_hint(lang) };
        self.open_line(AsksFor::ChangesFilter, say::ask_filter(lang), hint, &before);
    }

    /// Takes what was typed as that; in the log a text that is no filter is looked for.
    pub(super) fn answer_changes_filter(&mut self, text: &str) -> Result<(), String> {
        let on_log = matches!(self.view(), Some(View::Changes(changes)) if changes.page() == Page::Log);
        if let Some(bad) = Query::parse(text, &self.ledger).err().filter(|_| !on_log) {
            return Err(bad.explain(self.setting.lang));
        }
        self.with_changes(|changes, app| changes.set_filter(app, text));
        Ok(())
    }

    /// Opens the minutes of the meeting under the cursor of the log; whether there is one.
    pub(super) fn open_held_meeting(&mut self) -> bool {
        let Some(View::Changes(changes)) = self.view() else { return false };
        let minutes = changes.event().and_then(|no| MinutesLayer::held(self, no));
        let is_one = minutes.is_some();
        self.layers.extend(minutes.map(|minutes| Layer::Minutes(Box::new(minutes))));
        is_one
    }

    fn with_changes(&mut self, change: impl FnOnce(&mut ChangesView, &App)) {
        self.with_view(|view, app| {
            if let View::Changes(changes) = view {
                change(changes, app);
            }
        });
    }
}
