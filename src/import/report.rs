//! What came in, in words: one line in numbers, and every doubt with its line and its measure.

use super::doubt::{Doubt, DoubtKind};
use super::{Imported, summary};
use crate::messages::{Lang, import as say};
use crate::plan::MeasureId;

/// Rows that stand one behind the other and are one task's.
struct Run {
    first: (usize, MeasureId),
    last: (usize, MeasureId),
}

impl Imported {
    /// What came in, in numbers.
    pub fn summary(&self, lang: Lang) -> String {
        summary(&self.plan, lang)
    }

    /// The title and the year by which the deadlines are computed.
    pub fn title(&self, lang: Lang) -> String {
        say::title_and_year(lang, &self.plan.title, self.plan.year)
    }

    /// The doubts, by line. Merged cells are many and each as usual as the next, so they come last and in one line.
    pub fn report(&self, lang: Lang) -> Vec<String> {
        let (merged, peculiar): (Vec<&Doubt>, Vec<&Doubt>) = self.doubts.iter().partition(|d| d.kind == DoubtKind::Merged);
        let describe = |doubt: &Doubt| doubt.describe(lang);
        if merged.len() < 2 {
            return self.doubts.iter().map(describe).collect();
        }
        let runs: Vec<String> = runs(&merged).iter().map(|run| run.words(lang)).collect();
        let rows = say::merged_rows(lang, merged.len(), runs.join(lang.pick("、", ", ")));
        peculiar.into_iter().map(describe).chain([rows]).collect()
    }
}

fn runs(doubts: &[&Doubt]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (line, id) in doubts.iter().filter_map(|d| Some((d.line, d.measure?))) {
        match runs.last_mut() {
            Some(run) if run.last.1.task == id.task && run.last.0 + 1 == line => run.last = (line, id),
            _ => runs.push(Run { first: (line, id), last: (line, id) }),
        }
    }
    runs
}

impl Run {
    fn words(&self, lang: Lang) -> String {
        let ((from, first), (to, last)) = (self.first, self.last);
        if from == to { say::row_at(lang, first, from) } else { say::rows_at(lang, first, last, from, to) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Plan;

    #[test]
    fn merged_rows_are_one_line_behind_the_others() {
        let doubt = |line, id: &str, kind| Doubt { line, measure: Some(id.parse().unwrap()), kind };
        let merged = |line, id| doubt(line, id, DoubtKind::Merged);
        let mut imported = Imported { plan: Plan::new("计划2027年".into(), 2027, vec![]).unwrap(), doubts: Vec::new() };
        assert_eq!((imported.title(Lang::Zh).as_str(), imported.report(Lang::Zh).len()), ("计划2027年（2027年）", 0));
        imported.doubts =
            vec![merged(5, "1.1"), doubt(6, "1.2", DoubtKind::Continued), merged(7, "1.3"), merged(8, "1.4"), merged(9, "2.1")];
        let report = imported.report(Lang::Zh);
        assert!(report[0].starts_with("第6行 1.2 "));
        assert_eq!(report[1..], ["合并单元格（4 行），牵头与主责相同：1.1（第5行）、1.3—1.4（第7—8行）、2.1（第9行）"]);
        // A single one is no crowd.
        imported.doubts.truncate(2);
        assert!(imported.report(Lang::Zh)[0].starts_with("第5行 1.1 "));
    }
}
