//! What those who answer for a measure report on it: month by month, until they are through or fall silent.

use chrono::{Datelike, NaiveDate, TimeDelta};
use duban::ledger::{Item, ItemKey, Ledger, NoteKind, Status};
use duban::plan::{Lookup, Measure};

use super::chance::Chance;
use super::course::{Course, Habit};
use super::days::{at_work, at_work_before, date, later};
use super::line::{Line, What};
use super::{OFFICER, words};

/// A measure with all who speak about it.
pub struct Story<'a> {
    pub ledger: &'a Ledger,
    pub seed: u64,
    pub measure: &'a Measure,
    pub item: &'a Item,
    pub course: Course,
    /// The units that owe it, then its lead, where that is one of its own.
    pub voices: Vec<Voice>,
    /// Who of the supervisors follows it.
    pub supervisor: &'static str,
}

/// Somebody who reports on a measure.
pub struct Voice {
    /// On which item.
    pub key: ItemKey,
    pub unit: String,
    pub begins: NaiveDate,
    pub ends: Ends,
}

/// How it goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ends {
    /// It reports to the end.
    Open,
    /// It says that it is done, perhaps twice, and that is verified on the last of these days.
    Submits { on: NaiveDate, returned: Option<(NaiveDate, NaiveDate)>, verified: NaiveDate },
    /// It says nothing from that day on, unless a promise is kept.
    Silent(Silence),
    /// It reports that it cannot go on.
    Blocked(NaiveDate),
    /// It stops, since the measure was merged into another one.
    Withdrawn(NaiveDate),
    /// It never begins.
    Never,
}

/// A silence, and what supervision does about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Silence {
    pub from: NaiveDate,
    pub urged: NaiveDate,
    pub urged_again: NaiveDate,
    /// On which day something was promised, and by when.
    pub promised: Option<(NaiveDate, NaiveDate)>,
    /// When it was found that the promise was kept, or not; none where nobody looked.
    pub outcome: Option<(NaiveDate, bool)>,
}

impl Ends {
    /// Whether a report of that day is written.
    fn reports_on(self, day: NaiveDate) -> bool {
        match self {
            Self::Open | Self::Blocked(_) => true,
            Self::Submits { on, .. } => day < on,
            Self::Silent(silence) => day < silence.from || matches!(silence.outcome, Some((kept, true)) if day > kept),
            Self::Withdrawn(from) => day < from,
            Self::Never => false,
        }
    }

    const fn verified(self) -> Option<NaiveDate> {
        match self {
            Self::Submits { verified, .. } => Some(verified),
            _ => None,
        }
    }
}

impl<'a> Story<'a> {
    pub fn new(ledger: &'a Ledger, seed: u64, (measure, item): (&'a Measure, &'a Item), course: Course, supervisor: &'static str) -> Self {
        let mut story = Self { ledger, seed, measure, item, course, voices: Vec::new(), supervisor };
        for owed in ledger.obligations(item) {
            let voice = story.voice(owed.item.key, owed.unit.as_str());
            story.voices.push(voice);
        }
        story.hush_one();
        if let Some(lead) = story.lead() {
            let voice = story.lead_voice(lead);
            story.voices.push(voice);
        }
        story
    }

    pub fn chance(&self, about: &str) -> Chance {
        Chance::of(self.seed, &format!("{about} {}", self.measure.id))
    }

    pub fn year(&self) -> i32 {
        self.ledger.plan().year
    }

    /// The first lead, where it is a unit that has a word of its own beside what it owes.
    fn lead(&self) -> Option<String> {
        let lead = self.measure.answering_lead()?;
        let is_sole = self.voices.iter().any(|voice| voice.key.unit.is_none());
        match self.ledger.units().find(lead) {
            Some(Lookup::Unit(unit)) if !is_sole => Some(unit.name.clone()),
            _ => None,
        }
    }

    fn voice(&self, key: ItemKey, unit: &str) -> Voice {
        let mut chance = self.chance(&format!("voice {unit}"));
        let ends = match self.course {
            Course::Closes(day) => self.submits(&mut chance, day, 60, 0),
            Course::Due(end) if chance.percent(86) => self.submits(&mut chance, end, 25, 20),
            Course::Due(_) => Ends::Open,
            Course::Laggards if chance.percent(28) => self.silent(&mut chance, self.silent_since()),
            Course::Silent(from) if key.unit.is_none() || chance.percent(35) => self.silent(&mut chance, from),
            Course::Blocked(from) if key.unit.is_none() || chance.percent(30) => Ends::Blocked(at_work(from)),
            Course::Withdrawn(from) => Ends::Withdrawn(from),
            Course::Idle => Ends::Never,
            Course::Steady | Course::Laggards | Course::Silent(_) | Course::Blocked(_) => self.steady(&mut chance),
        };
        Voice { key, unit: unit.to_owned(), begins: self.begins(&mut chance), ends }
    }

