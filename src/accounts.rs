//! Names of people and groups, as the system's lists have them. A directory service is not asked: where one is used, the login shell
//! says the name (`USER`).

use std::fs;
use std::path::Path;

/// The name of an account; its number where the list has none.
pub fn user(id: u32) -> String {
    name_in(Path::new("/etc/passwd"), id).unwrap_or_else(|| id.to_string())
}

/// The name of a group; its number where the list has none.
pub fn group(id: u32) -> String {
    name_in(Path::new("/etc/group"), id).unwrap_or_else(|| id.to_string())
}

/// The login name of this process's account.
pub fn login_name() -> Option<String> {
    name_in(Path::new("/etc/passwd"), rustix::process::getuid().as_raw())
}

/// Whether a group is there for several people: not root's, and not the one that each account has for itself under its own name.
pub fn is_shared_group(id: u32) -> bool {
    id != 0 && name_in(Path::new("/etc/group"), id).is_some_and(|name| !is_listed(Path::new("/etc/passwd"), &name))
}

/// The name of a number in a file of lines `name:x:number:…`.
fn name_in(file: &Path, id: u32) -> Option<String> {
    let lines = fs::read_to_string(file).unwrap_or_default();
    lines.lines().find_map(|line| {
        let mut parts = line.split(':');
        let name = parts.next()?;
        (parts.nth(1)?.parse() == Ok(id)).then(|| name.to_owned())
    })
}

fn is_listed(file: &Path, name: &str) -> bool {
    let lines = fs::read_to_string(file).unwrap_or_default();
    lines.lines().any(|line| line.split(':').next() == Some(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_from_the_list_or_there_is_none() {
        let dir = tempfile::tempdir().unwrap();
        let list = dir.path().join("passwd");
        fs::write(&list, "root:x:0:0::/root:/bin/sh\nzhang:x:1001:1001::/home/zhang:/bin/sh\n").unwrap();
        assert_eq!(name_in(&list, 1001).as_deref(), Some("zhang"));
        assert_eq!(name_in(&list, 7), None);
        assert_eq!(name_in(Path::new("/nowhere"), 0), None);
        assert!(is_listed(&list, "zhang") && !is_listed(&list, "zhan"));
    }

    #[test]
    fn nobody_is_to_join_the_group_of_root() {
        assert!(!is_shared_group(0));
    }
}
