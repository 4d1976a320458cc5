//! Days as they are said: why words are no day.

super::catalogue! {
    empty: "没有说到哪一天。可以写：下周五、12月10日前、月底前、3个工作日内。", "No day was said. These are understood: 下周五, 12月10日前, 月底前, 3个工作日内, 2026-12-10.";
    vague(words): "“{words}”没有说到哪一天。请问到日期，例如：下周五、12月10日前、月底前。", "\"{words}\" names no day. Ask for one, such as 下周五, 12月10日前, 月底前, 2026-12-10.";
    unknown(words): "看不懂日期“{words}”。可以写：下周五、12月10日前、月底前、3个工作日内、2026-12-10。", "The day \"{words}\" is not understood. These are: 下周五, 12月10日前, 月底前, 3个工作日内, 2026-12-10.";
    no_such_day(words): "没有“{words}”这一天。", "There is no such day as \"{words}\".";
    past(words, day): "“{words}”是 {day}，已经过去。如指以后的日子，请写明年月，例如：明年1月15日、下月10日。", "\"{words}\" is {day}, which is over. If a later one is meant, say its year or month, such as 明年1月15日, 下月10日.";
    disagrees(words, day, weekday, other, weekday_of_other): "“{words}”说的是两天：{day} {weekday}，{other} {weekday_of_other}。请核对后写明是哪一天。", "\"{words}\" names two days: {day} {weekday} and {other} {weekday_of_other}. Say which.";
    ambiguous(words, before, end): "“{words}”可能是 {before}，也可能是 {end}。请写明日期，或写“底前”。", "\"{words}\" may be {before} or {end}. Say the day, or 底前 for the end.";
    weekend(words, before, end, which): "“{words}”可能是 {before}，也可能是 {end}。请写“{which}周五前”或“{which}周日前”。", "\"{words}\" may be {before} or {end}. Say {which}周五前 for Friday or {which}周日前 for Sunday.";
    not_in_month(month, day): "{month}月没有{day}日。", "Month {month} has no day {day}.";
    holiday_unknown(holiday, year): "还不知道{year}年{holiday}放假的日子，请写明日期。", "When {holiday} is in {year} was not announced yet: say the day.";
    needed: "没有说到什么时候。请补上日期，例如：水务局，下周五，补齐台账。", "It was not said by when. Add the day, as in 水务局，下周五，补齐台账.";
    what_missing: "没有写做什么。一行写：谁，何时，做什么，例如：水务局，下周五，补齐台账。", "It was not said what. One line is: who, by when, what, as in 水务局，下周五，补齐台账.";
    one_unit: "一行只记一个单位的承诺。两个单位的承诺分两次记，群组写群组的名称，如 各区。", "A line is the promise of one unit. What two promise is written down twice; a group goes by its name.";
    no_name(words): "“{words}”不像单位或人名。一行写：谁，何时，做什么，例如：水务局，下周五，补齐台账。没有说谁，就从日期写起。", "\"{words}\" reads like no name. One line is: who, by when, what, as in 水务局，下周五，补齐台账. Where nobody is named, begin with the day.";
    line_empty: "一行写：谁，何时，做什么，例如：水务局，下周五，补齐台账。", "One line is: who, by when, what, as in 水务局，下周五，补齐台账.";
}
