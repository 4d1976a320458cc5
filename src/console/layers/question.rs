//! A question before something that a stray key must not do.

use ratatui::layout::Rect;

use super::{Layer, at_foot, open_box};
use crate::console::app::{App, Effect};
use crate::console::canvas::Canvas;
use crate::console::drafts::Draft;
use crate::console::notice::Notice;
use crate::ledger::Act;
use crate::messages::console as say;

/// A question that is answered by yes or no.
#[derive(Debug)]
pub struct Question {
    text: String,
    then: Then,
}

/// What a yes does.
#[derive(Debug)]
pub enum Then {
    /// Writes the act.
    Write(Act),
    /// Discards the draft.
    Discard(Draft),
    /// Goes on with the draft.
    Continue(Draft),
    /// Leaves the console, and texts with it.
    Leave,
    /// Begins the meeting whose long agenda lies below.
    BeginMeeting,
    /// Goes on with the meeting that was left under way.
    ContinueMeeting,
    /// Drops the meeting whose minutes lie below.
    DropMeeting,
}

impl Question {
    /// Asks `text`; a yes does `then`.
    pub fn new(text: String, then: Then) -> Self {
        Self { text, then }
    }

    /// Whether a yes loses something for good.
    pub const fn discards(&self) -> bool {
        matches!(self.then, Then::Discard(_) | Then::DropMeeting)
    }

    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let width = usize::from(at_foot(area, 1).width.saturating_sub(4));
        let lines = canvas.cells.wrap(&self.text, width);
        let title = [(say::question_title(canvas.lang).to_owned(), canvas.theme.heading)];
        let inner = open_box(canvas, at_foot(area, u16::try_from(lines.len()).unwrap_or(u16::MAX)), &title);
        for (y, line) in (inner.y..inner.bottom()).zip(lines) {
            canvas.put(inner, inner.x, y, self.text.get(line).unwrap_or_default(), canvas.theme.text);
        }
    }
}

impl App {
    pub(super) fn answer_yes(&mut self) -> Vec<Effect> {
        let Some(Layer::Question(question)) = self.layers.pop() else { return Vec::new() };
        match question.then {
            Then::Write(act) => {
                self.say(Notice::plain(say::saving(self.setting.lang)));
                vec![self.write(act, None).1]
            }
            Then::Discard(draft) => {
                self.drafts.retain(|d| *d != draft);
                let left = self.drafts.len();
                match self.layers.last_mut() {
                    Some(Layer::Drafts(list)) if left > 0 => list.clamp(left),
                    _ => self.layers.retain(|layer| !matches!(layer, Layer::Drafts(_))),
                }
                vec![Effect::ForgetDraft(draft)]
            }
            Then::Leave => vec![Effect::Quit],
            Then::BeginMeeting => {
                self.accept_agenda(true);
                Vec::new()
            }
            Then::ContinueMeeting => {
                self.show_cards();
                Vec::new()
            }
            Then::DropMeeting => {
                self.layers.retain(|layer| !matches!(layer, Layer::Minutes(_)));
                self.forget_meeting();
                self.say(Notice::plain(crate::messages::room::dropped(self.setting.lang)));
                Vec::new()
            }
            Then::Continue(draft) => {
                self.write_on(&draft);
                Vec::new()
            }
        }
    }
}
