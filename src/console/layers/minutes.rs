//! The minutes of a meeting that ends, or of one that was held: read, saved as an event, and written to a file.

use ratatui::layout::Rect;

use super::question::{Question, Then};
use super::{Layer, open_box};
use crate::console::app::{App, Effect};
use crate::console::canvas::Canvas;
use crate::console::keymap::{Action, Context};
use crate::console::notice::Notice;
use crate::console::screens::timeline;
use crate::ledger::{Act, EventNo, Held, Meeting};
use crate::messages::{console, room as say};
use crate::report::minutes;
use crate::store::Ticket;

/// The widest lines of the text.
const WIDEST: u16 = 110;

/// The minutes.
#[derive(Debug)]
pub struct MinutesLayer {
    meeting: Meeting,
    /// Which it is, from 1.
    number: usize,
    /// The event that it is, none before it is recorded; and who recorded it.
    no: EventNo,
    by: String,
    /// The width for which the text was made.
    width: u16,
    /// As they are read on the screen.
    text: String,
    /// As they are written to a file.
    markdown: String,
    /// The act that is on its way to the record.
    pub saving: Option<Ticket>,
    /// Whether the record has the meeting.
    is_saved: bool,
    top: usize,
}

impl MinutesLayer {
    /// The minutes of a meeting that is not recorded yet.
    pub fn of(app: &App, meeting: Meeting) -> Self {
        let number = app.ledger.meetings().count() + 1;
        Self::made(app, &Held { number, no: EventNo::NONE, by: &app.setting.by, meeting: &meeting })
    }

    /// Those of a meeting that was held and is in the record.
    pub fn held(app: &App, no: EventNo) -> Option<Self> {
        let held = app.ledger.meetings().find(|held| held.no == no)?;
        Some(Self { is_saved: true, ..Self::made(app, &held) })
    }

    fn made(app: &App, held: &Held<'_>) -> Self {
        let mut layer = Self {
            meeting: held.meeting.clone(),
            number: held.number,
            no: held.no,
            by: held.by.to_owned(),
            width: 0,
            text: String::new(),
            markdown: String::new(),
            saving: None,
            is_saved: false,
            top: 0,
        };
        layer.make(app);
        layer
    }

    /// Makes the texts, for another width of the screen.
    fn make(&mut self, app: &App) {
        let (ledger, lang) = (&app.ledger, app.setting.lang);
        let held = Held { number: self.number, no: self.no, by: &self.by, meeting: &self.meeting };
        let made = ledger.minutes(&held);
        let width = width_of(app);
        let texts = (minutes::text(ledger, &made, Some(usize::from(width)), lang), minutes::markdown(ledger, &made, lang));
        self.width = width;
        (self.text, self.markdown) = texts;
    }

    /// The record has it.
    pub(in crate::console) fn saved(&mut self) {
        (self.saving, self.is_saved) = (None, true);
    }

    /// Whether the record has it.
    pub const fn is_saved(&self) -> bool {
        self.is_saved
    }

    fn lines(&self, app: &App, width: u16) -> Vec<timeline::Line> {
        timeline::wrapped(&app.setting, &self.text, width, 0)
    }

    fn last_top(&self, app: &App) -> usize {
        let (width, height) = app.size;
        self.lines(app, width.saturating_sub(4)).len().saturating_sub(usize::from(height.saturating_sub(4)))
    }

    pub(super) fn draw(&self, app: &App, canvas: &mut Canvas<'_>, area: Rect) {
        let theme = canvas.theme;
        let title = say::minutes_title(canvas.lang, &self.meeting.title);
        let inner = open_box(canvas, area, &[(title, theme.heading)]);
        let lines = self.lines(app, inner.width);
        let rows = usize::from(inner.height);
        for (y, (indent, pieces)) in (inner.y..inner.bottom()).zip(lines.iter().skip(self.top)) {
            canvas.put_pieces(inner, inner.x.saturating_add(*indent), y, pieces);
        }
        if lines.len() > rows {
            let percent = (self.top + rows).min(lines.len()) * 100 / lines.len();
            let foot = Rect { y: area.bottom().saturating_sub(1), height: 1, width: area.width.saturating_sub(2), ..area };
            canvas.put_right(foot, foot.y, &format!(" {percent}% "), theme.muted);
        }
    }
}

