//! Text entry: a comment, or the words that go with a status. Nothing typed is lost: what is not saved is a draft.

use ratatui::layout::Rect;

use super::typing::TextEntry;
use super::{at_foot, open_box};
use crate::console::app::App;
use crate::console::canvas::Canvas;
use crate::console::drafts::{Draft, Purpose};
use crate::console::editor::Editor;
use crate::console::text::Cells;
use crate::ledger::{EventNo, Item, ItemKey, Need, NoteKind};
use crate::messages::{Lang, console as say};
use crate::plan::UnitName;
use crate::report::findings::sentence;
use crate::store::Ticket;

/// Rows of text that the editor shows.
const ROWS: u16 = 7;

/// A text that is being written.
#[derive(Debug)]
pub struct Writing {
    /// The items that it is about, each with its version when the editor was opened, or when the person was last told of a newer one.
    pub items: Vec<(ItemKey, EventNo)>,
    /// What it is for.
    pub purpose: Purpose,
    /// Those whom a measure is to mean, where that is what is written about.
    pub picked: Vec<UnitName>,
    /// The act that is on its way to the record.
    pub saving: Option<Ticket>,
    /// Why it could not be saved.
    pub trouble: Option<String>,
    /// For what this text is, without the text.
    blank: Draft,
    /// What it is about, in one line: the measure's text, or the sentence of a finding.
    about: String,
    must: Option<&'static str>,
    lang: Lang,
    restored: bool,
    editor: Editor,
}

impl Writing {
    /// An editor for `items`, with the text of `draft` where there is one.
    pub fn open(app: &App, keys: &[ItemKey], purpose: Purpose, draft: Option<Draft>) -> Option<Self> {
        let items: Vec<&Item> = keys.iter().filter_map(|key| app.ledger.item(*key)).filter(|item| item.in_plan).collect();
        let item = *items.first()?;
        let gone = keys.len() - items.len();
        let measure = app.ledger.measure_of(item)?;
        let lang = app.setting.lang;
        let offers = item.status.offers(&measure.deadline, app.ledger.plan().year, app.as_of);
        let must = match purpose {
            Purpose::Note(_) | Purpose::Capture => None,
            Purpose::Settle | Purpose::Finding(_) | Purpose::Form(_) => Some(say::needs_reason(lang)),
            Purpose::Status(to) => match offers.iter().find(|o| o.to == to).map(|o| o.need) {
                Some(Need::Reason) => Some(say::needs_reason(lang)),
                Some(Need::Verification) => Some(say::needs_verification(lang)),
                _ => None,
            },
        };
        Some(Self {
            items: items.iter().map(|item| (item.key, item.version)).collect(),
            purpose,
            picked: Vec::new(),
            saving: None,
            trouble: (gone > 0).then(|| say::draft_shrunk(lang, gone, keys.len())),
            blank: Draft::new(&app.ledger, item, purpose).with_more(keys, app.labels(keys)),
            about: about(app, purpose, &measure.text),
            must,
            lang,
            restored: draft.is_some(),
            editor: Editor::new(draft.as_ref().map_or("", |d| &d.text)),
        })
    }

    /// Says whom the measure is to mean; its draft knows them, too.
    pub fn pick(&mut self, picked: Vec<UnitName>) {
        self.blank.more = picked.iter().map(|unit| self.blank.item.of(*unit)).collect();
        self.picked = picked;
    }

    /// The items that it is about.
    pub fn keys(&self) -> Vec<ItemKey> {
        self.items.iter().map(|(key, _)| *key).collect()
    }

    /// What was typed.
    pub fn text(&self) -> String {
        self.editor.text().to_owned()
    }

    /// What was typed, as a draft; none where nothing was.
    pub fn draft(&self) -> Option<Draft> {
        (!self.editor.is_empty()).then(|| Draft { text: self.text(), ..self.blank.clone() })
    }

    /// For what this text is, without the text: enough to forget its draft.
    pub const fn blank(&self) -> &Draft {
        &self.blank
    }

    /// Takes out what is in the record now. What was typed behind it goes on as a comment; whether there is anything.
    pub(in crate::console) fn take_out(&mut self, saved: &str) -> bool {
        self.saving = None;
        let text = self.editor.text();
        let rest = text.strip_prefix(saved).map_or(text, |rest| rest.trim_start_matches('\n')).to_owned();
        if rest.trim().is_empty() {
            return false;
        }
        self.editor.replace(&rest);
        self.become_comment();
        true
    }

