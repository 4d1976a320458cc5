//! What can go wrong with the record.

use std::path::PathBuf;

use crate::ledger::{Event, ItemKey};
use crate::messages::Lang;

/// Why the record could not be used.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no such file.
    #[error("there is no database {0}")]
    Missing(PathBuf),
    /// An item has another version than the one that the act was based on.
    #[error("item {} was changed since", item.0)]
    Stale {
        /// The item.
        item: ItemKey,
        /// The event that gave it its present version.
        now: Option<Box<Event>>,
    },
}

impl StoreError {
    /// The sentence for the person: what, where, and what to do.
    pub fn explain(&self, _lang: Lang) -> String {
        todo!()
    }
}
