//! 设置: the thresholds by which the ledger is judged, each with its default; below the list what the one under the cursor means.

use ratatui::layout::Rect;

use super::face::Screen;
use super::list;
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
    cursor: usize,
    top: usize,
}

/// Where everything stands.
struct Layout {
    frame: Rect,
    list: Rect,
    words: Rect,
}

impl Layout {
    fn of((width, height): (u16, u16)) -> Self {
        let frame = Rect { x: 0, y: 1, width, height: height.saturating_sub(2) };
        let inner = Rect { x: 1, y: 2, width: width.saturating_sub(2), height: frame.height.saturating_sub(2) };
        let words = (inner.height / 2).min(WORDS).min(inner.height.saturating_sub(LIST));
        let list = Rect { height: inner.height - words, ..inner };
        Self { frame, list, words: Rect { y: list.bottom(), height: words, ..inner } }
    }
}

impl SettingsView {
    fn setting(&self) -> Option<Setting> {
        Setting::ALL.get(self.cursor).copied()
    }
}

impl Screen for SettingsView {
    fn context(&self) -> Context {
        Context::Settings
    }

    /// Moves the cursor.
    fn moved(&mut self, app: &App, action: Action) {
        let rows = usize::from(Layout::of(app.size).list.height).max(1);
        self.cursor = list::moved(self.cursor, Setting::ALL.len(), rows, action);
        self.keep_in_view(app);
    }

    /// Keeps the cursor in view.
    fn keep_in_view(&mut self, app: &App) {
        let rows = usize::from(Layout::of(app.size).list.height).max(1);
        self.top = list::first_seen(self.top, self.cursor, rows, Setting::ALL.len());
    }

    fn click(&mut self, app: &App, x: u16, y: u16) -> bool {
        let list = Layout::of(app.size).list;
        let row = self.top + usize::from(y.saturating_sub(list.y));
        let hit = list.contains((x, y).into()) && row < Setting::ALL.len();
        if hit {
            self.cursor = row;
        }
        hit
    }

    fn draw(&self, app: &App, canvas: &mut Canvas<'_>) {
        let (lang, theme) = (canvas.lang, canvas.theme);
        let layout = Layout::of(app.size);
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
        for (y, at) in (layout.list.y..layout.list.bottom()).zip(self.top..rows.len()) {
            if let Some(row) = rows.get(at) {
                draw_row(canvas, Rect { y, height: 1, ..layout.list }, row, widths, at == self.cursor);
            }
        }
        if let Some(setting) = self.setting() {
            draw_words(canvas, layout.words, &row(&app.ledger, setting, lang));
        }
    }
}

fn draw_row(canvas: &mut Canvas<'_>, room: Rect, row: &SettingRow, [title, value]: [u16; 2], selected: bool) {
    let (lang, theme) = (canvas.lang, canvas.theme);
    if selected {
        canvas.put(room, room.x, room.y, canvas.marker(), theme.marker);
    }
    let is_changed = !row.changed.is_empty();
    let style = if selected { theme.heading } else { theme.text };
    let x = room.x + 1;
    canvas.put_cut(room, x, room.y, title.saturating_sub(1), row.setting.title(lang), style);
    let x = x.saturating_add(title);
    canvas.put_cut(room, x, room.y, value.saturating_sub(1), &row.value, if is_changed { theme.notice } else { theme.text });
    let x = x.saturating_add(value);
    // A changed value says so in words, not by its colour alone.
    let behind = if is_changed { say::changed_from(lang, &row.default, &row.changed) } else { String::new() };
    canvas.put_cut(room, x, room.y, room.right().saturating_sub(x), &behind, theme.muted);
}

fn draw_words(canvas: &mut Canvas<'_>, area: Rect, row: &SettingRow) {
    let (lang, theme) = (canvas.lang, canvas.theme);
    if area.height < 2 {
        return;
    }
    let rule = if canvas.plain_signs() { "-" } else { "─" }.repeat(usize::from(area.width));
    canvas.put(area, area.x, area.y, &rule, theme.border);
    let room = Rect { x: area.x + 1, y: area.y + 1, width: area.width.saturating_sub(2), height: area.height - 1 };
    let head = [(row.setting.name().to_owned(), theme.heading), (row.setting.meaning(lang).to_owned(), theme.text)];
    let details = details(row, lang).into_iter().map(|(name, value)| (format!("{}{value}", cli::field(lang, name)), theme.muted));
    let mut y = room.y;
    for (text, style) in head.into_iter().chain(details) {
        for range in canvas.cells.wrap(&text, usize::from(room.width).max(1)) {
            if y < room.bottom() {
                canvas.put(room, room.x, y, text.get(range).unwrap_or_default().trim_end(), style);
                y += 1;
            }
        }
    }
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
