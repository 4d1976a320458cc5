//! The help, narrowed by what is typed: by the words of an entry in Chinese or English, their pinyin, or its key. An entry is run by Enter.

use ratatui::layout::Rect;

use super::command::named::{folded, rank};
use super::one_line::OneLine;
use super::typing::TextEntry;
use super::{Layer, help, open_box};
use crate::console::app::{App, Effect};
use crate::console::canvas::Canvas;
use crate::console::keymap::{Action, Binding, Context, display};
use crate::console::screens::list;
use crate::console::text::Cells;
use crate::messages::{Lang, command, help as say};
use crate::search::Words;
use crate::text::half_width;

/// Rows below the entries: what was typed, and what is said of it.
const FOOT: u16 = 2;
/// Cells for the marker, and for the keys of an entry.
const MARKER: u16 = 2;
const KEYS: u16 = 18;
/// Cells that are kept for the place to which an entry belongs.
const PLACE: u16 = 20;

/// A line of the help.
#[derive(Debug)]
struct Entry {
    binding: &'static Binding,
    keys: Vec<String>,
}

/// The filter over the help.
#[derive(Debug)]
pub struct HelpFilter {
    /// The contexts of the screen beneath: only what they have can be run there.
    contexts: &'static [Context],
    entries: Vec<Entry>,
    /// Those that fit what was typed, the nearest first.
    fitting: Vec<usize>,
    cursor: usize,
    top: usize,
    rows: usize,
    /// Why the entry that was chosen cannot be run.
    trouble: Option<String>,
    line: OneLine,
    lang: Lang,
}

impl HelpFilter {
    fn of(app: &App, contexts: &'static [Context]) -> Self {
        let keymap = &app.setting.keymap;
        let lines = help::listed(contexts).flat_map(|context| keymap.lines(context));
        let entries: Vec<Entry> = lines.map(|(binding, keys)| Entry { binding, keys: keys.to_vec() }).collect();
        let fitting = (0..entries.len()).collect();
        let line = OneLine::of("", 1);
        Self { contexts, entries, fitting, cursor: 0, top: 0, rows: 1, trouble: None, line, lang: app.setting.lang }
    }

    fn chosen(&self) -> Option<&Entry> {
        self.entries.get(*self.fitting.get(self.cursor)?)
    }

    pub(super) fn moved(&mut self, action: Action) {
        self.trouble = None;
        self.cursor = list::moved(self.cursor, self.fitting.len(), self.rows, action);
        self.scroll();
    }

    fn scroll(&mut self) {
        self.top = list::first_seen(self.top, self.cursor, self.rows, self.fitting.len());
    }

    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, area: Rect) -> Option<(u16, u16)> {
        let theme = canvas.theme;
        let inner = open_box(canvas, area, &[(say::filter_title(self.lang).to_owned(), theme.heading)]);
        let entries = Rect { height: inner.height.saturating_sub(FOOT), ..inner };
        let words = self.entries.iter().map(|entry| canvas.width((entry.binding.help)(self.lang))).max().unwrap_or(0);
        let words = words.min(inner.width.saturating_sub(MARKER + KEYS + PLACE));
        let seen = self.fitting.iter().enumerate().skip(self.top);
        for (y, (at, entry)) in (entries.y..entries.bottom()).zip(seen) {
            if let Some(entry) = self.entries.get(*entry) {
                self.draw_entry(canvas, Rect { y, height: 1, ..inner }, entry, at == self.cursor, words);
            }
        }
        let below = Rect { y: entries.bottom(), height: inner.height - entries.height, ..inner };
        let (text, style) = match &self.trouble {
            Some(trouble) => (trouble.clone(), theme.bad),
            None if self.fitting.is_empty() => (say::nothing_fits(self.lang).to_owned(), theme.bad),
            None => (say::fitting(self.lang, self.fitting.len(), self.entries.len()), theme.muted),
        };
        canvas.put_cut(below, below.x, below.y, below.width, &text, style);
        let field = Rect { y: below.y.saturating_add(1), height: below.height.saturating_sub(1), ..below };
        let x = canvas.put(field, field.x, field.y, "/ ", theme.key);
        let field = Rect { x, width: field.right().saturating_sub(x), ..field };
        Some(self.line.draw_in(canvas, field, say::filter_hint(self.lang)))
    }

    fn draw_entry(&self, canvas: &mut Canvas<'_>, row: Rect, entry: &Entry, selected: bool, words: u16) {
        let theme = canvas.theme;
        if selected {
            canvas.put(row, row.x, row.y, canvas.marker(), theme.marker);
        }
        let keys: Vec<String> = entry.keys.iter().map(|key| display(key)).collect();
        let x = row.x.saturating_add(MARKER);
        canvas.put_cut(row, x, row.y, KEYS - 1, &keys.join("  "), theme.key);
        let x = x.saturating_add(KEYS);
        let style = match () {
            () if selected => theme.heading,
            () if self.contexts.contains(&entry.binding.context) => theme.text,
            // It is run elsewhere.
            () => theme.muted,
        };
        canvas.put_cut(row, x, row.y, words, (entry.binding.help)(self.lang), style);
        let x = x.saturating_add(words + 2);
        canvas.put_cut(row, x, row.y, row.right().saturating_sub(x), entry.binding.context.title(self.lang), theme.muted);
    }
}

