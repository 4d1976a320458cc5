//! Minutes of a meeting (会议纪要), as text and as Markdown: as an office would send them.

use super::forecast::weekday;
use super::indicator_words::of_indicator;
use super::text::{paragraph, standing};
use super::words::{event_text, happened};
use crate::ledger::{Decided, Held, ItemKey, Ledger, LookedAt, Meeting, Minutes, PromiseMade, decision_words};
use crate::messages::{Lang, meetings as say};
use crate::text::visible_line;

/// A meeting in a few words, as the log names it.
pub fn meeting_words(meeting: &Meeting, lang: Lang) -> String {
    say::held(lang, visible_line(&meeting.title), meeting.minutes(), meeting.seen.len())
}

/// When a meeting was, e.g. `2026-11-23 周一 14:00—15:30（91分钟）`; one that was gone on with the day after
/// `2026-11-23 周一 14:02—2026-11-24 周二 09:40（会议用时 35分钟）`.
pub fn when(meeting: &Meeting, lang: Lang) -> String {
    let day = meeting.day();
    let (began, last) = (meeting.began.format("%H:%M"), meeting.ended.date_naive());
    let ended = match last == meeting.began.date_naive() {
        true => meeting.ended.format("%H:%M").to_string(),
        false => format!("{last} {} {}", weekday(last, lang), meeting.ended.format("%H:%M")),
    };
    let say = if meeting.paused == 0 { say::when } else { say::when_paused };
    say(lang, day, weekday(day, lang), began, ended, meeting.minutes())
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
    let promised = writer.promised().into_iter().map(|row| say::promise_row(lang, &row[0], &row[1], &row[2], &row[3])).collect();
    for Section { title, rows, ids } in [
        writer.looked_at(),
        writer.decided(),
        Section { title: say::promised(lang), rows: promised, ids: None },
        writer.noted(),
        writer.undecided(),
    ] {
        out.push('\n');
        paragraph(&mut out, title, "", width);
        if rows.is_empty() && ids.is_none() {
            paragraph(&mut out, say::none(lang), "  ", width);
        }
        for (at, row) in rows.iter().enumerate() {
            paragraph(&mut out, &format!("{}. {row}", at + 1), "  ", width);
        }
        ids.into_iter().for_each(|line| paragraph(&mut out, &line, "  ", width));
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
    for section in [writer.looked_at(), writer.decided()] {
        section.write(&mut out, lang);
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
    writer.noted().write(&mut out, lang);
    writer.undecided().write(&mut out, lang);
    out
}

/// A part of the minutes: what is told in sentences, and what by its ids alone.
struct Section {
    title: &'static str,
    rows: Vec<String>,
    ids: Option<String>,
}

impl Section {
    fn write(&self, out: &mut String, lang: Lang) {
        out.push_str(&format!("\n## {}\n\n", self.title));
        if self.rows.is_empty() && self.ids.is_none() {
            out.push_str(&format!("{}\n", say::none(lang)));
        }
        for (at, row) in self.rows.iter().enumerate() {
            out.push_str(&format!("{}. {}\n", at + 1, escaped(row)));
        }
        if let Some(line) = &self.ids {
            let apart = if self.rows.is_empty() { "" } else { "\n" };
            out.push_str(&format!("{apart}{}\n", escaped(line)));
        }
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
        if !meeting.agenda.is_empty() {
            let (count, seen) = (meeting.agenda.len(), meeting.seen.len());
            let besides = self.minutes.looked_at.iter().filter(|look| !look.on_agenda).count();
            lines.push(match besides {
                0 => say::agenda_count(lang, count, seen),
                _ => say::agenda_count_besides(lang, count, seen, besides),
            });
        }
        lines
    }

    /// The text of an item's measure.
    fn about(&self, key: ItemKey) -> String {
        let about = self.ledger.item(key).and_then(|item| self.ledger.plan().measure(item.measure).filter(|_| item.in_plan));
        about.map(|measure| visible_line(&measure.text).into_owned()).unwrap_or_default()
    }

    /// The ids of items in a line; none where there are none.
    fn ids<'l>(&self, looks: impl Iterator<Item = &'l LookedAt>) -> Option<String> {
        let ids: Vec<String> = looks.map(|look| self.ledger.label(look.key)).collect();
        (!ids.is_empty()).then(|| ids.join(self.lang.pick("、", ", ")))
    }

    /// What was looked at, each with its whole text; of the rest of the agenda the ids.
    fn looked_at(&self) -> Section {
        let (seen, missed): (Vec<_>, Vec<_>) = self.minutes.looked_at.iter().partition(|look| look.seconds.is_some());
        let ids = self.ids(missed.into_iter()).map(|ids| say::not_reached(self.lang, ids));
        Section { title: say::agenda(self.lang), rows: seen.into_iter().map(|look| self.look(look)).collect(), ids }
    }

    fn look(&self, look: &LookedAt) -> String {
        let lang = self.lang;
        let light = look.standing.map_or_else(
            || say::not_in_plan(lang).to_owned(),
            |found| format!("{}{}", standing(found, lang), of_indicator(self.ledger, look.indicator, lang)),
        );
        let line = say::look(lang, self.ledger.label(look.key), light, self.about(look.key)).trim_end().to_owned();
        if look.on_agenda || self.minutes.held.meeting.agenda.is_empty() { line } else { say::besides(lang, line) }
    }

    fn decided(&self) -> Section {
        let rows = self.minutes.decided.iter().map(|decided| self.decision(decided)).collect();
        Section { title: say::decided(self.lang), rows, ids: None }
    }

    fn noted(&self) -> Section {
        let rows = self.minutes.noted.iter().map(|noted| self.decision(noted)).collect();
        Section { title: say::noted(self.lang), rows, ids: None }
    }

    fn decision(&self, decided: &Decided<'_>) -> String {
        let (event, lang) = (decided.event, self.lang);
        let id = event.item.map(|key| self.ledger.label(key)).unwrap_or_default();
        let what = visible_line(&happened(self.ledger, &event.what, lang)).into_owned();
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

    /// What was looked at, and nothing of it recorded: the texts stand above.
    fn undecided(&self) -> Section {
        let ids = self.ids(self.minutes.looked_at.iter().filter(|look| look.seconds.is_some() && !look.is_settled));
        Section { title: say::undecided(self.lang), rows: Vec::new(), ids }
    }
}
