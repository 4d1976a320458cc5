//! The lines of the command line that a person ran, kept beside the drafts: one file for all consoles of that person on the record.

use std::fs;
use std::io;
use std::path::PathBuf;

use super::Shelf;

/// So many lines are remembered.
pub const REMEMBERED: usize = 100;
/// No line that a person types is longer; a longer one was pasted, and is not kept.
const LONGEST: usize = 1000;

impl Shelf {
    /// The lines that were kept, the last one at the end; none where nothing was kept yet.
    ///
    /// # Errors
    /// When there is a file that cannot be read, or is none of lines.
    pub fn lines(&self) -> io::Result<Vec<String>> {
        match fs::read(self.lines_path()) {
            Ok(json) => Ok(remembered(serde_json::from_slice(&json).map_err(io::Error::other)?)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(error),
        }
    }

    /// Puts one more line on disk, behind those that other consoles kept meanwhile. A file that is no list of lines is begun anew.
    ///
    /// # Errors
    /// When the state directory cannot be written.
    pub fn keep_line(&self, line: &str) -> io::Result<()> {
        let mut lines = self.lines().unwrap_or_default();
        remember(&mut lines, line.to_owned());
        let json = serde_json::to_vec(&remembered(lines)).map_err(io::Error::other)?;
        // Two consoles may keep a line at once: each writes a file of its own, and the last one is whole.
        self.put_by(&self.dir.join(format!("{}.lines-new", self.process)), &self.lines_path(), &json)
    }

    fn lines_path(&self) -> PathBuf {
        self.dir.join("command.lines")
    }
}

/// Puts a line behind the others, once; the oldest goes where there are too many.
pub fn remember(lines: &mut Vec<String>, line: String) {
    lines.retain(|known| *known != line);
    lines.push(line);
    lines.drain(..lines.len().saturating_sub(REMEMBERED));
}

/// Of lines that stand in a file those that a person can have typed.
fn remembered(mut lines: Vec<String>) -> Vec<String> {
    lines.retain(|line| !line.trim().is_empty() && line.chars().count() <= LONGEST && !line.contains(char::is_control));
    lines.drain(..lines.len().saturating_sub(REMEMBERED));
    lines
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;
    use std::path::Path;

    use super::*;

    fn shelf(dir: &Path, person: &str, process: u32) -> Shelf {
        Shelf::new(dir, Path::new("/srv/plan.db"), person, process)
    }

    #[test]
    fn lines_are_those_of_a_person_in_whatever_console() {
        let dir = tempfile::tempdir().unwrap();
        let (one, other) = (shelf(dir.path(), "zhangwei", 1), shelf(dir.path(), "zhangwei", 2));
        assert_eq!(one.lines().unwrap(), Vec::<String>::new());
        for (console, line) in [(&one, "8.4"), (&other, "逾期 蓝天"), (&one, "催办 5.1 请报送"), (&other, "8.4")] {
            console.keep_line(line).unwrap();
        }
        assert_eq!(one.lines().unwrap(), ["逾期 蓝天", "催办 5.1 请报送", "8.4"]);
        assert_eq!(shelf(dir.path(), "lina", 3).lines().unwrap(), Vec::<String>::new());
        // For nobody else's eyes, and no draft of anybody.
        assert_eq!(fs::metadata(one.lines_path()).unwrap().permissions().mode() & 0o777, 0o600);
        assert!(one.take_over().is_empty());
    }

    #[test]
    fn the_last_hundred_are_kept() {
        let dir = tempfile::tempdir().unwrap();
        let shelf = shelf(dir.path(), "zhangwei", 1);
        (1..=103).for_each(|n| shelf.keep_line(&format!("{n}.1")).unwrap());
        let lines = shelf.lines().unwrap();
        assert_eq!((lines.len(), lines.first().map(String::as_str), lines.last().map(String::as_str)), (100, Some("4.1"), Some("103.1")));
        // A page that was pasted is not kept, nor what no person types.
        shelf.keep_line(&"水".repeat(1001)).unwrap();
        shelf.keep_line("8.4\u{1b}[2J").unwrap();
        assert_eq!(shelf.lines().unwrap().last().map(String::as_str), Some("103.1"));
    }

    #[test]
    fn a_file_that_cannot_be_read_is_an_error_and_is_begun_anew() {
        let dir = tempfile::tempdir().unwrap();
        let shelf = shelf(dir.path(), "zhangwei", 1);
        shelf.keep_line("8.4").unwrap();
        for broken in ["", "{", "[1, 2]", "\u{0}"] {
            fs::write(shelf.lines_path(), broken).unwrap();
            assert!(shelf.lines().is_err(), "{broken:?}");
        }
        shelf.keep_line("8.6").unwrap();
        assert_eq!(shelf.lines().unwrap(), ["8.6"]);
    }
}
