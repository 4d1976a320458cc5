//! The ledger of promises, as it is drawn: only the lines in sight are looked at.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{Line, PromisesView};
use crate::console::app::App;
use crate::console::canvas::Canvas;
use crate::console::keymap::{Action, Context};
use crate::console::screens::panes;
use crate::ledger::{Promise, PromiseState};
use crate::messages::{Lang, cli, console, promise_filter as say_filter, promises as say};
use crate::report::forecast::weekday;
use crate::report::promises::{counts_words, state_words};
use crate::text::visible_line;

/// From this width on names are read in full.
const WIDE_FROM: u16 = 110;
/// What was promised has at least so much room; then the names are cut as far as this, the space behind them included.
const WHAT: u16 = 20;
const NAME: u16 = 9;

impl PromisesView {
    /// Draws the list and the promise under the cursor.
    pub(super) fn paint(&self, app: &App, canvas: &mut Canvas<'_>) {
        let (lang, theme) = (canvas.lang, canvas.theme);
        let layout = self.layout(app);
        let title = vec![(say::title(lang).to_owned(), theme.heading), (format!("  {}", counts_words(&self.counts, lang)), theme.text)];
        canvas.panel(layout.frame, &title, true);
        self.draw_filter(app, canvas, layout.heading);
        let Some(chosen) = self.line() else { return self.draw_nothing(app, canvas, layout.list) };
        let columns = Columns::of(app, self, layout.list.width);
        columns.draw_heading(canvas, Rect { y: layout.heading.bottom().saturating_sub(1), height: 1, ..layout.heading });
        let rows = self.places.rows();
        for (at, room) in self.list.in_sight(rows, layout.list) {
            if let Some((at, line)) = rows.at_line(at).and_then(|at| Some((at, self.lines.get(at)?))) {
                columns.draw(canvas, room, line, at == self.list.at());
            } else if let Some(heading) = self.heading(at) {
                canvas.put_cut(room, room.x, room.y, room.width.saturating_sub(1), heading, theme.heading);
            }
        }
        let (head, details) = chosen.details.split_first().map_or(("", &[][..]), |(head, details)| (head, details));
        let heads = panes::whole_items(canvas.cells, head, GAP, usize::from(layout.words.width.saturating_sub(2)));
        let styles = std::iter::repeat_n(theme.heading, heads.len()).chain(std::iter::repeat(theme.text));
        panes::words(canvas, layout.words, heads.into_iter().chain(details.iter().cloned()).zip(styles));
        panes::position(canvas, layout.frame, &console::nth_of(lang, self.list.at() + 1, self.lines.len()));
    }

    /// The filter as chips, with what it leaves.
    fn draw_filter(&self, app: &App, canvas: &mut Canvas<'_>, area: Rect) {
        if self.filter.is_empty() {
            return;
        }
        let (lang, theme) = (canvas.lang, canvas.theme);
        let room = Rect { x: area.x + 1, width: area.width.saturating_sub(2), height: area.height.min(1), ..area };
        let chips = self.filter.chips(lang).flat_map(|chip| [(format!("[{chip}]"), theme.notice), (" ".to_owned(), theme.text)]);
        let count = say_filter::shown(lang, self.lines.len(), self.of_words(app));
        let width = canvas.width(&count) + 1;
        canvas.put_right(room, room.y, &count, theme.text);
        canvas.put_pieces(Rect { width: room.width.saturating_sub(width), ..room }, room.x, room.y, &chips.collect::<Vec<_>>());
    }

    /// Why nothing is listed.
    fn draw_nothing(&self, app: &App, canvas: &mut Canvas<'_>, list: Rect) {
        let (lang, theme) = (canvas.lang, canvas.theme);
        let key = |action| app.key_of(Context::Promises, action);
        match self.counts.total() {
            0 => panes::nothing(canvas, list, say::none(lang), theme.good),
            _ if self.filter.is_empty() => panes::nothing(canvas, list, say::none_open(lang), theme.good),
            _ => {
                let text = say_filter::leaves_nothing(lang, self.of_words(app), key(Action::Filter), key(Action::ClearFilter));
                panes::nothing(canvas, list, text, theme.notice);
            }
        }
    }

    /// The heading in a line.
    fn heading(&self, line: usize) -> Option<&str> {
        let at = self.headings.binary_search_by_key(&line, |(line, _)| *line).ok()?;
        self.headings.get(at).map(|(_, text)| text.as_str())
    }
}

