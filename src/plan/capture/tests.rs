use super::*;
use proptest::prelude::*;

/// Monday 23 November 2026.
fn read(line: &str) -> Result<(String, Option<String>, String), CaptureRefused> {
    let on = "2026-11-23".parse().unwrap();
    let units = crate::seeds::units().unwrap();
    capture(line, on, &Calendar::default(), &units).map(|read| (read.whom, read.due.map(|day| day.to_string()), read.what))
}

#[test]
fn a_line_says_who_by_when_what() {
    for (line, whom, due, what) in [
        ("水务局，下周五，补齐台账", "水务局", "2026-12-04", "补齐台账"),
        ("水务局,下周五,补齐台账", "水务局", "2026-12-04", "补齐台账"),
        ("水务局、12月10日前、报送方案", "水务局", "2026-12-10", "报送方案"),
        ("水务局；月底前；补齐台账；报送市局", "水务局", "2026-11-30", "补齐台账；报送市局"),
        ("水务局：下周五前：补齐台账", "水务局", "2026-12-04", "补齐台账"),
        ("水务局 下周五 补齐 台账", "水务局", "2026-12-04", "补齐 台账"),
        ("水务局，12.10，补齐台账", "水务局", "2026-12-10", "补齐台账"),
        ("李 处长 12-10 补齐台账", "李 处长", "2026-12-10", "补齐台账"),
        ("水务局　１２月１０日前　补齐台账", "水务局", "2026-12-10", "补齐台账"),
        ("水务局，下周五补齐台账", "水务局", "2026-12-04", "补齐台账"),
        ("水务局，12月10日前补齐台账，报送市局", "水务局", "2026-12-10", "补齐台账，报送市局"),
        ("水务局下周五补齐台账", "水务局", "2026-12-04", "补齐台账"),
        ("水务局12月10日前补齐台账", "水务局", "2026-12-10", "补齐台账"),
        ("水务局下周五，补齐台账", "水务局", "2026-12-04", "补齐台账"),
        ("水务局在月底前补齐台账", "水务局", "2026-11-30", "补齐台账"),
        ("水务局，补齐台账，下周五", "水务局", "2026-12-04", "补齐台账"),
        ("水务局，3个工作日内，补齐3处台账", "水务局", "2026-11-26", "补齐3处台账"),
        ("水务局，周五17:00前，补齐台账", "水务局", "2026-11-27", "补齐台账"),
        ("下周五，补齐台账", "", "2026-12-04", "补齐台账"),
        ("，下周五，补齐台账", "", "2026-12-04", "补齐台账"),
        ("下周五 补齐台账", "", "2026-12-04", "补齐台账"),
        ("  水务局 ， 下周五 ， 补齐台账 。", "水务局", "2026-12-04", "补齐台账 。"),
    ] {
        assert_eq!(read(line), Ok((whom.to_owned(), Some(due.to_owned()), what.to_owned())), "{line}");
    }
}

#[test]
fn a_line_may_say_no_day() {
    for (line, whom, what) in [
        ("水务局，补齐台账", "水务局", "补齐台账"),
        ("水务局 补齐台账", "水务局", "补齐台账"),
        ("水务局，补齐台账，报送市局", "水务局", "补齐台账，报送市局"),
        ("补齐台账", "", "补齐台账"),
        // A month at the beginning of what is to be done is no day.
        ("水务局，12月台账补齐", "水务局", "12月台账补齐"),
        ("水务局，PM 2.5 达标", "水务局", "PM 2.5 达标"),
        ("水务局，昨天会上提的问题要答复", "水务局", "昨天会上提的问题要答复"),
        ("水务局，10号楼改造", "水务局", "10号楼改造"),
        ("水务局，三季度台账补齐", "水务局", "三季度台账补齐"),
    ] {
        assert_eq!(read(line), Ok((whom.to_owned(), None, what.to_owned())), "{line}");
    }
}

