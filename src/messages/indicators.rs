//! Indicators and their readings: words, refusals, and the arithmetic behind a light.

super::catalogue! {
    cumulative: "累计", "cumulative";
    cap: "上限", "cap";
    level: "水平", "level";
    per_unit: "逐区达标", "each unit";
    monthly: "每月频次", "times a month";
    quarterly: "每季度频次", "times a quarter";
    binding: "要求", "binding";
    aspirational: "力争", "aspirational";
    reported: "自报", "reported";
    verified: "核定", "verified";

    set_elsewhere(source): "目标值见{source}，待填", "target set by {source}, to be entered";
    no_target: "未定目标值", "no target yet";
    no_reading: "无数据", "no reading";
    too_early: "时序不足5%，暂不判", "under 5 % of the time, not judged";
    no_period: "尚无到期的周期", "no period is over yet";

    behind(reached, expected): "欠序时 {reached}/{expected}", "behind {reached}/{expected}";
    on_course(reached, expected): "达序时 {reached}/{expected}", "on course {reached}/{expected}";
    over_course(used, share): "超序时 {used}/{share}", "over the time share {used}/{share}";
    within_course(used, share): "序时内 {used}/{share}", "within the time share {used}/{share}";
    exceeded(used, cap): "超上限 {used}/{cap}", "over the cap {used}/{cap}";
    met(value, target): "达标 {value}/{target}", "met {value}/{target}";
    of_indicator(name): "（{name}）", " ({name})";
    of_indicator_in(name, unit): "（{name}，{unit}）", " ({name}, {unit})";
    missed(value, target): "未达标 {value}/{target}", "missed {value}/{target}";
    periods_met(count): "{count}期均达标", "all {count} periods met";
    period_missed(period, days): "{period}频次不足，已过{days}个工作日", "{period} missed, {days} working days ago";
    periods_missed(count, period, days): "{count}期频次不足，最早{period}，已过{days}个工作日", "{count} periods missed, the first {period}, {days} working days ago";
    month(month): "{month}月", "month {month}";
    quarter(quarter): "{quarter}季度", "Q{quarter}";

    linear(reached, elapsed, total, at_end): "{reached} ÷ {elapsed}天 × {total}天 = {at_end}", "{reached} ÷ {elapsed} days × {total} days = {at_end}";
    linear_from(opening, gained, elapsed, total, at_end): "{opening} + {gained} ÷ {elapsed}天 × {total}天 = {at_end}", "{opening} + {gained} ÷ {elapsed} days × {total} days = {at_end}";
    short_by(arithmetic, gap): "{arithmetic}，差 {gap}", "{arithmetic}, short by {gap}";
    over_by(arithmetic, gap): "{arithmetic}，超 {gap}", "{arithmetic}, over by {gap}";
    spare(arithmetic, gap): "{arithmetic}，余 {gap}", "{arithmetic}, {gap} to spare";
    will_reach(arithmetic): "{arithmetic}，可达标", "{arithmetic}, reached";
    kept(value): "水平类不推算，按现值 {value} 计至年底", "a level is not projected: the present {value} is kept to the end";
    still_needed(rest, days, needed, so_far): "还需 {rest}，剩 {days}天，每天 {needed}（此前每天 {so_far}）", "{rest} to go, {days} days left, {needed} a day (so far {so_far} a day)";
    still_allowed(rest, days, allowed, so_far): "还可用 {rest}，剩 {days}天，每天 {allowed}（此前每天 {so_far}）", "{rest} may still be used, {days} days left, {allowed} a day (so far {so_far} a day)";
    out_of_time(rest): "还需 {rest}，已到期", "{rest} to go, no day left";
    reached_already: "已达目标", "the target is reached";
    used_up(over): "上限已用尽，超 {over}", "the cap is used up, over by {over}";

    in_the_future(on, today): "数据日期 {on} 晚于今天 {today}。请填已经发生的日期。", "The reading's date {on} is after today, {today}. Enter a day that has come.";
    before_the_plan(on, year): "数据日期 {on} 早于计划年度。请填 {year}-01-01 起的日期。", "The reading's date {on} is before the plan's year. Enter a day from {year}-01-01 on.";
    after_the_plan(on, year): "数据日期 {on} 晚于计划年度。请填 {year}-12-31 为止的日期。", "The reading's date {on} is after the plan's year. Enter a day up to {year}-12-31.";
    below_earlier(value, on, earlier, earlier_on): "{on} 的累计值 {value} 小于 {earlier_on} 已录的 {earlier}。累计值不会减少：请填年初至今的累计数；若已录的有误，请先更正它。", "{value} on {on} is below {earlier}, recorded for {earlier_on}. A running total does not fall: enter the total since 1 January, or correct the earlier reading first.";
    above_later(value, on, later, later_on): "{on} 的累计值 {value} 大于 {later_on} 已录的 {later}。累计值不会减少：请核对日期和数值；若已录的有误，请先更正它。", "{value} on {on} is above {later}, recorded for {later_on}. A running total does not fall: check the date and the value, or correct the later reading first.";
    recorded_already(on, kind, value): "{on} 已有{kind}数据 {value}。要改它，请用更正。", "A {kind} reading of {value} stands for {on} already. To change it, correct that one.";
    not_bound(unit, bound): "“{unit}”不承担这项指标。承担的单位：{bound}。", "\"{unit}\" is not bound by this indicator. Bound: {bound}.";
    nobody_is_bound(unit): "“{unit}”不承担这项指标：它不分单位，请填全市数据。", "\"{unit}\" is not bound by this indicator: it has no units. Enter a reading of the whole plan.";
    unit_missing(bound): "这项指标逐个单位判定，请写明是哪个单位的数据：{bound}。", "This indicator is judged unit by unit. Say whose reading it is: {bound}.";
    another_indicator(key, other): "这条数据是另一项指标（{other}）的，不能记到 {key}。", "The reading is of another indicator ({other}) and is not recorded for {key}.";

    no_number(typed): "“{typed}”开头不是数字。请先写数字，后面可以写单位，如 29.5 或 9800万立方米。", "\"{typed}\" does not begin with a number. Write the number first, then a unit if you like, such as 29.5 or 9800万立方米.";
    bad_number(typed): "“{typed}”不是一个写法明确的数字。请写成 1234.5 或 1,234.5。", "\"{typed}\" is not a number that reads in one way only. Write 1234.5 or 1,234.5.";
    out_of_range(typed): "“{typed}”太大，或小数位太多。请核对数字和单位。", "\"{typed}\" is too large, or has too many decimals. Check the number and its unit.";
    negative(typed): "“{typed}”小于零，这项指标没有负值。", "\"{typed}\" is less than zero; this indicator has no such values.";
    more_than_whole(typed): "“{typed}”大于全部。百分数请带百分号，如 35%。", "\"{typed}\" is more than the whole. Write a percentage with its sign, such as 35%.";
    foreign_unit(typed, unit, accepted): "“{typed}”的单位“{unit}”与这项指标不是一回事。可用的单位：{accepted}；也可以只写数字。", "The unit \"{unit}\" of \"{typed}\" does not measure what this indicator does. Accepted: {accepted}; or the number alone.";
    no_unit_here(typed, unit): "“{typed}”的单位“{unit}”与这项指标不是一回事：它没有单位，请只写数字。", "The unit \"{unit}\" of \"{typed}\" does not belong here: this indicator has none. Write the number alone.";

    bad_code(text): "“{text}”不是指标编号。写措施编号，有几项指标的加字母，如 1.1a、26.1c；单位写在后面，如 8.4@门头沟。用 duban indicators 看全部。", "\"{text}\" is not the code of an indicator. Write its measure, with a letter where that has several, such as 1.1a, 26.1c; a unit goes behind it: 8.4@门头沟. duban indicators lists them.";
    several_indicators(measure, count, candidates): "{measure} 有 {count} 项指标，请写明是哪一项：{candidates}。", "{measure} has {count} indicators; say which: {candidates}.";
    no_indicator(measure): "{measure} 没有量化指标。用 duban indicators 看哪些措施有。", "{measure} has no indicator. duban indicators shows which measures have.";
    no_such_letter(code, measure, candidates): "没有 {code}。{measure} 的指标：{candidates}。", "There is no {code}. Indicators of {measure}: {candidates}.";
    one_unit(words): "“{words}”不止一个单位，一条数据只属于一个单位。", "\"{words}\" is more than one unit; a reading is of one.";

    no_such_reading(on, kind): "没有 {on} 的{kind}数据可改。", "There is no {kind} reading of {on}.";
    no_such_reading_but(on, kind, standing): "没有 {on} 的{kind}数据可改。现有：{standing}。", "There is no {kind} reading of {on}. There are: {standing}.";
    same_value(on, value): "{on} 的数据现在就是 {value}，没有改动。", "The reading of {on} is {value} already.";
    reason_missing: "更正或删去数据须写理由。", "To correct or strike out a reading takes a reason.";
    target_published(quote): "目标值由计划写明（“{quote}”），不能另填。各单位分担的量可加单位填写。", "The plan itself sets the target (\"{quote}\"). A unit's own part can be entered with the unit.";
    source_missing: "目标值须写出处：哪份文件、哪次会议。", "A target takes its source: which document, which meeting.";
    nothing_to_set: "请填目标值，或“左右”的容差。", "Enter a value, or the tolerance of a 左右.";
    no_tolerance(quote): "只有计划写“左右”的全市指标才有容差；这里是“{quote}”。", "Only an indicator of the whole for which the plan says 左右 has a tolerance; this one says \"{quote}\".";
    no_path: "水平类和频次类指标不按序时判断，没有预期进度可填。", "A level or a frequency is not judged against the time: it has no expected path.";
    unit_wanted(typed): "“{typed}”请连计量单位一起写，如 1200吨：该指标用什么单位，由第一个目标或数据确定。", "\"{typed}\": write the unit of measure, too, such as 1200吨. The first target or reading settles in which unit this indicator is.";
    path_beyond(on, most): "预期进度 {on} 的数超过了 {most}（目标值，或承担单位的个数）。", "The expected path passes {most} by {on}: the target, or the number of units.";
    path_short(target): "预期进度到年底达不到目标 {target}。", "The expected path does not reach the target {target} by the end of the year.";
    no_unit_yet: "该指标的数值另行规定，尚不知道用什么计量单位：请先填写目标（duban target），再填预期进度或容差。", "Its number is set elsewhere, so that its unit of measure is not known yet: enter the target first (duban target), then the path or the tolerance.";
    outside_year(on): "{on} 不在计划年度内。", "{on} is not in the plan's year.";
    path_falls(on): "预期进度到 {on} 反而变小。预期进度是年初至今的累计数，不会减少。", "The expected path falls by {on}. It is a running total and does not fall.";
    no_source: "未注明来源", "no source given";
    parts_only(count): "无全市数据，有{count}个单位或点位的", "no reading of the whole; of {count} units or places";
}

