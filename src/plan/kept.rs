//! Names that are kept once, for as long as the program runs.

use std::collections::HashSet;
use std::sync::{PoisonError, RwLock};

static NAMES: RwLock<Option<HashSet<&'static str>>> = RwLock::new(None);

/// The one copy of a name. For names of which there are only as many as plans and lists have.
pub(super) fn kept(name: &str) -> &'static str {
    let known = NAMES.read().unwrap_or_else(PoisonError::into_inner);
    if let Some(found) = known.as_ref().and_then(|names| names.get(name)) {
        return found;
    }
    drop(known);
    let mut names = NAMES.write().unwrap_or_else(PoisonError::into_inner);
    let names = names.get_or_insert_default();
    // Another thread may have been quicker.
    names.get(name).copied().unwrap_or_else(|| {
        let kept: &'static str = Box::leak(name.into());
        names.insert(kept);
        kept
    })
}
