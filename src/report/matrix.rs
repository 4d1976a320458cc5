//! The matrix as text: measures down, districts across. Where the columns do not all have room they follow in blocks, a functional group
//! undivided as long as it has room in one.

use super::text::{light_letter, light_short};
use crate::ledger::{Chosen, Ledger, Light, Matrix, Scope, Tally};
use crate::messages::{Lang, cli as say};
use crate::text::{Cells, visible_line};

const CELLS: Cells = Cells { wide_ambiguous: false, ascii: false };
/// What a row and a column are counted by, worst first.
const PARTS: [Option<Light>; 5] = [Some(Light::Red), Some(Light::Yellow), Some(Light::Green), Some(Light::Grey), None];
/// The text of a measure stands there where it has so much room.
const TEXT: usize = 12;

/// A part of the matrix that is printed.
#[derive(Debug, Clone, Copy)]
pub struct Part<'a> {
    /// The whole.
    pub matrix: &'a Matrix,
    /// What of it.
    pub scope: Scope,
    /// Its rows and columns in their order.
    pub chosen: &'a Chosen,
}

/// The table in `width` cells, or as wide as its words where none is given.
pub fn table(ledger: &Ledger, part: Part<'_>, width: Option<usize>, lang: Lang) -> String {
    let table = Table::of(ledger, part, lang);
    let blocks = table.blocks(width.unwrap_or(usize::MAX));
    let blocks: Vec<String> = blocks.iter().map(|columns| table.block(columns, blocks.len() > 1, width)).collect();
    blocks.join("\n")
}

struct Table<'a> {
    ledger: &'a Ledger,
    part: Part<'a>,
    lang: Lang,
    id: usize,
    /// Name and width of each chosen column.
    columns: Vec<(&'a str, usize)>,
    /// The width of each count of a row.
    sums: [usize; 5],
}

impl<'a> Table<'a> {
    fn of(ledger: &'a Ledger, part: Part<'a>, lang: Lang) -> Self {
        let Part { matrix, scope, chosen } = part;
        let ids = chosen.rows.iter().filter_map(|at| matrix.rows().get(*at)).map(|row| CELLS.width(&row.measure.to_string()));
        let labels = PARTS.map(|light| CELLS.width(light_letter(light, lang)));
        let id = ids.chain(labels).chain([CELLS.width(say::col_id(lang))]).max().unwrap_or(0);
        let column = |at: &usize| {
            let name = matrix.columns().get(*at).map_or("", |column| ledger.units().short(column.unit));
            let counts = CELLS.width(&matrix.column_tally(*at, scope).total().to_string());
            (name, CELLS.width(name).max(counts).max(3))
        };
        let all = matrix.tally(scope);
        let sum = |light: Option<Light>| CELLS.width(&all.with(light).to_string()).max(CELLS.width(light_letter(light, lang)));
        Self { ledger, part, lang, id, columns: chosen.columns.iter().map(column).collect(), sums: PARTS.map(sum) }
    }

    /// The cells of a line with those columns, without a measure's text.
    fn width(&self, columns: &[usize]) -> usize {
        let cells: usize = columns.iter().filter_map(|at| self.columns.get(*at)).map(|(_, width)| width + 1).sum();
        self.id + cells + self.sums.iter().map(|width| width + 1).sum::<usize>()
    }

    /// The columns, by their places among the chosen ones, in blocks that have room: as many groups in one as go into it.
    fn blocks(&self, width: usize) -> Vec<Vec<usize>> {
        let group = |at: &usize| self.part.chosen.columns.get(*at).and_then(|c| self.part.matrix.columns().get(*c)).map(|c| c.group);
        let all: Vec<usize> = (0..self.columns.len()).collect();
        if self.width(&all) <= width {
            return vec![all];
        }
        let mut blocks: Vec<Vec<usize>> = vec![Vec::new()];
        for run in all.chunk_by(|a, b| group(a) == group(b)) {
            let fits = |block: &[usize], more: &[usize]| self.width(&[block, more].concat()) <= width;
            if blocks.last().is_some_and(|block| !block.is_empty() && !fits(block, run)) {
                blocks.push(Vec::new());
            }
            // A group that is too wide for a block of its own is divided.
            for column in run {
                if blocks.last().is_some_and(|block| !block.is_empty() && !fits(block, &[*column])) {
                    blocks.push(Vec::new());
                }
                blocks.last_mut().into_iter().for_each(|block| block.push(*column));
            }
        }
        blocks
    }