/// How an indicator gets its light, in sentences; `signs` are those of red, yellow, green, grey and closed.
pub fn help_signs(lang: super::Lang, signs: [&str; 5]) -> Vec<String> {
    let [red, yellow, green, grey, _] = signs;
    let lines: [String; 7] = match lang {
        super::Lang::Zh => [
            format!("累计：应达数＝目标×已过天数÷总天数，填了预期进度的按预期进度。达到 {green}绿，够七成 {yellow}黄，不足 {red}红。"),
            format!("上限：到数据日期，用量不超过时间份额 {green}绿，超出5%以内 {yellow}黄，再多或超过上限 {red}红。"),
            format!("水平：达标 {green}绿，差距在目标的5%以内 {yellow}黄，再大 {red}红。水平不按时间推算。"),
            format!("逐区达标：每个单位按水平判，全市按已达标的单位数与时间判。频次：漏一期 {yellow}黄，漏了超过10个工作日或连续两期 {red}红。"),
            format!("{grey}灰：没有目标值、没有数据，或时间不足5%。灰不算绿。"),
            "推算：照目前的速度到期末是多少。节奏：余量摊到余下每天是多少。".to_owned(),
            "自报、核定：同一天的数据以核定为准。单位和点位的数据列在旁边，不代替全市的。更正和删去都留在日志里，可撤销。".to_owned(),
        ],
        super::Lang::En => [
            format!("Cumulative: expected is the target × days over ÷ days in all, or the path that was entered. Reached {green} green, 70 % of it {yellow} yellow, less {red} red."),
            format!("Cap: by the reading's day no more used than the share of the time {green} green, up to 5 % more {yellow} yellow, beyond that or over the cap {red} red."),
            format!("Level: met {green} green, off by no more than 5 % of the target {yellow} yellow, further {red} red. A level is not projected."),
            format!("Each unit: by its level, the whole by how many meet it against the time. Frequency: a period missed {yellow} yellow, for more than 10 working days or two in a row {red} red."),
            format!("{grey} grey: no target, no reading, or under 5 % of the time. Never counted as green."),
            "Projection: what it comes to at this speed. Pace: what is left, for each day that is left.".to_owned(),
            "Reported, verified: of one day the verified one counts. Readings of units and places stand beside the whole, not for it. Corrections and strikes stay in the log and can be undone.".to_owned(),
        ],
    };
    lines.into()
}