#[test]
fn a_line_that_is_not_understood_is_refused_with_its_words() {
    let day = |words: &str| Err(CaptureRefused::Day(SpokenDayError::Unknown(words.into())));
    let no_what =
        |whom: &str, due: Option<&str>| Err(CaptureRefused::NoWhat { whom: whom.into(), due: due.map(|day| day.parse().unwrap()) });
    let vague = |words: &str| Err(CaptureRefused::Day(SpokenDayError::Vague(words.into())));
    for (line, refused) in [
        ("", Err(CaptureRefused::Empty)),
        (" ， 、\u{3000}", Err(CaptureRefused::Empty)),
        ("水务局，下周五", no_what("水务局", Some("2026-12-04"))),
        ("水务局，下周五，", no_what("水务局", Some("2026-12-04"))),
        ("下周五，水务局", no_what("水务局", Some("2026-12-04"))),
        ("下周五", no_what("", Some("2026-12-04"))),
        ("水务局", no_what("水务局", None)),
        ("水务局，尽快，补齐台账", vague("尽快")),
        ("水务局 近期 补齐台账", vague("近期")),
        ("水务局，尽快补齐台账", vague("尽快")),
        ("水务局，那个周八，补齐台账", day("那个周八")),
        ("水务局 那天 补齐台账", day("那天")),
        ("水务局，2月30日，补齐台账", Err(CaptureRefused::Day(SpokenDayError::NoSuchDay("2月30日".into())))),
    ] {
        assert_eq!(read(line), refused, "{line}");
    }
    let past = SpokenDayError::Past { words: "11月10日前".into(), day: "2026-11-10".parse().unwrap() };
    assert_eq!(read("水务局，11月10日前，补齐台账"), Err(CaptureRefused::Day(past)));
}

#[test]
fn a_unit_that_stands_behind_the_day_or_before_no_separator_is_the_one_that_promises() {
    for (line, whom, due, what) in [
        ("下周五前水务局补齐台账", "水务局", Some("2026-12-04"), "补齐台账"),
        ("下周五前，市水务局补齐台账", "市水务局", Some("2026-12-04"), "补齐台账"),
        ("下周五前水务局，补齐台账", "水务局", Some("2026-12-04"), "补齐台账"),
        ("下周五 水务局，补齐台账", "水务局", Some("2026-12-04"), "补齐台账"),
        ("下周五，门头沟区政府，补齐台账", "门头沟区政府", Some("2026-12-04"), "补齐台账"),
        ("水务局补齐台账", "水务局", None, "补齐台账"),
        ("月底前，补齐台账，生态环境局", "生态环境局", Some("2026-11-30"), "补齐台账"),
        ("补齐台账，月底前，生态环境局", "生态环境局", Some("2026-11-30"), "补齐台账"),
        ("补齐台账，生态环境局，月底前", "生态环境局", Some("2026-11-30"), "补齐台账"),
        ("补齐台账，月底前，mtg", "mtg", Some("2026-11-30"), "补齐台账"),
        ("下周五 补齐台账 生态环境局", "生态环境局", Some("2026-12-04"), "补齐台账"),
        ("由市生态环境局牵头，会同市水务局，12月底前，完成排查", "市生态环境局", Some("2026-12-31"), "会同市水务局完成排查"),
        ("生态环境局：材料要在月底前补齐", "生态环境局", Some("2026-11-30"), "材料要在月底前补齐"),
        ("水务局把材料在月底前补齐", "水务局", Some("2026-11-30"), "把材料补齐"),
        ("水务局，10月底前的台账补齐", "水务局", None, "10月底前的台账补齐"),
        ("水务局，下周五，约谈通州、朝阳", "水务局", Some("2026-12-04"), "约谈通州、朝阳"),
        ("水务局，下周五，发函：通州区", "水务局", Some("2026-12-04"), "发函：通州区"),
        ("市科委、中关村管委会，下周五，补齐台账", "市科委、中关村管委会", Some("2026-12-04"), "补齐台账"),
    ] {
        assert_eq!(read(line), Ok((whom.to_owned(), due.map(str::to_owned), what.to_owned())), "{line}");
    }
}

