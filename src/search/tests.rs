//! Queries on the plan of 2026, with what comes first, worked out by hand from the plan and the list of units.

use proptest::prelude::*;
use std::sync::OnceLock;

use super::*;
use crate::ledger::{Cause, Event, EventNo, Happening, ItemKey, Ledger, NoteKind};
use crate::plan::UnitName;
use crate::seeds;

fn ledger() -> Ledger {
    let plan = seeds::plan().unwrap().plan;
    let ids: Vec<_> = plan.measures().map(|m| m.id).collect();
    Ledger::new(plan, seeds::units().unwrap(), (1..).zip(ids)).with_indicators(&seeds::indicators().unwrap())
}

fn asked(index: &Index, query: &str) -> Search {
    let mut search = Search::default();
    search.ask(index, query);
    search
}

/// Kinds and ids of the first hits.
fn first(ledger: &Ledger, search: &Search, count: usize) -> Vec<String> {
    let hits = search.hits().iter().take(count);
    hits.map(|hit| format!("{} {}", hit.target.kind().code(), hit.target.id(ledger))).collect()
}

/// What comes first, in the groups of what is asked for.
const FIRST: &[(&str, &str)] = &[
    // Ids, in all ways in which they are typed.
    ("8", "task 8"),
    ("8.", "task 8"),
    ("8.4", "measure 8.4"),
    ("８。４", "measure 8.4"),
    ("8.4@门头沟", "obligation 8.4@门头沟"),
    ("8.4@mtg", "obligation 8.4@门头沟"),
    ("８.４＠门头", "obligation 8.4@门头沟"),
    ("mtg 8.4", "obligation 8.4@门头沟"),
    ("8.4　门头沟", "obligation 8.4@门头沟"),
    ("8.4mtg", "obligation 8.4@门头沟"),
    ("门头沟8.4", "obligation 8.4@门头沟"),
    ("25.1", "measure 25.1"),
    ("25.1a", "indicator 25.1a"),
    ("２５．１Ｂ", "indicator 25.1b"),
    // Units by full and short names and aliases, by pinyin, by initials, by mixtures, unfinished.
    ("市水务局", "unit 水务局"),
    ("水务局", "unit 水务局"),
    ("swj", "unit 水务局"),
    ("SWJ", "unit 水务局"),
    ("ｓｗｊ", "unit 水务局"),
    ("shuiwuju", "unit 水务局"),
    ("shuiwj", "unit 水务局"),
    ("shuiw", "unit 水务局"),
    ("shu", "unit 水务局"),
    ("市swj", "unit 水务局"),
    ("shishuiwuju", "unit 水务局"),
    ("经开区", "unit 经开区"),
    ("jkq", "unit 经开区"),
    ("亦庄", "unit 经开区"),
    ("yizhuang", "unit 经开区"),
    ("城管委", "unit 城管委"),
    ("cgw", "unit 城管委"),
    ("北排", "unit 排水集团"),
    ("huanbaoju", "unit 生态环境局"),
    ("环局", "unit 生态环境局"),
    ("guozw", "unit 国资委"),
    ("gzw", "unit 规自委"),
    ("mtg", "unit 门头沟"),
    ("各区政府", "group 各区政府"),
    ("gequ", "group 各区政府"),
    // Characters with several readings: 朝 重 调 行 长 率.
    ("chaoyang", "unit 朝阳"),
    ("zhaoyang", "unit 朝阳"),
    ("chongdianzhanqu", "unit 重点站区"),
    ("zhongdianzhanqu", "unit 重点站区"),
    ("diaocha", "task 38"),
    ("tiaozheng", "measure 3.2"),
    ("hangye", "task 8"),
    ("hezhang", "measure 27.3"),
    ("wushuichulilv", "indicator 26.1c"),
    ("wushuichulilu", "indicator 26.1c"),
    // Titles before indicators before texts; full-width forms and figures below the line.
    ("密云水库", "task 24"),
    ("shuiku 密云", "task 24"),
    ("扬尘", "task 11"),
    ("yangchen", "task 11"),
    ("pm2.5", "indicator 1.1a"),
    ("ＰＭ₂．₅", "indicator 1.1a"),
    ("总磷", "indicator 21.1b"),
    ("餐饮", "measure 8.6"),
    ("加油站", "measure 3.9"),
    ("率先", "measure 8.7"),
    ("V类", "measure 27.3"),
    ("Ⅴ类", "measure 27.3"),
    // A stop behind figures is one of the text as well as of an id.
    ("753。", "measure 46.1"),
    ("8。4", "measure 8.4"),
    ("整", "task 27"),
    // Words in several fields of one thing.
    ("加油站 门头沟", "obligation 3.9@门头沟"),
    ("8 门头沟", "obligation 8.2@门头沟"),
    ("swj 27.3", "measure 27.3"),
];

