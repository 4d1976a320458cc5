//! The built program on a real pseudo-terminal, with a terminal emulator reading the screen. The terminal answers no query, and a query is
//! a failure.
#![allow(dead_code, reason = "each test binary uses a part of it")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "a test that fails panics")]

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use tempfile::TempDir;

pub const DUBAN: &str = env!("CARGO_BIN_EXE_duban");
/// Where the clock of the program stands.
pub const NOW: &str = "2026-11-23T14:02:00+08:00";
/// For so long a condition is waited for. It comes within moments; a machine that does other things at the same time may take its time.
pub const PATIENCE: Duration = Duration::from_secs(60);
/// A terminal on which nothing arrives for so long has the whole frame, that of the preview included.
const QUIET: Duration = Duration::from_millis(500);
/// How often a condition is looked at.
const LOOK: Duration = Duration::from_millis(5);
/// What each frame ends with (the end of a synchronised update).
const END_OF_FRAME: &[u8] = b"\x1b[?2026l";
/// What a terminal would answer: positions, attributes, colours, modes, keyboards.
pub const QUERIES: [&str; 8] = ["\x1b[6n", "\x1b[c", "\x1b[0c", "\x1b[>c", "\x1b[5n", "\x1b[?u", "\x1b]10;?", "\x1b]11;?"];

/// A person's own directories, with a database in them.
pub struct Home {
    pub dir: TempDir,
}

impl Home {
    pub fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }

    /// One whose database has been made.
    pub fn with_plan() -> Self {
        let home = Self::new();
        home.run(&["list"]);
        home
    }

    pub fn db(&self) -> PathBuf {
        self.dir.path().join("plan.db")
    }

    pub fn environment(&self) -> Vec<(&'static str, String)> {
        let at = |name: &str| self.dir.path().join(name).to_string_lossy().into_owned();
        vec![
            ("HOME", at("home")),
            ("XDG_DATA_HOME", at("data")),
            ("XDG_STATE_HOME", at("state")),
            ("XDG_CONFIG_HOME", at("config")),
            ("LANG", "C.UTF-8".into()),
            ("LC_ALL", String::new()),
            ("TERM", "xterm-256color".into()),
            ("DUBAN_DB", self.db().to_string_lossy().into_owned()),
            ("DUBAN_USER", "zhangwei".into()),
            ("TMUX", String::new()),
            // The day by which the tests judge is today.
            ("DUBAN_NOW", NOW.into()),
        ]
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.run_at(NOW, arguments)
    }

    /// The program at another moment.
    pub fn run_at(&self, moment: &str, arguments: &[&str]) -> Output {
        let mut command = Command::new(DUBAN);
        command.args(arguments).envs(self.environment()).env_remove("TMUX").env("DUBAN_NOW", moment);
        command.output().unwrap()
    }

    /// What is done at another moment, by a line whose words no space stands in; it must succeed.
    pub fn done_at(&self, moment: &str, line: &str) {
        let said = self.run_at(moment, &line.split_whitespace().collect::<Vec<_>>());
        assert!(said.status.success(), "{line}: {}", text(&said));
    }

    pub fn open(&self, columns: u16, rows: u16) -> Console {
        self.open_with(columns, rows, &["--as-of", "2026-11-23"])
    }

    pub fn open_with(&self, columns: u16, rows: u16, arguments: &[&str]) -> Console {
        let mut command = CommandBuilder::new(DUBAN);
        command.args(arguments);
        self.spawn(columns, rows, command)
    }

    /// A console at another moment.
    pub fn open_at(&self, moment: &str, columns: u16, rows: u16) -> Console {
        let mut command = CommandBuilder::new(DUBAN);
        command.args(["--as-of", moment.get(..10).unwrap()]);
        command.env("DUBAN_NOW", moment);
        self.spawn(columns, rows, command)
    }

    /// What the command sets itself is left as it is.
    pub fn spawn(&self, columns: u16, rows: u16, mut command: CommandBuilder) -> Console {
        for (name, value) in self.environment() {
            if command.iter_extra_env_as_str().all(|(set, _)| set != name) {
                command.env(name, value);
            }
        }
        command.env_remove("TMUX");
        command.cwd(self.dir.path());
        let pair = native_pty_system().openpty(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let terminal = Arc::new(Mutex::new(Emulator {
            parser: vt100::Parser::new(rows.try_into().unwrap(), columns.try_into().unwrap(), 0),
            bytes: Vec::new(),
            last: None,
        }));
        let mut reader = pair.master.try_clone_reader().unwrap();
        let seen = Arc::clone(&terminal);
        let stalled = Arc::new(AtomicBool::new(false));
        let holds = Arc::clone(&stalled);
        let listener = std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(n @ 1..) = reader.read(&mut buffer) {
                let mut seen = seen.lock().unwrap();
                seen.parser.process(&buffer[..n]);
                seen.bytes.extend_from_slice(&buffer[..n]);
                if seen.has_shown_the_last() {
                    return;
                }
                drop(seen);
                while holds.load(Ordering::SeqCst) {
                    std::thread::sleep(LOOK);
                }
            }
        });
        let writer = pair.master.take_writer().unwrap();
        Console { master: Some(pair.master), writer: Some(writer), child, terminal, stalled, listener: Some(listener) }
    }
}

