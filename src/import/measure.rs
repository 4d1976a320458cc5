//! A measure from its row, and from the rows that go on with it on the next page.

use chrono::Datelike;

use super::cell::Reader;
use super::doubt::DoubtKind;
use super::header::{DEADLINE, TEXT};
use super::roles::{self, Roles};
use super::table::Row;
use super::{Corrections, ImportError, Wrong, clean, dates};
use crate::plan::{Ambiguity, Deadline, DeadlineKind, Measure, MeasureId, Units};

/// What is known besides the table.
#[derive(Clone, Copy)]
pub(super) struct Lists<'a> {
    pub(super) units: &'a Units,
    pub(super) corrections: &'a Corrections,
}

/// A measure of which more may come.
pub(super) struct OpenMeasure {
    pub(super) line: usize,
    pub(super) id: MeasureId,
    pub(super) text: String,
    deadline: Deadline,
    roles: Roles,
    doubts: Vec<DoubtKind>,
}

/// How many years before and after the plan's a deadline may lie and not be doubtful.
const YEARS_BEFORE: i32 = 1;
const YEARS_AFTER: i32 = 10;

impl OpenMeasure {
    /// Reads a row. `doubts` are those about its task.
    pub(super) fn read(
        row: &Row<'_>,
        id: MeasureId,
        year: i32,
        cells: &mut Reader<'_>,
        mut doubts: Vec<DoubtKind>,
    ) -> Result<Self, ImportError> {
        let text = clean::text(row.cell(TEXT));
        if text.is_empty() {
            return Err(row.error(TEXT, Wrong::NoText));
        }
        let deadline = deadline(row, year)?;
        doubts.extend(of_deadline(&deadline, year));
        let roles = roles::read(cells, row, &mut doubts)?;
        Ok(Self { line: row.line, id, text, deadline, roles, doubts })
    }

    /// The measure, now that its text is whole, and what is doubtful about it.
    pub(super) fn finish(self, plan: &str, year: i32, lists: &Lists<'_>) -> (Measure, Vec<DoubtKind>) {
        let Self { id, mut text, deadline, roles, mut doubts, .. } = self;
        doubts.extend(lists.corrections.apply(plan, id, &mut text));
        doubts.extend(dates::other_than(&deadline, &text, year));
        doubts.extend(clean::lost(&text).map(|around| DoubtKind::MaybeLost { around }));
        let Roles { lead, responsible, assist, merged } = roles;
        let measure = Measure { id, text: text.into(), deadline, lead, responsible, assist, merged_cell: merged };
        doubts.extend(lists.units.unsettled(&measure).map(|group| DoubtKind::Unsettled { group: group.to_owned() }));
        (measure, doubts)
    }
}

fn deadline(row: &Row<'_>, year: i32) -> Result<Deadline, ImportError> {
    let cell = clean::title(row.cell(DEADLINE));
    if let Some(Ambiguity { with, without }) = Ambiguity::of(&cell) {
        return Err(row.error(DEADLINE, Wrong::AmbiguousDeadline { text: cell, with, without }));
    }
    Deadline::parse(&cell, year).map_err(|unknown| row.error(DEADLINE, Wrong::Deadline(unknown.0)))
}

/// What is doubtful about a deadline by itself.
fn of_deadline(deadline: &Deadline, plan_year: i32) -> Option<DoubtKind> {
    let cell = || deadline.published.clone();
    if deadline.kind == DeadlineKind::Undated {
        return Some(DoubtKind::NoDate { cell: cell() });
    }
    let usual = plan_year - YEARS_BEFORE..=plan_year + YEARS_AFTER;
    let dates = deadline.start().into_iter().chain(deadline.end());
    let year = dates.map(|date| date.year()).find(|year| !usual.contains(year))?;
    Some(DoubtKind::FarYear { cell: cell(), year, plan_year })
}
