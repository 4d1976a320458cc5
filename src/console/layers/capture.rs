//! What is promised in a meeting, written down in one line: who, by when, what. What is understood of it is shown while it is typed; a text
//! without a date can be saved as a decision.

use chrono::NaiveDate;
use ratatui::layout::Rect;

use super::Layer;
use super::one_line::{BELOW, OneLine, put_sentence};
use super::typing::TextEntry;
use crate::console::app::{App, Effect};
use crate::console::canvas::Canvas;
use crate::console::drafts::{Draft, Purpose};
use crate::console::keymap::{Action, Context};
use crate::ledger::{Act, ItemKey, NotFound, NoteKind};
use crate::messages::{Lang, console, room as say, spoken_days};
use crate::plan::{CaptureRefused, Meant, capture, left_open};
use crate::report::forecast::weekday;
use crate::store::Ticket;

/// A promise has no more characters than this: a longer text is none, and would be slow to look for a day in.
const LONGEST: usize = 300;
/// How many names are offered for a part that several units have.
const OFFERED: usize = 4;

/// The line.
#[derive(Debug)]
pub struct CaptureLine {
    item: ItemKey,
    /// The act that is on its way to the record.
    pub saving: Option<Ticket>,
    /// Why it could not be saved.
    pub trouble: Option<String>,
    /// What is understood of it, and whether it is a promise as it stands; none where nothing is understood yet.
    understood: Option<(String, bool)>,
    /// For what this text is, without the text.
    blank: Draft,
    /// What was typed when it was saved.
    saved: String,
    restored: bool,
    line: OneLine,
    lang: Lang,
}

/// What a line says.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Said {
    whom: String,
    /// Whether that is, or belongs to, a unit or group that is known.
    is_listed: bool,
    due: Option<NaiveDate>,
    what: String,
}

/// Why a line is no promise.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Unread {
    TooLong,
    Refused(CaptureRefused),
    /// Several units have the name.
    Many(NotFound),
}

impl Unread {
    fn explain(&self, lang: Lang) -> String {
        match self {
            Unread::TooLong => say::too_long(lang, LONGEST),
            Unread::Refused(refused) => refused.explain(lang),
            Unread::Many(found) => found.explain(lang),
        }
    }
}

impl CaptureLine {
    /// For what this text is.
    pub const fn blank(&self) -> &Draft {
        &self.blank
    }

    /// What was typed, as a draft; none where nothing was.
    pub fn draft(&self) -> Option<Draft> {
        (!self.line.editor.is_empty()).then(|| Draft { text: self.line.text().to_owned(), ..self.blank.clone() })
    }

    /// What was typed behind a promise that is being saved, where that leads to the next card and opens its line: the keys, and the text.
    pub(in crate::console) fn typed_ahead(&self) -> Option<(String, String)> {
        let rest = self.line.text().strip_prefix(&self.saved)?.trim_start_matches('\n');
        let (keys, text) = rest.split_once(['+', '＋'])?;
        let turns = !keys.is_empty() && keys.chars().all(|c| matches!(c, 'n' | 'p' | ' '));
        turns.then(|| (format!("{keys}+"), text.to_owned()))
    }

    /// Takes out what is in the record now; whether something was typed behind it meanwhile.
    pub(in crate::console) fn take_out(&mut self) -> bool {
        self.saving = None;
        self.understood = None;
        let is_more = self.line.take_out(&self.saved);
        // The key that opens the line for the next promise was typed into this one: it is open.
        let rest = self.line.text().trim_start_matches(['+', '＋']).to_owned();
        self.line.editor.replace(&rest);
        is_more
    }

    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, area: Rect) -> Option<(u16, u16)> {
        let (lang, theme) = (self.lang, canvas.theme);
        let mut title = vec![(say::capture_title(lang, &self.blank.label), theme.heading)];
        if self.restored {
            title.push((format!("  {}", console::draft_restored(lang)), theme.good));
        }
        let (caret, below) = self.line.draw(canvas, area, &title, say::capture_hint(lang), BELOW);
        let (text, style) = match (&self.trouble, self.saving, &self.understood) {
            (Some(trouble), ..) => (trouble.as_str(), theme.bad),
            (None, Some(_), _) => (console::saving(lang), theme.notice),
            (None, None, Some((understood, true))) => (understood.as_str(), theme.heading),
            (None, None, Some((understood, false))) => (understood.as_str(), theme.muted),
            (None, None, None) => return Some(caret),
        };
        put_sentence(canvas, below, text, style);
        Some(caret)
    }
}

impl TextEntry for CaptureLine {
    fn line(&mut self) -> Option<&mut OneLine> {
        Some(&mut self.line)
    }

    fn typed(&mut self) {
        self.trouble = None;
    }

