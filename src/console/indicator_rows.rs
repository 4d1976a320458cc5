//! What lists and documents show of each indicator, made once whenever something about one changes: drawing reckons nothing.

use super::app::App;
use super::canvas::Piece;
use crate::ledger::{IndicatorNow, Ledger, Light};
use crate::messages::Lang;
use crate::plan::{IndicatorCode, IndicatorKey};
use crate::report::indicator_words::{pace_words, projection_words, target_words};
use crate::report::indicators::{latest_short, latest_words, light_words, reason, target_line, trend};

/// An indicator as lists show it.
#[derive(Debug, Clone)]
pub struct IndicatorRow {
    /// The indicator.
    pub key: IndicatorKey,
    /// The code by which people name it.
    pub code: IndicatorCode,
    /// The number and title of its area.
    pub area: (u32, String),
    /// Its name.
    pub name: String,
    /// The target with its comparator and unit, or who sets it.
    pub target: String,
    /// The same with how firmly it is demanded.
    pub target_line: String,
    /// The latest value, its day, and who vouches for it; empty where there is none.
    pub latest: String,
    /// The same without the unit of measure.
    pub latest_short: String,
    /// Its light.
    pub light: Light,
    /// The light's reason, in figures.
    pub reason: String,
    /// The values of its trend line.
    pub trend: Vec<f64>,
    /// What it comes to at the end, and how fast it must go, in words.
    pub arithmetic: Vec<String>,
}

impl IndicatorRow {
    fn of(ledger: &Ledger, now: &IndicatorNow<'_>, lang: Lang) -> Option<Self> {
        let indicator = now.indicator();
        let (area, ..) = ledger.plan().task(now.attached.code.measure.task)?;
        let projection = projection_words(&now.progress, indicator, lang);
        Some(Self {
            key: indicator.key.clone(),
            code: now.attached.code,
            area: (area.number, area.title.clone()),
            name: indicator.name.clone(),
            target: target_words(indicator, now.target, now.unit.as_ref(), lang),
            target_line: target_line(now, lang),
            latest: latest_words(ledger, now, lang),
            latest_short: latest_short(ledger, now, lang),
            light: now.progress.light,
            reason: reason(now, lang),
            trend: trend(ledger, now),
            arithmetic: projection.into_iter().chain(pace_words(&now.progress, indicator, lang)).collect(),
        })
    }

    /// Light and reason as one piece, e.g. `●红 欠序时 20/53.8`.
    pub fn light_piece(&self, app: &App) -> Piece {
        light_piece(app, self.light, &self.reason)
    }
}

/// Light and reason as one piece, in the signs that this terminal has.
pub fn light_piece(app: &App, light: Light, reason: &str) -> Piece {
    let (setting, style) = (&app.setting, app.setting.theme.light(Some(light)));
    match setting.cells.is_plain_signs() || setting.lang == Lang::En {
        true => (format!("{} {reason}", super::canvas::light_words(Some(light), setting.lang, setting.cells.is_plain_signs())), style),
        false => (light_words(light, reason, setting.lang), style),
    }
}

impl App {
    /// Makes the rows of all indicators anew.
    pub(super) fn reckon_indicators(&mut self) {
        self.indicators = rows(&self.ledger, self.as_of, self.setting.lang);
    }

    /// The row of an indicator.
    pub fn indicator_row(&self, key: &IndicatorKey) -> Option<&IndicatorRow> {
        self.indicators.iter().find(|row| row.key == *key)
    }
}

/// The rows of all indicators in the plan's order.
pub(super) fn rows(ledger: &Ledger, as_of: chrono::NaiveDate, lang: Lang) -> Vec<IndicatorRow> {
    ledger.indicators_now(as_of).iter().filter_map(|now| IndicatorRow::of(ledger, now, lang)).collect()
}
