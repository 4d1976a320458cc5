//! Settings as text and as JSON: the value in force, the default, what it means, and who changed it when.

use serde::Serialize;

use super::text::{field, paragraph};
use crate::ledger::{EnteredSetting, Ledger, Setting};
use crate::messages::{Lang, settings as say};
use crate::text::{Cells, visible_line};

const CELLS: Cells = Cells { wide_ambiguous: false, ascii: false };

/// A setting in a few words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingRow {
    /// The setting.
    pub setting: Setting,
    /// The value in force with its unit, e.g. `30天`.
    pub value: String,
    /// The default with its unit.
    pub default: String,
    /// Who changed it, and when; empty where it has its default.
    pub changed: String,
}

/// The settings in the order in which they are shown.
pub fn rows(ledger: &Ledger, lang: Lang) -> Vec<SettingRow> {
    Setting::ALL.into_iter().map(|setting| row(ledger, setting, lang)).collect()
}

/// One setting.
pub fn row(ledger: &Ledger, setting: Setting, lang: Lang) -> SettingRow {
    let words = |value: crate::ledger::SettingValue| value.words(setting, lang);
    let by = |entered: &EnteredSetting| say::changed_by(lang, visible_line(&entered.by), entered.at.format("%Y-%m-%d %H:%M"));
    SettingRow {
        setting,
        value: words(ledger.settings().get(setting)),
        default: words(setting.default_value()),
        changed: changed(ledger, setting).map(by).unwrap_or_default(),
    }
}

/// How a setting was changed; none where it has its default.
fn changed(ledger: &Ledger, setting: Setting) -> Option<&EnteredSetting> {
    ledger.wide().setting(setting.name()).filter(|entered| entered.value.is_some())
}

/// A table: name, value, default, who changed it, and what it is.
pub fn table(ledger: &Ledger, width: Option<usize>, lang: Lang) -> String {
    let titles = [say::col_name(lang), say::col_value(lang), say::col_default(lang), say::col_changed(lang)].map(str::to_owned);
    let mut lines = vec![(titles, say::col_what(lang).to_owned())];
    for row in rows(ledger, lang) {
        lines.push((
            [row.setting.name().to_owned(), row.value, row.default, row.changed],
            format!("{}{}{}", row.setting.title(lang), lang.pick("：", ": "), row.setting.meaning(lang)),
        ));
    }
    let widest = |column: usize| lines.iter().filter_map(|(cells, _)| cells.get(column)).map(|cell| CELLS.width(cell)).max().unwrap_or(0);
    let widths = [0, 1, 2, 3].map(widest);
    let mut out = String::new();
    for (cells, what) in &lines {
        let line: String = cells.iter().zip(widths).map(|(cell, width)| CELLS.pad(cell, width) + " ").collect();
        out.push_str(CELLS.cut(&format!("{line}{what}"), width.unwrap_or(usize::MAX)).trim_end());
        out.push('\n');
    }
    out
}

/// One setting with everything about it.
pub fn shown(ledger: &Ledger, setting: Setting, width: Option<usize>, lang: Lang) -> String {
    let row = row(ledger, setting, lang);
    let mut out = String::new();
    paragraph(&mut out, &format!("{}  {}  {}", setting.name(), setting.title(lang), row.value), "", width);
    paragraph(&mut out, setting.meaning(lang), "", width);
    for (name, value) in details(&row, lang) {
        field(&mut out, name, &value, width, lang);
    }
    out
}

/// What is to be known of a setting beside its value and its meaning: a name and a value, one a line.
pub fn details(row: &SettingRow, lang: Lang) -> Vec<(&'static str, String)> {
    let allowed = row.setting.kind().allowed(lang).trim().to_owned();
    let mut lines = vec![(say::col_default(lang), row.default.clone()), (say::allowed_label(lang), allowed)];
    lines.extend((!row.changed.is_empty()).then(|| (say::col_changed(lang), row.changed.clone())));
    lines
}

/// A setting for programs. Fields are added, never renamed.
#[derive(Debug, Serialize)]
pub struct SettingOut<'a> {
    name: &'static str,
    /// As it is typed.
    value: String,
    default: String,
    title: &'static str,
    meaning: &'static str,
    /// The least and the most; null where there are no bounds.
    least: Option<i64>,
    most: Option<i64>,
    changed: Option<ChangedOut<'a>>,
}

#[derive(Debug, Serialize)]
struct ChangedOut<'a> {
    by: &'a str,
    at: String,
}

/// A setting as JSON.
pub fn out(ledger: &Ledger, setting: Setting, lang: Lang) -> SettingOut<'_> {
    let bounds = setting.kind().bounds();
    SettingOut {
        name: setting.name(),
        value: ledger.settings().get(setting).to_string(),
        default: setting.default_value().to_string(),
        title: setting.title(lang),
        meaning: setting.meaning(lang),
        least: bounds.map(|(least, _)| least),
        most: bounds.map(|(_, most)| most),
        changed: changed(ledger, setting).map(|entered| ChangedOut { by: &entered.by, at: entered.at.to_rfc3339() }),
    }
}
