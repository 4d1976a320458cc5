//! What stands beside an indicator's chart: the arithmetic in words, its readings, its units and places.

use crate::console::app::App;
use crate::console::canvas::Piece;
use crate::console::indicator_rows::light_piece;
use crate::console::keymap::{Action, Context};
use crate::ledger::{EventNo, IndicatorNow, Reading, Recorded};
use crate::messages::{Lang, console as say};
use crate::plan::UnitName;
use crate::report::indicator_words::{behaviour_word, pace_words, progress_reason, projection_words};
use crate::report::indicators::{expected_words, path_words, recorded_words, subject_name, target_line};

/// A line of the list beside or below the chart.
pub(super) struct Line {
    pub pieces: Vec<Piece>,
    pub what: What,
}

/// What a line is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    Heading,
    /// What goes on from the line above.
    More,
    Reading(EventNo, Option<UnitName>),
    /// A unit, or a place of one or of the whole.
    Part(Option<UnitName>, Option<String>),
}

impl What {
    /// Whether the cursor may stand on it.
    pub const fn is_row(&self) -> bool {
        matches!(self, What::Reading(..) | What::Part(..))
    }
}

/// The target, what is expected, the projection and the pace, each behind its name and wrapped to the width.
pub(super) fn words(app: &App, now: &IndicatorNow<'_>, width: u16) -> Vec<Vec<Piece>> {
    let (indicator, lang, theme, cells) = (now.indicator(), app.setting.lang, app.setting.theme, app.setting.cells);
    let target = format!("{}  {}  {}", target_line(now, lang), indicator.scope, behaviour_word(indicator.behaviour, lang));
    let mut fields = vec![(say::col_target(lang), target), (say::quote(lang), indicator.quote.clone())];
    fields.extend(expected_words(now, lang).map(|text| (say::expected(lang), text)));
    fields.extend(path_words(now).map(|text| (say::path(lang), text)));
    fields.extend(projection_words(&now.progress, indicator, lang).map(|text| (say::projection(lang), text)));
    fields.extend(pace_words(&now.progress, indicator, lang).map(|text| (say::pace(lang), text)));
    fields.extend(indicator.note.clone().map(|text| (say::remark(lang), text)));
    let mut lines = Vec::new();
    for (name, text) in fields {
        let indent = cells.width(name) + 1;
        let room = usize::from(width).saturating_sub(indent).max(1);
        for (at, range) in cells.wrap(&text, room).into_iter().enumerate() {
            let head = if at == 0 { format!("{name} ") } else { " ".repeat(indent) };
            lines.push(vec![(head, theme.muted), (text.get(range).unwrap_or_default().trim_end().to_owned(), theme.text)]);
        }
    }
    lines
}

fn heading(app: &App, text: String) -> Line {
    Line { pieces: vec![(text, app.setting.theme.heading)], what: What::Heading }
}

/// The readings that stand, newest first.
pub(super) fn readings(app: &App, now: &IndicatorNow<'_>, width: u16) -> Vec<Line> {
    let (lang, theme, cells) = (app.setting.lang, app.setting.theme, app.setting.cells);
    let mut all: Vec<&Recorded> = app.ledger.readings(&now.indicator().key).collect();
    all.sort_by_key(|r| std::cmp::Reverse((r.reading.on, r.reading.kind, r.no)));
    let key = app.key_of(Context::Chart, Action::EnterReading);
    let head = if all.is_empty() { say::no_readings(lang, key) } else { say::readings_head(lang, all.len()) };
    let mut lines = vec![heading(app, head)];
    for recorded in all {
        let text = recorded_words(&app.ledger, recorded, lang);
        for (at, range) in cells.wrap(&text, usize::from(width.saturating_sub(4)).max(1)).into_iter().enumerate() {
            let what = if at == 0 { What::Reading(recorded.no, recorded.reading.unit) } else { What::More };
            lines.push(Line { pieces: vec![(text.get(range).unwrap_or_default().trim_end().to_owned(), theme.text)], what });
        }
    }
    lines
}

/// The units and places, worst first.
pub(super) fn parts(app: &App, now: &IndicatorNow<'_>) -> Vec<Line> {
    if now.subjects.is_empty() {
        return Vec::new();
    }
    let (lang, theme, cells) = (app.setting.lang, app.setting.theme, app.setting.cells);
    let names: Vec<String> = now.subjects.iter().map(|subject| subject_name(&app.ledger, subject)).collect();
    let widest = names.iter().map(|name| cells.width(name)).max().unwrap_or(0).min(24);
    let mut lines = vec![heading(app, say::parts_head(lang, now.subjects.len()))];
    lines.extend(now.subjects.iter().zip(names).map(|(subject, name)| {
        let progress = &subject.progress;
        let name = cells.pad(&cells.cut(&name, widest), widest);
        let light = light_piece(app, progress.light, &progress_reason(progress, now.indicator(), lang));
        let latest = progress.latest.map(|r| latest(r, lang)).unwrap_or_default();
        Line {
            pieces: vec![(format!("{name} "), theme.text), light, (latest, theme.muted)],
            what: What::Part(subject.unit, subject.site.map(str::to_owned)),
        }
    }));
    lines
}

fn latest(reading: &Reading, lang: Lang) -> String {
    format!("  {} {} {}", reading.value, reading.on.format("%m-%d"), reading.kind.word(lang))
}
