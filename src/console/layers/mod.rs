//! What lies over a screen: a layer has the keys until it is closed. A new kind is registered here and nowhere else.

pub mod agenda;
pub mod capture;
pub mod command;
pub mod copied;
pub mod drafts;
pub mod entry;
pub mod filter;
pub mod form;
mod help;
pub mod help_filter;
pub mod jump;
pub mod line;
pub mod minutes;
mod one_line;
pub mod promise_choice;
pub mod question;
pub mod reading;
pub mod settle;
pub mod statuses;
pub mod templates;
pub(super) mod typing;
pub mod view_form;
pub mod writing;
pub mod year;

use ratatui::layout::Rect;

use super::app::{App, Effect};
use super::canvas::{Canvas, Piece};
use super::keymap::{Action, Context};
use super::screens::list;

/// One layer.
#[derive(Debug)]
pub enum Layer {
    /// The menu of statuses.
    Statuses(statuses::Statuses),
    /// Whom a measure means.
    Settle(settle::Settle),
    /// Text entry.
    Writing(Box<writing::Writing>),
    /// A reading in one line.
    Entry(Box<entry::Entry>),
    /// A form of several fields.
    Form(Box<form::Form>),
    /// The filter of the queue.
    Filter(filter::Filter),
    /// An id to jump to.
    Jump(jump::Jump),
    /// The agenda of a meeting.
    Agenda(Box<agenda::Agenda>),
    /// What is promised in a meeting, in one line.
    Capture(Box<capture::CaptureLine>),
    /// The minutes of a meeting that ends.
    Minutes(Box<minutes::MinutesLayer>),
    /// One line that asks for something.
    Line(line::Line),
    /// The filter of the queue, saved as a view.
    ViewForm(Box<view_form::ViewForm>),
    /// An act, an id or a filter, by its name.
    Command(command::Command),
    /// Which of several promises is meant.
    PromiseChoice(promise_choice::PromiseChoice),
    /// Templates for a text.
    Templates(templates::Templates),
    /// A question.
    Question(question::Question),
    /// Texts begun and not finished.
    Drafts(drafts::Drafts),
    /// What was copied.
    Copied(copied::Copied),
    /// Help, or the whole record of an item.
    Reading(reading::Reading),
    /// The help, narrowed to what is typed.
    HelpFilter(Box<help_filter::HelpFilter>),
    /// The year by area.
    Year(year::YearProgress),
}

