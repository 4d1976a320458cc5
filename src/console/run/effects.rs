//! What the state asks for is carried out: acts go to the record, drafts and meetings to disk, texts to the terminal.

use super::{Incoming, Session, unfinished};
use crate::console::ConsoleError;
use crate::console::app::{Effect, Input};
use crate::console::drafts::Draft;
use crate::console::new_file;
use crate::console::notice::Notice;
use crate::console::signals;
use crate::console::terminal;
use crate::ledger::Ledger;
use crate::looked::Look;
use crate::messages::{console as say, past};
use crate::search::Index;

impl Session {
    pub(super) fn carry_out(&mut self, effect: Effect) -> Result<(), ConsoleError> {
        match effect {
            Effect::Write(ticket, act) => self.keeper.write(ticket, act, self.app.setting.by.clone(), (self.options.now)()),
            Effect::Load => self.keeper.load(),
            Effect::Index(asking, ledger) => self.make_index(asking, ledger)?,
            Effect::ForgetDraft(draft) => {
                self.shelf.forget(&draft);
                // What was typed behind it, or what another console left for the same purpose.
                self.keep_draft();
                self.app.offer(unfinished(&self.shelf, self.app.record(), &self.app.setting.by));
            }
            Effect::KeepDraft(draft) => self.keep(&draft),
            Effect::Looked(no) => {
                let noted = self.looked.note(Look { no, at: (self.options.now)() });
                if let Err(error) = noted {
                    self.app.say(Notice::bad(past::look_not_noted(self.app.setting.lang, error)));
                }
            }
            Effect::KeepMeeting(sitting) => {
                let kept = self.shelf.keep_meeting(&sitting);
                self.note_kept(kept);
            }
            // What was run is run: that the line is not offered another day is no trouble now.
            Effect::KeepLine(line) => drop(self.shelf.keep_line(&line)),
            Effect::ForgetMeeting => self.shelf.forget_meeting(),
            Effect::WriteFile { name, text } => {
                let (name, done) = new_file::write(&name, &text);
                self.update(Input::Written(name, done.map_err(|error| error.to_string())))?;
            }
            Effect::Quit => self.leaving = true,
            Effect::Suspend => self.suspend()?,
            Effect::Redraw => self.screen.forget()?,
            Effect::Copy(text) => self.screen.send(&terminal::copying(&text))?,
            Effect::ShowPlain(text) => self.show_plain(&text)?,
            Effect::Mouse(on) => self.screen.send(if on { terminal::MOUSE_ON } else { terminal::MOUSE_OFF })?,
        }
        Ok(())
    }

    /// Makes the index of search on a thread of its own: one of a large plan takes longer than a key may.
    fn make_index(&self, asking: u64, ledger: Box<Ledger>) -> Result<(), ConsoleError> {
        let found = self.found.clone();
        let make = move || drop(found.send(Incoming::Index(asking, Box::new(Index::of(&ledger)))));
        std::thread::Builder::new().name("index".into()).spawn(make)?;
        Ok(())
    }

    pub(super) fn keep_draft(&mut self) {
        if let Some(draft) = self.app.draft() {
            self.keep(&draft);
        }
    }

    fn keep(&mut self, draft: &Draft) {
        let kept = self.shelf.keep(draft);
        self.note_kept(kept);
    }

    fn note_kept(&mut self, kept: std::io::Result<()>) {
        match kept {
            Ok(()) => self.app.unkept = false,
            Err(error) => {
                self.app.unkept = true;
                self.app.say(Notice::bad(say::draft_not_kept(self.app.setting.lang, error)));
            }
        }
    }

    pub(super) fn suspend(&mut self) -> Result<(), ConsoleError> {
        if !signals::can_suspend() {
            self.app.say(Notice::plain(say::cannot_suspend(self.app.setting.lang)));
            return Ok(());
        }
        self.keep_draft();
        terminal::lower_at_once();
        signals::suspend()?;
        self.was_suspended = true;
        self.come_back()
    }

    /// Leaves the screen for the terminal's own, where a line is as long as it is; the next key comes back.
    fn show_plain(&mut self, text: &str) -> Result<(), ConsoleError> {
        let foot = crate::messages::chat::any_key(self.app.setting.lang);
        self.screen.send(terminal::LEAVE)?;
        self.screen.send(format!("{}\r\n{foot}\r\n", text.replace('\n', "\r\n")).as_bytes())?;
        self.plain = true;
        Ok(())
    }

    pub(super) fn come_back(&mut self) -> Result<(), ConsoleError> {
        terminal::raise()?;
        self.screen.send(terminal::ENTER)?;
        if self.app.mouse {
            self.screen.send(terminal::MOUSE_ON)?;
        }
        self.screen.forget()?;
        Ok(())
    }
}
