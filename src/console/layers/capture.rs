//! What is promised in a meeting, written down in one line: who, by when, what. What is understood of it is shown while it is typed; a text
//! without a date can be saved as a decision.

use chrono::NaiveDate;
use crossterm::event::KeyEvent;
use ratatui::layout::Rect;

use super::{Layer, at_foot, open_box};
use crate::console::app::{App, Effect};
use crate::console::canvas::Canvas;
use crate::console::drafts::{Draft, Purpose};
use crate::console::editor::{Edit, Editor};
use crate::console::keymap::{Action, Context};
use crate::console::text::Cells;
use crate::ledger::{Act, ItemKey, NoteKind};
use crate::messages::{Lang, console, room as say};
use crate::plan::parse_day;
use crate::report::forecast::weekday;
use crate::store::Ticket;

/// Rows for what is typed, and for what is understood of it or wrong with it.
const ROWS: u16 = 2;
const AROUND: u16 = 3;

/// The line.
#[derive(Debug)]
pub struct CaptureLine {
    item: ItemKey,
    /// The act that is on its way to the record.
    pub saving: Option<Ticket>,
    /// Why it could not be saved.
    pub trouble: Option<String>,
    /// What is understood of it, in words; none where nothing is yet.
    understood: Option<String>,
    /// For what this text is, without the text.
    blank: Draft,
    /// What was typed when it was saved.
    saved: String,
    restored: bool,
    editor: Editor,
    lang: Lang,
}

/// What a line says.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Said {
    whom: String,
    due: NaiveDate,
    what: String,
}

impl CaptureLine {
    /// For what this text is.
    pub const fn blank(&self) -> &Draft {
        &self.blank
    }

    /// What was typed, as a draft; none where nothing was.
    pub fn draft(&self) -> Option<Draft> {
        (!self.editor.is_empty()).then(|| Draft { text: self.editor.text().to_owned(), ..self.blank.clone() })
    }

    pub(in crate::console) fn on_key(&mut self, key: KeyEvent) {
        if self.editor.handle(key) {
            self.trouble = None;
        }
    }

    pub(in crate::console) fn edit(&mut self, edit: Edit) {
        self.editor.edit(edit);
        self.trouble = None;
    }

    /// Text that was pasted, or came in a burst; it has one line.
    pub(in crate::console) fn insert(&mut self, text: &str) {
        self.editor.insert_str(text);
        self.trouble = None;
    }

    pub(in crate::console) fn fit(&mut self, area: Rect, cells: Cells) {
        let width = at_foot(area, ROWS + AROUND).width.saturating_sub(4);
        self.editor.fit(width, ROWS, cells);
    }

    /// Takes out what is in the record now; whether something was typed behind it meanwhile.
    pub(in crate::console) fn take_out(&mut self) -> bool {
        self.saving = None;
        let text = self.editor.text();
        let rest = text.strip_prefix(&self.saved).unwrap_or(text).trim().to_owned();
        self.editor.replace(&rest);
        self.understood = None;
        !rest.is_empty()
    }

    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, area: Rect) -> Option<(u16, u16)> {
        let (lang, theme) = (self.lang, canvas.theme);
        let mut title = vec![(say::capture_title(lang, &self.blank.label), theme.heading)];
        if self.restored {
            title.push((format!("  {}", console::draft_restored(lang)), theme.good));
        }
        let inner = open_box(canvas, at_foot(area, ROWS + AROUND), &title);
        let field = Rect { height: ROWS.min(inner.height), ..inner };
        if self.editor.text().is_empty() {
            canvas.put_cut(field, field.x, field.y, field.width, say::capture_hint(lang), theme.muted);
        }
        let caret = self.editor.draw(canvas.buf, field, theme.text, canvas.cells);
        let (text, style) = match (&self.trouble, self.saving, &self.understood) {
            (Some(trouble), ..) => (trouble.as_str(), theme.bad),
            (None, Some(_), _) => (console::saving(lang), theme.notice),
            (None, None, Some(understood)) => (understood.as_str(), theme.heading),
            (None, None, None) => return Some(caret),
        };
        let lines = canvas.cells.wrap(text, usize::from(inner.width).max(1));
        for (y, line) in (field.bottom()..inner.bottom()).zip(lines) {
            canvas.put(inner, inner.x, y, text.get(line).unwrap_or_default().trim_end(), style);
        }
        Some(caret)
    }
}

impl App {
    /// Opens the line for the item of the card; what was begun before is there again.
    pub(in crate::console) fn open_capture(&mut self) {
        if let Some(key) = self.targets(Action::Capture).first().copied() {
            self.open_capture_on(key);
        }
    }

