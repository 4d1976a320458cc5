//! What reaches the state of the console, and what it asks for.

use chrono::NaiveDate;
use crossterm::event::KeyEvent;

use crate::console::drafts::Draft;
use crate::console::mouse::Mouse;
use crate::console::sitting::Sitting;
use crate::ledger::{Act, EventNo, Ledger, Moment};
use crate::search::Index;
use crate::store::{Answer, Ticket};

/// What reaches the console.
#[derive(Debug)]
pub enum Input {
    /// A key.
    Key(KeyEvent),
    /// Text that arrived where no text is entered: a paste, or a burst of an input method.
    Text(String),
    /// Text that was pasted.
    Paste(String),
    /// The terminal has this size now.
    Resize(u16, u16),
    /// The mouse was used at this cell.
    Mouse(Mouse, u16, u16),
    /// What can be found was made out, for the asking of that number.
    Index(u64, Box<Index>),
    /// The record answered.
    Record(Answer),
    /// No key came for a moment: a digit that was typed before is not the beginning of an id any more.
    Paused,
    /// An act has not been answered for a moment in which something was typed that waits for it.
    Slow,
    /// No key came for a moment: what follows the cursor catches up with it.
    Rested,
    /// It is this day.
    Day(NaiveDate),
    /// It is this moment: said before each key, and once a minute while a meeting is held.
    Tick(Moment),
    /// A file of that name was written, or not.
    Written(String, Result<(), String>),
}

/// What `run` is to do.
#[derive(Debug)]
pub enum Effect {
    /// Have an act written.
    Write(Ticket, Act),
    /// Have the ledger loaded anew.
    Load,
    /// Make out what can be found in the ledger as it is, and answer with that number.
    Index(u64, Box<Ledger>),
    /// Forget a draft: its text is in the record, or was discarded.
    ForgetDraft(Draft),
    /// Put a draft on disk now.
    KeepDraft(Draft),
    /// Note that what changed up to this event was looked at.
    Looked(EventNo),
    /// Have the terminal put a text on the clipboard of the person's own machine.
    Copy(String),
    /// Show a text on the terminal's own screen until a key.
    ShowPlain(String),
    /// Put the meeting that is held on disk.
    KeepMeeting(Box<Sitting>),
    /// Put a line of the command line on disk, behind those of other consoles.
    KeepLine(String),
    /// Forget the meeting on disk: it is in the record, or was dropped.
    ForgetMeeting,
    /// Write a file into the current directory; one that is there stays, and another name is taken.
    WriteFile {
        /// Its name.
        name: String,
        /// What is in it.
        text: String,
    },
    /// Leave the console.
    Quit,
    /// Stop until the shell lets it go on.
    Suspend,
    /// Draw everything anew.
    Redraw,
    /// Use the mouse, or leave it to the terminal.
    Mouse(bool),
}
