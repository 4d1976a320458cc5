//! Is the file whole, and does the state follow from the events?

use rusqlite::Connection;

use super::{Store, StoreError};
use crate::ledger::{Ledger, Status};
use crate::messages::{Lang, store as say};

impl Store {
    /// Looks for faults of the file and of the record; empty when there are none. Each is a sentence in `lang`.
    ///
    /// # Errors
    /// When the file cannot be read at all.
    pub fn check(&mut self, lang: Lang) -> Result<Vec<String>, StoreError> {
        let mut faults = self.integrity(lang)?;
        match self.load() {
            Ok(ledger) => {
                let err = |e| StoreError::sqlite(&self.path, &e);
                faults.extend(state(&self.conn, &ledger, lang).map_err(err)?);
                faults.extend(acts(&ledger, lang));
            }
            Err(error) => faults.push(say::fault_load(lang, error.explain(lang))),
        }
        Ok(faults)
    }

    fn integrity(&self, lang: Lang) -> Result<Vec<String>, StoreError> {
        let err = |e| StoreError::sqlite(&self.path, &e);
        let mut faults = Vec::new();
        let mut statement = self.conn.prepare("PRAGMA integrity_check").map_err(err)?;
        let rows = statement.query_map([], |row| row.get::<_, String>(0)).map_err(err)?;
        for row in rows {
            match row.map_err(err)? {
                fine if fine == "ok" => {}
                detail => faults.push(say::fault_integrity(lang, detail)),
            }
        }
        let mut statement = self.conn.prepare("PRAGMA foreign_key_check").map_err(err)?;
        let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, Option<i64>>(1)?))).map_err(err)?;
        for row in rows {
            let (table, row) = row.map_err(err)?;
            faults.push(say::fault_reference(lang, table, row.unwrap_or_default()));
        }
        Ok(faults)
    }
}

/// The stored status and version of each item against those that its events give.
fn state(conn: &Connection, ledger: &Ledger, lang: Lang) -> rusqlite::Result<Vec<String>> {
    let mut statement = conn.prepare("SELECT id, status, version FROM item WHERE kind = 'measure'")?;
    let mut rows = statement.query([])?;
    let mut faults = Vec::new();
    while let Some(row) = rows.next()? {
        let (key, status, version): (i64, String, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let Some(item) = ledger.item(crate::ledger::ItemKey(key)) else { continue };
        if item.status.code() != status {
            let stored = Status::from_code(&status).map_or(status.as_str(), |s| s.word(lang));
            faults.push(say::fault_status(lang, item.measure, stored, item.status.word(lang)));
        }
        if item.version.0 != version {
            faults.push(say::fault_version(lang, item.measure));
        }
    }
    Ok(faults)
}

/// Every event belongs to an act that exists.
fn acts(ledger: &Ledger, lang: Lang) -> Vec<String> {
    let orphans = ledger.events().iter().filter(|e| ledger.events_of(e.act).next().is_none());
    orphans.map(|e| say::fault_act(lang, e.no.0)).collect()
}