    /// Makes it a comment: the status that it was for cannot be set any more.
    pub(in crate::console) fn become_comment(&mut self) -> Draft {
        let comment = Draft { purpose: Purpose::Note(NoteKind::Comment), ..self.blank.clone() };
        (self.purpose, self.must) = (comment.purpose, None);
        std::mem::replace(&mut self.blank, comment)
    }

    fn text_area(frame: Rect) -> Rect {
        Rect {
            x: frame.x.saturating_add(2),
            y: frame.y.saturating_add(2),
            width: frame.width.saturating_sub(4),
            height: frame.height.saturating_sub(4),
        }
    }

    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, area: Rect) -> Option<(u16, u16)> {
        let (lang, theme) = (self.lang, canvas.theme);
        let title = match self.purpose {
            Purpose::Note(kind) => say::write_note(lang, &self.blank.label, kind.word(lang)),
            Purpose::Status(to) => say::write_status(lang, &self.blank.label, to.word(lang)),
            Purpose::Settle => say::write_settle(lang, &self.blank.label, self.picked.len()),
            Purpose::Finding(key) => say::write_finding(lang, key.short()),
            Purpose::Form(kind) => crate::messages::forms::title(lang, &self.blank.label, kind.word(lang)),
            Purpose::Capture => say::write_note(lang, &self.blank.label, self.purpose.word(lang)),
        };
        let mut pieces = vec![(title, theme.heading)];
        if let Some(must) = self.must {
            pieces.push((format!("  {must}"), theme.notice));
        }
        if self.restored {
            pieces.push((format!("  {}", say::draft_restored(lang)), theme.good));
        }
        let frame = at_foot(area, ROWS + 2);
        let inner = open_box(canvas, frame, &pieces);
        canvas.put_cut(inner, inner.x, inner.y, inner.width, &self.about, theme.muted);
        self.draw_position(canvas, frame);
        let text_area = Self::text_area(frame);
        let caret = self.editor.draw(canvas.buf, text_area, theme.text, canvas.cells);
        let foot = inner.bottom().saturating_sub(1);
        match (&self.trouble, self.saving) {
            (Some(trouble), _) => self.draw_trouble(canvas, inner, trouble),
            (None, Some(_)) => {
                canvas.put(inner, inner.x, foot, say::saving(lang), theme.notice);
            }
            (None, None) => {}
        }
        Some(caret)
    }

    /// In the lower border: how many lines there are above and below.
    fn draw_position(&self, canvas: &mut Canvas<'_>, frame: Rect) {
        let text = match self.editor.hidden() {
            (0, 0) => return,
            (0, below) => say::more_below(self.lang, below),
            (above, 0) => say::more_above(self.lang, above),
            (above, below) => say::more_both(self.lang, above, below),
        };
        let foot = Rect { y: frame.bottom().saturating_sub(1), height: 1, width: frame.width.saturating_sub(2), ..frame };
        canvas.put_right(foot, foot.y, &format!(" {text} "), canvas.theme.muted);
    }

    /// A refusal is read in full, over as many lines as it takes.
    fn draw_trouble(&self, canvas: &mut Canvas<'_>, inner: Rect, trouble: &str) {
        let lines = canvas.cells.wrap(trouble, usize::from(inner.width));
        let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(inner.height.saturating_sub(2));
        let top = inner.bottom().saturating_sub(rows);
        canvas.clear(Rect { y: top, height: rows, ..inner });
        for (y, line) in (top..inner.bottom()).zip(lines) {
            canvas.put(inner, inner.x, y, trouble.get(line).unwrap_or_default(), canvas.theme.bad);
        }
    }
}

impl TextEntry for Writing {
    fn editor(&mut self) -> Option<&mut Editor> {
        Some(&mut self.editor)
    }

    /// So that up and down go by the lines that are seen.
    fn fit(&mut self, area: Rect, cells: Cells) {
        let inner = Self::text_area(at_foot(area, ROWS + 2));
        self.editor.fit(inner.width, inner.height, cells);
    }

    fn typed(&mut self) {
        self.trouble = None;
    }

    fn waits_to_save(&self) -> bool {
        self.saving.is_none()
    }
}

/// What a text is about, in one line.
fn about(app: &App, purpose: Purpose, measure: &str) -> String {
    let lang = app.setting.lang;
    if let Purpose::Finding(key) = purpose
        && let Ok(finding) = app.ledger.finding(&key.to_string(), app.as_of)
    {
        return format!("{}{}", say::finding_label(lang), sentence(&app.ledger, &finding, lang));
    }
    format!("{}{}", say::measure_label(lang), measure.replace('\n', " "))
}
