//! Files that a person asks for: written beside what is there, never over it.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::Path;

/// So many names are tried.
const TRIES: u32 = 99;

/// Writes a file into the current directory: under `name`, or where there is one already under `name-2`, `name-3` and so on. Returns the
/// name under which it was written, or was to be.
pub fn write(name: &str, text: &str) -> (String, io::Result<()>) {
    let (stem, extension) = name.rsplit_once('.').map_or((name, String::new()), |(stem, extension)| (stem, format!(".{extension}")));
    let names = std::iter::once(name.to_owned()).chain((2..=TRIES).map(|n| format!("{stem}-{n}{extension}")));
    let mut last = (name.to_owned(), Err(io::ErrorKind::AlreadyExists.into()));
    for name in names {
        let done = write_new(Path::new(&name), text);
        let exists = done.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::AlreadyExists);
        last = (name, done);
        if !exists {
            break;
        }
    }
    last
}

/// Writes a file that is not there yet; one that could not be written whole is not left behind.
fn write_new(path: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    let done = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
    if done.is_err() {
        let _ = std::fs::remove_file(path);
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_there_stays() {
        let dir = tempfile::tempdir().unwrap();
        let name = |name: &str| dir.path().join(name).to_string_lossy().into_owned();
        for (text, written) in [("一", "纪要.md"), ("二", "纪要-2.md"), ("三", "纪要-3.md")] {
            let (path, done) = write(&name("纪要.md"), text);
            assert!(done.is_ok() && path == name(written), "{path}");
        }
        let read = |file: &str| std::fs::read_to_string(dir.path().join(file)).unwrap();
        assert_eq!([read("纪要.md"), read("纪要-2.md"), read("纪要-3.md")], ["一", "二", "三"]);
    }

    #[test]
    fn a_directory_that_is_not_there_is_an_error() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("nowhere").join("a.md").to_string_lossy().into_owned();
        assert!(write(&path, "x").1.is_err());
    }
}