struct Emulator {
    parser: vt100::Parser,
    bytes: Vec<u8>,
    /// From where on the bytes are to hold which text before the line drops.
    last: Option<(usize, String)>,
}

impl Emulator {
    fn has_shown_the_last(&self) -> bool {
        self.last.as_ref().is_some_and(|(from, text)| String::from_utf8_lossy(&self.bytes[*from..]).contains(text))
    }
}

/// A running console and the terminal that it is on.
pub struct Console {
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    child: Box<dyn Child + Send + Sync>,
    terminal: Arc<Mutex<Emulator>>,
    /// Whether the terminal reads nothing.
    stalled: Arc<AtomicBool>,
    pub listener: Option<std::thread::JoinHandle<()>>,
}

impl Console {
    /// Types as one write; `\r` is Enter.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        let writer = self.writer.as_mut().unwrap();
        writer.write_all(keys.as_bytes()).unwrap();
        writer.flush().unwrap();
        self
    }

    /// Types keys one by one, with so much time between them.
    pub fn typed(&mut self, keys: &str, pause: Duration) -> &mut Self {
        for key in keys.chars() {
            self.keys(key.encode_utf8(&mut [0; 4]));
            std::thread::sleep(pause);
        }
        self
    }

    /// From now on the terminal reads nothing.
    pub fn stall(&mut self) {
        self.stalled.store(true, Ordering::SeqCst);
    }

    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.terminal.lock().unwrap().parser.screen_mut().set_size(rows.try_into().unwrap(), columns.try_into().unwrap());
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.master.as_ref().unwrap().resize(size).unwrap();
        self
    }

    pub fn screen(&self) -> String {
        self.terminal.lock().unwrap().parser.screen().contents()
    }

    pub fn bytes(&self) -> Vec<u8> {
        self.terminal.lock().unwrap().bytes.clone()
    }

    /// Waits until the screen shows `text`.
    pub fn see(&mut self, text: &str) -> &mut Self {
        self.wait(text, true);
        self
    }

    pub fn not_see(&mut self, text: &str) -> &mut Self {
        self.wait(text, false);
        self
    }

    pub fn wait(&mut self, text: &str, there: bool) {
        assert!(holds_in_time(|| self.screen().contains(text) == there), "waited for {text:?} ({there}):\n{}", self.screen());
        let bytes = String::from_utf8_lossy(&self.bytes()).into_owned();
        assert!(QUERIES.iter().all(|query| !bytes.contains(query)), "the terminal was asked something");
    }

    pub fn pid(&self) -> i32 {
        self.child.process_id().unwrap().try_into().unwrap()
    }

    pub fn signal(&self, signal: rustix::process::Signal) {
        rustix::process::kill_process(rustix::process::Pid::from_raw(self.pid()).unwrap(), signal).unwrap();
    }

    /// Waits until nothing more arrives, and says how much has.
    pub fn rested(&self) -> usize {
        let (mut arrived, mut since) = (self.bytes().len(), Instant::now());
        let deadline = since + PATIENCE;
        while since.elapsed() < QUIET {
            assert!(Instant::now() < deadline, "it does not come to rest:\n{}", self.screen());
            std::thread::sleep(LOOK);
            let now = self.bytes().len();
            if now != arrived {
                (arrived, since) = (now, Instant::now());
            }
        }
        arrived
    }

    /// The bytes of the first whole frame behind the first so many bytes.
    pub fn frame_behind(&self, before: usize) -> usize {
        let end = || self.bytes()[before..].windows(END_OF_FRAME.len()).position(|window| window == END_OF_FRAME);
        assert!(holds_in_time(|| end().is_some()), "nothing was drawn:\n{}", self.screen());
        end().unwrap() + END_OF_FRAME.len()
    }

    /// Types one more character and closes the terminal as soon as it is echoed, as a line does that drops while one types.
    pub fn drop_line(&mut self, last_key: &str) {
        {
            let mut terminal = self.terminal.lock().unwrap();
            terminal.last = Some((terminal.bytes.len(), last_key.to_owned()));
        }
        self.keys(last_key);
        self.listener.take().unwrap().join().unwrap();
        self.writer = None;
        self.master = None;
    }

    /// Whether the program comes to its end.
    pub fn has_ended(&mut self) -> bool {
        holds_in_time(|| self.child.try_wait().unwrap().is_some())
    }

    pub fn quit(&mut self) {
        self.keys("Q");
        assert!(self.has_ended(), "did not quit:\n{}", self.screen());
        // The terminal is at its end when the program is: all of it is read then.
        self.listener.take().unwrap().join().unwrap();
        let left = self.bytes();
        let text = String::from_utf8_lossy(&left);
        for (on, off) in [("\x1b[?1049h", "\x1b[?1049l"), ("\x1b[?2004h", "\x1b[?2004l"), ("\x1b[?25l", "\x1b[?25h")] {
            assert!(text.rfind(off) > text.rfind(on), "{on:?} was not put back");
        }
    }
}

