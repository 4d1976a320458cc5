//! Minutes of a meeting (会议纪要), as text and as Markdown: as an office would send them.

use super::forecast::weekday;
use super::text::{paragraph, standing};
use super::words::{event_text, happened};
use crate::ledger::{Decided, Held, ItemKey, Ledger, LookedAt, Meeting, Minutes, PromiseMade};
use crate::messages::{Lang, meetings as say, room};
use crate::text::{Cells, visible_line};

const CELLS: Cells = Cells { wide_ambiguous: false, ascii: false };
/// How much of a measure's text stands behind its id, in cells.
const ABOUT: usize = 64;

/// A meeting in a few words, as the log names it.
pub fn meeting_words(meeting: &Meeting, lang: Lang) -> String {
    say::held(lang, visible_line(&meeting.title), meeting.minutes(), meeting.seen.len())
}

/// When a meeting was, e.g. `2026-11-23 周一 14:00—15:30（91分钟）`.
pub fn when(meeting: &Meeting, lang: Lang) -> String {
    let day = meeting.day();
    let ended = if meeting.ended.date_naive() == meeting.began.date_naive() { "%H:%M" } else { "%Y-%m-%d %H:%M" };
    say::when(lang, day, weekday(day, lang), meeting.began.format("%H:%M"), meeting.ended.format(ended), meeting.minutes())
}

/// One line for each meeting, the last one first.
pub fn list<'a>(ledger: &Ledger, meetings: impl IntoIterator<Item = Held<'a>>, lang: Lang) -> String {
    let line = |held: Held<'_>| {
        let minutes = ledger.minutes(&held);
        let counts = say::counts(lang, held.meeting.seen.len(), minutes.decided.len(), minutes.promised.len());
        format!(
            "{}  {}  {}  {counts}  {}\n",
            held.number,
            when(held.meeting, lang),
            visible_line(&held.meeting.title),
            visible_line(held.by)
        )
    };
    meetings.into_iter().map(line).collect()
}

/// The minutes as text, their lines broken to fit `width` cells where it is given.
pub fn text(ledger: &Ledger, minutes: &Minutes<'_>, width: Option<usize>, lang: Lang) -> String {
    let writer = Writer { ledger, minutes, lang };
    let mut out = String::new();
    paragraph(&mut out, &writer.title(), "", width);
    for line in writer.head() {
        paragraph(&mut out, &line, "", width);
    }
    for (title, rows) in [
        (say::agenda(lang), writer.looked_at()),
        (say::decided(lang), writer.decided()),
        (
            say::promised(lang),
            writer.promised().into_iter().map(|row| say::promise_row(lang, &row[0], &row[1], &row[2], &row[3])).collect(),
        ),
        (say::undecided(lang), writer.undecided()),
    ] {
        out.push('\n');
        paragraph(&mut out, title, "", width);
        if rows.is_empty() {
            paragraph(&mut out, say::none(lang), "  ", width);
        }
        for (at, row) in rows.iter().enumerate() {
            paragraph(&mut out, &format!("{}. {row}", at + 1), "  ", width);
        }
    }
    out
}

/// The minutes as Markdown.
pub fn markdown(ledger: &Ledger, minutes: &Minutes<'_>, lang: Lang) -> String {
    let writer = Writer { ledger, minutes, lang };
    let mut out = format!("# {}\n\n", escaped(&writer.title()));
    for line in writer.head() {
        out.push_str(&format!("- {}\n", escaped(&line)));
    }
    for (title, rows) in [(say::agenda(lang), writer.looked_at()), (say::decided(lang), writer.decided())] {
        section(&mut out, title, &rows, lang);
    }
    out.push_str(&format!("\n## {}\n\n", say::promised(lang)));
    let promised = writer.promised();
    if promised.is_empty() {
        out.push_str(&format!("{}\n", say::none(lang)));
    } else {
        let titles = [say::col_whom(lang), say::col_due(lang), say::col_what(lang), say::col_item(lang)];
        out.push_str(&format!("| {} |\n| --- | --- | --- | --- |\n", titles.join(" | ")));
        for row in promised {
            out.push_str(&format!("| {} |\n", row.map(|cell| escaped(&cell)).join(" | ")));
        }
    }
    section(&mut out, say::undecided(lang), &writer.undecided(), lang);
    out
}

fn section(out: &mut String, title: &str, rows: &[String], lang: Lang) {
    out.push_str(&format!("\n## {title}\n\n"));
    if rows.is_empty() {
        out.push_str(&format!("{}\n", say::none(lang)));
    }
    for (at, row) in rows.iter().enumerate() {
        out.push_str(&format!("{}. {}\n", at + 1, escaped(row)));
    }
}