/// The width of a text on a screen: no line is longer than is read without effort.
fn width_of(app: &App) -> u16 {
    app.size.0.saturating_sub(4).min(WIDEST)
}

impl App {
    /// Makes the minutes anew where the screen has another width.
    pub(in crate::console) fn fit_minutes(&mut self) {
        let width = width_of(self);
        let other = |layer: &Layer| matches!(layer, Layer::Minutes(minutes) if minutes.width != width);
        let Some(at) = self.layers.iter().position(other) else { return };
        if let Layer::Minutes(mut minutes) = self.layers.remove(at) {
            minutes.make(self);
            self.layers.insert(at, Layer::Minutes(minutes));
        }
    }

    /// What the keys of the minutes do.
    pub(super) fn act_on_minutes(&mut self, action: Action) -> Vec<Effect> {
        let lang = self.setting.lang;
        let rows = usize::from(self.size.1.saturating_sub(4));
        let Some(Layer::Minutes(layer)) = self.layers.last() else { return Vec::new() };
        let last_top = layer.last_top(self);
        match action {
            Action::Save => return self.save_meeting(),
            Action::WriteFile => {
                let name = say::file_name(lang, layer.meeting.day());
                return vec![Effect::WriteFile { name, text: layer.markdown.clone() }];
            }
            // As text for a message, whose lines are as long as their sentences.
            Action::Copy => {
                let held = Held { number: layer.number, no: layer.no, by: &layer.by, meeting: &layer.meeting };
                let text = minutes::text(&self.ledger, &self.ledger.minutes(&held), None, lang);
                let label = say::minutes_title(lang, &layer.meeting.title);
                return self.show_copied(label, text);
            }
            Action::Discard if !layer.is_saved => {
                let question = say::drop_question(lang, &layer.meeting.title);
                self.layers.push(Layer::Question(Question::new(question, Then::DropMeeting)));
            }
            Action::Back => drop(self.layers.pop()),
            _ => {
                if let Some(Layer::Minutes(layer)) = self.layers.last_mut() {
                    layer.top = super::reading::scrolled(layer.top, action, last_top, rows);
                }
            }
        }
        Vec::new()
    }

    fn save_meeting(&mut self) -> Vec<Effect> {
        if self.refuses_writing() {
            return Vec::new();
        }
        let lang = self.setting.lang;
        let Some(Layer::Minutes(layer)) = self.layers.last() else { return Vec::new() };
        if layer.saving.is_some() || layer.is_saved {
            return Vec::new();
        }
        match Act::hold_meeting(&self.ledger, layer.meeting.clone()) {
            Ok(act) => {
                let (ticket, effect) = self.write(act, None);
                if let Some(Layer::Minutes(layer)) = self.layers.last_mut() {
                    layer.saving = Some(ticket);
                }
                self.say(Notice::plain(console::saving(lang)));
                vec![effect]
            }
            Err(refused) => {
                self.say(Notice::bad(refused.explain(lang)));
                Vec::new()
            }
        }
    }

    /// The meeting is in the record.
    pub(in crate::console) fn meeting_was_saved(&mut self) {
        self.forget_meeting();
        let write = self.key_of(Context::Minutes, Action::WriteFile);
        self.say(Notice::good(say::meeting_saved(self.setting.lang, write)));
    }

    /// Says whether a file was written.
    pub(in crate::console) fn on_written(&mut self, name: &str, done: Result<(), String>) {
        let lang = self.setting.lang;
        self.say(match done {
            Ok(()) => Notice::good(say::file_written(lang, name)),
            Err(error) => Notice::bad(say::file_not_written(lang, name, error)),
        });
    }
}