impl Drop for Console {
    fn drop(&mut self) {
        self.stalled.store(false, Ordering::SeqCst);
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// Waits until it holds; whether it does before patience is over.
pub fn holds_in_time(mut condition: impl FnMut() -> bool) -> bool {
    let deadline = Instant::now() + PATIENCE;
    while !condition() {
        if Instant::now() > deadline {
            return false;
        }
        std::thread::sleep(LOOK);
    }
    true
}

/// What needs keys that come within a tenth of a second of each other is tried again: on a busy machine they may come later, and mean
/// something else. What is wrong in the program goes wrong each time.
pub fn holds_in_one_of_five_tries(mut attempt: impl FnMut() -> bool) -> bool {
    (0..5).any(|_| attempt())
}

/// Whether a draft file holds `text` now.
pub fn has_draft(home: &Home, text: &str) -> bool {
    let holds =
        |file: &PathBuf| file.extension().is_some_and(|e| e == "json") && std::fs::read_to_string(file).is_ok_and(|t| t.contains(text));
    files(&home.dir.path().join("state")).iter().any(holds)
}

/// Waits for a draft file that holds `text`.
pub fn draft_on_disk(home: &Home, text: &str) -> bool {
    holds_in_time(|| has_draft(home, text))
}

pub fn files(dir: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(dir).into_iter().flatten().flatten();
    entries.flat_map(|e| if e.path().is_dir() { files(&e.path()) } else { vec![e.path()] }).collect()
}