    fn block(&self, columns: &[usize], named: bool, width: Option<usize>) -> String {
        let Part { matrix, chosen, .. } = self.part;
        let room = width.unwrap_or(usize::MAX).saturating_sub(self.width(columns) + 1);
        let has_text = !named && room >= TEXT;
        let mut out = String::new();
        if named {
            out.push_str(&format!("{}\n", self.groups(columns)));
        }
        let names = columns.iter().map(|at| self.columns.get(*at).map_or("", |(name, _)| *name).to_owned());
        let head = self.line(say::col_id(self.lang), columns, names, PARTS.map(|light| light_letter(light, self.lang).to_owned()));
        out.push_str(&if has_text { format!("{head} {}\n", say::col_text(self.lang)) } else { format!("{head}\n") });
        for (row, at) in chosen.rows.iter().filter_map(|at| Some((matrix.rows().get(*at)?, *at))) {
            let place = |column: &usize| chosen.columns.get(*column).copied();
            let cell = |column: &usize| {
                let cell = place(column).and_then(|column| row.cell(column));
                cell.map(|cell| light_short(cell.standing.light(), self.lang)).unwrap_or_default()
            };
            let line = self.line(&row.measure.to_string(), columns, columns.iter().map(cell), figures(self.part.row_tally(at)));
            let text = self.ledger.plan().measure(row.measure).map(|m| visible_line(&m.text)).filter(|_| has_text);
            let line = text.map_or_else(|| line.clone(), |text| format!("{line} {}", CELLS.cut(&text, room)));
            out.push_str(&format!("{}\n", line.trim_end()));
        }
        self.totals(&mut out, columns);
        out
    }

    /// A line for each light: how many cells of each column have it, and how many of all.
    fn totals(&self, out: &mut String, columns: &[usize]) {
        let Part { matrix, scope, chosen } = self.part;
        let all = matrix.tally(scope);
        for (at, light) in PARTS.into_iter().enumerate() {
            let tally = |column: &usize| chosen.columns.get(*column).map(|c| matrix.column_tally(*c, scope)).unwrap_or_default();
            let counts = columns.iter().map(|column| tally(column).with(light).to_string());
            let mut sums: [String; 5] = Default::default();
            if let Some(sum) = sums.get_mut(at) {
                *sum = all.with(light).to_string();
            }
            let line = self.line(light_letter(light, self.lang), columns, counts, sums);
            out.push_str(&format!("{}\n", line.trim_end()));
        }
    }

    fn line(&self, id: &str, columns: &[usize], cells: impl Iterator<Item = String>, sums: [String; 5]) -> String {
        let mut line = CELLS.pad(id, self.id);
        for (column, cell) in columns.iter().zip(cells) {
            let width = self.columns.get(*column).map_or(0, |(_, width)| *width);
            line.push(' ');
            line.push_str(&CELLS.pad(&cell, width));
        }
        for (width, sum) in self.sums.iter().zip(sums) {
            let gap = (width + 1).saturating_sub(CELLS.width(&sum));
            line.extend(std::iter::repeat_n(' ', gap));
            line.push_str(&sum);
        }
        line
    }

    /// The functional groups of some columns; a unit that is in none goes by its own name.
    fn groups(&self, columns: &[usize]) -> String {
        let mut names: Vec<&str> = Vec::new();
        for at in columns {
            let column = self.part.chosen.columns.get(*at).and_then(|c| self.part.matrix.columns().get(*c));
            let group = column.and_then(|c| c.group).and_then(|group| self.part.matrix.groups().get(group)).map(String::as_str);
            let name = group.or_else(|| self.columns.get(*at).map(|(name, _)| *name)).unwrap_or_default();
            if names.last() != Some(&name) {
                names.push(name);
            }
        }
        names.join(self.lang.pick("、", ", "))
    }
}

impl Part<'_> {
    fn row_tally(&self, row: usize) -> Tally {
        self.matrix.row_tally(row, self.scope)
    }
}

fn figures(tally: Tally) -> [String; 5] {
    PARTS.map(|light| tally.with(light).to_string())
}
