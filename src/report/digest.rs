//! The digest as text, as a person would write it in an e-mail.

use chrono::NaiveDate;

use super::forecast::{ahead_words, due_line, tenths, weekday};
use super::queue::Said;
use super::text::{light_word, paragraph, standing};
use crate::ledger::{Digest, ItemKey, Ledger, Light, News, Promised, Tally, Turned};
use crate::messages::{Lang, digest as say, words};
use crate::text::visible_line;

/// How many of what changed are named.
const NAMED: usize = 8;

/// The digest, its lines broken to fit `width` cells where it is given.
pub fn text(digest: &Digest<'_>, width: Option<usize>, lang: Lang) -> String {
    let writer = Writer { ledger: &digest.ledger, digest, lang };
    let mut out = String::new();
    let parts = [writer.head(), writer.changes(), writer.worst(), writer.due()];
    for (at, lines) in parts.iter().enumerate() {
        if at > 0 {
            out.push('\n');
        }
        for (indent, line) in lines {
            paragraph(&mut out, line, if *indent { "  " } else { "" }, width);
        }
    }
    out
}

/// A line, and whether it is set in.
type Line = (bool, String);

struct Writer<'a> {
    ledger: &'a Ledger,
    digest: &'a Digest<'a>,
    lang: Lang,
}

impl Writer<'_> {
    fn head(&self) -> Vec<Line> {
        let (digest, lang) = (self.digest, self.lang);
        let title = say::title(lang, visible_line(&self.ledger.plan().title), digest.as_of, weekday(digest.as_of, lang));
        let title = digest.burn.map_or_else(|| title.clone(), |burn| say::ahead(lang, &title, ahead_words(burn.ahead, lang)));
        let mut lines = vec![
            title,
            say::count_measures(lang, digest.measures.total(), counts(&digest.measures, lang)),
            say::count_obligations(lang, digest.obligations.total(), counts(&digest.obligations, lang)),
            self.waiting(),
        ];
        if let Some((burn, needed)) = digest.burn.and_then(|burn| Some((burn, burn.needed()?))).filter(|(burn, _)| burn.open > 0) {
            lines.push(say::pace(lang, tenths(needed.tenths_needed()), burn.ahead.behind, tenths(burn.pace().tenths())));
        }
        lines.into_iter().map(|line| (false, line)).collect()
    }

    fn waiting(&self) -> String {
        let (queue, lang) = (self.digest.queue, self.lang);
        let counts = [
            (light_word(Some(Light::Red), lang), queue.red),
            (light_word(Some(Light::Yellow), lang), queue.yellow),
            (words::submitted(lang), queue.submitted),
        ];
        match queue.total() {
            0 => say::nothing_waits(lang).to_owned(),
            total => say::waiting(lang, total, queue.rows, counted(&counts, lang)),
        }
    }

    fn changes(&self) -> Vec<Line> {
        let (digest, lang, news) = (self.digest, self.lang, &self.digest.news);
        let weekday = weekday(digest.since, lang);
        if news.is_empty() {
            return vec![(false, say::unchanged(lang, short(digest.since, lang), weekday))];
        }
        let mut lines = vec![(false, say::changed(lang, short(digest.since, lang), weekday))];
        let mut say_so = |all: Vec<String>, words: fn(Lang, usize, String) -> String| {
            if !all.is_empty() {
                lines.push((true, words(lang, all.len(), self.named(&all))));
            }
        };
        let worse = |light| news.worse.iter().filter(move |turned| turned.to.light() == Some(light)).map(|turned| self.turned(turned));
        say_so(worse(Light::Red).collect(), say::turned_red);
        say_so(worse(Light::Yellow).collect(), say::turned_yellow);
        say_so(news.better.iter().map(|turned| self.turned(turned)).collect(), say::turned_better);
        say_so(news.closed.iter().map(|key| self.closed(*key)).collect(), say::closed);
        say_so(news.reopened.iter().map(|key| self.ledger.label(*key)).collect(), say::reopened);
        say_so(news.broken.iter().map(|promise| self.promise(promise)).collect(), say::broken);
        lines.extend(of_obligations(news, lang).map(|line| (true, line)));
        lines
    }

    /// The first of them, and how many there are where not all are named.
    fn named(&self, all: &[String]) -> String {
        let first = all.iter().take(NAMED).cloned().collect::<Vec<_>>().join(self.lang.pick("；", "; "));
        if all.len() > NAMED { say::and_more(self.lang, first, all.len()) } else { first }
    }

    fn turned(&self, turned: &Turned) -> String {
        let word = |light: Option<Light>| light_word(light, self.lang);
        say::turn(
            self.lang,
            self.ledger.label(turned.key),
            word(turned.from.light()),
            word(turned.to.light()),
            visible_line(&turned.to.reason(self.lang)),
        )
    }

    fn closed(&self, key: ItemKey) -> String {
        let how = self.ledger.item(key).and_then(|item| self.ledger.standing(item, self.digest.as_of));
        say::closed_as(self.lang, self.ledger.label(key), how.map(|how| how.reason(self.lang)).unwrap_or_default())
    }

    fn promise(&self, promise: &Promised) -> String {
        say::promise(self.lang, self.ledger.label(promise.key), visible_line(&promise.whom), promise.due.format("%m-%d"))
    }

    fn worst(&self) -> Vec<Line> {
        let (digest, lang) = (self.digest, self.lang);
        let rows: Vec<String> = digest
            .worst
            .iter()
            .filter_map(|row| Said::of(self.ledger, &digest.entries, row))
            .map(|said| {
                let (id, light, who) = (self.ledger.label(said.key), standing(said.entry.standing, lang), visible_line(said.who));
                match said.count {
                    1 => say::worst_row(lang, id, light, who),
                    count => say::worst_rows(lang, id, light, who, count),
                }
            })
            .collect();
        if rows.is_empty() {
            return Vec::new();
        }
        let head = (false, say::worst(lang, rows.len()));
        let numbered = rows.iter().zip(1..).map(|(row, number)| (true, format!("{number:>2}. {row}")));
        std::iter::once(head).chain(numbered).collect()
    }

    fn due(&self) -> Vec<Line> {
        let (digest, lang) = (self.digest, self.lang);
        let mut lines: Vec<Line> = digest.due.iter().map(|due| (true, due_line(self.ledger, due, lang))).collect();
        if !digest.promised.is_empty() {
            let rows: Vec<String> = digest.promised.iter().map(|promise| self.promise(promise)).collect();
            lines.push((true, say::promised(lang, rows.len(), self.named(&rows))));
        }
        if lines.is_empty() {
            return vec![(false, say::nothing_due(lang).to_owned())];
        }
        lines.insert(0, (false, say::due(lang).to_owned()));
        lines
    }
}