    /// Where chance left nobody silent of those who were to be, the first one is.
    fn hush_one(&mut self) {
        let from = match self.course {
            Course::Laggards => self.silent_since(),
            Course::Silent(from) => from,
            _ => return,
        };
        let silence = self.silent(&mut self.chance("hush"), from);
        if !self.voices.iter().any(|voice| matches!(voice.ends, Ends::Silent(_)))
            && let Some(first) = self.voices.first_mut()
        {
            first.ends = silence;
        }
    }

    fn lead_voice(&self, unit: String) -> Voice {
        let mut chance = self.chance("lead");
        let all_verified: Option<Vec<NaiveDate>> = self.voices.iter().map(|voice| voice.ends.verified()).collect();
        let through = all_verified.and_then(|days| days.into_iter().max());
        let ends = match (self.course, through) {
            (Course::Silent(from), _) => self.silent(&mut chance, from),
            (Course::Blocked(from), _) => Ends::Blocked(at_work(from)),
            (Course::Withdrawn(from), _) => Ends::Withdrawn(from),
            (Course::Idle, _) => Ends::Never,
            (_, Some(day)) => self.submits(&mut chance, day + TimeDelta::days(5), 3, 0),
            (_, None) => Ends::Open,
        };
        Voice { key: self.item.key, unit, begins: self.begins(&mut chance), ends }
    }

    fn begins(&self, chance: &mut Chance) -> NaiveDate {
        let month = match chance.between(1, 100) {
            ..=82 => 1,
            83..=95 => 2,
            _ => 3,
        };
        let begins = date(self.year(), month, 5);
        self.measure.deadline.start().map_or(begins, |start| start.max(begins))
    }

    fn steady(&self, chance: &mut Chance) -> Ends {
        let (early, open) = (chance.percent(18), chance.percent(22));
        let (day, last) = (chance.between(0, 158), chance.between(0, 29));
        match (self.measure.deadline.is_ongoing(), early, open) {
            (true, ..) | (false, false, true) => Ends::Open,
            (false, true, _) => self.submits(chance, date(self.year(), 6, 15) + TimeDelta::days(day), 0, 0),
            (false, false, false) => self.submits(chance, date(self.year(), 12, 1) + TimeDelta::days(last), 0, 0),
        }
    }

    /// Through between so many days before `day` and so many after.
    fn submits(&self, chance: &mut Chance, day: NaiveDate, before: i64, after: i64) -> Ends {
        let on = at_work(day + TimeDelta::days(chance.between(-before, after)));
        let back = later(on, chance.between(2, 6));
        let again = later(back, chance.between(12, 25));
        let returned = chance.percent(7).then_some((back, again));
        let verified = later(returned.map_or(on, |(_, again)| again), chance.between(4, 18));
        Ends::Submits { on, returned, verified }
    }

    /// The month in which those who lag behind fall silent.
    fn silent_since(&self) -> NaiveDate {
        date(self.year(), u32::try_from(self.chance("since").between(4, 10)).unwrap_or(4), 1)
    }

    fn silent(&self, chance: &mut Chance, from: NaiveDate) -> Ends {
        let from = if chance.percent(70) { from } else { from + TimeDelta::days(31) };
        let quarterly = self.measure.deadline.is_ongoing();
        let months = (from.month()..=12).filter(|month| !quarterly || month.is_multiple_of(3));
        let due = months.map(|month| date(self.year(), month, 25)).find(|due| *due >= from).unwrap_or(from);
        // Those of one measure are urged together.
        let urged = later(due, self.chance(&format!("urged {due}")).between(6, 12));
        let urged_again = later(urged, self.chance(&format!("again {due}")).between(14, 25));
        let (promises, day, days) = (chance.percent(55), chance.between(1, 4), chance.between(9, 28));
        let promised = promises.then(|| (later(urged_again, day), later(urged_again, day + days)));
        let (fate, looked) = (chance.between(1, 100), chance.between(1, 5));
        let outcome = promised.and_then(|(_, due)| match fate {
            ..=35 => Some((at_work_before(due), true)),
            36..=75 => Some((later(due, looked), false)),
            // Some are looked at late; what is due in the autumn stays open.
            _ if due < date(self.year(), 10, 20) => Some((later(due, 15 + looked * 3), false)),
            _ => None,
        });
        Ends::Silent(Silence { from, urged, urged_again, promised, outcome })
    }

    /// All that is reported.
    pub fn tell(&self, lines: &mut Vec<Line>) {
        for voice in &self.voices {
            self.reports(voice, lines);
            self.ending(voice, lines);
        }
    }

