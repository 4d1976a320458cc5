//! The bytes of a file, if it is one that can be a plan.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use super::{ImportError, Wrong};

/// No plan is longer; a file that is was named by mistake.
pub(super) const LARGEST: u64 = 8 * 1024 * 1024;

/// Reads a file, and never more of it than the limit.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, ImportError> {
    let file = File::open(path).map_err(unreadable)?;
    let found = file.metadata().map_err(unreadable)?;
    if found.is_dir() {
        return Err(ImportError::at_start(Wrong::Directory));
    }
    refuse_larger(found.len())?;
    let mut bytes = Vec::new();
    // A pipe or a device has no size of its own: one byte more than the limit tells that there is more.
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > LARGEST {
        return Err(ImportError::at_start(Wrong::TooLarge { bytes: None, most: LARGEST }));
    }
    Ok(bytes)
}

/// Refuses what is larger than any plan.
pub(super) fn refuse_larger(bytes: u64) -> Result<(), ImportError> {
    if bytes > LARGEST { Err(ImportError::at_start(Wrong::TooLarge { bytes: Some(bytes), most: LARGEST })) } else { Ok(()) }
}

fn unreadable(error: io::Error) -> ImportError {
    ImportError::at_start(match error.kind() {
        ErrorKind::NotFound => Wrong::NotFound,
        ErrorKind::PermissionDenied => Wrong::NotPermitted,
        ErrorKind::IsADirectory => Wrong::Directory,
        _ => Wrong::Unreadable(error.to_string()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_says_becomes_a_kind() {
        for (kind, wrong) in [
            (ErrorKind::NotFound, Wrong::NotFound),
            (ErrorKind::PermissionDenied, Wrong::NotPermitted),
            (ErrorKind::IsADirectory, Wrong::Directory),
        ] {
            assert_eq!(unreadable(kind.into()).wrong, wrong);
        }
        assert!(matches!(unreadable(io::Error::other("坏盘")).wrong, Wrong::Unreadable(detail) if detail == "坏盘"));
    }

    #[test]
    fn a_file_of_the_largest_size_is_read_and_a_larger_one_is_not() {
        assert_eq!(refuse_larger(LARGEST), Ok(()));
        assert_eq!(refuse_larger(LARGEST + 1).unwrap_err().wrong, Wrong::TooLarge { bytes: Some(LARGEST + 1), most: LARGEST });
    }
}
