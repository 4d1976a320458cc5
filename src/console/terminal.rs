//! The terminal: set up, put back. It is put back on every path: a normal end, a panic, a signal, a line that dropped.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use rustix::termios::{self, OptionalActions, Termios};

/// Alternate screen and bracketed paste; nothing else is switched on unasked, and nothing is asked.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?2004h\x1b[2J\x1b[H";
/// The reverse, whatever state a frame was broken off in.
const LEAVE: &[u8] = b"\x1b[?2026l\x1b[0m\x1b[?1006l\x1b[?1000l\x1b[?2004l\x1b[?25h\x1b[?1049l";
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1000l";

/// How long the last words to a terminal that does not read may take.
const PATIENCE: Duration = Duration::from_millis(200);

static ENTERED: AtomicBool = AtomicBool::new(false);
static FORMER: std::sync::Mutex<Option<Termios>> = std::sync::Mutex::new(None);

/// Raw mode and the alternate screen, for as long as it lives.
#[derive(Debug)]
pub struct Raised {
    _private: (),
}

impl Raised {
    /// Sets the terminal up.
    ///
    /// # Errors
    /// When standard input is not a terminal that can be set up.
    pub fn new() -> io::Result<Self> {
        raise()?;
        Ok(Self { _private: () })
    }
}

impl Drop for Raised {
    fn drop(&mut self) {
        // Nothing can be done about a terminal that is gone.
        let _ = lower();
    }
}

/// Sets the terminal up, or sets it up again after it was put back.
///
/// # Errors
/// When standard input is not a terminal that can be set up.
pub fn raise() -> io::Result<()> {
    let stdin = io::stdin();
    let former = termios::tcgetattr(&stdin)?;
    let mut raw = former.clone();
    raw.make_raw();
    if let Ok(mut kept) = FORMER.lock() {
        kept.get_or_insert(former);
    }
    termios::tcsetattr(&stdin, OptionalActions::Now, &raw)?;
    ENTERED.store(true, Ordering::SeqCst);
    say(ENTER)
}

/// Puts the terminal back. Does nothing where that was done.
///
/// # Errors
/// When the terminal is gone.
pub fn lower() -> io::Result<()> {
    if !ENTERED.swap(false, Ordering::SeqCst) {
        return Ok(());
    }
    let said = say(LEAVE);
    put_modes_back()?;
    said
}

/// Puts the terminal back without ever waiting for it: for signals, where the terminal may not read any more.
pub fn lower_at_once() {
    if !ENTERED.swap(false, Ordering::SeqCst) {
        return;
    }
    let (done, wait) = mpsc::channel();
    let writer = thread::Builder::new().spawn(move || {
        let _ = say(LEAVE);
        let _ = done.send(());
    });
    if writer.is_ok() {
        let _ = wait.recv_timeout(PATIENCE);
    }
    let _ = put_modes_back();
}

fn put_modes_back() -> io::Result<()> {
    // `try_lock`: a signal may come while the other thread holds it.
    if let Ok(kept) = FORMER.try_lock()
        && let Some(former) = kept.as_ref()
    {
        termios::tcsetattr(io::stdin(), OptionalActions::Now, former)?;
    }
    Ok(())
}

/// Uses the mouse, or leaves it to the terminal.
///
/// # Errors
/// When the terminal is gone.
pub fn set_mouse(on: bool) -> io::Result<()> {
    say(if on { MOUSE_ON } else { MOUSE_OFF })
}

fn say(bytes: &[u8]) -> io::Result<()> {
    Out.write_all(bytes)
}

/// Standard output without a lock: the lock of [`io::stdout`] may be held by a writer that waits for a stalled terminal.
#[derive(Debug, Clone, Copy)]
pub struct Out;

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Ok(rustix::io::write(rustix::stdio::stdout(), bytes)?)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Whether the terminal is still there: after a dropped line its modes cannot be read any more.
pub fn is_alive() -> bool {
    termios::tcgetattr(io::stdin()).is_ok()
}

/// Columns and rows; none on a terminal that does not say, or that is gone.
pub fn size() -> Option<(u16, u16)> {
    let size = termios::tcgetwinsize(io::stdout()).ok()?;
    (size.ws_col > 0 && size.ws_row > 0).then_some((size.ws_col, size.ws_row))
}
