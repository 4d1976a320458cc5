use proptest::prelude::*;

use super::*;
use crate::seeds;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn said(text: &str, on: &str) -> Result<NaiveDate, SpokenDayError> {
    spoken_day(text, day(on), &seeds::calendar().unwrap())
}

/// Monday 23 November 2026; the month ends on Monday the 30th, Friday of the week is the 27th.
const MONDAY: &str = "2026-11-23";

#[test]
fn days_are_understood_as_people_say_them() {
    for (words, meant) in [
        ("今天", "2026-11-23"),
        ("下周一到下周三", "2026-12-02"),
        ("下周一上午至周三下午前", "2026-12-02"),
        ("12月1日到5日", "2026-12-05"),
        ("12月1日—12月5日前", "2026-12-05"),
        ("11月20日到12月5日", "2026-12-05"),
        ("一周到两周内", "2026-12-07"),
        ("会后3天内", "2026-11-26"),
        ("今天下班前", "2026-11-23"),
        ("明天", "2026-11-24"),
        ("明天上午", "2026-11-24"),
        ("后天前", "2026-11-25"),
        ("大后天", "2026-11-26"),
        ("3天后", "2026-11-26"),
        ("三天内", "2026-11-26"),
        ("３天之内", "2026-11-26"),
        ("10日内", "2026-12-03"),
        ("两周内", "2026-12-07"),
        ("2周后", "2026-12-07"),
        ("一个星期内", "2026-11-30"),
        ("半个月内", "2026-12-08"),
        ("一个月内", "2026-12-23"),
        ("3个月内", "2027-02-23"),
        ("半年内", "2027-05-23"),
        // Tuesday, Wednesday, Thursday; ten of them end on Monday 7 December.
        ("3个工作日内", "2026-11-26"),
        ("三个工作日", "2026-11-26"),
        ("10个工作日内", "2026-12-07"),
        ("周一", "2026-11-23"),
        ("周五", "2026-11-27"),
        ("星期五前", "2026-11-27"),
        ("礼拜天", "2026-11-29"),
        ("周日", "2026-11-29"),
        ("本周五", "2026-11-27"),
        ("这周五之前", "2026-11-27"),
        ("下周五", "2026-12-04"),
        ("下个周五", "2026-12-04"),
        ("下周一", "2026-11-30"),
        ("下一周周一", "2026-11-30"),
        ("下下周一", "2026-12-07"),
        ("下下个星期一", "2026-12-07"),
        ("周5", "2026-11-27"),
        ("周末", "2026-11-29"),
        ("下周末", "2026-12-06"),
        ("本周内", "2026-11-29"),
        ("下周", "2026-12-06"),
        ("下周五下午5点前", "2026-12-04"),
        ("下周五１７：３０前", "2026-12-04"),
        ("本月底", "2026-11-30"),
        ("月底前", "2026-11-30"),
        ("月末", "2026-11-30"),
        ("这个月内", "2026-11-30"),
        ("下月底", "2026-12-31"),
        ("下个月底前", "2026-12-31"),
        ("下下月底", "2027-01-31"),
        ("下月中", "2026-12-15"),
        ("下月中旬", "2026-12-20"),
        ("下月上旬", "2026-12-10"),
        ("下旬", "2026-11-30"),
        ("12月中旬", "2026-12-20"),
        ("下月10日前", "2026-12-10"),
        ("下月10号", "2026-12-10"),
        ("28日前", "2026-11-28"),
        ("二十八号", "2026-11-28"),
        ("12月10日前", "2026-12-10"),
        ("12 月 10 日 前", "2026-12-10"),
        ("十二月十日", "2026-12-10"),
        ("12月10号以前", "2026-12-10"),
        ("１２月１０日", "2026-12-10"),
        ("12-10", "2026-12-10"),
        ("12/10", "2026-12-10"),
        ("12.10", "2026-12-10"),
        ("12.10前", "2026-12-10"),
        ("2026.12.10", "2026-12-10"),
        ("2026-12-10", "2026-12-10"),
        ("2026/12/10", "2026-12-10"),
        ("20261210", "2026-12-10"),
        ("2026年12月10日", "2026-12-10"),
        ("二〇二六年十二月十日前", "2026-12-10"),
        ("12月底前", "2026-12-31"),
        ("12月", "2026-12-31"),
        ("12月内", "2026-12-31"),
        ("年底前", "2026-12-31"),
        ("年内", "2026-12-31"),
        ("年底", "2026-12-31"),
        ("今年年底", "2026-12-31"),
        ("2026年底前", "2026-12-31"),
        ("全年", "2026-12-31"),
        ("下半年", "2026-12-31"),
        ("明年1月15日", "2027-01-15"),
        ("明年年中", "2027-06-30"),
        ("明年上半年", "2027-06-30"),
        ("明年底前", "2027-12-31"),
        ("2027年3月", "2027-03-31"),
        ("季度末", "2026-12-31"),
        ("本季度末前", "2026-12-31"),
        ("下季度末", "2027-03-31"),
        ("四季度", "2026-12-31"),
        ("第四季度末", "2026-12-31"),
        ("明年一季度末", "2027-03-31"),
        // 1 January is New Year's Day whatever is announced.
        ("元旦前", "2026-12-31"),
        ("明年五一前", "2027-04-30"),
        // Said twice: 10 December 2026 is a Thursday, that of the week after next's beginning.
        ("12月10日（周四）", "2026-12-10"),
        ("12月10日（周四）前", "2026-12-10"),
        ("12月10日前（星期四）", "2026-12-10"),
        ("12月10日(下下周四)", "2026-12-10"),
        ("周四12月10日", "2026-12-10"),
        ("周四（12月10日）前", "2026-12-10"),
        ("下周五（12月4日）", "2026-12-04"),
        ("明天（周二）", "2026-11-24"),
        ("12月10日周四下午3点前", "2026-12-10"),
        ("26年12月10日", "2026-12-10"),
        ("二六年12月10日前", "2026-12-10"),
        ("27年1月5日（周二）", "2027-01-05"),
        ("26年底前", "2026-12-31"),
        ("次月10日", "2026-12-10"),
        ("次月底", "2026-12-31"),
        ("次日", "2026-11-24"),
        ("最迟下周五", "2026-12-04"),
        ("争取在月底前", "2026-11-30"),
        ("截至12月10日止", "2026-12-10"),
        // Before December begins is over by no day, and before the week begins is over.
        ("本周前", "2026-11-29"),
    ] {
        assert_eq!(said(words, MONDAY), Ok(day(meant)), "{words}");
    }
}

