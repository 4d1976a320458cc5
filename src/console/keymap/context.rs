//! The contexts: where a key is looked up, and in which others behind that one.

use crate::messages::{
    Lang, chat, command, console as say, dates, forecast, forms, help, lookup, past, promises, queue, room, settings, units,
};

/// What kind of place a context is: which contexts are asked behind it, and whether characters are text there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// It stands behind others only.
    Shared,
    /// It stands behind those in which text is typed.
    Typing,
    /// A screen: a list, on which the keys of every screen hold, too.
    Screen,
    /// A layer that is a list.
    List,
    /// A text to read that has keys of its own.
    Read,
    /// A layer in which nothing moves.
    Alone,
    /// A line of text.
    Line,
    /// A text of several lines: Enter is text.
    Page,
}

macro_rules! contexts {
    ($(#[doc = $doc:literal] $context:ident: $kind:ident, $name:literal, $title:expr;)+) => {
        /// Where a key is looked up. A screen or layer names several, the nearest first.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Context { $(#[doc = $doc] $context,)+ }

        impl Context {
            #[cfg(test)]
            pub(super) const ALL: &[Self] = &[$(Context::$context),+];

            /// The name in the key file.
            pub const fn name(self) -> &'static str {
                match self { $(Context::$context => $name,)+ }
            }

            /// The heading in the help.
            pub const fn title(self, lang: Lang) -> &'static str {
                match self { $(Context::$context => $title(lang),)+ }
            }

            /// The contexts in which a key is looked up where this one is the nearest.
            pub const fn scope(self) -> &'static [Self] {
                match self { $(Context::$context => contexts!(@ $kind $context),)+ }
            }

            const fn kind(self) -> Kind {
                match self { $(Context::$context => Kind::$kind,)+ }
            }
        }
    };
    (@ Shared $context:ident) => { &[Context::$context] };
    (@ Typing $context:ident) => { &[Context::$context] };
    (@ Screen $context:ident) => { &[Context::$context, Context::Moving, Context::Anywhere, Context::Terminal] };
    (@ List $context:ident) => { &[Context::$context, Context::Moving, Context::Terminal] };
    (@ Read $context:ident) => { &[Context::$context, Context::Reading, Context::Moving, Context::Terminal] };
    (@ Alone $context:ident) => { &[Context::$context, Context::Terminal] };
    (@ $text:ident $context:ident) => { &[Context::$context, Context::Editing, Context::Terminal] };
}

contexts! {
    /// Every screen where no text is entered.
    Anywhere: Shared, "anywhere", say::in_anywhere;
    /// Every list: how the cursor moves. These keys mean the same in every list, menus included.
    Moving: Shared, "moving", say::in_moving;
    /// 总览.
    Overview: Screen, "overview", say::in_overview;
    /// 详情.
    Detail: Screen, "detail", say::in_detail;
    /// What the units of a measure owe.
    Units: Screen, "units", say::in_units;
    /// 单位.
    AllUnits: Screen, "all-units", units::in_units;
    /// The work of one unit.
    UnitWork: Screen, "unit-work", units::in_work;
    /// What does not agree in the ledger.
    Findings: Screen, "findings", say::in_findings;
    /// What changed, and the log.
    Changes: Screen, "changes", past::in_changes;
    /// 年底预测.
    Forecast: Screen, "forecast", forecast::in_forecast;
    /// The dates of measures.
    Dates: Screen, "dates", dates::in_dates;
    /// 承诺台账.
    Promises: Screen, "promises", promises::title;
    /// 设置.
    Settings: Screen, "settings", settings::in_settings;
    /// 督办队列.
    Queue: Screen, "queue", queue::in_queue;
    /// 各区.
    Matrix: Screen, "matrix", say::in_matrix;
    /// 指标.
    Indicators: Screen, "indicators", say::in_indicators;
    /// One indicator.
    Chart: Screen, "chart", say::in_chart;
    /// The cards of a meeting.
    Meeting: Screen, "meeting", room::in_meeting;
    /// The agenda of a meeting, as a list.
    Agenda: List, "agenda", room::in_agenda;
    /// The name of a meeting, and the filter that makes its agenda: one line each.
    AgendaLine: Line, "agenda-line", room::in_agenda_line;
    /// What is promised in a meeting, in one line.
    Capture: Line, "capture", room::in_capture;
    /// The minutes of a meeting that is to be saved.
    Minutes: List, "minutes", room::in_minutes;
    /// The menu of statuses.
    Statuses: List, "statuses", say::in_statuses;
    /// The list of those whom a measure may mean.
    Settle: List, "settle", say::in_settle;
    /// The list of unfinished texts.
    Drafts: List, "drafts", say::in_drafts;
    /// What is done to a text by keys, wherever one is typed.
    Editing: Typing, "editing", help::in_editing;
    /// Text entry.
    Writing: Page, "writing", say::in_writing;
    /// A reading in one line.
    Entry: Line, "entry", say::in_entry;
    /// A form of several fields.
    Form: Page, "form", forms::in_form;
    /// The filter of the queue, in one line.
    Filter: Line, "filter", queue::in_filter;
    /// Search, while its line has the keys.
    Search: Line, "search", lookup::in_search;
    /// Search, while its list has the keys.
    Hits: Screen, "hits", lookup::in_hits;
    /// A text in which the words of a search are highlighted.
    Marked: Screen, "marked", lookup::in_marked;
    /// An id to jump to, in one line.
    Jump: Line, "jump", lookup::in_jump;
    /// The command line.
    Command: Line, "command", command::in_command;
    /// What was copied.
    Copied: List, "copied", chat::in_copied;
    /// One line that asks for something.
    Line: Line, "line", past::in_line;
    /// Which of several promises is meant.
    PromiseChoice: List, "promise-choice", room::in_promise_choice;
    /// Templates for a text.
    Templates: List, "templates", forms::in_templates;
    /// A question.
    Question: Alone, "question", say::in_question;
    /// Help and other texts to read.
    Reading: List, "reading", say::in_reading;
    /// A text that is read, in which words can be sought.
    Text: Read, "text", help::in_text;
    /// The help.
    Help: Read, "help", help::in_help;
    /// What the help is narrowed to, in one line.
    HelpFilter: Line, "help-filter", help::in_filter;
    /// Everywhere, whatever has the keys: what concerns the terminal itself.
    Terminal: Shared, "terminal", say::in_terminal;
}

impl Context {
    /// Whether text is typed there, so that characters are no keys.
    pub const fn takes_text(self) -> bool {
        matches!(self.kind(), Kind::Typing | Kind::Line | Kind::Page)
    }

    /// Whether it is that of a screen of its own.
    pub const fn is_screen(self) -> bool {
        matches!(self.kind(), Kind::Screen)
    }

    /// Whether Enter is text there, too.
    pub const fn takes_lines(self) -> bool {
        matches!(self.kind(), Kind::Typing | Kind::Page)
    }

    /// Whether keys of both may be looked up for one and the same key press.
    pub fn holds_with(self, other: Self) -> bool {
        // Keys that move mean the same in every list, those included that leave them out; so do those of the terminal.
        let everywhere = |a: Self, b: Self| a == Context::Moving && !b.takes_text() || a == Context::Terminal;
        let together = |a: Self, b: Self| a.scope().contains(&b) || everywhere(a, b);
        together(self, other) || together(other, self)
    }
}
