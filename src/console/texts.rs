//! Texts that go to the record: opening the editor, saving what was written, leaving it. Nothing typed is lost by any of them.

use super::app::{App, Effect};
use super::drafts::{Draft, Purpose};
use super::keymap::{Action, Context};
use super::layers::{Layer, writing};
use super::notice::Notice;
use super::repeat::Repeat;
use crate::ledger::{Act, ActRefused, ItemKey, Status};
use crate::messages::console as say;

impl App {
    /// Opens the editor; a text begun before is there again.
    pub(super) fn open_writing(&mut self, items: &[ItemKey], purpose: Purpose) {
        let draft = self.drafts.iter().find(|d| d.items().eq(items.iter().copied()) && d.purpose == purpose).cloned();
        if let Some(layer) = writing::Writing::open(self, items, purpose, draft) {
            self.layers.push(Layer::Writing(Box::new(layer)));
            self.notice = None;
            self.keep_in_view();
        }
    }
    /// Saves what is in the editor.
    pub(super) fn save_writing(&mut self) -> Vec<Effect> {
        let (lang, as_of) = (self.setting.lang, self.as_of);
        let Some(Layer::Writing(writing)) = self.layers.last() else { return Vec::new() };
        if writing.saving.is_some() {
            return Vec::new();
        }
        // A line end that was typed last is no part of the text.
        let (keys, text) = (writing.keys(), writing.text().trim_end().to_owned());
        if let Some(key) = self.changed_since(&writing.items) {
            let sentence = self.changed_meanwhile(key);
            return self.stand_over(format!("{sentence}{}", say::save_again(lang)));
        }
        let items = self.items(&keys);
        let act = match writing.purpose {
            Purpose::Note(kind) => Act::write_note_on(&self.ledger, &items, kind, &text),
            Purpose::Status(to) => Act::set_status_of(&self.ledger, &items, to, Some(&text), self.signer()),
            Purpose::Finding(key) => Act::settle_finding(&self.ledger, &key.to_string(), &text, as_of),
            Purpose::Settle => match items.first() {
                Some(measure) => Act::settle_units(&self.ledger, measure, Some(&writing.picked), &text),
                None => Err(ActRefused::NotInPlan),
            },
            Purpose::Form(_) | Purpose::Capture => Err(ActRefused::NoItem),
        };
        let repeat = Repeat::Words(writing.purpose, text);
        let draft = writing.draft();
        match act {
            Ok(act) => {
                let (ticket, effect) = self.write_as(act, draft, Some(repeat));
                if let Some(writing) = self.writing_mut() {
                    writing.saving = Some(ticket);
                    writing.trouble = None;
                }
                vec![effect]
            }
            Err(ActRefused::NoSuchFinding(_)) => {
                let Some(writing) = self.writing_mut() else { return Vec::new() };
                writing.trouble = Some(say::finding_gone(lang).to_owned());
                vec![Effect::ForgetDraft(writing.become_comment())]
            }
            Err(refused) => {
                if let Some(writing) = self.writing_mut() {
                    writing.trouble = Some(refused.explain(lang));
                }
                Vec::new()
            }
        }
    }

    /// The item was changed under a text: says so, and leaves a way on. A text for a status that cannot be set any more is a comment then.
    pub(super) fn stand_over(&mut self, sentence: String) -> Vec<Effect> {
        let Some(Layer::Writing(writing)) = self.layers.last() else { return Vec::new() };
        let (keys, purpose) = (writing.keys(), writing.purpose);
        let told = match (purpose, keys.as_slice()) {
            // Of several the record says which cannot be changed; one that cannot is left a way on.
            (Purpose::Status(to), [key]) => self.cannot_become(*key, to),
            _ => None,
        };
        let seen = self.items(&keys).iter().map(|item| (item.key, item.version)).collect();
        let Some(writing) = self.writing_mut() else { return Vec::new() };
        writing.items = seen;
        writing.trouble = Some(told.clone().unwrap_or(sentence));
        told.map(|_| Effect::ForgetDraft(writing.become_comment())).into_iter().collect()
    }

    /// That an item cannot get a status any more, by whom it was changed; none where it still can.
    fn cannot_become(&self, key: ItemKey, to: Status) -> Option<String> {
        let (lang, year) = (self.setting.lang, self.ledger.plan().year);
        let item = self.ledger.item(key)?;
        if let Some(ended) = self.ledger.ended_with_its_measure(item) {
            return Some(ActRefused::MeasureEnded(ended).explain(lang));
        }
        let offers = item.status.offers(&self.ledger.measure_of(item)?.deadline, year, self.as_of);
        if offers.iter().any(|offer| offer.to == to && offer.barred.is_none()) {
            return None;
        }
        let event = self.ledger.last_status(item)?;
        let when = event.at.format("%m-%d %H:%M");
        Some(say::has_changed(lang, &event.by, when, self.label(key), item.status.word(lang), to.word(lang)))
    }

    /// What is to be said at the end: that texts, or a meeting, wait to be gone on with.
    pub(super) fn farewell(&self) -> Option<String> {
        let (lang, drafts) = (self.setting.lang, self.drafts.len());
        let texts = (drafts > 0 && !self.unkept).then(|| say::farewell(lang, drafts));
        let meeting = self.meeting.as_ref().map(|sitting| crate::messages::room::farewell(lang, &sitting.title));
        let all: Vec<String> = texts.into_iter().chain(meeting).collect();
        (!all.is_empty()).then(|| all.join("\n"))
    }

    /// Leaves the editor. What was typed stays as a draft; an empty text leaves none.
    pub(super) fn leave_writing(&mut self) -> Vec<Effect> {
        let Some(Layer::Writing(writing)) = self.layers.pop() else { return Vec::new() };
        self.keep_left(writing.draft(), writing.blank())
    }

    /// Keeps what was typed into an editor or a form that is left; where nothing was, the draft of before is gone.
    pub(super) fn keep_left(&mut self, draft: Option<Draft>, blank: &Draft) -> Vec<Effect> {
        let lang = self.setting.lang;
        self.drafts.retain(|d| !d.is_for_same(blank));
        match draft {
            Some(draft) => {
                self.drafts.push(draft.clone());
                let key = self.key_of(Context::Anywhere, Action::ShowDrafts);
                self.say(Notice::plain(say::draft_kept(lang, &draft.label, key)));
                vec![Effect::KeepDraft(draft)]
            }
            None => vec![Effect::ForgetDraft(blank.clone())],
        }
    }
}