/// Friday 27, Saturday 28 and Sunday 29 November 2026, Thursday 31 December 2026, Saturday 14 February 2026, Friday 30 January 2026.
#[test]
fn what_is_said_depends_on_the_day_on_which_it_is_said() {
    for (words, on, meant) in [
        ("周五", "2026-11-27", "2026-11-27"),
        ("周五", "2026-11-28", "2026-12-04"),
        ("下周五", "2026-11-27", "2026-12-04"),
        ("下周五", "2026-11-28", "2026-12-04"),
        ("下周五", "2026-11-29", "2026-12-04"),
        ("周一", "2026-11-29", "2026-11-30"),
        ("周末", "2026-11-29", "2026-11-29"),
        ("本周五", "2026-11-27", "2026-11-27"),
        ("月底", "2026-11-30", "2026-11-30"),
        ("下月底", "2026-01-31", "2026-02-28"),
        ("一个月内", "2026-01-31", "2026-02-28"),
        ("明天", "2026-12-31", "2027-01-01"),
        ("一季度末", "2026-02-14", "2026-03-31"),
        ("月中", "2026-02-14", "2026-02-15"),
        // The holiday begins on Sunday 15 February.
        ("春节前", "2026-01-30", "2026-02-14"),
        ("清明前", "2026-02-14", "2026-04-03"),
        ("国庆节之前", "2026-02-14", "2026-09-30"),
        ("十一前", "2026-02-14", "2026-09-30"),
        // People work on Saturday 14 and 28 February, and not from the 15th to the 23rd.
        ("3个工作日内", "2026-02-13", "2026-02-25"),
        ("2月29日", "2028-02-01", "2028-02-29"),
        ("12月前", "2026-12-05", "2026-12-31"),
    ] {
        assert_eq!(said(words, on), Ok(day(meant)), "{words} {on}");
    }
}