/// A promise in full: who, by when, what; how often it was moved; and the measure that it is on.
pub(super) fn details(app: &App, promise: &Promise<'_>, lang: Lang) -> Vec<String> {
    let head = [
        app.label(promise.key),
        visible_line(promise.whom).into_owned(),
        say::on_day(lang, promise.due, weekday(promise.due, lang)),
        state_words(promise, app.as_of, lang),
    ];
    let mut lines = vec![head.join(GAP), visible_line(promise.what).into_owned()];
    let mut history = vec![say::made(lang, promise.made, visible_line(promise.by))];
    history.extend((promise.moved > 0).then(|| say::moved(lang, promise.moved, promise.first_due)));
    lines.push(history.join(lang.pick("，", ", ")));
    let measure = app.ledger.item(promise.key).and_then(|item| app.ledger.measure_of(item));
    lines.extend(measure.map(|measure| format!("{}{}", cli::field(lang, cli::measure_label(lang)), visible_line(&measure.text))));
    lines
}

/// What stands between the parts of a head.
const GAP: &str = "  ";

/// The widths of the columns, the space behind each included; the last has what the others leave.
struct Columns {
    state: u16,
    id: u16,
    whom: u16,
    due: u16,
    moved: u16,
}

impl Columns {
    fn of(app: &App, view: &PromisesView, width: u16) -> Self {
        let (cells, lang) = (app.setting.cells, app.setting.lang);
        let widest = |name: &str, text: fn(&Line) -> &str, most: u16| {
            let widest = view.lines.iter().map(|line| cells.width(text(line))).max().unwrap_or(0).max(cells.width(name));
            u16::try_from(widest).unwrap_or(most).min(most) + 1
        };
        let is_wide = width + 2 >= WIDE_FROM;
        // Where nothing was moved there is no column for it.
        let was_moved = view.lines.iter().any(|line| !line.moved.is_empty());
        let mut columns = Self {
            state: widest(say::col_state(lang), |line| &line.state_words, if is_wide { 24 } else { 20 }),
            id: widest(cli::col_id(lang), |line| &line.id, if is_wide { 20 } else { 14 }),
            whom: widest(say::col_whom(lang), |line| &line.whom, 24),
            due: widest(say::col_due(lang), |line| &line.due, 8),
            moved: if was_moved { widest(say::col_moved(lang), |line| &line.moved, 10) } else { 0 },
        };
        // What was promised has room first; a name gets what that leaves over, and is cut short where there is none.
        let what = widest(say::col_what(lang), |line| &line.what, u16::MAX - 1);
        let left = |columns: &Self| (width.saturating_sub(3)).saturating_sub(columns.state + columns.id + columns.due + columns.moved);
        if left(&columns) < WHAT + NAME {
            columns.moved = 0;
        }
        let room = left(&columns);
        let most = if is_wide { 25 } else { room.saturating_sub(what).max(15) };
        columns.whom = columns.whom.min(most).min(room.saturating_sub(WHAT).max(NAME));
        columns
    }

    const fn widths(&self) -> [u16; 6] {
        [self.state, self.id, self.whom, self.due, self.moved, u16::MAX]
    }

    /// Writes a line of them; a cell is left free before the frame.
    fn put(&self, canvas: &mut Canvas<'_>, room: Rect, texts: [(&str, Style); 6]) {
        panes::columns(canvas, room, room.x + 2, texts.into_iter().zip(self.widths()).map(|((text, style), width)| (text, style, width)));
    }

    fn draw_heading(&self, canvas: &mut Canvas<'_>, room: Rect) {
        let (lang, style) = (canvas.lang, canvas.theme.muted);
        let names = [
            say::col_state(lang),
            cli::col_id(lang),
            say::col_whom(lang),
            say::col_due(lang),
            if self.moved > 0 { say::col_moved(lang) } else { "" },
            say::col_what(lang),
        ];
        self.put(canvas, room, names.map(|name| (name, style)));
    }

    fn draw(&self, canvas: &mut Canvas<'_>, room: Rect, line: &Line, selected: bool) {
        let theme = canvas.theme;
        panes::mark(canvas, Rect { x: room.x + 1, ..room }, selected);
        let texts = [
            (line.state_words.as_str(), state_style(canvas, line.state)),
            (&line.id, theme.heading),
            (&line.whom, theme.text),
            (&line.due, theme.text),
            (&line.moved, theme.notice),
            (&line.what, if selected { theme.heading } else { theme.text }),
        ];
        self.put(canvas, room, texts);
    }
}

const fn state_style(canvas: &Canvas<'_>, state: PromiseState) -> Style {
    match state {
        PromiseState::Due | PromiseState::Broken => canvas.theme.bad,
        PromiseState::Kept => canvas.theme.good,
        PromiseState::Open => canvas.theme.text,
        PromiseState::Dropped => canvas.theme.muted,
    }
}
