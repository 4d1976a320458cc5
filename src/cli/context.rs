//! What every subcommand needs: the language, the day, who acts, the database, and a place to print to.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{Datelike, NaiveDate};
use clap::ArgMatches;
use etcetera::BaseStrategy;
use serde::Serialize;

use super::output::{Output, complain};
use super::{Done, Failure};
use crate::accounts;
use crate::import;
use crate::ledger::{Ledger, Moment};
use crate::messages::{Lang, cli as say, past};
use crate::plan::{Plan, parse_day_seen};
use crate::report::json;
use crate::seeds::{self, SeedError};
use crate::store::{Access, Store, StoreError};
use crate::text::visible_line;

/// What every subcommand needs.
pub(super) struct Context {
    pub lang: Lang,
    /// The day by which the ledger is judged, where one was given.
    pub as_of: Option<NaiveDate>,
    /// The clock of the binary.
    pub now: fn() -> Moment,
    pub by: String,
    pub read_only: bool,
    pub database: PathBuf,
    /// Whether the database was named, so that its directory is the person's own affair.
    named: bool,
    /// Whether `--` was among the arguments: what looks like an option is none then.
    pub words_are_words: bool,
    /// Whether something was written that stays, whatever becomes of the answer.
    pub saved: bool,
    /// What is said before the answer: that it is of a day that is over.
    mark: Option<String>,
    pub out: Output,
}

impl Context {
    pub(super) fn new(matches: &ArgMatches, lang: Lang, now: fn() -> Moment, words_are_words: bool) -> Result<Self, Failure> {
        let named = matches.get_one::<PathBuf>("db").cloned().or_else(|| set_variable("DUBAN_DB").map(PathBuf::from));
        let database = match &named {
            Some(path) => path.clone(),
            None => default_database().ok_or_else(|| Failure::Input(say::no_home(lang).to_owned()))?,
        };
        let mut context = Self {
            lang,
            as_of: None,
            now,
            by: person(matches.get_one::<String>("by").cloned().or_else(|| set_variable("DUBAN_USER")?.into_string().ok())),
            read_only: matches.get_flag("read-only"),
            database,
            named: named.is_some(),
            words_are_words,
            saved: false,
            mark: None,
            out: Output::new(lang),
        };
        context.as_of = matches.get_one::<String>("as-of").map(|text| context.day_of(text)).transpose()?;
        Ok(context)
    }

    /// The day that was typed as the as-of date, read as the console reads it. Where no year is written it is that of the plan.
    fn day_of(&self, text: &str) -> Result<NaiveDate, Failure> {
        let today = self.today();
        let calendar = crate::seeds::calendar().unwrap_or_default();
        let read = |year| parse_day_seen(text, year, today, &calendar);
        // Of two leap years: what is another day in the other has no year of its own.
        let year = match read(2024) == read(2028) {
            true => today.year(),
            // Whatever is wrong with the database is said when it is used.
            false => self.open_for(Access::ReadOnly).and_then(|mut store| Ok(store.plan_year()?)).unwrap_or_else(|_| today.year()),
        };
        read(year).ok_or_else(|| Failure::Input(past::no_as_of(self.lang, text)))
    }

    /// Refuses a day before the plan's year: there is no ledger of it.
    pub(super) fn refuse_before_plan(&self, year: i32) -> Done {
        match self.past_day().filter(|day| day.year() < year) {
            Some(_) => Err(Failure::Input(past::before_plan(self.lang, year))),
            None => Ok(()),
        }
    }

    /// The day by which the ledger is judged.
    pub(super) fn day(&self) -> NaiveDate {
        self.as_of.unwrap_or_else(|| (self.now)().date_naive())
    }

    /// The day that is over and by which the ledger is judged: all is shown as it stood at its end, and nothing is written.
    fn past_day(&self) -> Option<NaiveDate> {
        self.as_of.filter(|day| *day < self.today())
    }

    /// Whether it is judged by a day that is over.
    pub(super) fn is_past(&self) -> bool {
        self.past_day().is_some()
    }

    /// The day of the clock.
    pub(super) fn today(&self) -> NaiveDate {
        (self.now)().date_naive()
    }

    /// The ledger as it is to be shown. Where there is no database, it is made.
    pub(super) fn ledger(&mut self) -> Result<Ledger, Failure> {
        Ok(self.ledger_and_store()?.0)
    }

    /// The same with the store, for what is written beside the record.
    pub(super) fn ledger_and_store(&mut self) -> Result<(Ledger, Store), Failure> {
        let mut store = self.open_or_make_aloud()?;
        Ok((self.load(&mut store)?, store))
    }

    /// Loads the ledger as it is to be shown: one place knows of days that are over, so that no command forgets them.
    pub(super) fn load(&mut self, store: &mut Store) -> Result<Ledger, Failure> {
        let (lang, today) = (self.lang, self.today());
        let Some(day) = self.past_day() else {
            self.mark = self.as_of.filter(|day| *day > today).map(|day| past::mark_ahead(lang, day, today));
            return Ok(store.load()?);
        };
        let ledger = store.load_until(day)?;
        self.refuse_before_plan(ledger.plan().year)?;
        let begun = if ledger.events().is_empty() { store.begun()? } else { None };
        self.mark = Some(begun.map_or_else(|| past::mark(lang, day), |begun| past::mark_before(lang, day, begun)));
        Ok(ledger)
    }

    /// Opens the record to write in it; where there is none, it is made. Refused by a day that is over.
    pub(super) fn record(&self) -> Result<Store, Failure> {
        self.refuse_past()?;
        self.open_or_make_aloud()
    }