#[test]
fn what_names_no_day_is_refused_with_the_reason() {
    let unknown = |words: &str| SpokenDayError::Unknown(words.to_owned());
    let past = |words: &str, on: &str| SpokenDayError::Past { words: words.to_owned(), day: day(on) };
    let ambiguous =
        |words: &str, before: &str, end: &str| SpokenDayError::Ambiguous { words: words.to_owned(), before: day(before), end: day(end) };
    let twice =
        |words: &str, said: &str, other: &str| SpokenDayError::Disagrees { words: words.to_owned(), day: day(said), other: day(other) };
    for (words, refused) in [
        ("", SpokenDayError::Empty),
        (" \u{3000}", SpokenDayError::Empty),
        ("尽快", SpokenDayError::Vague("尽快".into())),
        ("近期完成", SpokenDayError::Vague("近期".into())),
        ("抓紧", SpokenDayError::Vague("抓紧".into())),
        ("下月初", SpokenDayError::Vague("下月初".into())),
        ("2月30日", SpokenDayError::NoSuchDay("2月30日".into())),
        ("11月31日前", SpokenDayError::NoSuchDay("11月31日前".into())),
        ("13月10日", SpokenDayError::NoSuchDay("13月10日".into())),
        ("31日", SpokenDayError::NotInMonth { month: 11, day: 31 }),
        ("五季度", SpokenDayError::NoSuchDay("五季度".into())),
        ("2027-02-29", SpokenDayError::NoSuchDay("2027-02-29".into())),
        ("11月10日", past("11月10日", "2026-11-10")),
        ("1月15日前", past("1月15日前", "2026-01-15")),
        ("10号", past("10号", "2026-11-10")),
        ("三季度末", past("三季度末", "2026-09-30")),
        ("上半年", past("上半年", "2026-06-30")),
        ("2025-12-31", past("2025-12-31", "2025-12-31")),
        ("12月前", ambiguous("12月前", "2026-11-30", "2026-12-31")),
        ("下周前", ambiguous("下周前", "2026-11-29", "2026-12-06")),
        ("周末前", ambiguous("周末前", "2026-11-27", "2026-11-29")),
        ("明年前", ambiguous("明年前", "2026-12-31", "2027-12-31")),
        ("12月10日（周五）", twice("12月10日（周五）", "2026-12-10", "2026-12-11")),
        ("周五12月10日前", twice("周五12月10日前", "2026-12-10", "2026-12-11")),
        ("下周四（12月10日）", twice("下周四（12月10日）", "2026-12-03", "2026-12-10")),
        ("12月10日（报材料）", unknown("12月10日（报材料）")),
        ("26年以后", unknown("26年以后")),
        // Nothing is announced of 2027.
        ("春节前", SpokenDayError::Holiday { holiday: "春节", year: 2027 }),
        ("3天前", unknown("3天前")),
        ("下周五以后", unknown("下周五以后")),
        ("12月10日和11日", unknown("12月10日和11日")),
        ("某天", unknown("某天")),
        ("周八", unknown("周八")),
        ("8.4", unknown("8.4")),
        ("99999999999999999999天内", unknown("99999999999999999999天内")),
        ("周", unknown("周")),
        ("前", unknown("前")),
    ] {
        assert_eq!(said(words, MONDAY), Err(refused), "{words}");
    }
}