    fn waits_to_save(&self) -> bool {
        self.saving.is_none()
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
        // It is in the line from now on, and a draft again when that is left.
        let at = self.drafts.iter().position(|draft| draft.is_for_same(&blank));
        let draft = at.map(|at| self.drafts.remove(at));
        let line = CaptureLine {
            item,
            saving: None,
            trouble: None,
            understood: None,
            line: OneLine::of(draft.as_ref().map_or("", |draft| &draft.text), 2),
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
        let lang = self.setting.lang;
        let understood = match self.said_in(line) {
            Ok(said) => {
                let whom = self.whom_words(said.whom, said.is_listed);
                Some(match said.due {
                    Some(due) => (say::understood(lang, whom, due, weekday(due, lang), said.what), true),
                    None => (say::undated(lang, whom, said.what, self.key_of(Context::Capture, Action::Decide)), false),
                })
            }
            Err(Unread::Refused(CaptureRefused::Empty)) => None,
            // It is typed by half: who and when are shown as they are understood.
            Err(Unread::Refused(CaptureRefused::NoWhat { whom, due })) => self.understood_so_far(&whom, due, line.item),
            Err(unread) => Some((unread.explain(lang), false)),
        };
        if let Some(Layer::Capture(line)) = self.layers.last_mut() {
            line.understood = understood;
        }
    }

    /// Who and when of a line that does not say what yet; none where it says nothing.
    fn understood_so_far(&self, whom: &str, due: Option<NaiveDate>, item: ItemKey) -> Option<(String, bool)> {
        let lang = self.setting.lang;
        if whom.is_empty() && due.is_none() {
            return None;
        }
        let whom = match self.who_is_meant(whom, item) {
            Ok((whom, is_listed)) => self.whom_words(whom, is_listed),
            Err(unread) => return Some((unread.explain(lang), false)),
        };
        let words = match due {
            Some(due) => say::what_to_come(lang, whom, due, weekday(due, lang)),
            None => say::day_and_what_to_come(lang, whom),
        };
        Some((words, false))
    }

    /// Who is meant, as the person reads it. Of a name that is on no list it is said what is nearest to it.
    fn whom_words(&self, whom: String, is_listed: bool) -> String {
        let lang = self.setting.lang;
        match self.ledger.units().meant(&whom) {
            _ if is_listed => whom.clone(),
            Meant::Nobody(near) => near.first().map_or_else(|| say::person(lang, &whom), |near| say::person_near(lang, &whom, near)),
            _ => say::person(lang, &whom),
        }
    }

    /// What a line says, or why it is no promise.
    fn said_in(&self, line: &CaptureLine) -> Result<Said, Unread> {
        let text = line.line.text();
        if text.chars().nth(LONGEST).is_some() {
            return Err(Unread::TooLong);
        }
        let (calendar, units) = (self.ledger.calendar(), self.ledger.units());
        let read = capture(text, self.as_of, calendar, units).map_err(Unread::Refused)?;
        // 下周发文督促 names a time, but no day.
        if let Some(why) = read.due.is_none().then(|| left_open(&read.what, self.as_of, calendar)).flatten() {
            return Err(Unread::Refused(CaptureRefused::Day(why)));
        }
        let (whom, is_listed) = self.who_is_meant(&read.whom, line.item)?;
        Ok(Said { whom, is_listed, due: read.due, what: read.what })
    }

    /// The unit that a person means by a name, a part of it or its pinyin; the one who answers for the item where none is named; else the
    /// name as it was typed. And whether a unit or group that is known has it.
    fn who_is_meant(&self, words: &str, item: ItemKey) -> Result<(String, bool), Unread> {
        let words = words.trim();
        if words.is_empty() {
            return Ok((self.answering(item).unwrap_or_default(), true));
        }
        self.ledger.whom_written(words).map_err(|many| match many {
            NotFound::ManyUnits { words, mut names } => {
                names.truncate(OFFERED);
                Unread::Many(NotFound::ManyUnits { words, names })
            }
            other => Unread::Many(other),
        })
    }

    /// Saves the line as a promise, or says beside it why not; the text stays.
    pub(in crate::console) fn save_capture(&mut self) -> Vec<Effect> {
        let lang = self.setting.lang;
        let Some(Layer::Capture(line)) = self.layers.last() else { return Vec::new() };
        if line.saving.is_some() {
            return Vec::new();
        }
        let act = match self.said_in(line) {
            Ok(Said { whom, due: Some(due), what, .. }) => {
                let act = Act::promise(&self.ledger, &self.items(&[line.item]), Some(&whom), due, &what, self.signer());
                act.map_err(|refused| refused.explain(lang))
            }
            Ok(Said { due: None, .. }) => Err(self.or_decide(spoken_days::needed(lang))),
            Err(
                unread @ (Unread::Many(_)
                | Unread::Refused(
                    CaptureRefused::Empty | CaptureRefused::NoWhat { .. } | CaptureRefused::SeveralUnits | CaptureRefused::NoName { .. },
                )),
            ) => Err(unread.explain(lang)),
            Err(unread) => Err(self.or_decide(&unread.explain(lang))),
        };
        self.send_capture(act)
    }

    /// Why there is no promise, and how it is saved without a day.
    fn or_decide(&self, why: &str) -> String {
        let (lang, decide) = (self.setting.lang, self.key_of(Context::Capture, Action::Decide));
        format!("{why}{}{}", lang.pick("", " "), say::or_decide(lang, decide))
    }

    /// Saves the line as a decision: a comment on the item.
    pub(in crate::console) fn save_decision(&mut self) -> Vec<Effect> {
        let lang = self.setting.lang;
        let Some(Layer::Capture(line)) = self.layers.last() else { return Vec::new() };
        let text = line.line.text().trim();
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
            line.saved = line.line.text().to_owned();
        }
        effects
    }

    /// A promise that was typed with the Enter behind it.
    pub(in crate::console) fn capture_and_go_on(&mut self, text: &str) -> Vec<Effect> {
        let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
        let mut effects = self.on_text(line);
        effects.extend(self.save_capture());
        // What was typed behind it stays in the line, also when that is in the record.
        if !rest.is_empty() {
            effects.extend(self.on_burst(rest));
        }
        effects
    }

    /// Leaves the line. What was typed stays as a draft.
    pub(in crate::console) fn leave_capture(&mut self) -> Vec<Effect> {
        let Some(Layer::Capture(line)) = self.layers.pop_if(|layer| matches!(layer, Layer::Capture(_))) else { return Vec::new() };
        self.keep_left(line.draft(), line.blank())
    }
}