#[test]
fn what_is_meant_comes_first() {
    let ledger = ledger();
    let index = Index::of(&ledger);
    let wrong: Vec<String> = FIRST
        .iter()
        .filter_map(|(query, expected)| {
            let got = first(&ledger, &asked(&index, query), 3);
            (got.first().map(String::as_str) != Some(*expected)).then(|| format!("{query}: {expected}, not {got:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_nowhere_is_not_found() {
    let ledger = ledger();
    let index = Index::of(&ledger);
    for query in ["", " ", "火星", ".*", "[", "\\", "8.4@火星", "99", "水务局 火星", "vvv", "\u{1b}[2J", "\0", "门头沟 99.9"] {
        assert_eq!((asked(&index, query).count(), asked(&index, query).hits().len()), (0, 0), "{query:?}");
    }
}

#[test]
fn an_id_is_followed_by_what_belongs_to_it() {
    let ledger = ledger();
    let index = Index::of(&ledger);
    // 8.4 binds 各区政府 and the zone body: seventeen; and it has an indicator.
    let of_measure = asked(&index, "8.4");
    assert_eq!(first(&ledger, &of_measure, 3), ["measure 8.4", "obligation 8.4@东城", "obligation 8.4@西城"]);
    assert_eq!((of_measure.count(), first(&ledger, &of_measure, 99).last().unwrap().as_str()), (19, "indicator 8.4"));
    // A task and its seven measures, then texts with an 8 in them.
    let of_task = first(&ledger, &asked(&index, "8"), 9);
    assert_eq!(
        of_task[..8],
        ["task 8", "measure 8.1", "measure 8.2", "measure 8.3", "measure 8.4", "measure 8.5", "measure 8.6", "measure 8.7"]
    );
    assert!(of_task[8].starts_with("indicator") || of_task[8].starts_with("measure"), "{of_task:?}");
    // 2, its measures, then 20 to 29.
    let begun = first(&ledger, &asked(&index, "2"), 40);
    assert!(begun.iter().position(|hit| hit == "task 20") > begun.iter().position(|hit| hit == "measure 2.1"));
    assert!(begun.contains(&"task 29".to_owned()) && !begun.contains(&"task 12".to_owned()));
}

#[test]
fn a_unit_is_followed_by_what_it_leads_and_owes() {
    let ledger = ledger();
    let index = Index::of(&ledger);
    let search = asked(&index, "swj");
    assert_eq!(first(&ledger, &search, 2), ["unit 水务局", "unit 商务局"]);
    let measures: Vec<&Hit> =
        search.hits().iter().filter(|hit| hit.target.kind() == TargetKind::Measure && hit.rank == Rank::Led).collect();
    let led = ledger.rows().filter(|(m, _)| m.lead.names.iter().any(|name| matches!(&**name, "市水务局" | "市商务局"))).count();
    assert!(measures.len() >= led && led > 10, "{} {led}", measures.len());
    // One letter finds units only, and what has the letter in it.
    assert!(asked(&index, "s").hits().iter().all(|hit| !matches!(hit.rank, Rank::Led | Rank::Bound | Rank::LooseUnit)));
}

#[test]
fn some_letters_of_a_name_find_it_with_others_between() {
    let ledger = ledger();
    let search = asked(&Index::of(&ledger), "shj");
    assert!(search.hits().iter().take(20).any(|hit| hit.target == Target::Unit(UnitName::new("市生态环境局"))));
}

/// Writes a progress note on an item as the record would.
fn with_note(ledger: &mut Ledger, key: ItemKey, text: &str) {
    with_note_by(ledger, key, NoteKind::Progress, text, "张");
}

fn with_note_by(ledger: &mut Ledger, key: ItemKey, kind: NoteKind, text: &str, by: &str) {
    let no = EventNo(ledger.last_event().0 + 1);
    let at = "2026-11-23T10:00:00+08:00".parse().unwrap();
    let what = Happening::Note { kind, text: text.to_owned() };
    ledger.apply(Event { no, act: no, cause: Cause::Fresh, at, by: by.into(), item: Some(key), what });
}

#[test]
fn notes_are_found_by_their_words_and_those_of_their_items() {
    let mut ledger = ledger();
    let mut index = Index::of(&ledger);
    let owed = ledger.of_measure("8.4".parse().unwrap()).unwrap().key.of(UnitName::new("门头沟区政府"));
    assert_eq!(asked(&index, "验收材料").count(), 0);
    with_note(&mut ledger, owed, "验收材料已报齐\u{1b}[2J");
    index.news(&ledger, &[owed]);
    for query in ["验收材料", "ysclybq", "验收 8.4", "mtg yanshou", "验收 8.4@mtg"] {
        let search = asked(&index, query);
        assert_eq!(first(&ledger, &search, 9), ["note 8.4@门头沟"], "{query}");
        let shown = Shown::of(&ledger, &search.hits()[0], search.words()).unwrap();
        assert_eq!(shown.title, "验收材料已报齐\u{1b}[2J");
    }
    assert_eq!(asked(&index, "验收 8.5").count() + asked(&index, "验收 房山").count(), 0);
    // The newest first; told twice, it stands once.
    with_note(&mut ledger, ItemKey::measure(owed.measure), "验收材料退回");
    index.news(&ledger, &[owed, ItemKey::measure(owed.measure)]);
    index.news(&ledger, &[owed, ItemKey::measure(owed.measure)]);
    assert_eq!(first(&ledger, &asked(&index, "验收材料"), 9), ["note 8.4", "note 8.4@门头沟"]);
    let anew = Index::of(&ledger);
    assert_eq!(asked(&anew, "验收材料").hits(), asked(&index, "验收材料").hits());
}

#[test]
fn notes_are_found_by_who_wrote_them_and_by_the_word_of_their_kind() {
    let mut ledger = ledger();
    let measure = ledger.of_measure("8.4".parse().unwrap()).unwrap().key;
    let owed = measure.of(UnitName::new("门头沟区政府"));
    with_note_by(&mut ledger, measure, NoteKind::Comment, "材料退回", "张伟");
    with_note_by(&mut ledger, owed, NoteKind::Evidence, "照片三张", "李娜");
    with_note_by(&mut ledger, owed, NoteKind::Urge, "电话", "张伟");
    let index = Index::of(&ledger);
    for (query, expected) in [
        ("张伟 8.4", &["note 8.4@门头沟", "note 8.4"][..]),
        ("zhangwei", &["note 8.4@门头沟", "note 8.4"]),
        ("张伟 退回", &["note 8.4"]),
        ("李娜 mtg", &["note 8.4@门头沟"]),
        ("李娜 8.5", &[]),
        // 佐证 stands nowhere in the plan; the word is asked for as a whole, in characters or pinyin.
        ("佐证", &["note 8.4@门头沟"]),
        ("zuozheng 门头沟", &["note 8.4@门头沟"]),
        ("zz 李娜", &[]),
        ("evidence", &["note 8.4@门头沟"]),
        ("催办 张伟 门头沟", &["note 8.4@门头沟"]),
        // The writer of one and the words of another are no match, nor is what runs from the text into the name.
        ("张伟 照片", &[]),
        ("退回张", &[]),
    ] {
        assert_eq!(first(&ledger, &asked(&index, query), 9), expected, "{query}");
    }
    // 每天跟进 has the initials of 门头沟, and stands on what that owes: the newest is first however the name is written.
    with_note_by(&mut ledger, measure, NoteKind::Urge, "来函", "张伟");
    with_note_by(&mut ledger, owed, NoteKind::Urge, "每天跟进", "张伟");
    let index = Index::of(&ledger);
    for query in ["催办 门头沟", "催办 mtg", "cuiban mtg"] {
        let notes = first(&ledger, &asked(&index, query), 9);
        assert_eq!(notes, ["note 8.4@门头沟", "note 8.4", "note 8.4@门头沟"], "{query}");
    }
    // A text that has the word comes before the notes of that kind.
    with_note_by(&mut ledger, measure, NoteKind::Progress, "月度", "张伟");
    let kinds = first(&ledger, &asked(&Index::of(&ledger), "进展"), 500);
    assert_eq!(kinds.last().map(String::as_str), Some("note 8.4"), "{kinds:?}");
}

#[test]
fn a_comma_parts_words_unless_it_stands_there() {
    let ledger = ledger();
    let index = Index::of(&ledger);
    for (query, same) in [
        ("门头沟，8.4", "门头沟 8.4"),
        ("mtg、8.4", "mtg 8.4"),
        ("8.4；门头沟", "8.4 门头沟"),
        ("shuiku,密云", "shuiku 密云"),
        ("8.4@mtg,火星", "火星"),
    ] {
        let (parted, apart) = (asked(&index, query), asked(&index, same));
        assert_eq!((parted.hits(), parted.count()), (apart.hits(), apart.count()), "{query}");
    }
    assert_eq!(first(&ledger, &asked(&index, "门头沟，8.4"), 1), ["obligation 8.4@门头沟"]);
    // It stands in the name of a unit, and in 35.2: 密云水库、雁栖湖.
    assert_eq!(first(&ledger, &asked(&index, "市科委、中关村管委会"), 1), ["unit 科委"]);
    assert_eq!(first(&ledger, &asked(&index, "水库、雁栖"), 9), ["measure 35.2"]);
}

#[test]
fn what_was_remembered_is_not_taken_for_what_came_since() {
    let mut ledger = ledger();
    let mut index = Index::of(&ledger);
    let mut search = Search::default();
    search.ask(&index, "yanshoucl");
    assert_eq!(search.count(), 0);
    let key = ledger.of_measure("8.4".parse().unwrap()).unwrap().key;
    with_note(&mut ledger, key, "验收材料");
    index.news(&ledger, &[key]);
    search.ask(&index, "yanshoucl");
    assert_eq!(search.count(), 1);
}

/// The console may make an index beside the screen, and seek there.
#[test]
fn an_index_and_a_search_may_go_to_another_thread() {
    const fn goes<T: Send>() {}
    goes::<Index>();
    goes::<Search>();
}

#[test]
fn ten_thousand_characters_are_sought_as_they_stand() {
    let ledger = ledger();
    let index = Index::of(&ledger);
    // Longer than an automaton.
    let lines = ledger.plan().measures().filter_map(|m| Some((m.id, m.text.lines().next()?)));
    let (id, line) = lines.into_iter().find(|(_, line)| line.chars().count() > 100).unwrap();
    assert_eq!(first(&ledger, &asked(&index, line), 2), [format!("measure {id}")]);
    for query in [
        "水".repeat(10_000),
        "水务 ".repeat(5_000),
        "shui".repeat(2_500),
        "\u{7}".repeat(10_000),
        "(a+)+$".repeat(2_000),
        format!("{line}火"),
    ] {
        assert_eq!(asked(&index, &query).count(), 0, "{}", query.chars().take(9).collect::<String>());
    }
}

fn shared_ledger() -> &'static Ledger {
    static MADE: OnceLock<Ledger> = OnceLock::new();
    MADE.get_or_init(ledger)
}

fn shared() -> &'static Index {
    static MADE: OnceLock<Index> = OnceLock::new();
    MADE.get_or_init(|| Index::of(shared_ledger()))
}

fn shared_for_one() -> &'static Index {
    static MADE: OnceLock<Index> = OnceLock::new();
    MADE.get_or_init(|| Index::for_one_query(shared_ledger()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// What is typed key by key, with some taken back, finds what is asked for at once.
    #[test]
    fn typing_and_asking_anew_find_the_same(query in "([a-z]{1,5}|[水务门头沟市区加油站密云库环境]{1,3}|[0-9.@]{1,3}|[，、;]| ){1,6}", back in 0usize..6) {
        let index = shared();
        let mut typed = Search::default();
        let ends: Vec<usize> = query.char_indices().map(|(at, c)| at + c.len_utf8()).collect();
        ends.iter().for_each(|end| typed.ask(index, &query[..*end]));
        for end in ends.iter().rev().take(back + 1) {
            typed.ask(index, &query[..*end]);
            let anew = asked(index, &query[..*end]);
            prop_assert_eq!((typed.hits(), typed.count(), typed.words()), (anew.hits(), anew.count(), anew.words()), "{}", &query[..*end]);
        }
    }

    /// An index of which nothing is remembered reads all texts, and finds no other thing.
    #[test]
    fn one_query_finds_what_many_do(query in "([a-z]{1,5}|[水务门头沟市区加油站密云库环境]{1,3}|[0-9.@]{1,3}| ){1,5}") {
        let (one, many) = (asked(shared_for_one(), &query), asked(shared(), &query));
        prop_assert_eq!((one.hits(), one.count()), (many.hits(), many.count()));
    }

    #[test]
    fn any_text_is_a_query(query in any::<String>()) {
        let search = asked(shared(), &query);
        prop_assert!(search.hits().len() <= search.count().min(LISTED));
        prop_assert!(search.hits().is_sorted_by_key(|hit| hit.rank));
    }

    /// Signs of regular expressions, brackets, quotation marks and control characters stand for themselves: what has them as they stand is found, else nothing.
    #[test]
    fn signs_are_sought_as_they_stand(query in "[.*+?()\\[\\]{}|^$\\\\《》“”—\u{1}\u{1b}\u{7f}水务]{1,5}") {
        prop_assume!(!query.chars().any(char::is_whitespace));
        let folded = |text: &str| text.chars().map(letters::folded).collect::<String>();
        let search = asked(shared(), &query);
        let named = shared_ledger().plan().measures().filter(|measure| folded(&measure.text).contains(&folded(&query)));
        let all: Vec<_> = named.filter_map(|measure| shared_ledger().of_measure(measure.id)).map(|item| Target::Measure(item.key)).collect();
        prop_assume!(search.count() < LISTED);
        prop_assert!(all.iter().all(|target| search.hits().iter().any(|hit| hit.target == *target)), "{query:?}");
        let by_text = search.hits().iter().filter(|hit| hit.rank == Rank::Text && hit.target.kind() == TargetKind::Measure).count();
        prop_assert!(by_text <= all.len(), "{query:?} {by_text} {}", all.len());
    }

    /// A page of whatever was pasted finds nothing and costs a pass over the texts: half pinyin, signs, commas, control characters.
    #[test]
    fn a_page_of_rubbish_finds_nothing(piece in "[a-zü'.*(\\[\\\\,，、；@0-9\u{1b}\u{0}火]{2,9}") {
        let page: String = piece.chars().cycle().take(10_000).collect();
        prop_assert_eq!(asked(shared(), &page).count(), 0);
    }

    /// A piece of a text, or its pinyin, finds the measure.
    #[test]
    fn each_piece_of_a_text_finds_its_measure(at in 0usize..128, from in 0usize..80, count in 1usize..6) {
        let ledger = shared_ledger();
        let (measure, item) = ledger.rows().nth(at).unwrap();
        let piece: String = measure.text.chars().skip(from).take(count).collect();
        prop_assume!(!piece.contains(char::is_whitespace) && !piece.is_empty());
        let pinyin: String = piece.chars().map(|c| letters::Readings::all().of(c).last().map_or(c.to_string(), |at| letters::Readings::all().syllables[usize::from(*at)].clone())).collect();
        for query in [&piece, &pinyin] {
            let search = asked(shared(), query);
            let found = search.hits().iter().any(|hit| hit.target == Target::Measure(item.key));
            prop_assert!(found || search.count() > LISTED || query.len() == 1, "{} {}", query, measure.id);
        }
    }
}
