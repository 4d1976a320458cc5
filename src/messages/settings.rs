//! Settings: what each is, and what is said when one is refused.

use super::Lang;
use crate::ledger::Setting;

super::catalogue! {
    yes: "是", "yes";
    no: "否", "no";
    by_the_plan: "计划年度1月1日", "1 January of the plan's year";
    days(n): "{n}天", "{n} days";
    working_days(n): "{n}个工作日", "{n} working days";
    day_of_month(n): "{n}日", "day {n}";
    times(n): "{n}次", "{n} times";
    points(n): "{n}个百分点", "{n} points";
    characters(n): "{n}个字", "{n} characters";
    within(least, most): " {least} 至 {most}", "{least} to {most}";
    yes_or_no: "“是”或“否”", "yes or no";
    a_date: "一个日期，如 2026-11-01", "a date such as 2026-11-01";

    about: "查看和修改判断用的各项阈值", "Show and change the thresholds by which the ledger is judged";
    help_name: "设置的名称，如 report_day；不写则列出全部", "name of a setting, such as report_day; all unless given";
    help_value: "新的值；default 或 默认 恢复默认值", "the new value; default gives it its default again";
    col_name: "名称", "name";
    col_value: "现值", "value";
    col_default: "默认", "default";
    col_changed: "修改", "changed";
    col_what: "含义", "what";
    allowed_label: "可填", "takes";
    changed_by(who, when): "{who} {when}", "{who} {when}";
    changed_from(default, changed): "默认 {default}，{changed} 改", "default {default}, changed by {changed}";
    in_settings: "设置", "Settings";
    screen_title(count): "设置 {count}", "Settings {count}";
    changed_count(count): "已改 {count}", "{count} changed";
    key_settings: "设置", "settings";
    key_edit_setting: "修改", "change it";
    not_undone: "设置不撤销：再改回原值，或填“默认”。", "A setting is not undone: change it again, or type \"default\".";
    entry_title(name, title): "设置 {name} {title}", "Setting {name}: {title}";
    entry_explained(meaning, allowed, default): "{meaning}可填 {allowed}；填“默认”恢复 {default}。", "{meaning} Takes {allowed}; \"default\" gives {default} again.";

    unknown(name): "没有设置“{name}”。用 duban settings 看全部。", "There is no setting \"{name}\". duban settings lists them.";
    wrong_value(name, typed, allowed): "设置 {name} 不能是“{typed}”，应为{allowed}。", "{name} cannot be \"{typed}\": it takes {allowed}.";
    as_it_is(name): "设置 {name} 现在就是这个值，没有改动。", "{name} is so already; nothing was changed.";
}

/// What a setting is, in a few words.
pub const fn title(setting: Setting, lang: Lang) -> &'static str {
    let (zh, en) = match setting {
        Setting::LongDays => ("长事项", "long items"),
        Setting::ShortDays => ("短事项", "short items"),
        Setting::WarnLong => ("长事项提前转黄", "warning of long items"),
        Setting::WarnMiddle => ("一般事项提前转黄", "warning of items between"),
        Setting::WarnShort => ("短事项提前转黄", "warning of short items"),
        Setting::ProgressYellow => ("欠序时转红", "behind: red"),
        Setting::CapYellow => ("超序时转红", "over course: red"),
        Setting::LevelYellow => ("未达标转红", "level missed: red"),
        Setting::TooEarly => ("时间过早", "too early"),
        Setting::ReviewPatience => ("节点、复核期宽限", "patience with milestones"),
        Setting::ReviewsInRow => ("连续漏期转红", "missed in a row: red"),
        Setting::ReportDay => ("进展报送日", "reporting day"),
        Setting::ReportPatience => ("报送宽限", "patience with reports"),
        Setting::ReportsMissing => ("漏报转红", "reports missing: red"),
        Setting::ReportsFrom => ("报送起始日", "reports from"),
        Setting::QuietDays => ("办理后静默", "quiet after an act"),
        Setting::VerifyByAnother => ("核定须另一人", "verified by another"),
        Setting::OverVerified => ("自报高于核定", "reported over verified"),
        Setting::SameText => ("雷同最短字数", "shortest same text"),
    };
    lang.pick(zh, en)
}

/// What follows from a setting, in a sentence.
pub const fn meaning(setting: Setting, lang: Lang) -> &'static str {
    let (zh, en) = match setting {
        Setting::LongDays => ("历时超过这些天的事项算长事项。", "An item of more days than these is a long one."),
        Setting::ShortDays => ("历时不超过这些天的事项算短事项。", "An item of no more days than these is a short one."),
        Setting::WarnLong => ("长事项到期前这些天起转黄。", "A long item turns yellow so many days before its end."),
        Setting::WarnMiddle => {
            ("不长不短的事项到期前这些天起转黄。", "An item that is neither long nor short turns yellow so many days before its end.")
        }
        Setting::WarnShort => ("短事项到期前这些天起转黄。", "A short item turns yellow so many days before its end."),
        Setting::ProgressYellow => (
            "累计指标达到应达数的这个比例为黄，不足为红。",
            "A running total that has this share of what is expected is yellow, with less it is red.",
        ),
        Setting::CapYellow => (
            "上限指标的用量在时间份额的这个比例以内为黄，再多为红。",
            "What is used of a cap is yellow up to this share of what the time allows, beyond it red.",
        ),
        Setting::LevelYellow => (
            "水平指标与目标的差距在目标的这个比例以内为黄，再大为红。",
            "A level that misses its target by no more than this share of it is yellow, by more red.",
        ),
        Setting::TooEarly => {
            ("时间或应达数不足这个比例时不判断，为灰。", "While less than this share of the time or the target is expected, it is grey.")
        }
        Setting::ReviewPatience => (
            "节点、复核期和频次漏期在这些工作日以内为黄，再久为红。",
            "A milestone, a review or a period of a frequency is yellow for so many working days, then red.",
        ),
        Setting::ReviewsInRow => ("连续漏掉这么多期，当即为红。", "So many of them missed in a row are red at once."),
        Setting::ReportDay => (
            "每月到这一天须报进展；长期事项为每季度末月的这一天。",
            "Progress is reported by this day of each month; of what is ongoing, of the last month of each quarter.",
        ),
        Setting::ReportPatience => {
            ("进展晚报在这些工作日以内为黄，再久为红。", "A report is yellow for so many working days after its day, then red.")
        }
        Setting::ReportsMissing => ("缺这么多次进展，当即为红。", "So many missing reports are red at once."),
        Setting::ReportsFrom => ("这一天以前的报送日不算。", "Reporting days before this one do not count."),
        Setting::QuietDays => (
            "有人办理后这些天内（含当天），没有变差就不再列入督办队列。",
            "What a person acted on stays out of the queue for so many days, the day of the act included, unless it becomes worse.",
        ),
        Setting::VerifyByAnother => ("报“待核”的人不能自己核定办结。", "Who reported that an item is done does not verify it."),
        Setting::OverVerified => (
            "自报值比核定值好出这么多以上，列为核对发现。",
            "A reported value that is better than the verified one by more than this is found.",
        ),
        Setting::SameText => ("不足这些字的进展和佐证不查雷同。", "Shorter progress notes and evidence are not compared with others."),
    };
    lang.pick(zh, en)
}