impl Layer {
    /// Where keys are looked up while this layer has them.
    pub const fn contexts(&self) -> &'static [Context] {
        match self {
            Layer::Statuses(_) => Context::Statuses.scope(),
            Layer::Settle(_) => Context::Settle.scope(),
            Layer::Writing(_) => Context::Writing.scope(),
            Layer::Entry(_) => Context::Entry.scope(),
            Layer::Form(_) | Layer::ViewForm(_) => Context::Form.scope(),
            Layer::Filter(_) => Context::Filter.scope(),
            Layer::Jump(_) => Context::Jump.scope(),
            Layer::Command(_) => Context::Command.scope(),
            Layer::Agenda(agenda) => agenda.context().scope(),
            Layer::Capture(_) => Context::Capture.scope(),
            Layer::Minutes(_) => Context::Minutes.scope(),
            Layer::Line(_) => Context::Line.scope(),
            Layer::PromiseChoice(_) => Context::PromiseChoice.scope(),
            Layer::Templates(_) => Context::Templates.scope(),
            Layer::Question(_) => Context::Question.scope(),
            Layer::Drafts(_) => Context::Drafts.scope(),
            Layer::Reading(reading) if reading.is_help() => Context::Help.scope(),
            Layer::Reading(_) => Context::Text.scope(),
            Layer::HelpFilter(_) => Context::HelpFilter.scope(),
            Layer::Copied(_) => Context::Copied.scope(),
            Layer::Year(_) => &[Context::Reading, Context::Terminal],
        }
    }

    /// Draws the layer; returns where the cursor stands, if the layer has one.
    pub fn draw(&self, app: &App, canvas: &mut Canvas<'_>, area: Rect) -> Option<(u16, u16)> {
        match self {
            Layer::Statuses(menu) => menu.draw(app, canvas, area),
            Layer::Settle(settle) => settle.draw(app, canvas, area),
            Layer::Writing(writing) => return writing.draw(canvas, area),
            Layer::Entry(entry) => return entry.draw(canvas, area),
            Layer::Form(form) => return form.draw(canvas, area),
            Layer::Filter(filter) => return filter.draw(canvas, area),
            Layer::Line(line) => return line.draw(canvas, area),
            Layer::Jump(jump) => return jump.draw(canvas, area),
            Layer::ViewForm(form) => return form.draw(canvas, area),
            Layer::Command(command) => return command.draw(app, canvas, area),
            Layer::Agenda(agenda) => return agenda.draw(app, canvas, area),
            Layer::Capture(line) => return line.draw(canvas, area),
            Layer::Minutes(minutes) => minutes.draw(app, canvas, area),
            Layer::PromiseChoice(choice) => choice.draw(app, canvas, area),
            Layer::Templates(templates) => templates.draw(canvas, area),
            Layer::Question(question) => question.draw(canvas, area),
            Layer::Drafts(drafts) => drafts.draw(app, canvas, area),
            Layer::Copied(copied) => copied.draw(app, canvas, area),
            Layer::Reading(reading) => reading.draw(app, canvas, area),
            Layer::HelpFilter(filter) => return filter.draw(canvas, area),
            Layer::Year(year) => year.draw(app, canvas, area),
        }
        None
    }
}

