//! The terminal: set up, put back. It is put back on every path: a normal end, a panic, a signal, a line that dropped.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;
use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_STANDARD as STANDARD;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::termios::{self, OptionalActions, Termios};

/// Alternate screen and bracketed paste; nothing else is switched on unasked, and nothing is asked.
pub const ENTER: &[u8] = b"\x1b[?1049h\x1b[?2004h\x1b[2J\x1b[H";
/// The reverse, whatever state a frame was broken off in.
pub const LEAVE: &[u8] = b"\x1b[?2026l\x1b[0m\x1b[?1006l\x1b[?1000l\x1b[?2004l\x1b[?25h\x1b[?1049l";

/// Asks the terminal to put a text on the clipboard of the machine on which it runs (OSC 52). It answers nothing.
pub fn copying(text: &str) -> Vec<u8> {
    let mut bytes = b"\x1b]52;c;".to_vec();
    bytes.extend(STANDARD.encode(text).bytes());
    bytes.push(0x07);
    bytes
}

/// Uses the mouse.
pub const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1006h";
/// Leaves it to the terminal.
pub const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1000l";

/// How long the last words to a terminal that does not read may take: where a signal ends the program, and where a person does.
const AT_ONCE: Duration = Duration::from_millis(200);
const FOR_AN_END: Duration = Duration::from_secs(2);

/// How long a terminal that takes nothing is waited for before it is asked again whether that is still wanted.
const A_MOMENT: Timespec = Timespec { tv_sec: 0, tv_nsec: 50_000_000 };

/// Who writes: what one part of the program says never stands in the middle of what another says.
static TURN: Mutex<()> = Mutex::new(());
static ENTERED: AtomicBool = AtomicBool::new(false);
static FORMER: Mutex<Option<Termios>> = Mutex::new(None);

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
        say(ENTER)?;
        Ok(Self { _private: () })
    }
}

impl Drop for Raised {
    fn drop(&mut self) {
        lower(FOR_AN_END);
    }
}

/// Sets the terminal's modes, or sets them again after it was put back. [`ENTER`] is to be written behind it.
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
    Ok(())
}

/// Puts the terminal back, waiting at most so long for it: it may not read any more. Does nothing where that was done. A frame that is
/// under way is broken off, and none comes behind this.
pub fn lower(patience: Duration) {
    if !ENTERED.swap(false, Ordering::SeqCst) {
        return;
    }
    let (done, wait) = mpsc::channel();
    let writer = thread::Builder::new().spawn(move || {
        let _ = say(LEAVE);
        let _ = done.send(());
    });
    if writer.is_ok() {
        let _ = wait.recv_timeout(patience);
    }
    let _ = put_modes_back();
}

/// The same for signals, which do not wait.
pub fn lower_at_once() {
    lower(AT_ONCE);
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

fn say(bytes: &[u8]) -> io::Result<()> {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    write(bytes, || true)
}

/// Writes a frame, unless the terminal was put back; broken off when it is put back meanwhile.
///
/// # Errors
/// When the terminal is gone.
pub fn show(frame: &[u8]) -> io::Result<()> {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    write(frame, || ENTERED.load(Ordering::SeqCst))
}

/// Writes to standard output, without the lock of [`io::stdout`], as long as `go_on` says so.
fn write(mut bytes: &[u8], go_on: impl Fn() -> bool) -> io::Result<()> {
    let stdout = rustix::stdio::stdout();
    while !bytes.is_empty() && go_on() {
        match rustix::io::write(stdout, bytes) {
            Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
            Err(Errno::INTR) => {}
            // Another program left the terminal so that it does not wait: then we do.
            Err(Errno::AGAIN) => drop(poll(&mut [PollFd::new(&stdout, PollFlags::OUT)], Some(&A_MOMENT))),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// Whether the terminal takes something now.
pub fn has_room() -> bool {
    let stdout = rustix::stdio::stdout();
    poll(&mut [PollFd::new(&stdout, PollFlags::OUT)], Some(&Timespec { tv_sec: 0, tv_nsec: 0 })) == Ok(1)
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