#[test]
fn a_promise_is_one_units() {
    for line in [
        "水务局、生态环境局，下周五，补齐台账",
        "水务局，生态环境局，下周五，补齐台账",
        "水务局 生态环境局 下周五 补齐台账",
        "水务局和生态环境局下周五前补齐台账",
        "水务局、生态环境局，补齐台账，下周五",
        "下周五前，水务局、生态环境局补齐台账",
        "朝阳区：下周五前整改到位；通州区：月底前",
        "补齐台账，水务局、商务局，下周五",
        "水务局，补齐台账，生态环境局",
        "通州11月30日前完成，大兴12月5日前完成",
        "水务局李处长下周五前报方案，商务局下周三前汇总",
        "11月底前水务局、12月5日前商务局补齐",
        "水务局11月底前、商务局12月5日前补齐",
        "东城西城朝阳下周一前补报",
        "下周一前东城西城朝阳补报",
        "请东城西城下周一前补报",
        "东城西城补报进展",
        "水务局商务局下周五补齐台账",
        "通州水务局商务局下周五补齐台账",
        "各区、经开区，下周五，补报",
    ] {
        assert_eq!(read(line), Err(CaptureRefused::SeveralUnits), "{line}");
    }
    // What another unit sent is dealt with by one.
    let read = read("水务局，生态环境局来函，下周五，答复");
    assert!(matches!(&read, Ok((whom, ..)) if whom == "水务局"), "{read:?}");
}

/// Lines of a new user that were saved on the wrong unit, or on a sentence.
#[test]
fn who_promises_is_the_one_who_is_named() {
    for (line, whom, due, what) in [
        ("12月5日前，各区补报10月进展", "各区", Some("2026-12-05"), "补报10月进展"),
        ("本月25日前各区报11月进展", "各区", Some("2026-11-25"), "报11月进展"),
        ("各区12月5日前补报", "各区", Some("2026-12-05"), "补报"),
        ("请各区于12月5日前将方案报市生态环境局", "各区", Some("2026-12-05"), "将方案报市生态环境局"),
        ("各区政府12月5日前报方案，生态环境局汇总", "各区政府", Some("2026-12-05"), "报方案，生态环境局汇总"),
        ("水务局下周五补齐台账，报送市局", "水务局", Some("2026-12-04"), "补齐台账，报送市局"),
        ("周五之前水务局的李处长把台账补齐，下周三再报一次", "水务局的李处长", Some("2026-11-27"), "把台账补齐，下周三再报一次"),
        ("水务局李处长补齐台账", "水务局李处长", None, "补齐台账"),
        ("水务局报局长审定", "水务局", None, "报局长审定"),
        // A week from Monday 23 November.
        ("会后一周内商务局拿出整改方案", "商务局", Some("2026-11-30"), "拿出整改方案"),
        ("商务局会后3天内拿出整改方案", "商务局", Some("2026-11-26"), "拿出整改方案"),
        ("张处长答应礼拜五交", "张处长", Some("2026-11-27"), "交"),
        ("下周一到下周三水务局开展检查", "水务局", Some("2026-12-02"), "开展检查"),
        ("水务局，12月1日至5日，开展检查", "水务局", Some("2026-12-05"), "开展检查"),
        ("由生态环境局牵头，会同交通委，本周内拿出方案", "生态环境局", Some("2026-11-29"), "会同交通委拿出方案"),
        ("会后水务局补齐台账", "水务局", None, "补齐台账"),
        ("会议要求水务局12月5日前完成整改", "水务局", Some("2026-12-05"), "完成整改"),
        ("水务局商各区，下周五前，报方案", "水务局", Some("2026-12-04"), "商各区报方案"),
        ("水务局督促各区下周五前报方案", "水务局", Some("2026-12-04"), "督促各区报方案"),
        ("水务局要求各区下周五前报方案", "水务局", Some("2026-12-04"), "要求各区报方案"),
        ("水务局负责人下周五前报", "水务局负责人", Some("2026-12-04"), "报"),
        ("东城（下周五前）补齐台账", "东城", Some("2026-12-04"), "补齐台账"),
        ("水务局。下周五。补齐台账", "水务局", Some("2026-12-04"), "补齐台账"),
        ("区水务局下周五前报", "区水务局", Some("2026-12-04"), "报"),
        // Nobody is named before the day.
        ("补齐台账，下周五", "", Some("2026-12-04"), "补齐台账"),
        // A district's own bureau.
        ("通州水务局补齐台账", "通州水务局", None, "补齐台账"),
        ("通州水务局下周五前补齐台账", "通州水务局", Some("2026-12-04"), "补齐台账"),
        // What is the unit's is not the unit; 相关区域 are no districts.
        ("下周五前，水务局的台账补齐", "", Some("2026-12-04"), "水务局的台账补齐"),
        ("下周五前，相关区域排查", "", Some("2026-12-04"), "相关区域排查"),
        ("水务局通州区台账补齐", "水务局", None, "通州区台账补齐"),
    ] {
        assert_eq!(read(line), Ok((whom.to_owned(), due.map(str::to_owned), what.to_owned())), "{line}");
    }
}

