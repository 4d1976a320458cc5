//! What the pictures say: charts, trend lines, bars.

use super::Lang;

super::catalogue! {
    reported: "自报", "reported";
    verified: "核定", "verified";
    expected: "序时", "path";
    target: "目标", "target";
    projected: "预计", "forecast";
    now: "今", "now";
    no_readings: "还没有数据。", "No readings yet.";
    no_readings_target(target): "还没有数据。目标 {target}。", "No readings yet. The target is {target}.";

    rising: "升", "up";
    falling: "降", "down";
    steady: "平", "flat";

    closed_by_month: "各月末办结", "closed by month";
    now_share(percent): "今{percent}%", "now {percent}%";
    points_behind(points): "落后{points}点", "{points} pts behind";
    points_ahead(points): "超前{points}点", "{points} pts ahead";
    points_level: "与时间持平", "as time";

    january: "1月", "Jan";
    february: "2月", "Feb";
    march: "3月", "Mar";
    april: "4月", "Apr";
    may: "5月", "May";
    june: "6月", "Jun";
    july: "7月", "Jul";
    august: "8月", "Aug";
    september: "9月", "Sep";
    october: "10月", "Oct";
    november: "11月", "Nov";
    december: "12月", "Dec";
}

/// The short name of a month, 1 to 12.
pub const fn month(lang: Lang, number: u32) -> &'static str {
    match number {
        1 => january(lang),
        2 => february(lang),
        3 => march(lang),
        4 => april(lang),
        5 => may(lang),
        6 => june(lang),
        7 => july(lang),
        8 => august(lang),
        9 => september(lang),
        10 => october(lang),
        11 => november(lang),
        _ => december(lang),
    }
}