impl App {
    pub(super) fn act_on_layer(&mut self, action: Action) -> Vec<Effect> {
        let rows = usize::from(self.size.1.saturating_sub(4));
        let last_top = match self.layers.last() {
            Some(Layer::Reading(reading)) => reading.last_top(self),
            Some(Layer::Copied(copied)) => copied.last_top(self),
            _ => 0,
        };
        match (self.layers.last_mut(), action) {
            (Some(_), Action::Edit(edit)) => {
                self.type_into(|entry| entry.edit(edit));
            }
            (Some(Layer::Writing(_)), Action::Save) => return self.save_writing(),
            (Some(Layer::Writing(_)), Action::Back) => return self.leave_writing(),
            (Some(Layer::Writing(_) | Layer::Form(_)), Action::Templates) => self.open_templates(),
            (Some(Layer::Form(_)), Action::Save) => return self.save_form(),
            (Some(Layer::Form(_)), Action::Back) => return self.leave_form(),
            (Some(Layer::Form(_)), Action::NextField | Action::PreviousField) => self.turn_field(action == Action::NextField),
            (Some(Layer::Filter(_)), Action::Save) => self.accept_filter(),
            (Some(Layer::Filter(_)), Action::Back) => self.leave_filter(),
            (Some(Layer::Jump(_)), Action::Save) => self.accept_jump(),
            (Some(Layer::Command(_)), Action::Save) => return self.run_command(),
            (Some(Layer::Command(command)), Action::Complete | Action::CompleteBack) => command.complete(action == Action::Complete),
            (Some(Layer::Command(_)), Action::FormerLine | Action::LaterLine) => self.recall_line(action == Action::FormerLine),
            (Some(Layer::Copied(_)), Action::ShowPlain) => return self.show_plain(),
            (Some(Layer::Copied(copied)), _) if action != Action::Back => copied.moved(action, last_top, rows),
            (Some(Layer::Capture(_)), Action::Save) => return self.save_capture(),
            (Some(Layer::Capture(_)), Action::Decide) => return self.save_decision(),
            (Some(Layer::Capture(_)), Action::Back) => return self.leave_capture(),
            (Some(Layer::Minutes(_)), _) => return self.act_on_minutes(action),
            (Some(Layer::Agenda(_)), Action::Back) => self.leave_agenda(),
            (Some(Layer::Agenda(_)), _) => self.act_on_agenda(action),
            (Some(Layer::Line(_)), Action::Save) => self.accept_line(),
            (Some(Layer::Line(_)), Action::Back) => self.leave_line(),
            (Some(Layer::ViewForm(_)), Action::Save) => return self.save_view(),
            (Some(Layer::ViewForm(_)), Action::Back) => self.leave_view_form(),
            (Some(Layer::ViewForm(form)), Action::NextField | Action::PreviousField) => form.turn(),
            (Some(Layer::PromiseChoice(_)), Action::Choose) => self.choose_promise(),
            (Some(Layer::PromiseChoice(choice)), _) if action != Action::Back => choice.moved(action),
            (Some(Layer::Templates(_)), Action::Choose) => self.insert_template(),
            (Some(Layer::Templates(templates)), _) if action != Action::Back => templates.moved(action),
            (Some(Layer::Entry(_)), Action::Save) => return self.save_entry(),
            (Some(Layer::Entry(_)), Action::Back) => self.leave_entry(),
            (Some(Layer::Statuses(_)), Action::Choose) => return self.choose_status(false),
            (Some(Layer::Statuses(_)), Action::ChooseWithWords) => return self.choose_status(true),
            (Some(Layer::Statuses(_)), Action::ChooseNth(n)) => return self.choose_nth_status(n),
            (Some(Layer::Statuses(menu)), _) if action != Action::Back => menu.moved(action),
            (Some(Layer::Settle(_)), Action::Choose) => self.choose_units(),
            (Some(Layer::Settle(settle)), _) if action != Action::Back => settle.moved(action),
            (Some(Layer::Drafts(_)), Action::Choose) => self.continue_draft(),
            (Some(Layer::Drafts(_)), Action::Discard) => self.ask_discard(),
            (Some(Layer::Drafts(drafts)), _) if action != Action::Back => drafts.moved(action, self.drafts.len()),
            (Some(Layer::Reading(_)), Action::NextMatch | Action::PreviousMatch) => self.go_to_match(action == Action::NextMatch),
            (Some(Layer::Reading(reading)), Action::ClearMarks) => {
                reading.sought = None;
                self.found = None;
            }
            (Some(Layer::Reading(reading)), Action::Search) if reading.is_help() => self.filter_help(),
            (Some(Layer::Reading(_)), Action::Search) => self.ask_in_text(),
            (Some(Layer::Reading(_)), Action::Back) => self.leave_reading(),
            (Some(Layer::HelpFilter(_)), Action::Save) => return self.run_help_entry(),
            (Some(Layer::HelpFilter(filter)), _) if action != Action::Back => filter.moved(action),
            (Some(Layer::Reading(reading)), _) if action != Action::Back => reading.moved(action, last_top, rows),
            (Some(Layer::Question(_)), Action::Yes) => return self.answer_yes(),
            (Some(_), Action::Back | Action::No) => {
                self.layers.pop();
            }
            _ => {}
        }
        Vec::new()
    }
}

/// The place of a layer of so many rows: at the foot of the screen, over its whole width, so that what it is about stays in sight above
/// it and no text is cut at its sides.
pub(super) fn at_foot(area: Rect, rows: u16) -> Rect {
    let height = rows.saturating_add(2).min(area.height);
    Rect { y: area.bottom().saturating_sub(height), height, ..area }
}

/// Opens a box for a layer and returns the room inside.
pub(super) fn open_box(canvas: &mut Canvas<'_>, area: Rect, title: &[Piece]) -> Rect {
    canvas.clear(area);
    let inner = canvas.panel(area, title, true);
    Rect { x: inner.x.saturating_add(1), width: inner.width.saturating_sub(2), ..inner }
}

/// Moves a cursor in a short list.
pub(super) fn step(cursor: usize, len: usize, action: Action) -> usize {
    list::moved(cursor, len, usize::MAX, action)
}