fn of_obligations(news: &News, lang: Lang) -> Option<String> {
    let counts = news.obligations;
    let parts = [
        (counts.closed, say::obligations_closed(lang, counts.closed)),
        (counts.submitted, say::obligations_submitted(lang, counts.submitted)),
        (counts.worse, say::obligations_worse(lang, counts.worse)),
        (counts.better, say::obligations_better(lang, counts.better)),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect();
    (!parts.is_empty()).then(|| say::of_obligations(lang, parts.join(lang.pick("，", ", "))))
}

/// How many have which light, and how many are closed; those of which there are none left out.
fn counts(tally: &Tally, lang: Lang) -> String {
    let lights = [Some(Light::Red), Some(Light::Yellow), Some(Light::Green), Some(Light::Grey), None];
    counted(&lights.map(|light| (light_word(light, lang), tally.with(light))), lang)
}

fn counted(counts: &[(&str, usize)], lang: Lang) -> String {
    let some = counts.iter().filter(|(_, count)| *count > 0);
    let parts = some.map(|(word, count)| lang.pick(format!("{word}{count}").as_str(), format!("{count} {word}").as_str()).to_owned());
    parts.collect::<Vec<_>>().join(lang.pick("，", ", "))
}

/// A day without its year.
fn short(day: NaiveDate, lang: Lang) -> String {
    day.format(lang.pick("%-m月%-d日", "%-d %b")).to_string()
}
