//! A person's own directories, and what a command said.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use serde_json::Value;
use tempfile::TempDir;

/// The day on which 5.1 and 31.3 are late and nothing else is.
pub const NOVEMBER: &str = "2026-11-23";
/// Where the clock of the program stands.
pub const NOW: &str = "2026-11-23T14:02:00+08:00";

pub struct Home {
    dir: TempDir,
}

/// What a command said.
#[derive(Debug)]
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Home {
    pub fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub fn db(&self) -> PathBuf {
        self.path("plan.db")
    }

    pub fn file(&self, name: &str, text: &str) -> String {
        std::fs::write(self.path(name), text).unwrap();
        self.path(name).to_string_lossy().into_owned()
    }

    /// The program with this person's environment and nobody else's.
    pub fn command(&self) -> Command {
        let mut command = Command::cargo_bin("duban").unwrap();
        command.env_clear().current_dir(self.dir.path());
        for (name, place) in [
            ("HOME", "home"),
            ("XDG_DATA_HOME", "data"),
            ("XDG_STATE_HOME", "state"),
            ("XDG_CONFIG_HOME", "config"),
            ("DUBAN_DB", "plan.db"),
        ] {
            command.env(name, self.path(place));
        }
        command.env("DUBAN_USER", "zhangwei").env("LANG", "zh_CN.UTF-8").env("DUBAN_NOW", NOW);
        command
    }

    /// Runs it on the day in November, in Chinese. Who reports does not verify: what is set to 办结 is set by another person.
    pub fn run(&self, arguments: &[&str]) -> Said {
        let verifies = arguments.first() == Some(&"set") && arguments.iter().any(|word| ["done", "办结"].contains(word));
        let by: &[&str] = if verifies && !arguments.contains(&"--by") { &["--by", "核验人"] } else { &[] };
        self.end(self.command().args(["--as-of", NOVEMBER]).args(by).args(arguments))
    }

    /// Runs a line of words without blanks in them.
    pub fn line(&self, line: &str) -> Said {
        self.run(&line.split_whitespace().collect::<Vec<_>>())
    }

    /// The same on another day: the clock stands there, at two minutes past two.
    pub fn line_when(&self, day: &str, line: &str) -> Said {
        self.end(self.command().env("DUBAN_NOW", format!("{day}T14:02:00+08:00")).args(line.split_whitespace()))
    }

    /// The same as of another day.
    pub fn line_on(&self, day: &str, line: &str) -> Said {
        self.end(self.command().args(["--as-of", day]).args(line.split_whitespace()))
    }

    pub fn end(&self, command: &mut Command) -> Said {
        let output = command.output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Said { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// The same with the database made, so that nothing is said about that.
    pub fn with_plan() -> Self {
        let home = Self::new();
        let made = home.line("list");
        assert_eq!(made.code, 0, "{made:?}");
        home
    }
}

impl Said {
    /// The JSON that a command printed.
    #[track_caller]
    pub fn json(&self) -> Value {
        assert!(self.err.is_empty(), "{self:?}");
        serde_json::from_str(&self.out).unwrap()
    }

    /// Nothing on standard output, one sentence on standard error.
    #[track_caller]
    pub fn refused(&self, code: i32, sentence: &str) {
        assert_eq!((self.code, self.out.as_str(), self.err.trim_end()), (code, "", sentence));
    }

    /// The rows of a table: all lines but the header and the last.
    pub fn rows(&self) -> Vec<&str> {
        let lines: Vec<&str> = self.out.lines().collect();
        lines[1..lines.len() - 1].to_vec()
    }
}

/// The published text in `seeds/`.
pub fn published() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/beijing-2026.txt")).unwrap()
}

pub fn ids(list: &Value) -> Vec<&str> {
    ids_of(list, "id")
}

/// The ids in a field of each row of a list.
pub fn ids_of<'a>(list: &'a Value, field: &str) -> Vec<&'a str> {
    list.as_array().unwrap().iter().map(|row| row[field].as_str().unwrap()).collect()
}

impl Home {
    /// Runs it on a terminal of so many columns, answers what it asks, and gives its exit code and what stands on the terminal.
    pub fn on_terminal(&self, columns: u16, arguments: &[&str], answer: &str) -> (u32, String) {
        self.on_terminal_with(columns, arguments, answer, &[])
    }

    /// The same with variables in the environment.
    pub fn on_terminal_with(&self, columns: u16, arguments: &[&str], answer: &str, variables: &[(&str, &str)]) -> (u32, String) {
        let size = PtySize { rows: 24, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_duban"));
        command.args(["--as-of", NOVEMBER, "--lang", "zh"]);
        command.args(arguments);
        command.env("HOME", self.path("home"));
        command.env("DUBAN_DB", self.db());
        command.env("DUBAN_NOW", NOW);
        variables.iter().for_each(|(name, value)| command.env(name, value));
        command.cwd(self.dir.path());
        let mut child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        // Kept to the end: a writer that is dropped types a line end, which the terminal echoes into what the program says.
        let mut writer = pair.master.take_writer().unwrap();
        writer.write_all(answer.as_bytes()).unwrap();
        let mut said = Vec::new();
        let mut buffer = [0; 4096];
        // The end of a terminal is an error on this system.
        while let Ok(n @ 1..) = reader.read(&mut buffer) {
            said.extend_from_slice(&buffer[..n]);
        }
        (child.wait().unwrap().exit_code(), String::from_utf8(said).unwrap().replace("\r\n", "\n"))
    }
}
