//! Frames go to the terminal on a thread of their own: a terminal that does not read, behind a stalled line, holds up no key, no draft and
//! no answer of the record. While one frame is under way none is drawn; the next shows what is then. A small one, such as that of a cursor
//! that moves, is written at once where the terminal has room: it saves the way through another thread.

use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::thread;

use super::terminal;

/// Frames up to so many bytes are written at once.
const SMALL: usize = 512;

/// Takes frames, each in one write.
#[derive(Debug, Clone)]
pub struct FrameWriter {
    frames: Sender<Vec<u8>>,
    busy: Arc<AtomicBool>,
}

impl FrameWriter {
    /// Starts the thread. `done` is called on it behind each frame, with how that went.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(done: impl Fn(io::Result<()>) + Send + 'static) -> io::Result<Self> {
        let (frames, inbox) = channel::<Vec<u8>>();
        let busy = Arc::new(AtomicBool::new(false));
        let under_way = Arc::clone(&busy);
        thread::Builder::new().name("frames".into()).spawn(move || {
            for frame in inbox {
                let shown = terminal::show(&frame);
                under_way.store(false, Ordering::SeqCst);
                done(shown);
            }
        })?;
        Ok(Self { frames, busy })
    }

    /// Whether a frame is under way.
    pub fn is_busy(&self) -> bool {
        self.busy.load(Ordering::SeqCst)
    }
}

impl Write for FrameWriter {
    fn write(&mut self, frame: &[u8]) -> io::Result<usize> {
        if frame.len() <= SMALL && !self.is_busy() && terminal::has_room() {
            return terminal::show(frame).map(|()| frame.len());
        }
        self.busy.store(true, Ordering::SeqCst);
        // The thread ends before its handle only when the program does.
        let _ = self.frames.send(frame.to_vec());
        Ok(frame.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
