//! What is found, and how near it is to what was asked for.

use crate::ledger::{EventNo, ItemKey, Ledger};
use crate::messages::{Lang, search as say};
use crate::plan::{IndicatorKey, UnitName};

/// What a hit leads to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Target {
    /// A unit.
    Unit(UnitName),
    /// A group of units, such as 各区政府.
    Group(UnitName),
    /// A task, by its number.
    Task(u32),
    /// A measure.
    Measure(ItemKey),
    /// What a unit owes under a measure.
    Owed(ItemKey),
    /// An indicator.
    Indicator(IndicatorKey),
    /// A note on an item, by the act that wrote it.
    Note(ItemKey, EventNo),
}

/// The kind of a [`Target`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TargetKind {
    /// 单位
    Unit,
    /// 单位组
    Group,
    /// 任务
    Task,
    /// 措施
    Measure,
    /// 责任事项
    Owed,
    /// 指标
    Indicator,
    /// 记录
    Note,
}

/// How near a hit is: the nearest first. Of several words the one that is farthest counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rank {
    /// Its id is what was asked for.
    Id,
    /// It belongs to what has that id: the measures of a task, what is owed under a measure.
    UnderId,
    /// Its id begins so.
    IdBegins,
    /// A unit, one of whose names it is.
    UnitIs,
    /// A unit, one of whose names begins so.
    UnitBegins,
    /// A unit that has it in a name.
    UnitHas,
    /// It stands in the title of a task.
    Title,
    /// It stands in the name of an indicator.
    Indicator,
    /// It stands in the text of a measure.
    Text,
    /// It stands in the text of a measure, and the unit of that name owes it.
    TextOwed,
    /// The characters stand in a unit's name in that order, with others between them.
    UnitSkips,
    /// A unit of that name leads the measure, or owes it.
    Led,
    /// A unit of that name has another part in the measure.
    Bound,
    /// It stands in what somebody wrote.
    Note,
    /// It stands in the title of the task to which it belongs.
    OfTask,
    /// Initials of pinyin, which fit almost anything: in a title.
    LooseTitle,
    /// In the name of an indicator.
    LooseIndicator,
    /// In the text of a measure.
    LooseText,
    /// A unit whose name has them with others between them leads the measure or has a part in it.
    LooseUnit,
    /// In what somebody wrote.
    LooseNote,
}

impl Rank {
    /// How many there are.
    pub(super) const COUNT: usize = Rank::LooseNote as usize + 1;

    /// Where it stands, as a code in exports.
    pub const fn place(self) -> &'static str {
        match self {
            Rank::Id | Rank::UnderId | Rank::IdBegins => "id",
            Rank::UnitIs | Rank::UnitBegins | Rank::UnitHas | Rank::UnitSkips => "name",
            Rank::Title | Rank::LooseTitle => "title",
            Rank::Indicator | Rank::LooseIndicator => "indicator",
            Rank::Text | Rank::TextOwed | Rank::LooseText => "text",
            Rank::Led | Rank::Bound | Rank::LooseUnit => "units",
            Rank::Note | Rank::LooseNote => "note",
            Rank::OfTask => "task",
        }
    }

    /// Whether first letters of pinyin alone made it fit.
    pub fn is_loose(self) -> bool {
        self >= Rank::LooseTitle
    }
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it leads to.
    pub target: Target,
    /// How near it is.
    pub rank: Rank,
}

impl Target {
    /// Its kind.
    pub const fn kind(&self) -> TargetKind {
        match self {
            Target::Unit(_) => TargetKind::Unit,
            Target::Group(_) => TargetKind::Group,
            Target::Task(_) => TargetKind::Task,
            Target::Measure(_) => TargetKind::Measure,
            Target::Owed(_) => TargetKind::Owed,
            Target::Indicator(_) => TargetKind::Indicator,
            Target::Note(..) => TargetKind::Note,
        }
    }

    /// The item that it is, or on which it was written.
    pub const fn item(&self) -> Option<ItemKey> {
        match self {
            Target::Measure(key) | Target::Owed(key) | Target::Note(key, _) => Some(*key),
            _ => None,
        }
    }

    /// The id by which people know it: a number, the label of an item, the code of an indicator, the short name of a unit.
    pub fn id(&self, ledger: &Ledger) -> String {
        match self {
            Target::Unit(name) => ledger.units().short(*name).to_owned(),
            Target::Group(name) => name.as_str().to_owned(),
            Target::Task(number) => number.to_string(),
            Target::Measure(key) | Target::Owed(key) | Target::Note(key, _) => ledger.label(*key),
            Target::Indicator(key) => {
                ledger.indicators().of_key(key).map_or_else(|| key.as_str().to_owned(), |attached| attached.code.to_string())
            }
        }
    }
}

impl TargetKind {
    /// The code in exports.
    pub const fn code(self) -> &'static str {
        match self {
            TargetKind::Unit => "unit",
            TargetKind::Group => "group",
            TargetKind::Task => "task",
            TargetKind::Measure => "measure",
            TargetKind::Owed => "obligation",
            TargetKind::Indicator => "indicator",
            TargetKind::Note => "note",
        }
    }

    /// The word on the screen.
    pub const fn word(self, lang: Lang) -> &'static str {
        match self {
            TargetKind::Unit => say::unit(lang),
            TargetKind::Group => say::group(lang),
            TargetKind::Task => say::task(lang),
            TargetKind::Measure => say::measure(lang),
            TargetKind::Owed => say::obligation(lang),
            TargetKind::Indicator => say::indicator(lang),
            TargetKind::Note => say::note(lang),
        }
    }
}