/// What a plan or a person wrote, so that no sign of it is one of Markdown's.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '#' | '&' | '$') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

struct Writer<'a> {
    ledger: &'a Ledger,
    minutes: &'a Minutes<'a>,
    lang: Lang,
}

impl Writer<'_> {
    fn title(&self) -> String {
        say::title(self.lang, visible_line(&self.minutes.held.meeting.title))
    }

    fn head(&self) -> Vec<String> {
        let (held, lang) = (self.minutes.held, self.lang);
        let meeting = held.meeting;
        let mut lines = vec![
            say::time(lang, when(meeting, lang)),
            say::plan(lang, visible_line(&self.ledger.plan().title)),
            say::recorded_by(lang, visible_line(held.by)),
        ];
        let seen = self.minutes.looked_at.iter().filter(|look| look.on_agenda && look.seconds.is_some()).count();
        if !meeting.agenda.is_empty() {
            lines.push(say::agenda_count(lang, meeting.agenda.len(), seen));
        }
        lines
    }

    /// An item by its id and the beginning of its text.
    fn item(&self, key: ItemKey) -> String {
        let about = self.ledger.item(key).and_then(|item| self.ledger.plan().measure(item.measure).filter(|_| item.in_plan));
        let text = about.map(|measure| visible_line(&measure.text).into_owned()).unwrap_or_default();
        format!("{} {}", self.ledger.label(key), CELLS.cut(&text, ABOUT)).trim_end().to_owned()
    }

    fn looked_at(&self) -> Vec<String> {
        self.minutes.looked_at.iter().map(|look| self.look(look)).collect()
    }

    fn look(&self, look: &LookedAt) -> String {
        let lang = self.lang;
        let light = look.standing.map_or_else(|| say::not_in_plan(lang).to_owned(), |found| standing(found, lang));
        let line = say::look(lang, self.ledger.label(look.key), light, self.about(look.key));
        match (look.on_agenda, look.seconds) {
            (true, None) => say::not_reached(lang, line),
            (false, Some(_)) if !self.minutes.held.meeting.agenda.is_empty() => say::besides(lang, line),
            _ => line,
        }
    }

    fn about(&self, key: ItemKey) -> String {
        let line = self.item(key);
        line.split_once(' ').map(|(_, text)| text.to_owned()).unwrap_or_default()
    }

    fn decided(&self) -> Vec<String> {
        self.minutes.decided.iter().map(|decided| self.decision(decided)).collect()
    }

    fn decision(&self, decided: &Decided<'_>) -> String {
        let (event, lang) = (decided.event, self.lang);
        let id = event.item.map(|key| self.ledger.label(key)).unwrap_or_default();
        let what = visible_line(&happened(&event.what, lang)).into_owned();
        let line = match event_text(event) {
            // What was decided in so many words needs no other word before it.
            Some(text) if let Some(said) = decision_words(text) => say::decided_that(lang, id, visible_line(said)),
            Some(text) => say::decision_saying(lang, id, what, visible_line(text)),
            None => say::decision(lang, id, what),
        };
        if decided.taken_back { say::taken_back(lang, line) } else { line }
    }

    /// Who, by when, what, on which item.
    fn promised(&self) -> Vec<[String; 4]> {
        let row = |promise: &PromiseMade<'_>| {
            let what = visible_line(promise.what).into_owned();
            let what = if promise.taken_back { say::taken_back(self.lang, what) } else { what };
            let due = format!("{} {}", promise.due, weekday(promise.due, self.lang));
            [visible_line(promise.whom).into_owned(), due, what, self.ledger.label(promise.key)]
        };
        self.minutes.promised.iter().map(row).collect()
    }

    /// What was looked at, and nothing of it recorded.
    fn undecided(&self) -> Vec<String> {
        let looks = self.minutes.looked_at.iter().filter(|look| look.seconds.is_some() && !look.is_settled);
        looks.map(|look| self.item(look.key)).collect()
    }
}

/// What follows the words by which a meeting notes what it decided.
fn decision_words(text: &str) -> Option<&str> {
    [Lang::Zh, Lang::En].into_iter().find_map(|lang| text.strip_prefix(room::decided(lang, "").as_str()))
}

#[cfg(test)]
mod tests {
    use super::decision_words;

    #[test]
    fn what_was_decided_is_told_without_the_words_before_it() {
        assert_eq!(decision_words("会议议定：由市水务局牵头"), Some("由市水务局牵头"));
        assert_eq!(decision_words("Decided in the meeting: report weekly"), Some("report weekly"));
        assert_eq!(decision_words("已约谈"), None);
    }
}