/// The reason is one that a person can act on.
#[test]
fn a_refusal_says_which_words_and_what_would_be_understood() {
    let told = said("11月10日", MONDAY).unwrap_err().explain(Lang::Zh);
    assert_eq!(told, "“11月10日”是 2026-11-10，已经过去。如指以后的日子，请写明年月，例如：明年1月15日、下月10日。");
}

proptest! {
    /// Whatever is typed on whatever day, the day that is understood is not over.
    #[test]
    fn no_day_lies_before_the_day_on_which_it_is_said(
        words in "(\\PC|[0-9一二三四五六七八九十两下本周星期月日号年底末前内后中上旬季度明今天个工作元旦半/-]){0,10}",
        days in 0_u64..800,
    ) {
        let on = day("2025-12-01") + chrono::Days::new(days);
        if let Ok(meant) = spoken_day(&words, on, &seeds::calendar().unwrap()) {
            prop_assert!(meant >= on, "{words} {on} {meant}");
        }
    }

    /// A day that is written out is that day, whenever it is said before.
    #[test]
    fn a_day_that_is_written_out_is_that_day(days in 0_u64..700) {
        let meant = day("2026-11-23") + chrono::Days::new(days);
        for form in ["%Y-%m-%d", "%Y/%-m/%-d", "%Y年%-m月%-d日前", "%Y%m%d"] {
            prop_assert_eq!(said(&meant.format(form).to_string(), MONDAY), Ok(meant));
        }
    }
}

#[test]
fn a_date_and_another_weekday_are_both_said() {
    let told = said("12月10日（周五）", MONDAY).unwrap_err();
    assert_eq!(told.explain(Lang::Zh), "“12月10日（周五）”说的是两天：2026-12-10 周四，2026-12-11 周五。请核对后写明是哪一天。");
}

/// The Friday of the week before is 20 November, that of the week before it the 13th.
#[test]
fn a_day_that_is_over_is_said_to_be_over() {
    for (words, on) in [
        ("昨天", "2026-11-22"),
        ("前天", "2026-11-21"),
        ("大前天", "2026-11-20"),
        ("上周五", "2026-11-20"),
        ("上个周五前", "2026-11-20"),
        ("上上周五", "2026-11-13"),
        ("上周日", "2026-11-22"),
        ("上周一", "2026-11-16"),
        ("上周", "2026-11-22"),
        ("上月10日", "2026-10-10"),
        ("上个月底", "2026-10-31"),
    ] {
        assert_eq!(said(words, MONDAY), Err(SpokenDayError::Past { words: words.into(), day: day(on) }), "{words}");
    }
    assert!(said("昨天", MONDAY).unwrap_err().explain(Lang::Zh).contains("已经过去"));
}

#[test]
fn a_day_that_the_month_has_not_is_said_with_the_month() {
    let told = |words: &str| said(words, MONDAY).unwrap_err().explain(Lang::Zh);
    assert_eq!((told("31号"), told("下下月32日")), ("11月没有31日。".to_owned(), "1月没有32日。".to_owned()));
}

#[test]
fn of_a_weekend_the_advice_is_friday_or_sunday() {
    let told = |words: &str| said(words, MONDAY).unwrap_err().explain(Lang::Zh);
    assert_eq!(told("周末前"), "“周末前”可能是 2026-11-27，也可能是 2026-11-29。请写“周五前”或“周日前”。");
    assert!(told("下周末前").ends_with("请写“下周五前”或“下周日前”。"), "{}", told("下周末前"));
    assert!(said("周末前", MONDAY).unwrap_err().explain(Lang::En).ends_with("Say 周五前 for Friday or 周日前 for Sunday."));
}

#[test]
fn a_number_with_a_point_is_no_day_where_it_counts_something() {
    for words in ["12.10万吨", "12.10%", "25.30", "12.10.3"] {
        assert!(matches!(said(words, MONDAY), Err(SpokenDayError::Unknown(_))), "{words}");
    }
}
