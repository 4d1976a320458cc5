//! Where what is one person's own about one record is kept below the state directory.

use std::fs;
use std::path::{Path, PathBuf};

/// The directory for things of some kind (`drafts`, `looks`) of `person` about the record at `database`.
pub fn of(state_dir: &Path, kind: &str, database: &Path, person: &str) -> PathBuf {
    let whole = fs::canonicalize(database).unwrap_or_else(|_| database.to_owned());
    let name = whole.file_stem().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let record = format!("{}-{:016x}", plain(&name), fnv1a(whole.as_os_str().as_encoded_bytes()));
    let person = format!("{}-{:08x}", plain(person), fnv1a(person.as_bytes()) as u32);
    state_dir.join(kind).join(record).join(person)
}

/// A name that is safe in a path.
fn plain(name: &str) -> String {
    name.chars().map(|c| if c.is_alphanumeric() || c == '-' || c == '_' { c } else { '_' }).take(40).collect()
}

/// FNV-1a: the same on every version of the program, which the standard hasher does not promise.
pub fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
