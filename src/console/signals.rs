//! Signals, on a thread of their own: a line that drops must not depend on a loop that may be waiting for that very line.

use std::io;
use std::sync::{Arc, Mutex};
use std::thread;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use super::drafts::Draft;
use super::shelf::Shelf;
use super::terminal;

/// What a signal asks of the console's loop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// The terminal has another size.
    Resize,
    /// Stop until told to go on.
    Suspend,
    /// It was stopped, and goes on.
    Continue,
}

/// What must be on disk before the process ends, whoever ends it.
#[derive(Debug, Clone)]
pub struct LastWords {
    shelf: Shelf,
    draft: Arc<Mutex<Option<Draft>>>,
}

impl LastWords {
    /// For the drafts of this shelf.
    pub fn new(shelf: Shelf) -> Self {
        Self { shelf, draft: Arc::new(Mutex::new(None)) }
    }

    /// The text that is being written now.
    pub fn set(&self, draft: Option<Draft>) {
        if let Ok(mut kept) = self.draft.lock() {
            *kept = draft;
        }
    }

    /// Puts it on disk.
    ///
    /// # Errors
    /// When the state directory cannot be written.
    pub fn write(&self) -> io::Result<()> {
        // A thread that panicked while it held the lock left a whole draft behind.
        let kept = self.draft.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        kept.as_ref().map_or(Ok(()), |draft| self.shelf.keep(draft))
    }

    /// Keeps the draft, puts the terminal back without waiting for it, and ends the process.
    pub fn end(&self, code: i32) -> ! {
        let _ = self.write();
        terminal::lower_at_once();
        std::process::exit(code)
    }
}

/// Listens for signals; `ask` is called on the thread for those that the loop answers.
///
/// # Errors
/// When the thread cannot be started.
pub fn listen(last_words: LastWords, ask: impl Fn(Asked) + Send + 'static) -> io::Result<()> {
    let mut signals = Signals::new([SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    let listener = move || {
        for signal in signals.forever() {
            match signal {
                SIGWINCH => ask(Asked::Resize),
                SIGTSTP => ask(Asked::Suspend),
                SIGCONT => ask(Asked::Continue),
                // As the shell counts an end by a signal.
                ended => last_words.end(128 + ended),
            }
        }
    };
    thread::Builder::new().name("signals".into()).spawn(listener).map(|_| ())
}

/// Whether there is a shell that would take over: a process that leads its session has none.
pub fn can_suspend() -> bool {
    rustix::process::getsid(None).is_ok_and(|session| session != rustix::process::getpid())
}

/// Stops this process and those that run with it, such as a script that started it, as the terminal's own suspend would; returns when it
/// goes on.
///
/// # Errors
/// When the signal cannot be sent.
pub fn suspend() -> io::Result<()> {
    Ok(rustix::process::kill_current_process_group(rustix::process::Signal::STOP)?)
}
