//! What was copied: the text without a box, so that it can be selected by hand where the terminal has no clipboard for programs.

use ratatui::layout::Rect;

use super::Layer;
use super::reading::scrolled;
use crate::console::app::{App, Effect};
use crate::console::canvas::Canvas;
use crate::console::keymap::{Action, Context};
use crate::console::notice::Notice;
use crate::console::screens::frame;
use crate::console::screens::view::View;
use crate::ledger::ItemKey;
use crate::messages::chat as say;
use crate::plan::{IndicatorKey, UnitName};
use crate::report::chat;
use crate::search::Target;

/// What was copied.
#[derive(Debug)]
pub struct Copied {
    /// What it is about.
    label: String,
    text: String,
    /// The first line that is seen.
    top: usize,
}

impl Copied {
    /// Draws it over the whole width: no border stands beside what is to be selected.
    pub(super) fn draw(&self, app: &App, canvas: &mut Canvas<'_>, area: Rect) {
        canvas.clear(area);
        let (lang, theme) = (canvas.lang, canvas.theme);
        let title = if app.setting.clipboard { say::copied_title(lang, &self.label) } else { say::not_sent_title(lang, &self.label) };
        let lines = self.lines(app, area.width);
        let room = Rect { y: area.y.saturating_add(1), height: area.height.saturating_sub(1), ..area };
        let rows = usize::from(room.height);
        let more = (lines.len() > rows).then(|| {
            let percent = (self.top + rows).min(lines.len()) * 100 / lines.len();
            say::copied_more(lang, percent, app.key_of(Context::Moving, Action::Down), app.key_of(Context::Moving, Action::Up))
        });
        let more = more.unwrap_or_default();
        let width = area.width.saturating_sub(u16::try_from(canvas.cells.width(&more)).unwrap_or(u16::MAX));
        canvas.put_cut(area, area.x, area.y, width, &title, theme.heading);
        canvas.put_right(area, area.y, &more, theme.notice);
        for (y, (line, is_text)) in (room.y..room.bottom()).zip(lines.iter().skip(self.top)) {
            canvas.put(room, room.x, y, line, if *is_text { theme.text } else { theme.muted });
        }
    }

    /// The hint, a blank line, and the text; of each line whether it is of the text.
    fn lines(&self, app: &App, width: u16) -> Vec<(String, bool)> {
        let hint = say::copied_hint(app.setting.lang, app.key_of(Context::Copied, Action::ShowPlain));
        let wrapped = |text: &str| -> Vec<String> {
            let lines = app.setting.cells.wrap(text, usize::from(width).max(1)).into_iter();
            lines.map(|line| text.get(line).unwrap_or_default().trim_end().to_owned()).collect()
        };
        let hint = wrapped(&hint).into_iter().chain([String::new()]).map(|line| (line, false));
        hint.chain(wrapped(&self.text).into_iter().map(|line| (line, true))).collect()
    }

    /// How far it can be scrolled.
    pub(super) fn last_top(&self, app: &App) -> usize {
        let rows = usize::from(frame::layer_area(app.size).height.saturating_sub(1));
        self.lines(app, app.size.0).len().saturating_sub(rows)
    }

    pub(super) fn moved(&mut self, action: Action, last_top: usize, rows: usize) {
        self.top = scrolled(self.top, action, last_top, rows);
    }
}

impl App {
    /// Copies what is under the cursor as text fit for a chat message: the items, or on the overview the task.
    pub(in crate::console) fn copy(&mut self) -> Vec<Effect> {
        let lang = self.setting.lang;
        let (label, text) = self.text_to_copy();
        if text.trim().is_empty() {
            self.say(Notice::plain(say::nothing_to_copy(lang)));
            return Vec::new();
        }
        self.show_copied(label, text)
    }

    /// Copies an item as text fit for a chat message.
    pub(in crate::console) fn copy_item(&mut self, key: ItemKey) -> Vec<Effect> {
        self.show_copied(self.label(key), chat::item(&self.ledger, key, self.as_of, self.setting.lang))
    }

    /// Copies a text, and shows it so that it can be selected by hand.
    pub(super) fn show_copied(&mut self, label: String, text: String) -> Vec<Effect> {
        self.layers.push(Layer::Copied(Copied { label, text: text.clone(), top: 0 }));
        if self.setting.clipboard { vec![Effect::Copy(text)] } else { Vec::new() }
    }

    /// What is under the cursor, by name and as text.
    fn text_to_copy(&self) -> (String, String) {
        let (lang, as_of, ledger) = (self.setting.lang, self.as_of, &self.ledger);
        let of_unit = |unit: UnitName| (unit.to_string(), chat::unit(ledger, unit, as_of, lang));
        let of_indicator = |key: &IndicatorKey| (key.to_string(), chat::indicator(ledger, key, as_of, lang));
        let of_task = |task: u32| (task.to_string(), chat::task(ledger, task, as_of, lang));
        let keys = match self.view() {
            Some(View::AllUnits(list)) => return list.unit().map(of_unit).unwrap_or_default(),
            Some(View::Indicators(list)) => return list.key().map(of_indicator).unwrap_or_default(),
            Some(View::Chart(chart)) => return of_indicator(chart.key()),
            Some(View::Search(search)) if search.selected().is_none() => {
                return match search.hit(&self.finder).map(|hit| &hit.target) {
                    Some(Target::Unit(unit)) => of_unit(*unit),
                    Some(Target::Indicator(key)) => of_indicator(key),
                    Some(Target::Task(task)) => of_task(*task),
                    _ => Default::default(),
                };
            }
            Some(view @ View::Dates(_)) => view.face().selected().into_iter().collect(),
            Some(view) => view.face().targets(),
            None => match (self.selected(), self.overview.task()) {
                (None, Some(task)) => return of_task(task),
                (key, _) => key.into_iter().collect::<Vec<_>>(),
            },
        };
        let texts: Vec<String> = keys.iter().map(|key| chat::item(ledger, *key, as_of, lang)).collect();
        (self.labels(&keys), texts.join("\n"))
    }

    /// Shows what was copied on the terminal's own screen, where a long line is one line to whoever selects it.
    pub(super) fn show_plain(&mut self) -> Vec<Effect> {
        match self.layers.pop() {
            Some(Layer::Copied(copied)) => vec![Effect::ShowPlain(copied.text)],
            other => {
                self.layers.extend(other);
                Vec::new()
            }
        }
    }
}
