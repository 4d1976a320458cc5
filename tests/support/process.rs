//! Other processes: the test binary itself, started again with an errand.

use std::io::{BufRead, BufReader, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, Command, Stdio};
use std::time::Duration;

const ERRAND: &str = "DUBAN_TEST_ERRAND";

/// The number of the account and of the group of somebody who is not root.
pub const NOBODY: u32 = 65534;

/// The errand and the path that this process was started for, if it was.
pub fn errand() -> Option<(String, PathBuf)> {
    let text = std::env::var(ERRAND).ok()?;
    let (errand, path) = text.split_once('|')?;
    Some((errand.to_owned(), path.into()))
}

/// Says a line to the process that started this one.
pub fn say(line: impl std::fmt::Display) {
    // Standard output is the test harness's.
    eprintln!("{line}");
}

/// Waits until the process that started this one says to go on.
pub fn wait_for_word() {
    std::io::stdin().read_line(&mut String::new()).unwrap();
}

/// Starts it. A binary that was copied a moment ago is busy for as long as a process that another test starts meanwhile has not become
/// another program yet.
fn started(command: &mut Command) -> Child {
    loop {
        match command.spawn() {
            Err(busy) if busy.kind() == ErrorKind::ExecutableFileBusy => std::thread::sleep(Duration::from_millis(5)),
            child => return child.unwrap(),
        }
    }
}

/// A process on an errand. Ended when it is dropped.
pub struct Errand {
    child: Child,
    said: std::io::Lines<BufReader<ChildStderr>>,
}

impl Errand {
    /// Starts one.
    pub fn start(errand: &str, path: &Path) -> Self {
        Self::of(Command::new(std::env::current_exe().unwrap()), errand, path)
    }

    /// Starts one as somebody who is not root: as oneself, unless one is root.
    pub fn start_as_nobody(errand: &str, path: &Path, tools: &Path) -> Self {
        use std::os::unix::process::CommandExt;
        if !rustix::process::geteuid().is_root() {
            return Self::start(errand, path);
        }
        // The binary lies where nobody else may look.
        let copy = tools.join("errand");
        if !copy.exists() {
            std::fs::copy(std::env::current_exe().unwrap(), &copy).unwrap();
        }
        let mut command = Command::new(copy);
        command.uid(NOBODY).gid(NOBODY).current_dir("/");
        Self::of(command, errand, path)
    }

    fn of(mut command: Command, errand: &str, path: &Path) -> Self {
        command
            .args(["--exact", "errand", "--nocapture"])
            .env(ERRAND, format!("{errand}|{}", path.display()))
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped());
        let mut child = started(&mut command);
        let said = BufReader::new(child.stderr.take().unwrap()).lines();
        Self { child, said }
    }

    /// The next line that it says.
    pub fn hear(&mut self) -> String {
        self.said.next().unwrap().unwrap()
    }

    /// Tells it to go on.
    pub fn go_on(&mut self) {
        self.child.stdin.as_mut().unwrap().write_all(b"\n").unwrap();
    }

    /// Ends it at once, and returns what it had said by then.
    pub fn kill(mut self) -> Vec<String> {
        self.child.kill().unwrap();
        self.said.by_ref().map_while(Result::ok).collect()
    }

    /// Waits for its end; it must be a good one.
    pub fn finish(mut self) -> Vec<String> {
        drop(self.child.stdin.take());
        let said: Vec<String> = self.said.by_ref().map_while(Result::ok).collect();
        assert!(self.child.wait().unwrap().success(), "{said:?}");
        said
    }
}

impl Drop for Errand {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
