//! What is printed, and what it means that something could not be written.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;

use super::{Done, Failure};
use crate::messages::{Lang, cli as say};
use crate::store::StoreError;
use crate::text::{Cells, visible, visible_line};

const CELLS: Cells = Cells { wide_ambiguous: false, ascii: false };

/// Standard output.
pub(super) struct Output {
    lang: Lang,
    out: BufWriter<io::Stdout>,
}

impl Output {
    pub(super) fn new(lang: Lang) -> Self {
        Self { lang, out: BufWriter::new(io::stdout()) }
    }

    /// Prints text. Whatever it comes from, no escape sequence in it reaches the terminal.
    pub(super) fn print(&mut self, text: &str) -> Done {
        self.write(&visible(text))
    }

    /// Prints one sentence.
    pub(super) fn say(&mut self, sentence: &str) -> Done {
        self.write(&visible_line(sentence))?;
        self.write("\n")
    }

    /// Prints text that is known to be safe.
    pub(super) fn write(&mut self, text: &str) -> Done {
        let done = self.out.write_all(text.as_bytes());
        self.written(done)
    }

    /// Prints a help text, its lines broken to fit the terminal, or 80 columns where it is none.
    pub(super) fn print_help(&mut self, text: &str) -> Done {
        const COLUMNS: usize = 80;
        self.write(&folded(text, self.width().unwrap_or(COLUMNS)))
    }

    pub(super) fn flush(&mut self) -> Done {
        let done = self.out.flush();
        self.written(done)
    }

    fn written(&self, result: io::Result<()>) -> Done {
        match result {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Err(Failure::PipeClosed),
            Err(error) => Err(Failure::Output(say::stdout_unwritable(self.lang, error))),
        }
    }

    /// The columns of the terminal; none where the output is not one.
    pub(super) fn width(&self) -> Option<usize> {
        if !io::stdout().is_terminal() {
            return None;
        }
        let size = rustix::termios::tcgetwinsize(io::stdout()).ok()?;
        (size.ws_col > 0).then(|| usize::from(size.ws_col))
    }
}

/// Says a sentence on standard error.
pub(super) fn complain(sentence: &str) {
    // Nothing is left to be done where even this cannot be said.
    let _ = writeln!(io::stderr(), "{}", visible(sentence));
}

/// What it means that a file that a person named could not be written, while the database is all right.
pub(super) fn of_named_file(error: StoreError, database: &Path, lang: Lang) -> Failure {
    use StoreError::{Denied, Exists, Full, Io, LeftOver, NoDirectory, NotADatabase, NotAFolder, Own};
    match &error {
        Exists(_) | NoDirectory(_) | NotAFolder(_) | LeftOver(_) | Own(_) | Denied(_) | NotADatabase { .. } => {
            Failure::Input(error.explain(lang))
        }
        Io { error: why, .. } if matches!(why.kind(), io::ErrorKind::InvalidFilename | io::ErrorKind::InvalidInput) => {
            Failure::Input(error.explain(lang))
        }
        Full(path) | Io { path, .. } if path != database => Failure::Output(error.explain(lang)),
        _ => error.into(),
    }
}

/// Breaks lines as Chinese is broken, with what follows set in under where the description begins. The parser of the arguments breaks at
/// spaces only, and counts characters.
fn folded(text: &str, width: usize) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    for line in text.lines() {
        let (head, body) = line.split_at(description(line));
        let indent = CELLS.width(head);
        let room = width.saturating_sub(indent).max(20);
        for (at, range) in CELLS.wrap(body, room).into_iter().enumerate() {
            if at == 0 {
                out.push_str(head);
            } else {
                out.push_str(&" ".repeat(indent));
            }
            out.push_str(body.get(range).unwrap_or_default().trim_end());
            out.push('\n');
        }
    }
    out
}

/// Where the description begins in a line `  --option <VALUE>  description`: behind the last gap of its first part, else at the first word.
fn description(line: &str) -> usize {
    let start = line.len() - line.trim_start().len();
    let body = line.get(start..).unwrap_or_default();
    match body.find("  ").filter(|_| start > 0) {
        Some(gap) => line.len() - body.get(gap..).unwrap_or_default().trim_start().len(),
        None => start,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_of_help_is_set_in_under_its_description() {
        let text = "用法: duban\n\n  -h, --help  显示说明，这一行很长很长\n";
        assert_eq!(folded(text, 38), text);
        assert_eq!(folded(text, 34), "用法: duban\n\n  -h, --help  显示说明，这一行很长\n              很长\n");
    }
}
