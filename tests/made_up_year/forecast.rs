//! The forecast and the overview's line on 23 November of the made-up year.

use duban::console::app::App;
use duban::console::text::Cells;
use duban::messages::Lang;

use super::harness::Console;
use super::{NOVEMBER, YEAR, day};
use duban::ledger::Ledger;

const DAY: &str = "2026-11-23";

/// Consoles on the made-up year as it stands on the morning of a day.
fn console((ledger, until): (&Ledger, &str), sizes: &[(u16, u16)], lang: Lang, cells: Cells) -> Vec<Console> {
    let opened = |(width, height): &(u16, u16)| {
        let mut console = Console::with(*width, *height, lang, cells, Vec::new());
        console.app = App::new(console.app.setting.clone(), ledger.clone(), day(until), (*width, *height), Vec::new());
        console
    };
    sizes.iter().map(opened).collect()
}

#[test]
fn the_forecast_at_three_sizes() {
    let sizes = [(80, 24), (120, 36), (200, 50)];
    for (mut console, (width, height)) in console((&NOVEMBER, DAY), &sizes, Lang::Zh, Cells::default()).into_iter().zip(sizes) {
        insta::assert_snapshot!(format!("forecast-{width}x{height}"), console.keys("T").screen());
    }
}

#[test]
fn the_forecast_in_english_and_ascii() {
    let cells = Cells { wide_ambiguous: false, ascii: true };
    let mut console = console((&NOVEMBER, DAY), &[(120, 36)], Lang::En, cells).remove(0);
    insta::assert_snapshot!("forecast-english-ascii-120x36", console.keys("Tjj").screen());
}

/// At 80 cells the figures, what falls due and the overview's line are whole: a cut line ends with a sign for it.
#[test]
fn no_figure_is_cut_at_the_least_usual_size() {
    let fresh = Ledger::new(
        duban::seeds::plan().unwrap().plan,
        duban::seeds::units().unwrap(),
        NOVEMBER.items().iter().map(|item| (item.key.measure, item.measure)),
    );
    for ledger in [&fresh, &*NOVEMBER] {
        for lang in [Lang::Zh, Lang::En] {
            let mut console = console((ledger, DAY), &[(80, 24)], lang, Cells::default()).remove(0);
            let overview = console.screen();
            let border = overview.lines().nth(22).unwrap();
            assert!(border.ends_with("──┘") && !border.contains('…') && border.contains("30"), "{overview}");
            let screen = console.keys("T").screen();
            for at in [2, 3, 10] {
                assert!(!screen.lines().nth(at).unwrap().contains('…'), "{screen}");
            }
            let open = ledger.forecast(day(DAY)).unwrap().obligations.left_at_end().unwrap();
            assert!(screen.lines().nth(3).unwrap().contains(&open.to_string()), "{screen}");
        }
    }
}

/// The least size, and one in which there is no room for a picture.
#[test]
fn the_forecast_where_there_is_little_room() {
    let mut console = console((&NOVEMBER, DAY), &[(60, 16)], Lang::Zh, Cells::default()).remove(0);
    let screen = console.keys("T").screen();
    assert!(screen.contains("措施      未结") && screen.contains("按目前进度年底可能完不成"), "{screen}");
    assert!(screen.lines().all(|line| line.chars().count() <= 60), "{screen}");
}

#[test]
fn the_overview_says_how_fast_it_must_go() {
    let consoles = console((&NOVEMBER, DAY), &[(80, 24), (120, 36), (60, 16)], Lang::Zh, Cells::default());
    let burn = consoles[0].app.ledger.burn(day(DAY)).unwrap();
    let line = format!("未结{} · 距年底38天 · 须日结", burn.open);
    let screens: Vec<String> = consoles.iter().map(Console::screen).collect();
    assert!(screens[0].contains(&line) && screens[1].contains(&line), "{}", screens[0]);
    assert!(screens[0].contains(" · 近30日日结"), "{}", screens[0]);
    let after = console((&YEAR, "2027-01-02"), &[(80, 24)], Lang::Zh, Cells::default()).remove(0).screen();
    assert!(after.contains(" · 年底已过2天 ─"), "{after}");
}

#[test]
fn a_year_that_is_over_has_no_forecast() {
    let year = &*YEAR;
    let is_bound = |item| year.deadline(item).and_then(|deadline| deadline.end()).is_some_and(|end| end <= day("2026-12-31"));
    let bound: Vec<_> = year.rows().map(|(_, item)| item).filter(|item| is_bound(item)).collect();
    let closed = bound.iter().filter(|item| year.closed_on(item).is_some()).count();
    for mut console in console((year, "2027-01-02"), &[(80, 24), (120, 36)], Lang::Zh, Cells::default()) {
        let screen = console.keys("T").screen();
        for said in ["年底结果", &format!("应结{}已结{closed}", bound.len()), "年底已过，未完成或未达标："] {
            assert!(screen.contains(said), "{said}\n{screen}");
        }
        for silent in ["预测", "预计", "到期", "照近期"] {
            assert!(!screen.contains(silent), "{silent}\n{screen}");
        }
    }
}

#[test]
fn a_measure_at_risk_is_one_key_away_and_an_act_makes_the_forecast_anew() {
    let mut console = console((&NOVEMBER, DAY), &[(120, 36)], Lang::Zh, Cells::default()).remove(0);
    console.keys("T");
    let before = console.screen();
    let first = console.app.ledger.forecast(day(DAY)).unwrap();
    let id = console.app.ledger.label(first.at_risk[0].measure);
    assert!(before.contains(&format!("▌{id}")), "{before}");
    console.keys("<Enter>");
    assert!(!console.screen().contains("年底预测"), "{}", console.screen());
    // Back; the measure is closed as a whole, and is at risk no longer.
    console.keys("q").keys("s");
    console.keys("4并入其他措施<C-s>");
    let after = console.app.ledger.forecast(day(DAY)).unwrap();
    assert_eq!(after.measures.open + 1, first.measures.open, "{}", console.screen());
    assert!(!console.screen().contains(&format!("▌{id} ")), "{}", console.screen());
    assert!(console.screen().contains(&format!("可能完不成：{}条", first.at_risk.len() - 1)), "{}", console.screen());
}