    /// Opens the line for an item.
    pub(in crate::console) fn open_capture_on(&mut self, item: ItemKey) {
        let Some(found) = self.ledger.item(item) else { return };
        let blank = Draft::new(&self.ledger, found, Purpose::Capture);
        let draft = self.drafts.iter().find(|draft| draft.is_for_same(&blank));
        let line = CaptureLine {
            item,
            saving: None,
            trouble: None,
            understood: None,
            editor: Editor::line_of(draft.map_or("", |draft| &draft.text)),
            restored: draft.is_some(),
            blank,
            saved: String::new(),
            lang: self.setting.lang,
        };
        self.layers.push(Layer::Capture(Box::new(line)));
        self.notice = None;
        self.keep_in_view();
        self.follow_capture();
    }

    /// What is understood follows what was typed.
    pub(in crate::console) fn follow_capture(&mut self) {
        let Some(Layer::Capture(line)) = self.layers.last() else { return };
        let said = self.said_in(line);
        let lang = self.setting.lang;
        let understood = said.ok().map(|said| say::understood(lang, said.whom, said.due, weekday(said.due, lang), said.what));
        if let Some(Layer::Capture(line)) = self.layers.last_mut() {
            line.understood = understood;
        }
    }

    /// What a line says, or why it is no promise.
    fn said_in(&self, line: &CaptureLine) -> Result<Said, String> {
        let parts: Vec<&str> = line.editor.text().split(['，', ',', '、']).map(str::trim).collect();
        let [whom, day, what @ ..] = parts.as_slice() else { return Err(say::nothing_to_decide(self.setting.lang).to_owned()) };
        let due =
            parse_day(day, chrono::Datelike::year(&self.as_of)).ok_or_else(|| crate::messages::forms::no_day(self.setting.lang, day))?;
        Ok(Said { whom: self.who_is_meant(whom, line.item), due, what: what.join("，") })
    }

    /// The unit that a person means by a name; the one who answers for the item where none is named; else the name as it was typed.
    fn who_is_meant(&self, words: &str, item: ItemKey) -> String {
        let words = words.trim();
        if words.is_empty() {
            return self.answering(item).unwrap_or_default();
        }
        self.ledger.whom(words).map_or_else(|_| words.to_owned(), |whom| whom.name().to_owned())
    }

    /// Saves the line as a promise, or says beside it why not; the text stays.
    pub(in crate::console) fn save_capture(&mut self) -> Vec<Effect> {
        let lang = self.setting.lang;
        let Some(Layer::Capture(line)) = self.layers.last() else { return Vec::new() };
        if line.saving.is_some() {
            return Vec::new();
        }
        let items = self.items(&[line.item]);
        let act = self.said_in(line).and_then(|said| {
            let act = Act::promise(&self.ledger, &items, Some(&said.whom), said.due, &said.what, self.signer());
            act.map_err(|refused| refused.explain(lang))
        });
        let decide = self.key_of(Context::Capture, Action::Decide);
        self.send_capture(act.map_err(|why| format!("{why}{}{}", lang.pick("", " "), say::or_decide(lang, decide))))
    }

    /// Saves the line as a decision: a comment on the item.
    pub(in crate::console) fn save_decision(&mut self) -> Vec<Effect> {
        let lang = self.setting.lang;
        let Some(Layer::Capture(line)) = self.layers.last() else { return Vec::new() };
        let text = line.editor.text().trim();
        if line.saving.is_some() {
            return Vec::new();
        }
        let items = self.items(&[line.item]);
        let act = match text.is_empty() {
            true => Err(say::nothing_to_decide(lang).to_owned()),
            false => Act::write_note_on(&self.ledger, &items, NoteKind::Comment, &say::decided(lang, text))
                .map_err(|refused| refused.explain(lang)),
        };
        self.send_capture(act)
    }

    fn send_capture(&mut self, act: Result<Act, String>) -> Vec<Effect> {
        let draft = match self.layers.last() {
            Some(Layer::Capture(line)) => line.draft(),
            _ => None,
        };
        let (saving, trouble, effects) = match act {
            Ok(act) => {
                let (ticket, effect) = self.write(act, draft);
                (Some(ticket), None, vec![effect])
            }
            Err(sentence) => (None, Some(sentence), Vec::new()),
        };
        if let Some(Layer::Capture(line)) = self.layers.last_mut() {
            (line.saving, line.trouble) = (saving, trouble);
            line.saved = line.editor.text().to_owned();
        }
        effects
    }

    /// Leaves the line. What was typed stays as a draft.
    pub(in crate::console) fn leave_capture(&mut self) -> Vec<Effect> {
        let Some(Layer::Capture(line)) = self.layers.pop_if(|layer| matches!(layer, Layer::Capture(_))) else { return Vec::new() };
        self.keep_left(line.draft(), line.blank())
    }
}
