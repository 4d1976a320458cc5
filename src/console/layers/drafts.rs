//! Texts that were begun and not finished: offered at the start, and whenever the person asks for them.

use ratatui::layout::Rect;

use super::question::{Question, Then};
use super::reading::Reading;
use super::{Layer, at_foot, open_box, step};
use crate::console::app::App;
use crate::console::canvas::Canvas;
use crate::console::drafts::{Draft, Purpose};
use crate::console::keymap::{Action, Context};
use crate::console::notice::Notice;
use crate::console::screens::detail::Detail;
use crate::console::screens::units::UnitsView;
use crate::console::screens::view::View;
use crate::console::text::visible_line;
use crate::ledger::ItemKey;
use crate::messages::console as say;

/// The list of drafts.
#[derive(Debug, Default)]
pub struct Drafts {
    cursor: usize,
}

impl Drafts {
    pub(super) fn moved(&mut self, action: Action, len: usize) {
        self.cursor = step(self.cursor, len, action);
    }

    /// Keeps the cursor on a draft when one is gone.
    pub(super) fn clamp(&mut self, len: usize) {
        self.cursor = self.cursor.min(len.saturating_sub(1));
    }

    pub(super) fn draw(&self, app: &App, canvas: &mut Canvas<'_>, area: Rect) {
        let (lang, theme) = (canvas.lang, canvas.theme);
        let rows = u16::try_from(app.drafts.len()).unwrap_or(u16::MAX).min(10);
        let inner = open_box(canvas, at_foot(area, rows), &[(say::drafts_title(lang, app.drafts.len()), theme.heading)]);
        let first = self.cursor.saturating_sub(usize::from(inner.height.saturating_sub(1)));
        for (y, (at, draft)) in (inner.y..inner.bottom()).zip(app.drafts.iter().enumerate().skip(first)) {
            if at == self.cursor {
                canvas.put(inner, inner.x, y, canvas.marker(), theme.marker);
            }
            let head = match draft.purpose {
                Purpose::Note(kind) => format!("{} {}", draft.label, kind.word(lang)),
                Purpose::Status(to) => say::write_status(lang, &draft.label, to.word(lang)),
                Purpose::Settle | Purpose::Finding(_) | Purpose::Capture | Purpose::Form(_) => {
                    format!("{} {}", draft.label, draft.purpose.word(lang))
                }
            };
            let x = canvas.put(inner, inner.x + 2, y, &head, theme.heading).saturating_add(1);
            canvas.put_cut(inner, x, y, inner.right().saturating_sub(x), &visible_line(&draft.shown()), theme.text);
        }
    }
}

impl App {
    fn pointed_draft(&self) -> Option<Draft> {
        match self.layers.last() {
            Some(Layer::Drafts(list)) => self.drafts.get(list.cursor).cloned(),
            _ => None,
        }
    }

    pub(super) fn continue_draft(&mut self) {
        let Some(draft) = self.pointed_draft().filter(|_| !self.refuses_writing()) else { return };
        let is_there = self.ledger.item(draft.item).is_some_and(|item| item.in_plan);
        if is_there && draft.has_strayed(&self.ledger) {
            let now = self.label(draft.item);
            let sentence = say::draft_strayed(self.setting.lang, &draft.label, &draft.about, now);
            self.layers.push(Layer::Question(Question::new(sentence, Then::Continue(draft))));
        } else {
            self.write_on(&draft);
        }
    }

    /// Opens the editor on the item of a draft, with its text.
    pub(super) fn write_on(&mut self, draft: &Draft) {
        let key = draft.item;
        let lang = self.setting.lang;
        match self.ledger.item(key).filter(|item| item.in_plan).map(|item| item.measure) {
            Some(measure) => {
                self.layers.retain(|layer| !matches!(layer, Layer::Drafts(_)));
                if draft.purpose == Purpose::Capture && self.meeting.as_mut().is_some_and(|sitting| sitting.go_to(key)) {
                    // It goes on where it was begun: on the card.
                    self.show_cards();
                    self.open_capture_on(key);
                    return;
                }
                // A run of the queue goes on afterwards.
                self.leave_all_views();
                if key.unit.is_some() {
                    self.views.extend(UnitsView::open_at(self, key).map(View::Units));
                } else {
                    self.views.extend(Detail::open(self, measure.task, Some(key)).map(View::Detail));
                }
                let items: Vec<ItemKey> = draft.items().collect();
                match draft.purpose {
                    // Whom it is to mean is picked anew; the text is there then.
                    Purpose::Settle => self.open_settle(),
                    Purpose::Form(kind) => self.open_form(&items, kind),
                    Purpose::Capture => self.open_capture_on(key),
                    purpose => self.open_writing(&items, purpose),
                }
            }
            None => {
                let key = self.key_of(Context::Drafts, Action::Discard);
                self.say(Notice::bad(say::draft_without_measure(lang, &draft.label, key)));
                self.layers.push(Layer::Reading(Reading::draft(draft.clone())));
            }
        }
    }

    pub(super) fn ask_discard(&mut self) {
        let Some(draft) = self.pointed_draft() else { return };
        let lang = self.setting.lang;
        let shown = self.setting.cells.cut(&visible_line(&draft.shown()), 40).into_owned();
        self.layers.push(Layer::Question(Question::new(say::discard_draft(lang, &draft.label, shown), Then::Discard(draft))));
    }
}
