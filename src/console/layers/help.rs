//! The help: the keys from the table, and what the signs mean. Two columns where there is room for them.

use crate::console::app::App;
use crate::console::canvas::{Piece, signs};
use crate::console::keymap::{Context, display};
use crate::console::screens::timeline::{Line, wrapped};
use crate::messages::{console as say, indicators};

/// From this width on there are two columns.
const TWO_COLUMNS_FROM: u16 = 100;
/// Between the columns.
const GAP: u16 = 3;
/// The keys of a line, before its words.
const KEYS: usize = 18;

/// The help of the contexts: what belongs to this screen first, then the signs, then what holds everywhere, then acts and texts that are
/// reached from here.
pub(super) fn lines(app: &App, contexts: &[Context], width: u16) -> Vec<Line> {
    let column = if width < TWO_COLUMNS_FROM { width } else { (width - GAP) / 2 };
    let has_indicators = is_of_indicators(contexts);
    let mut blocks: Vec<Vec<Line>> = contexts.iter().take(1).map(|context| keys_of(app, *context)).collect();
    blocks.push(meanings(app, column, has_indicators));
    blocks.extend(listed(contexts).skip(1).map(|context| keys_of(app, context)));
    if column == width {
        return joined(blocks);
    }
    // The first column has the blocks that come to half of all lines.
    let half = blocks.iter().map(Vec::len).sum::<usize>() / 2;
    let (mut left, mut right, mut used) = (Vec::new(), Vec::new(), 0);
    for block in blocks {
        let before = used < half;
        used += block.len();
        if before { left.push(block) } else { right.push(block) }
    }
    side_by_side(app, joined(left), joined(right), column)
}

fn is_of_indicators(contexts: &[Context]) -> bool {
    contexts.iter().any(|context| matches!(context, Context::Indicators | Context::Chart))
}

/// The contexts whose keys the help of some contexts lists: these, then the acts and texts that are reached from them.
pub(super) fn listed(contexts: &[Context]) -> impl Iterator<Item = Context> {
    const OF_MEETING: &[Context] =
        &[Context::Capture, Context::Agenda, Context::Minutes, Context::Statuses, Context::Writing, Context::Editing];
    let reached: &[Context] = match is_of_indicators(contexts) {
        true => &[Context::Entry, Context::Editing],
        false if contexts.contains(&Context::Meeting) => OF_MEETING,
        false => &[Context::Statuses, Context::Writing, Context::Editing, Context::Drafts],
    };
    contexts.iter().chain(reached.iter().filter(|context| !contexts.contains(context))).copied()
}

/// Blocks below each other, a blank line between them.
fn joined(blocks: Vec<Vec<Line>>) -> Vec<Line> {
    let mut lines = Vec::new();
    for block in blocks {
        if !lines.is_empty() {
            lines.push((0, Vec::new()));
        }
        lines.extend(block);
    }
    lines
}

fn side_by_side(app: &App, left: Vec<Line>, right: Vec<Line>, column: u16) -> Vec<Line> {
    let cells = app.setting.cells;
    let rows = left.len().max(right.len());
    let (mut left, mut right) = (left.into_iter(), right.into_iter());
    let row = |_| {
        let (indent, mut pieces) = left.next().unwrap_or_default();
        let (behind, others) = right.next().unwrap_or_default();
        let used: usize = usize::from(indent) + pieces.iter().map(|(text, _)| cells.width(text)).sum::<usize>();
        let gap = usize::from(column + GAP + behind).saturating_sub(used);
        pieces.push((" ".repeat(gap), app.setting.theme.text));
        pieces.extend(others);
        (indent, pieces)
    };
    (0..rows).map(row).collect()
}

/// The keys of a context under its name; lines that follow each other and do the same, such as the digits of a menu, are one.
fn keys_of(app: &App, context: Context) -> Vec<Line> {
    let (setting, lang) = (&app.setting, app.setting.lang);
    let mut entries: Vec<(&'static str, Vec<String>)> = Vec::new();
    for (binding, keys) in setting.keymap.lines(context) {
        let words = (binding.help)(lang);
        let shown = keys.iter().map(|key| display(key));
        match entries.last_mut() {
            Some((last, all)) if *last == words => all.extend(shown),
            _ => entries.push((words, shown.collect())),
        }
    }
    let mut lines: Vec<Line> = vec![(0, vec![(context.title(lang).to_owned(), setting.theme.heading)])];
    lines.extend(entries.into_iter().map(|(words, keys)| {
        let keys = match keys.as_slice() {
            // The digits of a menu.
            [first, .., last] if keys.len() > 4 => format!("{first} - {last}"),
            few => few.join("  "),
        };
        let keys = setting.cells.pad(&format!("{keys} "), KEYS);
        let pieces: Vec<Piece> = vec![(keys, setting.theme.key), (words.to_owned(), setting.theme.text)];
        (2, pieces)
    }));
    lines
}

/// What the signs of the lights and the words mean.
fn meanings(app: &App, width: u16, of_indicators: bool) -> Vec<Line> {
    let setting = &app.setting;
    let mut lines: Vec<Line> = vec![(0, vec![(say::help_signs_title(setting.lang).to_owned(), setting.theme.heading)])];
    let signs = signs(setting.cells.is_plain_signs());
    let texts = match of_indicators {
        true => indicators::help_signs(setting.lang, signs),
        false => say::help_signs(setting.lang, signs),
    };
    for text in texts {
        lines.extend(wrapped(setting, &text, width, 2));
    }
    lines
}