    fn reports(&self, voice: &Voice, lines: &mut Vec<Line>) {
        let mut has_begun = false;
        for (month, day) in self.report_days(voice) {
            let mut chance = self.chance(&format!("words {month} {}", voice.unit));
            let text = words::progress(&mut chance, month, &self.task(), self.measure.deadline.is_ongoing());
            self.report(voice, day, What::Note(NoteKind::Progress, text), lines);
            if !std::mem::replace(&mut has_begun, true) {
                self.report(voice, day, What::Status(Status::InProgress, None), lines);
            }
        }
    }

    /// The months of which it reports, and when.
    fn report_days<'v>(&'v self, voice: &'v Voice) -> impl Iterator<Item = (u32, NaiveDate)> + 'v {
        let habit = Habit::of(self.seed, &voice.unit);
        let quarterly = self.measure.deadline.is_ongoing();
        let months = (1..=12).filter(move |month: &u32| !quarterly || month.is_multiple_of(3));
        let days = months.map(move |month| {
            let mut chance = self.chance(&format!("report {month} {}", voice.unit));
            (month, self.report_day(&mut chance, habit, &voice.unit, month))
        });
        days.filter(|(_, day)| *day >= voice.begins && voice.ends.reports_on(*day))
    }

    /// A unit reports on all that it owes on one day of the month; now and then on one thing before or behind the others.
    fn report_day(&self, chance: &mut Chance, habit: Habit, unit: &str, month: u32) -> NaiveDate {
        let mut of_unit = Chance::of(self.seed, &format!("month {month} {unit}"));
        let base = Chance::of(self.seed, &format!("day {unit}")).between(14, 22);
        let day = u32::try_from(base + of_unit.between(0, 3)).unwrap_or(20);
        let due = date(self.year(), month, 25);
        if of_unit.percent(habit.late()) {
            return later(due, of_unit.between(1, 7));
        }
        let usual = at_work_before(date(self.year(), month, day));
        if chance.percent(88) { usual } else { at_work_before((usual + TimeDelta::days(chance.between(-3, 3))).min(due)) }
    }

    fn report(&self, voice: &Voice, on: NaiveDate, what: What, lines: &mut Vec<Line>) {
        lines.push(Line { on, round: format!("2 report {}", voice.unit), by: OFFICER, item: voice.key, what });
    }

    fn ending(&self, voice: &Voice, lines: &mut Vec<Line>) {
        let mut chance = self.chance(&format!("ending {}", voice.unit));
        match voice.ends {
            Ends::Submits { on, returned, verified } => {
                self.begin(voice, on, lines);
                let mut say = |on, what| self.report(voice, on, what, lines);
                say(on, What::Note(NoteKind::Progress, words::finished(&mut chance, &self.task())));
                say(on, What::Status(Status::Submitted, None));
                if let Some((back, again)) = returned {
                    self.verify(voice, back, Status::InProgress, words::returned(&mut chance), lines);
                    let mut say = |on, what| self.report(voice, on, what, lines);
                    say(again, What::Note(NoteKind::Evidence, words::evidence(&mut chance)));
                    say(again, What::Status(Status::Submitted, None));
                }
                self.verify(voice, verified, Status::Done, words::verified(&mut chance), lines);
            }
            Ends::Blocked(on) => {
                self.begin(voice, on, lines);
                self.report(voice, on, What::Status(Status::Blocked, Some(words::blocked(&mut self.chance("blocked")))), lines);
            }
            Ends::Silent(Silence { outcome: Some((kept, true)), .. }) => {
                self.report(voice, kept, What::Note(NoteKind::Progress, words::caught_up(&mut chance)), lines);
            }
            Ends::Open | Ends::Silent(_) | Ends::Withdrawn(_) | Ends::Never => {}
        }
    }

    fn verify(&self, voice: &Voice, on: NaiveDate, to: Status, words: String, lines: &mut Vec<Line>) {
        let round = format!("6 verify {} {}", self.measure.id, to.code());
        lines.push(Line { on, round, by: self.supervisor, item: voice.key, what: What::Status(to, Some(words)) });
    }

    /// What is to end must have begun, if only on the same day.
    fn begin(&self, voice: &Voice, on: NaiveDate, lines: &mut Vec<Line>) {
        if self.report_days(voice).next().is_none_or(|(_, first)| first >= on) {
            let (round, what) = (format!("1 begin {}", voice.unit), What::Status(Status::InProgress, None));
            lines.push(Line { on, round, by: OFFICER, item: voice.key, what });
        }
    }

    /// The title of its task.
    pub fn task(&self) -> String {
        self.ledger.plan().task(self.measure.id.task).map(|(_, _, task)| task.title.clone()).unwrap_or_default()
    }
}
