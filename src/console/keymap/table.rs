//! The table itself.

use super::{Action, Binding, Context};
use crate::console::editor::Edit;
use crate::messages::chat::{key_copy, key_show_plain};
use crate::messages::command::{key_command, key_complete, key_complete_back, key_former_line, key_later_line, key_leave_command, key_run};
use crate::messages::console::*;
use crate::messages::dates::{key_dates, key_meet_date, key_open_dated, key_settle_date, key_show_all_dates};
use crate::messages::fitting::*;
use crate::messages::forecast::{key_forecast, key_open_risk};
use crate::messages::forms::*;
use crate::messages::help::{
    key_filter as key_filter_help, key_leave_filter as key_leave_help_filter, key_next as key_next_entry,
    key_previous as key_previous_entry, key_run as key_run_entry, key_seek,
};
use crate::messages::lookup::*;
use crate::messages::past::*;
use crate::messages::promise_filter::key_filter_promises;
use crate::messages::promises::{key_move_promise, key_open_promise, key_promises, key_show_ended, key_turn_promises};
use crate::messages::queue::*;
use crate::messages::room::*;
use crate::messages::settings::{key_edit_setting, key_settings};
use crate::messages::units::{
    key_mark_rows, key_next_kind, key_next_role, key_next_unit, key_open_unit, key_order, key_previous_kind, key_previous_role,
    key_previous_unit, key_show_closed, key_units_screen,
};

macro_rules! keys {
    ($($context:ident { $($name:literal $action:expr, [$($key:literal),+], $help:ident $($bottom:ident)?;)+ })+) => {
        &[$($(Binding {
            context: Context::$context,
            action: $action,
            name: $name,
            keys: &[$($key),+],
            help: $help,
            on_bottom_line: keys!(@ $($bottom)?),
        },)+)+]
    };
    (@ bottom) => { true };
    (@) => { false };
}