impl Entry {
    /// How near what was typed comes to it, its key first; none where it does not fit.
    fn rank(&self, sought: &Words, typed: &str) -> Option<u8> {
        let is_key = |like: fn(&str, &str) -> bool| self.keys.iter().any(|key| like(key, typed) || like(&display(key), typed));
        match () {
            () if is_key(|key, typed| key == typed) => Some(0),
            () if is_key(|key, typed| folded(key) == folded(typed)) => Some(1),
            () => rank(self.binding, sought, &folded(typed)).map(|rank| rank + 2),
        }
    }
}

impl TextEntry for HelpFilter {
    fn line(&mut self) -> Option<&mut OneLine> {
        Some(&mut self.line)
    }

    fn fit(&mut self, area: Rect, cells: Cells) {
        self.line.fit(Rect { width: area.width.saturating_sub(2), ..area }, cells);
        self.rows = usize::from(area.height.saturating_sub(2 + FOOT)).max(1);
        self.scroll();
    }

    /// What fits is listed anew, the nearest under the cursor.
    fn typed(&mut self) {
        let typed: String = self.line.text().trim().chars().map(half_width).collect();
        let sought = Words::of(&typed);
        let ranked = self.entries.iter().enumerate().filter_map(|(at, entry)| Some((entry.rank(&sought, &typed)?, at)));
        let mut ranked: Vec<(u8, usize)> =
            if typed.is_empty() { (0..self.entries.len()).map(|at| (0, at)).collect() } else { ranked.collect() };
        ranked.sort_unstable();
        self.fitting = ranked.into_iter().map(|(_, at)| at).collect();
        (self.cursor, self.top, self.trouble) = (0, 0, None);
    }

    /// What it runs may build on the act that is on its way.
    fn waits_to_save(&self) -> bool {
        true
    }
}

impl App {
    /// Opens the filter over the help that is read.
    pub(super) fn filter_help(&mut self) {
        let Some(Layer::Reading(reading)) = self.layers.last() else { return };
        if let Some(contexts) = reading.help_of() {
            self.layers.push(Layer::HelpFilter(Box::new(HelpFilter::of(self, contexts))));
            self.notice = None;
            self.keep_in_view();
        }
    }

    /// Closes the help and does what the entry under the cursor does. What belongs to another place stays, and it is said where it does it.
    pub(super) fn run_help_entry(&mut self) -> Vec<Effect> {
        let lang = self.setting.lang;
        let Some(Layer::HelpFilter(filter)) = self.layers.last_mut() else { return Vec::new() };
        let Some(binding) = filter.chosen().map(|entry| entry.binding) else { return Vec::new() };
        if !filter.contexts.contains(&binding.context) {
            filter.trouble = Some(command::elsewhere(lang, (binding.help)(lang), binding.context.title(lang)));
            return Vec::new();
        }
        self.layers.retain(|layer| !matches!(layer, Layer::HelpFilter(_) | Layer::Reading(_)));
        self.act(binding.action)
    }
}
