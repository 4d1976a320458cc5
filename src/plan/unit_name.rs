//! The full name of a unit, as a value that is copied and compared like a number.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;

use super::kept::kept;

/// The full name of a unit, e.g. `门头沟区政府`. Each name is kept once, for as long as the program runs: there are only as many as plans
/// and lists of units name, and keys of obligations hold them by the hundred thousand.
#[derive(Clone, Copy, Eq)]
pub struct UnitName(&'static str);

impl UnitName {
    /// The one value of that name.
    pub fn new(name: &str) -> Self {
        Self(kept(name))
    }

    /// The name.
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

impl Deref for UnitName {
    type Target = str;

    fn deref(&self) -> &str {
        self.0
    }
}

impl PartialEq for UnitName {
    fn eq(&self, other: &Self) -> bool {
        // Each name is kept once.
        std::ptr::eq(self.0, other.0)
    }
}

impl Hash for UnitName {
    fn hash<H: Hasher>(&self, state: &mut H) {
        std::ptr::from_ref(self.0).cast::<u8>().hash(state);
    }
}

impl PartialOrd for UnitName {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for UnitName {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(other.0)
    }
}

impl fmt::Display for UnitName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

impl fmt::Debug for UnitName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.0, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_is_one_value_whichever_thread_asks_first() {
        let all: Vec<UnitName> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..8).map(|_| scope.spawn(|| UnitName::new("门头沟区政府"))).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert!(all.iter().all(|name| *name == all[0] && &**name == "门头沟区政府"));
        assert_ne!(all[0], UnitName::new("门头沟区"));
        assert!(UnitName::new("a") < UnitName::new("b"));
    }
}
