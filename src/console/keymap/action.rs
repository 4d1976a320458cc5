//! What the keys do.

use super::Context;
use crate::console::editor::Edit;

/// What a key does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the table gives each its words")]
pub enum Action {
    Quit,
    Back,
    StepBack,
    Search,
    NextMatch,
    PreviousMatch,
    ClearMarks,
    Help,
    Undo,
    Redo,
    Redraw,
    Suspend,
    Mouse,
    ShowDrafts,
    GoOverview,
    GoQueue,
    GoUnits,
    GoMatrix,
    YearProgress,
    GoIndicators,
    Reorder,
    EnterReading,
    CorrectReading,
    StrikeReading,
    Down,
    Up,
    Left,
    Right,
    First,
    Last,
    HalfDown,
    HalfUp,
    PageDown,
    PageUp,
    NextPane,
    PreviousPane,
    FirstColumn,
    LastColumn,
    NextGroup,
    PreviousGroup,
    SortMeasures,
    SortUnits,
    SortAfresh,
    ShowStatuses,
    Open,
    NextTask,
    PreviousTask,
    OpenUnits,
    Mark,
    MarkAll,
    SettleUnits,
    SettleFinding,
    ReadAll,
    GoFindings,
    GoForecast,
    GoDates,
    GoPromises,
    GoSettings,
    GoChanges,
    /// To the page of the log beside the changes.
    GoLog,
    AskSince,
    GoMeeting,
    Capture,
    Decide,
    EndMeeting,
    AddToAgenda,
    StrikeFromAgenda,
    MoveLater,
    MoveEarlier,
    WriteFile,
    GoPast,
    DayBack,
    DayForth,
    EditSetting,
    SettleDate,
    MeetDate,
    SetStatus,
    WriteComment,
    WriteProgress,
    Urge,
    Promise,
    EndPromise,
    MovePromise,
    Extend,
    Snooze,
    Assign,
    Verify,
    SendBack,
    Repeat,
    Filter,
    ClearFilter,
    ListFitting,
    SaveView,
    NextView,
    PreviousView,
    NthView(u8),
    FreshRun,
    LastHandled,
    Unfold,
    MarkRange,
    Command,
    Copy,
    ShowPlain,
    Complete,
    CompleteBack,
    FormerLine,
    LaterLine,
    Templates,
    NextField,
    PreviousField,
    Choose,
    ChooseWithWords,
    ChooseNth(u8),
    Discard,
    Save,
    Edit(Edit),
    Yes,
    No,
}

impl Action {
    /// Whether it opens text entry.
    pub const fn opens_entry(self) -> bool {
        use Action::{
            Assign, Capture, ChooseWithWords, EditSetting, EndPromise, EnterReading, Extend, MeetDate, MovePromise, Promise, SendBack,
            SettleDate, Snooze, Urge, Verify, WriteComment, WriteProgress,
        };
        matches!(
            self,
            WriteComment
                | WriteProgress
                | ChooseWithWords
                | EnterReading
                | EditSetting
                | SettleDate
                | EndPromise
                | MovePromise
                | MeetDate
                | Urge
                | Promise
                | Capture
                | Extend
                | Snooze
                | Assign
                | Verify
                | SendBack
        )
    }

    /// Whether it is done with the item under the cursor, and can be done with one that is named.
    pub const fn acts_on_item(self) -> bool {
        use Action::{
            Assign, EndPromise, Extend, MovePromise, Promise, SendBack, SetStatus, Snooze, Urge, Verify, WriteComment, WriteProgress,
        };
        matches!(
            self,
            SetStatus
                | WriteComment
                | WriteProgress
                | Urge
                | Promise
                | EndPromise
                | MovePromise
                | Extend
                | Snooze
                | Assign
                | Verify
                | SendBack
        )
    }

    /// Whether a day is said with it.
    pub const fn takes_day(self) -> bool {
        matches!(self, Action::Promise | Action::MovePromise | Action::Extend | Action::Snooze)
    }

    /// The screen to which it goes, where it goes to one of its own.
    pub const fn screen(self) -> Option<Context> {
        Some(match self {
            Action::GoOverview => Context::Overview,
            Action::GoQueue => Context::Queue,
            Action::GoUnits => Context::AllUnits,
            Action::GoMatrix => Context::Matrix,
            Action::GoIndicators => Context::Indicators,
            Action::GoChanges => Context::Changes,
            Action::GoFindings => Context::Findings,
            Action::GoForecast => Context::Forecast,
            Action::GoDates => Context::Dates,
            Action::GoPromises => Context::Promises,
            Action::GoSettings => Context::Settings,
            Action::GoMeeting => Context::Meeting,
            _ => return None,
        })
    }

    /// Whether it writes into the record, now or with what is entered next: where nothing can be written it is not offered.
    pub const fn writes(self) -> bool {
        use Action::{
            AddToAgenda, CorrectReading, Decide, EndMeeting, MoveEarlier, MoveLater, Redo, Repeat, SaveView, SetStatus, SettleFinding,
            SettleUnits, StrikeFromAgenda, StrikeReading, Undo,
        };
        self.opens_entry()
            || matches!(
                self,
                SetStatus
                    | Repeat
                    | CorrectReading
                    | StrikeReading
                    | Decide
                    | SettleUnits
                    | SettleFinding
                    | SaveView
                    | EndMeeting
                    | AddToAgenda
                    | StrikeFromAgenda
                    | MoveLater
                    | MoveEarlier
                    | Undo
                    | Redo
            )
    }

    /// Whether it goes to a screen of its own number: a digit that does so may be the beginning of an id as well.
    pub const fn goes_to_screen(self) -> bool {
        matches!(
            self,
            Action::GoOverview
                | Action::GoQueue
                | Action::GoUnits
                | Action::GoMatrix
                | Action::GoIndicators
                | Action::GoChanges
                | Action::GoFindings
        )
    }

    /// Whether it moves or opens, and changes nothing that is kept.
    pub const fn is_harmless(self) -> bool {
        use Action::{
            Down, First, GoIndicators, GoQueue, GoUnits, HalfDown, HalfUp, Last, Left, ListFitting, NextPane, NextTask, Open, OpenUnits,
            PageDown, PageUp, PreviousPane, PreviousTask, Reorder, Right, Unfold, Up,
        };
        matches!(
            self,
            Down | Up
                | Left
                | Right
                | First
                | Last
                | HalfDown
                | HalfUp
                | PageDown
                | PageUp
                | ListFitting
                | NextPane
                | PreviousPane
                | Open
                | OpenUnits
                | NextTask
                | PreviousTask
                | GoIndicators
                | GoQueue
                | GoUnits
                | Unfold
                | Reorder
        )
    }
}
