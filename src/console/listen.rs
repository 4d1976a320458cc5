//! What is typed, read from the terminal. The wait is our own: that of the terminal library never ends on a terminal that was closed.

use std::io;
use std::thread;

use crossterm::event::Event;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;

use super::decode::Decoder;

/// How many bytes are read at once.
const AT_ONCE: usize = 64 * 1024;

/// Reads the terminal on a thread of its own. `tell` is called on it with what came in one read and with nothing when the terminal is gone;
/// it answers whether anybody still listens.
///
/// # Errors
/// When the system gives no thread.
pub(super) fn listen(tell: impl Fn(Option<Vec<Event>>) -> bool + Send + 'static) -> io::Result<()> {
    let listener = move || {
        let (mut decoder, mut buffer) = (Decoder::default(), vec![0; AT_ONCE]);
        while let Ok(Some(read)) = read_some(&mut buffer) {
            let batch = decoder.take(buffer.get(..read).unwrap_or_default());
            if !tell(Some(batch)) {
                return;
            }
        }
        tell(None);
    };
    thread::Builder::new().name("terminal".into()).spawn(listener).map(|_| ())
}

/// Waits for something to be typed and takes what is there; none when the terminal is gone.
fn read_some(buffer: &mut [u8]) -> io::Result<Option<usize>> {
    let stdin = io::stdin();
    let mut fds = [PollFd::new(&stdin, PollFlags::IN)];
    match poll(&mut fds, None) {
        Err(Errno::INTR) => return Ok(Some(0)),
        other => other?,
    };
    let gone = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
    if fds[0].revents().intersects(gone) {
        return Ok(None);
    }
    match rustix::io::read(&stdin, buffer) {
        Ok(0) => Ok(None),
        Ok(read) => Ok(Some(read)),
        Err(Errno::INTR | Errno::AGAIN) => Ok(Some(0)),
        Err(error) => Err(error.into()),
    }
}
