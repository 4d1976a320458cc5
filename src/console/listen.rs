//! What is typed, read from the terminal. The wait is our own: that of the terminal library never ends on a terminal that was closed.

use std::io;
use std::thread;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use super::decode::{Decoded, Decoder};

/// How many bytes are read at once.
const AT_ONCE: usize = 64 * 1024;
/// How long the rest of what was begun, such as a paste, is waited for.
const REST: Timespec = Timespec { tv_sec: 1, tv_nsec: 0 };

/// Reads the terminal on a thread of its own. `tell` is called on it with what came in one read and with nothing when the terminal is gone;
/// it answers whether anybody still listens.
///
/// # Errors
/// When the system gives no thread.
pub(super) fn listen(tell: impl Fn(Option<Vec<Decoded>>) -> bool + Send + 'static) -> io::Result<()> {
    let listener = move || {
        let (mut decoder, mut buffer) = (Decoder::default(), vec![0; AT_ONCE]);
        loop {
            let batch = match read_some(&mut buffer, decoder.is_waiting()) {
                Ok(Came::Bytes(read)) => decoder.take(buffer.get(..read).unwrap_or_default()),
                Ok(Came::Nothing) => decoder.give_up(),
                Ok(Came::HangUp) | Err(_) => break,
            };
            if !batch.is_empty() && !tell(Some(batch)) {
                return;
            }
        }
        // What came of a paste before the line dropped is part of the text.
        tell(Some(decoder.give_up()));
        tell(None);
    };
    thread::Builder::new().name("terminal".into()).spawn(listener).map(|_| ())
}

/// What a wait ended with.
enum Came {
    /// So many bytes.
    Bytes(usize),
    /// Nothing, within the time for the rest of what was begun.
    Nothing,
    /// The terminal is gone.
    HangUp,
}

/// Waits for something to be typed and takes what is there.
fn read_some(buffer: &mut [u8], for_rest: bool) -> io::Result<Came> {
    let stdin = io::stdin();
    let mut fds = [PollFd::new(&stdin, PollFlags::IN)];
    match poll(&mut fds, for_rest.then_some(&REST)) {
        Ok(0) => return Ok(Came::Nothing),
        Err(Errno::INTR) => return Ok(Came::Bytes(0)),
        other => other?,
    };
    let gone = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
    if fds[0].revents().intersects(gone) {
        return Ok(Came::HangUp);
    }
    match rustix::io::read(&stdin, buffer) {
        Ok(0) => Ok(Came::HangUp),
        Ok(read) => Ok(Came::Bytes(read)),
        Err(Errno::INTR | Errno::AGAIN) => Ok(Came::Bytes(0)),
        Err(error) => Err(error.into()),
    }
}