#[test]
fn a_sentence_is_nobodys_name() {
    for (line, whom) in [
        ("我们把台账补齐，下周三再报", "我们把台账补齐"),
        ("这件事上次会上已经说过还没有人去办理，下周五前，补齐台账", "这件事上次会上已经说过还没有人去办理"),
        ("按照周五例会的要求，下周三，补齐台账", "按照"),
        ("根据要求，下周三，补齐台账", "根据要求"),
        ("各区每月25日前报进展", "各区每月"),
        ("市领导要求12月5日前完成整改", "市领导要求"),
        ("水务局的台账下周五前补齐", "水务局的台账"),
        ("上次会上说过的水务局下周五前报", "上次会上说过的水务局"),
    ] {
        assert!(matches!(read(line), Err(CaptureRefused::NoName { words, due: Some(_) }) if words == whom), "{line}: {:?}", read(line));
    }
}

#[test]
fn a_week_of_which_no_day_is_said_is_no_day() {
    let open = |text: &str| left_open(text, "2026-11-23".parse().unwrap(), &Calendar::default());
    for (text, words) in [("攻坚办下周发文督促", "下周"), ("发文督促，下个月", "下个月"), ("本周报方案", "本周")]
    {
        assert_eq!(open(text), Some(SpokenDayError::Vague(words.to_owned())), "{text}");
    }
    for text in ["补齐台账", "下周的例会要点名", "12月台账补齐", "每周报进展", "周边排查"] {
        assert_eq!(open(text), None, "{text}");
    }
}

#[test]
fn words_at_the_border_of_a_name_are_no_part_of_it() {
    for (line, whom, due, what) in [
        ("水务局承诺12月底前完成30公里", "水务局", "2026-12-31", "完成30公里"),
        ("水务局表示，争取年底前完成", "水务局", "2026-12-31", "完成"),
        ("请水务局下周三前把台账补齐", "水务局", "2026-12-02", "把台账补齐"),
        ("要求水务局，下周三前，补齐台账", "水务局", "2026-12-02", "补齐台账"),
        ("由水务局牵头，下周三前，补齐台账", "水务局", "2026-12-02", "补齐台账"),
        ("水务局说下周三前补齐台账", "水务局", "2026-12-02", "补齐台账"),
        ("下周三前由水务局补齐台账", "水务局", "2026-12-02", "补齐台账"),
        ("请通州区政府王副区长，12月10日（周四）前，报材料", "通州区政府王副区长", "2026-12-10", "报材料"),
        ("通州区政府王副区长，12月10日（周四）前，报材料", "通州区政府王副区长", "2026-12-10", "报材料"),
        // What is no unit's name stays as it was said.
        ("由处长，下周三前，补齐台账", "由处长", "2026-12-02", "补齐台账"),
    ] {
        assert_eq!(read(line), Ok((whom.to_owned(), Some(due.to_owned()), what.to_owned())), "{line}");
    }
}

/// It took more than a minute when each character was read to the end of the page.
#[test]
fn a_pasted_page_is_read_like_a_line() {
    let page = "责任单位要认真研究".repeat(20_000);
    assert_eq!(read(&page).map(|(whom, due, _)| (whom, due)), Ok((String::new(), None)));
    let told = format!("水务局，下周五，{page}");
    assert_eq!(read(&told), Ok(("水务局".to_owned(), Some("2026-12-04".to_owned()), page)));
}

proptest! {
    /// Whatever is typed, nothing of it is invented, and what is to be done is said.
    #[test]
    fn a_line_is_taken_as_it_is_typed(line in "(\\PC|[，、； 0-9年月日周前内底下五十一天号]){0,24}") {
        if let Ok((whom, due, what)) = read(&line) {
            prop_assert!(line.contains(&whom) && !what.trim().is_empty());
            prop_assert!(what.chars().all(|c| c == '，' || line.contains(c)));
            prop_assert!(due.is_none_or(|due| due.as_str() >= "2026-11-23"));
        }
    }
}
