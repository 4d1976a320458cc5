//! 设置: the thresholds by which the ledger is judged, each with its default; below the list what the one under the cursor means.

use ratatui::layout::Rect;

use super::face::Screen;
use super::list::{List, Rows};
use super::panes::{self, Panes};
use super::view::View;
use crate::console::app::App;
use crate::console::canvas::Canvas;
use crate::console::keymap::{Action, Context};
use crate::console::layers::entry::Purpose;
use crate::console::notice::Notice;
use crate::ledger::Setting;
use crate::messages::{cli, settings as say};
use crate::report::settings::{SettingRow, details, row, rows};

/// Rows for what a setting means.
const WORDS: u16 = 6;
const LIST: u16 = 5;
/// The least width of the titles.
const TITLE: u16 = 16;

/// The state of the screen.
#[derive(Debug, Clone, Default)]
pub struct SettingsView {
    list: List,
}

/// All of them are listed.
const ROWS: Rows<'static> = Rows::Plain(Setting::ALL.len());

fn layout(app: &App) -> Panes {
    Panes::with_words(app.size, 0, WORDS, LIST)
}

impl SettingsView {
    fn setting(&self) -> Option<Setting> {
        Setting::ALL.get(self.list.at()).copied()
    }
}

impl Screen for SettingsView {
    fn context(&self) -> Context {
        Context::Settings
    }

    /// Moves the cursor.
    fn moved(&mut self, app: &App, action: Action) {
        self.list.moved(ROWS, layout(app).list, action);
    }

    /// Keeps the cursor in view.
    fn keep_in_view(&mut self, app: &App) {
        self.list.follow(None, ROWS, layout(app).list);
    }

    fn click(&mut self, app: &App, x: u16, y: u16) -> bool {
        self.list.click(ROWS, layout(app).list, (x, y))
    }

    fn draw(&self, app: &App, canvas: &mut Canvas<'_>) {
        let (lang, theme) = (canvas.lang, canvas.theme);
        let layout = layout(app);
        let rows = rows(&app.ledger, lang);
        let changed = rows.iter().filter(|row| !row.changed.is_empty()).count();
        let mut title = vec![(say::screen_title(lang, rows.len()), theme.heading)];
        if changed > 0 {
            title.push((format!("  {}", say::changed_count(lang, changed)), theme.notice));
        }
        canvas.panel(layout.frame, &title, true);
        let width = |text: fn(&SettingRow, crate::messages::Lang) -> String, least: u16| {
            let widest = rows.iter().map(|row| app.setting.cells.width(&text(row, lang))).max().unwrap_or(0);
            u16::try_from(widest).unwrap_or(least).max(least) + 1
        };
        let widths = [width(|row, lang| row.setting.title(lang).to_owned(), TITLE), width(|row, _| row.value.clone(), 8)];
        for (at, room) in self.list.in_sight(ROWS, layout.list) {
            if let Some(row) = rows.get(at) {
                draw_row(canvas, room, row, widths, at == self.list.at());
            }
        }
        if let Some(setting) = self.setting() {
            draw_words(canvas, layout.words, &row(&app.ledger, setting, lang));
        }
    }
}

fn draw_row(canvas: &mut Canvas<'_>, room: Rect, row: &SettingRow, [title, value]: [u16; 2], selected: bool) {
    let (lang, theme) = (canvas.lang, canvas.theme);
    panes::mark(canvas, room, selected);
    let is_changed = !row.changed.is_empty();
    let style = if selected { theme.heading } else { theme.text };
    // A changed value says so in words, not by its colour alone.
    let behind = if is_changed { say::changed_from(lang, &row.default, &row.changed) } else { String::new() };
    let value_style = if is_changed { theme.notice } else { theme.text };
    let cells = [(row.setting.title(lang), style, title), (&row.value, value_style, value), (&behind, theme.muted, u16::MAX)];
    panes::columns(canvas, room, room.x + 1, cells);
}

fn draw_words(canvas: &mut Canvas<'_>, area: Rect, row: &SettingRow) {
    let (lang, theme) = (canvas.lang, canvas.theme);
    let head = [(row.setting.name().to_owned(), theme.heading), (row.setting.meaning(lang).to_owned(), theme.text)];
    let details = details(row, lang).into_iter().map(|(name, value)| (format!("{}{value}", cli::field(lang, name)), theme.muted));
    panes::words(canvas, area, head.into_iter().chain(details));
}

impl App {
    /// Goes to the screen of settings, in the place of all other views.
    pub(in crate::console) fn go_to_settings(&mut self) {
        self.leave_all_views();
        self.views.push(View::Settings(SettingsView::default()));
    }

    /// Whether the settings are seen: `u` would take back something that is not.
    pub(in crate::console) fn is_on_settings(&self) -> bool {
        matches!(self.view(), Some(View::Settings(_)))
    }

    /// Says how a setting is changed back.
    pub(in crate::console) fn say_settings_stay(&mut self) {
        let lang = self.setting.lang;
        self.say(Notice::plain(say::not_undone(lang)));
    }

    /// Opens the form in one line by which the setting under the cursor is changed.
    pub(in crate::console) fn edit_setting(&mut self) {
        let Some(View::Settings(view)) = self.view() else { return };
        if let Some(setting) = view.setting() {
            self.open_entry(None, Purpose::Setting(setting));
        }
    }
}