/// Every key of the console.
pub const TABLE: &[Binding] = keys! {
    Moving {
        "down" Action::Down, ["j", "down"], key_down;
        "up" Action::Up, ["k", "up"], key_up;
        "left" Action::Left, ["h", "left"], key_left;
        "right" Action::Right, ["l", "right"], key_right;
        "first" Action::First, ["g", "home"], key_first;
        "last" Action::Last, ["G", "end"], key_last;
        "half-down" Action::HalfDown, ["ctrl-d"], key_half_down;
        "half-up" Action::HalfUp, ["ctrl-u"], key_half_up;
        "page-down" Action::PageDown, ["pgdn", "ctrl-f"], key_page_down;
        "page-up" Action::PageUp, ["pgup", "ctrl-b"], key_page_up;
    }
    Overview {
        "open" Action::Open, ["enter"], key_open_task bottom;
        "status" Action::SetStatus, ["s"], key_status bottom;
        "comment" Action::WriteComment, ["c"], key_comment bottom;
        "year" Action::YearProgress, ["y"], key_year;
        "next-pane" Action::NextPane, ["tab"], key_next_pane;
        "previous-pane" Action::PreviousPane, ["shift-tab"], key_previous_pane;
    }
    Detail {
        "status" Action::SetStatus, ["s"], key_status bottom;
        "comment" Action::WriteComment, ["c"], key_comment bottom;
        "units" Action::OpenUnits, ["o"], key_units bottom;
        "settle" Action::SettleUnits, ["e"], key_settle;
        "urge" Action::Urge, ["r"], key_urge;
        "verify" Action::Verify, ["v"], key_verify;
        "send-back" Action::SendBack, ["x"], key_send_back;
        "extend" Action::Extend, ["E"], key_extend;
        "snooze" Action::Snooze, ["z"], key_snooze;
        "assign" Action::Assign, ["A"], key_assign;
        "promise" Action::Promise, ["+"], key_promise;
        "end-promise" Action::EndPromise, ["-"], key_end_promise;
        "progress" Action::WriteProgress, ["P"], key_progress;
        "repeat" Action::Repeat, ["."], key_repeat;
        "open" Action::Open, ["enter"], key_open_record bottom;
        "next" Action::NextTask, ["n"], key_next_task bottom;
        "previous" Action::PreviousTask, ["p"], key_previous_task bottom;
    }
    Units {
        "mark" Action::Mark, ["space"], key_mark bottom;
        "mark-all" Action::MarkAll, ["a"], key_mark_all bottom;
        "settle" Action::SettleUnits, ["e"], key_settle;
        "status" Action::SetStatus, ["s"], key_status bottom;
        "comment" Action::WriteComment, ["c"], key_comment bottom;
        "progress" Action::WriteProgress, ["p"], key_progress;
        "urge" Action::Urge, ["r"], key_urge;
        "verify" Action::Verify, ["v"], key_verify;
        "send-back" Action::SendBack, ["x"], key_send_back;
        "extend" Action::Extend, ["E"], key_extend;
        "snooze" Action::Snooze, ["z"], key_snooze;
        "assign" Action::Assign, ["A"], key_assign;
        "promise" Action::Promise, ["+"], key_promise;
        "end-promise" Action::EndPromise, ["-"], key_end_promise;
        "repeat" Action::Repeat, ["."], key_repeat;
        "open" Action::Open, ["enter"], key_open_record bottom;
    }
    AllUnits {
        "open" Action::Open, ["enter"], key_open_unit bottom;
        "next-kind" Action::NextPane, ["tab", "f"], key_next_kind bottom;
        "previous-kind" Action::PreviousPane, ["shift-tab"], key_previous_kind;
        "order" Action::Reorder, ["w"], key_order bottom;
    }
    UnitWork {
        "open" Action::Open, ["enter"], key_open_item bottom;
        "next-role" Action::NextPane, ["tab"], key_next_role bottom;
        "previous-role" Action::PreviousPane, ["shift-tab"], key_previous_role;
        "status" Action::SetStatus, ["s"], key_status bottom;
        "comment" Action::WriteComment, ["c"], key_comment bottom;
        "urge" Action::Urge, ["r"], key_urge bottom;
        "promise" Action::Promise, ["+"], key_promise bottom;
        "end-promise" Action::EndPromise, ["-"], key_end_promise;
        "verify" Action::Verify, ["v"], key_verify bottom;
        "send-back" Action::SendBack, ["x"], key_send_back;
        "next" Action::NextTask, ["n"], key_next_unit bottom;
        "previous" Action::PreviousTask, ["p"], key_previous_unit;
        "show-closed" Action::Unfold, ["o"], key_show_closed bottom;
        "mark" Action::Mark, ["space"], key_mark;
        "mark-all" Action::MarkAll, ["a"], key_mark_rows;
        "progress" Action::WriteProgress, ["P"], key_progress;
        "extend" Action::Extend, ["E"], key_extend;
        "snooze" Action::Snooze, ["z"], key_snooze;
        "assign" Action::Assign, ["A"], key_assign;
        "repeat" Action::Repeat, ["."], key_repeat;
    }
    Queue {
        "open" Action::Open, ["enter"], key_open_item bottom;
        "verify" Action::Verify, ["v"], key_verify bottom;
        "send-back" Action::SendBack, ["x"], key_send_back bottom;
        "urge" Action::Urge, ["r"], key_urge bottom;
        "progress" Action::WriteProgress, ["p"], key_progress bottom;
        "status" Action::SetStatus, ["s"], key_status bottom;
        "filter" Action::Filter, ["f"], key_filter bottom;
        "comment" Action::WriteComment, ["c"], key_comment bottom;
        "repeat" Action::Repeat, ["."], key_repeat bottom;
        "mark" Action::Mark, ["space"], key_mark bottom;
        "extend" Action::Extend, ["e"], key_extend bottom;
        "snooze" Action::Snooze, ["z"], key_snooze bottom;
        "next-view" Action::NextView, ["tab"], key_next_view bottom;
        "unfold" Action::Unfold, ["o"], key_unfold bottom;
        "fresh-run" Action::FreshRun, ["R"], key_fresh_run bottom;
        "assign" Action::Assign, ["A"], key_assign;
        "promise" Action::Promise, ["+"], key_promise;
        "end-promise" Action::EndPromise, ["-"], key_end_promise;
        "mark-range" Action::MarkRange, ["V"], key_mark_range;
        "mark-all" Action::MarkAll, ["a"], key_mark_shown;
        "save-view" Action::SaveView, ["W"], key_save_view;
        "clear-filter" Action::ClearFilter, ["F"], key_clear_filter;
        "list-fitting" Action::ListFitting, ["L"], key_list_fitting;
        "previous-view" Action::PreviousView, ["shift-tab"], key_previous_view;
        "last-handled" Action::LastHandled, ["b"], key_last_handled;
        "first-view" Action::NthView(1), ["!"], key_nth_view;
        "second-view" Action::NthView(2), ["@"], key_nth_view;
        "third-view" Action::NthView(3), ["#"], key_nth_view;
        "fourth-view" Action::NthView(4), ["$"], key_nth_view;
        "fifth-view" Action::NthView(5), ["%"], key_nth_view;
        "sixth-view" Action::NthView(6), ["^"], key_nth_view;
        "seventh-view" Action::NthView(7), ["&"], key_nth_view;
        "eighth-view" Action::NthView(8), ["*"], key_nth_view;
        "ninth-view" Action::NthView(9), ["("], key_nth_view;
    }
    Findings {
        "open" Action::Open, ["enter"], key_open_finding bottom;
        "settle" Action::SettleFinding, ["e"], key_settle_finding bottom;
        "read" Action::ReadAll, ["v"], key_read_all bottom;
        "show-settled" Action::MarkAll, ["a"], key_show_settled bottom;
    }
    Changes {
        "open" Action::Open, ["enter"], key_open_changed bottom;
        "next-page" Action::NextPane, ["tab"], key_next_page bottom;
        "previous-page" Action::PreviousPane, ["shift-tab"], key_previous_page;
        "since" Action::AskSince, ["t"], key_since bottom;
        "filter" Action::Filter, ["f"], key_filter_changes bottom;
        "group" Action::Reorder, ["w"], key_group bottom;
        "status" Action::SetStatus, ["s"], key_status bottom;
        "comment" Action::WriteComment, ["c"], key_comment bottom;
        "urge" Action::Urge, ["r"], key_urge bottom;
    }
    Forecast {
        "open" Action::Open, ["enter"], key_open_risk bottom;
        "status" Action::SetStatus, ["s"], key_status bottom;
        "comment" Action::WriteComment, ["c"], key_comment bottom;
        "urge" Action::Urge, ["r"], key_urge bottom;
    }
    Dates {
        "open" Action::Open, ["enter"], key_open_dated bottom;
        "settle" Action::SettleDate, ["e"], key_settle_date bottom;
        "met" Action::MeetDate, ["v"], key_meet_date bottom;
        "show-all" Action::MarkAll, ["a"], key_show_all_dates bottom;
    }
    Promises {
        "open" Action::Open, ["enter"], key_open_promise bottom;
        "end-promise" Action::EndPromise, ["-"], key_end_promise bottom;
        "move-promise" Action::MovePromise, ["+"], key_move_promise bottom;
        "urge" Action::Urge, ["r"], key_urge bottom;
        "comment" Action::WriteComment, ["c"], key_comment bottom;
        "next-order" Action::NextPane, ["tab"], key_turn_promises bottom;
        "previous-order" Action::PreviousPane, ["shift-tab"], key_turn_promises;
        "show-ended" Action::MarkAll, ["a"], key_show_ended bottom;
        "filter" Action::Filter, ["f"], key_filter_promises bottom;
        "clear-filter" Action::ClearFilter, ["F"], key_clear_filter;
    }
    Settings {
        "edit" Action::EditSetting, ["enter", "e"], key_edit_setting bottom;
    }
    Matrix {
        "open" Action::Open, ["enter"], key_open_owed bottom;
        "next-area" Action::NextPane, ["tab"], key_next_area_view bottom;
        "previous-area" Action::PreviousPane, ["shift-tab"], key_previous_area_view;
        "next-group" Action::NextGroup, ["f"], key_next_group bottom;
        "previous-group" Action::PreviousGroup, ["F"], key_previous_group;
        "status" Action::SetStatus, ["s"], key_status bottom;
        "comment" Action::WriteComment, ["c"], key_comment bottom;
        "mark" Action::Mark, ["space"], key_mark bottom;
        "mark-all" Action::MarkAll, ["a"], key_mark_row;
        "worst-measures" Action::SortMeasures, ["w"], key_worst_measures bottom;
        "worst-units" Action::SortUnits, ["W"], key_worst_units;
        "sort" Action::SortAfresh, ["r"], key_sort_afresh;
        "statuses" Action::ShowStatuses, ["t"], key_show_statuses bottom;
        "first-column" Action::FirstColumn, ["^"], key_first_column;
        "last-column" Action::LastColumn, ["$"], key_last_column;
    }
    Indicators {
        "open" Action::Open, ["enter"], key_open_chart bottom;
        "reading" Action::EnterReading, ["r"], key_enter_reading bottom;
        "order" Action::Reorder, ["w"], key_reorder bottom;
    }
    Chart {
        "reading" Action::EnterReading, ["r"], key_enter_reading bottom;
        "correct" Action::CorrectReading, ["e"], key_correct_reading bottom;
        "strike" Action::StrikeReading, ["x"], key_strike_reading bottom;
        "open" Action::Open, ["enter"], key_open_measure bottom;
        "next" Action::NextTask, ["n"], key_next_indicator bottom;
        "previous" Action::PreviousTask, ["p"], key_previous_indicator bottom;
    }
    Meeting {
        "next" Action::NextTask, ["n", "space"], key_next_card bottom;
        "previous" Action::PreviousTask, ["p"], key_previous_card bottom;
        "capture" Action::Capture, ["+", "enter"], key_capture bottom;
        "open" Action::Open, ["o"], key_open_details bottom;
        "end" Action::EndMeeting, ["E"], key_end bottom;
        "status" Action::SetStatus, ["s"], key_status bottom;
        "comment" Action::WriteComment, ["c"], key_comment bottom;
        "urge" Action::Urge, ["r"], key_urge bottom;
        "add" Action::AddToAgenda, ["a"], key_add bottom;
        "strike" Action::StrikeFromAgenda, ["x"], key_strike bottom;
        "extend" Action::Extend, ["e"], key_extend;
        "snooze" Action::Snooze, ["z"], key_snooze;
        "verify" Action::Verify, ["v"], key_verify;
        "send-back" Action::SendBack, ["X"], key_send_back;
        "assign" Action::Assign, ["A"], key_assign;
        "progress" Action::WriteProgress, ["P"], key_progress;
        "end-promise" Action::EndPromise, ["-"], key_end_promise;
        "move-promise" Action::MovePromise, ["="], key_move_promise;
        "repeat" Action::Repeat, ["."], key_repeat;
    }
    Agenda {
        "begin" Action::Choose, ["enter", "ctrl-s", "f2"], key_begin bottom;
        "next-field" Action::NextField, ["tab"], key_title_and_filter bottom;
        "later" Action::MoveLater, ["J"], key_later bottom;
        "earlier" Action::MoveEarlier, ["K"], key_earlier bottom;
        "strike" Action::Discard, ["x"], key_strike bottom;
        "add" Action::AddToAgenda, ["a"], key_add bottom;
        "previous-field" Action::PreviousField, ["shift-tab"], key_previous_field;
        "back" Action::Back, ["esc", "q", "ctrl-c"], key_leave_agenda bottom;
    }
    AgendaLine {
        "next-field" Action::NextField, ["enter", "tab"], key_next_field bottom;
        "previous-field" Action::PreviousField, ["shift-tab"], key_previous_field;
        "begin" Action::Save, ["ctrl-s", "f2"], key_begin bottom;
        "back" Action::Back, ["esc", "ctrl-c"], key_leave_agenda bottom;
    }
    Capture {
        "save" Action::Save, ["enter", "ctrl-s", "f2"], key_promise_it bottom;
        "decide" Action::Decide, ["ctrl-d", "f4"], key_decide bottom;
        "back" Action::Back, ["esc", "ctrl-c"], key_leave_capture bottom;
    }
    Minutes {
        "save" Action::Save, ["ctrl-s", "f2"], key_save_meeting bottom;
        "write" Action::WriteFile, ["w"], key_write_file bottom;
        "copy" Action::Copy, ["Y"], key_copy bottom;
        "drop" Action::Discard, ["x"], key_drop_meeting;
        "back" Action::Back, ["esc", "q", "ctrl-c"], key_back bottom;
    }
    Statuses {
        "choose" Action::Choose, ["enter"], key_choose bottom;
        "with-words" Action::ChooseWithWords, ["c"], key_choose_with_words bottom;
        "first" Action::ChooseNth(1), ["1"], key_choose_nth;
        "second" Action::ChooseNth(2), ["2"], key_choose_nth;
        "third" Action::ChooseNth(3), ["3"], key_choose_nth;
        "fourth" Action::ChooseNth(4), ["4"], key_choose_nth;
        "fifth" Action::ChooseNth(5), ["5"], key_choose_nth;
        "sixth" Action::ChooseNth(6), ["6"], key_choose_nth;
        "seventh" Action::ChooseNth(7), ["7"], key_choose_nth;
        "back" Action::Back, ["esc", "q", "ctrl-c"], key_back bottom;
    }
    Settle {
        "mark" Action::Mark, ["space"], key_mark bottom;
        "choose" Action::Choose, ["enter"], key_settle_on bottom;
        "back" Action::Back, ["esc", "q", "ctrl-c"], key_back bottom;
    }
    Drafts {
        "choose" Action::Choose, ["enter"], key_draft_continue bottom;
        "discard" Action::Discard, ["x"], key_draft_discard bottom;
        "back" Action::Back, ["esc", "q", "ctrl-c"], key_draft_later bottom;
    }
    Writing {
        "save" Action::Save, ["ctrl-s", "f2"], key_save bottom;
        "back" Action::Back, ["esc", "ctrl-c"], key_keep_draft bottom;
        "templates" Action::Templates, ["ctrl-t"], key_templates bottom;
    }
    Editing {
        "put-back" Action::Edit(Edit::PutBack), ["ctrl-y"], key_put_back;
        "delete-word" Action::Edit(Edit::DeleteWord), ["ctrl-w"], key_delete_word;
        "delete-to-line-start" Action::Edit(Edit::DeleteToLineStart), ["ctrl-u"], key_delete_to_line_start;
        "delete-to-line-end" Action::Edit(Edit::DeleteToLineEnd), ["ctrl-k"], key_delete_to_line_end;
        "line-start" Action::Edit(Edit::LineStart), ["ctrl-a", "home"], key_line_start;
        "line-end" Action::Edit(Edit::LineEnd), ["ctrl-e", "end"], key_line_end;
    }
    Entry {
        "save" Action::Save, ["enter", "ctrl-s", "f2"], key_save bottom;
        "back" Action::Back, ["esc", "ctrl-c"], key_leave_entry bottom;
    }
    Form {
        "save" Action::Save, ["ctrl-s", "f2"], key_save bottom;
        "back" Action::Back, ["esc", "ctrl-c"], key_keep_draft bottom;
        "next-field" Action::NextField, ["tab"], key_next_field bottom;
        "previous-field" Action::PreviousField, ["shift-tab"], key_previous_field;
        "templates" Action::Templates, ["ctrl-t"], key_templates bottom;
    }
    Filter {
        "save" Action::Save, ["enter", "ctrl-s", "f2"], key_accept_filter bottom;
        "back" Action::Back, ["esc", "ctrl-c"], key_leave_filter bottom;
    }
    Search {
        "open" Action::Open, ["enter"], key_open_hit bottom;
        "list" Action::NextPane, ["tab"], key_to_list bottom;
        "down" Action::Down, ["down", "ctrl-n"], key_next_hit bottom;
        "up" Action::Up, ["up", "ctrl-p"], key_previous_hit;
        "page-down" Action::PageDown, ["pgdn", "ctrl-f"], key_page_down;
        "page-up" Action::PageUp, ["pgup", "ctrl-b"], key_page_up;
        "back" Action::Back, ["esc", "ctrl-c"], key_close_search bottom;
        "help" Action::Help, ["f1"], key_help;
    }
    Hits {
        "open" Action::Open, ["enter"], key_open_hit bottom;
        "status" Action::SetStatus, ["s"], key_status bottom;
        "comment" Action::WriteComment, ["c"], key_comment bottom;
        "urge" Action::Urge, ["r"], key_urge bottom;
        "promise" Action::Promise, ["+"], key_promise bottom;
        "progress" Action::WriteProgress, ["p"], key_progress bottom;
        "line" Action::NextPane, ["tab"], key_to_line bottom;
        "verify" Action::Verify, ["v"], key_verify bottom;
        "send-back" Action::SendBack, ["x"], key_send_back bottom;
        "repeat" Action::Repeat, ["."], key_repeat bottom;
        "extend" Action::Extend, ["E"], key_extend;
        "snooze" Action::Snooze, ["z"], key_snooze;
        "assign" Action::Assign, ["A"], key_assign;
        "end-promise" Action::EndPromise, ["-"], key_end_promise;
    }
    Marked {
        "next-match" Action::NextMatch, ["n"], key_next_match bottom;
        "previous-match" Action::PreviousMatch, ["N"], key_previous_match bottom;
        "clear-marks" Action::ClearMarks, ["F"], key_clear_marks;
    }
    Jump {
        "save" Action::Save, ["enter", "ctrl-s", "f2"], key_jump bottom;
        "back" Action::Back, ["esc", "ctrl-c"], key_leave_jump bottom;
    }
    Command {
        "save" Action::Save, ["enter", "ctrl-s", "f2"], key_run bottom;
        "back" Action::Back, ["esc", "ctrl-c"], key_leave_command bottom;
        "complete" Action::Complete, ["tab"], key_complete bottom;
        "complete-back" Action::CompleteBack, ["shift-tab"], key_complete_back;
        "former" Action::FormerLine, ["up", "ctrl-p"], key_former_line bottom;
        "later" Action::LaterLine, ["down", "ctrl-n"], key_later_line;
    }
    Line {
        "save" Action::Save, ["enter", "ctrl-s", "f2"], key_accept_line bottom;
        "back" Action::Back, ["esc", "ctrl-c"], key_leave_line bottom;
    }
    Copied {
        "plain" Action::ShowPlain, ["p", "enter"], key_show_plain bottom;
        "back" Action::Back, ["esc", "q", "ctrl-c"], key_back bottom;
    }
    PromiseChoice {
        "choose" Action::Choose, ["enter", "space"], key_choose_promise bottom;
        "back" Action::Back, ["esc", "q", "ctrl-c"], key_leave_agenda bottom;
    }
    Templates {
        "choose" Action::Choose, ["enter"], key_insert_template bottom;
        "back" Action::Back, ["esc", "q", "ctrl-c"], key_back bottom;
    }
    Question {
        "yes" Action::Yes, ["y"], key_yes bottom;
        "no" Action::No, ["n", "esc", "q", "ctrl-c"], key_no bottom;
    }
    Reading {
        "back" Action::Back, ["esc", "q", "enter", "ctrl-c"], key_back bottom;
    }
    Text {
        "find" Action::Search, ["/"], key_seek bottom;
    }
    Help {
        "filter" Action::Search, ["/"], key_filter_help bottom;
    }
    HelpFilter {
        "run" Action::Save, ["enter", "ctrl-s", "f2"], key_run_entry bottom;
        "down" Action::Down, ["down", "ctrl-n"], key_next_entry bottom;
        "up" Action::Up, ["up", "ctrl-p"], key_previous_entry;
        "page-down" Action::PageDown, ["pgdn", "ctrl-f"], key_page_down;
        "page-up" Action::PageUp, ["pgup", "ctrl-b"], key_page_up;
        "back" Action::Back, ["esc", "ctrl-c"], key_leave_help_filter bottom;
    }
    Anywhere {
        "undo" Action::Undo, ["u"], key_undo bottom;
        "redo" Action::Redo, ["ctrl-r"], key_redo;
        "drafts" Action::ShowDrafts, ["d"], key_drafts;
        "overview" Action::GoOverview, ["1"], key_overview;
        "queue" Action::GoQueue, ["2"], key_queue bottom;
        "units" Action::GoUnits, ["3"], key_units_screen bottom;
        "matrix" Action::GoMatrix, ["4"], key_matrix bottom;
        "indicators" Action::GoIndicators, ["5"], key_indicators bottom;
        "changes" Action::GoChanges, ["6"], key_changes bottom;
        "log" Action::GoLog, ["B"], key_log;
        "findings" Action::GoFindings, ["7"], key_findings bottom;
        "forecast" Action::GoForecast, ["T"], key_forecast;
        "dates" Action::GoDates, ["D"], key_dates;
        "promises" Action::GoPromises, ["C"], key_promises;
        "settings" Action::GoSettings, ["S"], key_settings;
        "search" Action::Search, ["/", "ctrl-k"], key_search bottom;
        "command" Action::Command, [":"], key_command;
        "copy" Action::Copy, ["Y"], key_copy;
        "meeting" Action::GoMeeting, ["M"], key_meeting;
        "past" Action::GoPast, ["H"], key_past bottom;
        "day-back" Action::DayBack, ["["], key_day_back bottom;
        "day-forth" Action::DayForth, ["]"], key_day_forth bottom;
        "help" Action::Help, ["?", "f1"], key_help bottom;
        "back" Action::Back, ["q"], key_back bottom;
        "step-back" Action::StepBack, ["esc"], key_step_back;
        "quit" Action::Quit, ["Q", "ctrl-c"], key_quit;
        "mouse" Action::Mouse, ["m"], key_mouse;
    }
    Terminal {
        "suspend" Action::Suspend, ["ctrl-z"], key_suspend;
        "redraw" Action::Redraw, ["ctrl-l"], key_redraw;
    }
};
