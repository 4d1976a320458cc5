//! What a hit shows in a line: kind, id, light, the field in which it was found where that is not its title, and the text around the match.

use crate::console::app::App;
use crate::console::canvas::{Canvas, Piece};
use crate::console::found::marked;
use crate::console::text::visible_line;
use crate::console::theme::Theme;
use crate::ledger::{Item, Light, Note};
use crate::messages::{Lang, lookup as say};
use crate::plan::Role;
use crate::search::{Hit, Rank, Shown, Target, TargetKind, Words};

/// A hit as the list shows it.
pub struct Row<'a> {
    pub kind: &'static str,
    pub id: Vec<Piece>,
    pub light: Option<Piece>,
    /// The field in which it was found: a unit with its role, a note with its date and writer.
    pub field: Vec<Piece>,
    pub shown: Shown<'a>,
}

impl<'a> Row<'a> {
    /// What a hit shows; none where the ledger no longer has it.
    pub fn of(app: &'a App, canvas: &Canvas<'_>, hit: &Hit, selected: bool) -> Option<Self> {
        let words = app.finder.search().words();
        let (lang, theme) = (canvas.lang, canvas.theme);
        let shown = Shown::of(&app.ledger, hit, words)?;
        let is_name = matches!(hit.target, Target::Unit(_) | Target::Group(_));
        let marks = if is_name { words.marks_in_name(&shown.id) } else { words.marks(&shown.id) };
        let style = if selected { theme.heading } else { theme.text };
        let id = marked(&shown.id, &marks, style, theme);
        Some(Self { kind: kind(hit.target.kind(), lang), id, light: light(app, canvas, hit), field: field(app, hit, words, &shown), shown })
    }

    /// The cells of the id.
    pub fn id_width(&self, canvas: &Canvas<'_>) -> u16 {
        self.id.iter().map(|(text, _)| canvas.width(text)).sum()
    }
}

fn kind(kind: TargetKind, lang: Lang) -> &'static str {
    match kind {
        TargetKind::Group => say::kind_group(lang),
        TargetKind::Owed => say::kind_owed(lang),
        TargetKind::Indicator => say::kind_indicator(lang),
        kind => kind.word(lang),
    }
}

fn light(app: &App, canvas: &Canvas<'_>, hit: &Hit) -> Option<Piece> {
    let light: Option<Light> = match &hit.target {
        Target::Unit(_) | Target::Group(_) => return None,
        Target::Task(number) => app.tallies.task(*number).worst(),
        Target::Measure(key) | Target::Owed(key) | Target::Note(key, _) => app.ledger.standing(app.ledger.item(*key)?, app.as_of)?.light(),
        Target::Indicator(key) => Some(app.indicator_row(key)?.light),
    };
    Some((canvas.light_short(light), canvas.theme.light(light)))
}

fn field(app: &App, hit: &Hit, words: &Words, shown: &Shown<'_>) -> Vec<Piece> {
    let (lang, theme) = (app.setting.lang, app.setting.theme);
    match (&hit.target, hit.rank) {
        (Target::Note(key, act), _) => {
            let note = app.ledger.item(*key).and_then(|item| item.notes().find(|note| note.act == *act));
            note.map(|note| signed(app, note, words)).unwrap_or_default()
        }
        (Target::Unit(name), _) if shown.marks.is_empty() => {
            let unit = app.ledger.units().unit(name);
            let alias = unit.and_then(|unit| unit.aliases.iter().find(|alias| !words.marks_in_name(alias).is_empty()));
            let Some(alias) = alias else { return Vec::new() };
            let mut pieces = vec![(say::alias(lang).to_owned(), theme.muted)];
            pieces.extend(marked(alias, &words.marks_in_name(alias), theme.text, theme));
            pieces.push(("  ".to_owned(), theme.text));
            pieces
        }
        (Target::Measure(key) | Target::Owed(key), Rank::Led | Rank::Bound | Rank::UnitSkips | Rank::LooseUnit) => {
            app.ledger.item(*key).map(|item| units(app, item, words)).unwrap_or_default()
        }
        (Target::Measure(key), _) if shown.marks.is_empty() => {
            app.ledger.item(*key).map(|item| units(app, item, words)).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

/// The kind of a note, its day and who wrote it.
fn signed(app: &App, note: &Note, words: &Words) -> Vec<Piece> {
    let theme = app.setting.theme;
    let by = visible_line(&note.by);
    let mut pieces = marked_word(note.word(app.setting.lang), words, theme);
    pieces.push((format!(" {} ", note.at.format("%m-%d")), theme.muted));
    pieces.extend(marked_word(&by, words, theme));
    pieces.push(("  ".to_owned(), theme.text));
    pieces
}

fn marked_word(text: &str, words: &Words, theme: Theme) -> Vec<Piece> {
    marked(text, &words.marks(text), theme.muted, theme)
}

/// The first unit of a measure that the words name, with its role.
fn units(app: &App, item: &Item, words: &Words) -> Vec<Piece> {
    let (lang, theme) = (app.setting.lang, app.setting.theme);
    let Some(measure) = app.ledger.measure_of(item) else { return Vec::new() };
    for role in Role::ALL {
        for name in &measure.units(role).names {
            let marks = words.marks_in_name(name);
            if !marks.is_empty() {
                let mut pieces = vec![(format!("{} ", role.word(lang)), theme.muted)];
                pieces.extend(marked(name, &marks, theme.text, theme));
                pieces.push(("  ".to_owned(), theme.text));
                return pieces;
            }
        }
    }
    Vec::new()
}
