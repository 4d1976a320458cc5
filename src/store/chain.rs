//! The chain: each event carries a digest of itself and of the one before it, so that an event that was altered shows, by chance or by
//! hand, and so does a record that is not the one that was read before. It keeps no secret: who writes the whole chain anew is found out
//! only by a digest that was noted elsewhere.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, Row};
use sha2::{Digest as _, Sha256};

use super::error::StoreError;
use super::failure::Inner;
use crate::ledger::EventNo;

/// The digest of an event or of a plan's words.
pub(super) type Digest = [u8; 32];

/// What comes before the first event.
const START: Digest = [0; 32];

/// The end of the log: the number and the digest of the last event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct End {
    pub no: EventNo,
    pub digest: Digest,
}

impl End {
    const NONE: End = End { no: EventNo::NONE, digest: START };

    /// As the rows have it.
    pub fn of(conn: &Connection) -> Inner<Self> {
        let mut select = conn.prepare_cached("SELECT no, digest FROM event ORDER BY no DESC LIMIT 1")?;
        Ok(select.query_row([], |row| Ok(End { no: EventNo(row.get(0)?), digest: row.get(1)? })).optional()?.unwrap_or(Self::NONE))
    }

    /// Whether the event is still in the rows as it was.
    pub fn is_in(&self, conn: &Connection) -> Inner<bool> {
        let mut select = conn.prepare_cached("SELECT digest FROM event WHERE no = ?")?;
        let found: Option<Digest> = select.query_row([self.no.0], |row| row.get(0)).optional()?;
        Ok(found.map_or(*self == Self::NONE, |digest| digest == self.digest))
    }
}

/// Refuses to go on with a record that no longer has what was read from it.
pub(super) fn refuse_other_past(conn: &Connection, known: Option<End>, path: &std::path::Path) -> Inner<()> {
    match known {
        Some(end) if !end.is_in(conn)? => Err(StoreError::Moved(path.to_owned()).into()),
        _ => Ok(()),
    }
}

/// The digest of an event with these values in its columns. The last [`LATER`] of them came with a later step: where all of them are
/// empty they are left out, so that the digests of former events stay what they are.
pub(super) fn next(before: &Digest, values: &[ValueRef<'_>]) -> Digest {
    let mut hash = Sha256::new();
    hash.update(before);
    let (first, later) = values.split_at(values.len().saturating_sub(LATER));
    let has_later = later.iter().any(|value| *value != ValueRef::Null);
    first.iter().chain(later.iter().filter(|_| has_later)).for_each(|value| take_in(&mut hash, *value));
    hash.finalize().into()
}

/// How many columns an event has that it did not have from the beginning: unit and detail.
const LATER: usize = 2;

/// Each value with its kind and length, so that no two rows read alike.
fn take_in(hash: &mut Sha256, value: ValueRef<'_>) {
    let mut bytes = |kind: u8, bytes: &[u8]| {
        hash.update([kind]);
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    };
    match value {
        ValueRef::Null => bytes(0, &[]),
        ValueRef::Integer(number) => bytes(1, &number.to_le_bytes()),
        ValueRef::Real(number) => bytes(2, &number.to_bits().to_le_bytes()),
        ValueRef::Text(text) => bytes(3, text),
        ValueRef::Blob(blob) => bytes(4, blob),
    }
}

/// Everything that was published, with the items to which it belongs.
const PUBLISHED: [&str; 7] = [
    "SELECT title, year FROM plan",
    "SELECT id, number, title FROM area ORDER BY id",
    "SELECT id, area, number, title FROM section ORDER BY id",
    "SELECT number, section, title FROM task ORDER BY number",
    "SELECT id, task, place, in_plan FROM item WHERE parent IS NULL ORDER BY id",
    "SELECT * FROM measure ORDER BY item",
    "SELECT * FROM measure_unit ORDER BY item, role, position",
];

/// The digest of the plan's words as the rows have them.
pub(super) fn of_plan(conn: &Connection) -> Inner<Digest> {
    let mut hash = Sha256::new();
    for select in PUBLISHED {
        // Where one table ends must show.
        hash.update(select.as_bytes());
        let mut select = conn.prepare(select)?;
        let columns = select.column_count();
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            for column in 0..columns {
                take_in(&mut hash, row.get_ref(column)?);
            }
        }
    }
    Ok(hash.finalize().into())
}

/// Follows the chain through the rows of the log.
pub(super) struct Follower {
    before: Digest,
    /// The words of the plan as the last import left them.
    pub plan: Option<Digest>,
}

impl Follower {
    /// Before the first event.
    pub const fn new() -> Self {
        Self { before: START, plan: None }
    }

    /// Takes in a row whose first `columns` are those that the digest covers, then the digest; `plan` is the column with that of the plan.
    /// Tells whether it agrees. The next one is judged by the digest that is stored, so that one altered event is one fault.
    pub fn agrees(&mut self, row: &Row<'_>, columns: usize, plan: usize) -> Inner<bool> {
        let values = (0..columns).map(|at| row.get_ref(at)).collect::<Result<Vec<_>, _>>()?;
        let stored: Digest = row.get(columns)?;
        let agrees = next(&self.before, &values) == stored;
        self.before = stored;
        if let Some(ValueRef::Blob(plan)) = values.get(plan) {
            self.plan = Digest::try_from(*plan).ok();
        }
        Ok(agrees)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_rows_read_alike() {
        let of = |values: &[ValueRef<'_>]| next(&START, values);
        let text = |text: &'static str| ValueRef::Text(text.as_bytes());
        let none = ValueRef::Null;
        let rows = [
            of(&[none, none]),
            of(&[none, none, none]),
            of(&[text(""), none, none]),
            of(&[text("ab"), text("c"), none, none]),
            of(&[text("a"), text("bc"), none, none]),
            of(&[ValueRef::Integer(0), none, none]),
            of(&[ValueRef::Blob(b""), none, none]),
            of(&[text("a"), text("bc"), none]),
            of(&[text("a"), none, text("bc")]),
            next(&of(&[none, none]), &[none, none]),
        ];
        for (at, one) in rows.iter().enumerate() {
            assert!(rows.iter().skip(at + 1).all(|other| other != one), "{at}");
        }
    }

    /// Worked out with `sha256sum`: 32 zero bytes, then kind 1, the length 8 and the number 7, both in eight little-endian bytes.
    #[test]
    fn an_event_without_the_later_columns_keeps_the_digest_that_it_had_before_there_were_any() {
        let digest = next(&START, &[ValueRef::Integer(7), ValueRef::Null, ValueRef::Null]);
        let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, "2e3c7d6f71cd53f9cc60eb60e7cc8a9be938058eda4b6cf64f551271f74bab1a");
    }
}