    /// Refuses to write by a day that is over.
    pub(super) fn refuse_past(&self) -> Done {
        match self.past_day() {
            Some(day) => Err(Failure::Input(past::no_writing(self.lang, day, self.today()))),
            None => Ok(()),
        }
    }

    /// Opens the database, which must be there.
    pub(super) fn open(&self) -> Result<Store, Failure> {
        self.open_for(if self.read_only { Access::ReadOnly } else { Access::Write })
    }

    /// Opens it for that much.
    pub(super) fn open_for(&self, access: Access) -> Result<Store, Failure> {
        Ok(Store::open(&self.database, access, (self.now)())?)
    }

    /// Opens the database; where there is none, makes it with the embedded plan and says so.
    pub(super) fn open_or_make(&self) -> Result<(Store, Option<String>), Failure> {
        if self.read_only || self.database.exists() {
            return Ok((self.open()?, None));
        }
        let imported = seeds::plan().map_err(|e| seed_fault(&e, self.lang))?;
        let made = self.make(&imported.plan)?;
        let greeting = made.1.then(|| say::made(self.lang, self.database.display(), &imported.plan.title));
        Ok((made.0, greeting))
    }

    /// The same for a command: what is said goes to standard error.
    fn open_or_make_aloud(&self) -> Result<Store, Failure> {
        let (store, greeting) = self.open_or_make()?;
        if let Some(greeting) = greeting {
            complain(&greeting);
        }
        Ok(store)
    }

    /// The database as a person names it, with `~` for the home directory.
    pub(super) fn short_path(&self) -> String {
        let below_home = etcetera::home_dir().ok().and_then(|home| self.database.strip_prefix(home).ok().map(Path::to_owned));
        below_home.map_or_else(|| self.database.display().to_string(), |rest| format!("~/{}", rest.display()))
    }

    /// Makes the database with a plan; whether this process did, or another one was quicker.
    pub(super) fn make(&self, plan: &Plan) -> Result<(Store, bool), Failure> {
        self.refuse_missing_directory()?;
        if let Some(directory) = self.missing_directory() {
            let made = fs::create_dir_all(directory);
            made.map_err(|e| Failure::Database(say::output_unwritable(self.lang, directory.display(), e)))?;
        }
        // The plan is Chinese, and so is what is kept of it.
        match Store::create(&self.database, plan, &self.by, (self.now)(), &import::summary(plan, Lang::Zh)) {
            Ok(store) => Ok((store, true)),
            Err(StoreError::Exists(_)) => Ok((self.open()?, false)),
            Err(error) => Err(error.into()),
        }
    }

    /// A directory is made for the default place only, never for one that was named.
    pub(super) fn refuse_missing_directory(&self) -> Done {
        match self.missing_directory().filter(|_| self.named) {
            Some(directory) => Err(Failure::Database(say::no_directory(self.lang, directory.display()))),
            None => Ok(()),
        }
    }

    fn missing_directory(&self) -> Option<&Path> {
        self.database.parent().filter(|d| !d.as_os_str().is_empty() && !d.exists())
    }

    /// Prints text. Whatever it comes from, no escape sequence in it reaches the terminal.
    pub(super) fn print(&mut self, text: &str) -> Done {
        self.say_mark()?;
        self.out.print(text)
    }

    /// Prints one sentence.
    pub(super) fn say(&mut self, sentence: &str) -> Done {
        self.say_mark()?;
        self.out.say(sentence)
    }

    fn say_mark(&mut self) -> Done {
        self.mark.take().map_or(Ok(()), |mark| self.out.say(&mark))
    }

    /// Also that there is nothing is said of the day that is meant.
    pub(super) fn marked<T>(&mut self, done: Result<T, Failure>) -> Result<T, Failure> {
        match (done, self.mark.take()) {
            (Err(Failure::Nothing(Some(sentence))), Some(mark)) => Err(Failure::Nothing(Some(format!("{mark}\n{sentence}")))),
            (done, _) => done,
        }
    }

    /// Prints one JSON document.
    pub(super) fn print_json(&mut self, document: &impl Serialize) -> Done {
        let text = json::document(document).map_err(|e| Failure::Output(e.to_string()))?;
        self.out.write(&text)
    }

    pub(super) fn flush(&mut self) -> Done {
        self.out.flush()
    }

    /// The columns of the terminal; none where the output is not one.
    pub(super) fn width(&self) -> Option<usize> {
        self.out.width()
    }

    /// What was written stays, even where nothing could be printed about it: that is said, and the command did what it was to do. Whoever
    /// ran it again would write it twice.
    pub(super) fn unless_saved<T: Default>(&self, done: Result<T, Failure>) -> Result<T, Failure> {
        match done {
            Err(Failure::Output(sentence)) if self.saved => {
                complain(&say::saved_but(self.lang, sentence));
                Ok(T::default())
            }
            done => done,
        }
    }
}

/// A variable of the environment; one that is empty counts as not set.
pub(super) fn set_variable(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

pub(super) fn seed_fault(error: &SeedError, lang: Lang) -> Failure {
    Failure::Input(say::seed_fault(lang, error))
}

fn default_database() -> Option<PathBuf> {
    Some(etcetera::choose_base_strategy().ok()?.data_dir().join("duban").join("duban.db"))
}

/// Who acts: as asked, else the login name, else the number of the account.
fn person(asked: Option<String>) -> String {
    let named = |name: &String| !name.trim().is_empty();
    // The login shell may ask a directory service that the system's own list knows nothing of: so it comes first.
    let login = || ["USER", "LOGNAME"].iter().find_map(|name| std::env::var(name).ok().filter(named));
    let name = asked.filter(named).or_else(login).or_else(accounts::login_name);
    name.map_or_else(|| format!("uid{}", rustix::process::getuid().as_raw()), |n| visible_line(n.trim()).into_owned())
}
