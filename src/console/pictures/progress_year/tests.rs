use super::super::testing::{ASCII, NARROW, WIDE, drawn, has_ambiguous, stays_inside};
use super::*;
use crate::console::text::Cells;
use crate::messages::Lang;
use proptest::prelude::*;

const fn areas() -> [AreaYear<'static>; 3] {
    const fn closed(n: [usize; 11]) -> [Option<usize>; 12] {
        let [a, b, c, d, e, f, g, h, i, j, k] = n;
        [Some(a), Some(b), Some(c), Some(d), Some(e), Some(f), Some(g), Some(h), Some(i), Some(j), Some(k), None]
    }
    [
        AreaYear { title: "一 共筑美丽蓝天", closed: closed([0, 1, 3, 6, 9, 14, 18, 22, 25, 30, 32]), total: 71 },
        AreaYear { title: "二 建设美丽河湖", closed: closed([0, 0, 2, 4, 9, 13, 17, 22, 27, 33, 37]), total: 37 },
        AreaYear { title: "三 保障净土沃壤", closed: closed([0; 11]), total: 20 },
    ]
}

fn lines(width: u16, height: u16, cells: Cells, lang: Lang) -> Vec<String> {
    let as_of = "2026-11-23".parse().unwrap();
    drawn(width, height, cells, lang, |canvas, area| {
        draw(canvas, area, &areas(), as_of);
    })
}

#[test]
fn small_pictures_look_as_drawn_by_hand() {
    let narrow = [
        "各月末办结      1  4  7   今      今89%",
        "一 共筑美丽蓝天 _▁▁▁▁▂▂▃▃▃▄· 32/71  45%",
        "二 建设美丽河湖 __▁▁▂▃▄▅▆▇█· 37/37 100%",
        "三 保障净土沃壤 ___________·  0/20   0%",
    ];
    assert_eq!(lines(40, 4, NARROW, Lang::Zh), narrow);
    let ascii = [
        "closed by month 1   3   5   7   9   now                   now 89%",
        "一 共筑美丽蓝天 0 1 1 1 1 2 2 3 3 3 4 .  32/71  45%  #####.....|.  44 pts behind",
        "二 建设美丽河湖 0 0 1 1 2 3 4 5 6 7 8 .  37/37 100%  ##########|#  11 pts ahead",
        "三 保障净土沃壤 0 0 0 0 0 0 0 0 0 0 0 .   0/20   0%  ..........|.  89 pts behind",
    ];
    assert_eq!(lines(80, 4, ASCII, Lang::En), ascii);
    let wide = [
        "各月末办结      1  2  3  4  5  6  7  8  9  10 今 12                                  今89%",
        "一 共筑美丽蓝天 __ ▁▁ ▁▁ ▁▁ ▁▁ ▂▂ ▂▂ ▃▃ ▃▃ ▃▃ ▄▄ ··  32/71  45%  ███████████░░░░░░░░░░░│░░  落后44点",
        "二 建设美丽河湖 __ __ ▁▁ ▁▁ ▂▂ ▃▃ ▄▄ ▅▅ ▆▆ ▇▇ ██ ··  37/37 100%  ██████████████████████│██  超前11点",
    ];
    assert_eq!(lines(100, 3, NARROW, Lang::Zh), wide);
    assert_eq!(lines(20, 1, NARROW, Lang::Zh), ["一 共筑美丽蓝天  45%"]);
}

#[test]
fn the_height_of_a_month_says_none_and_all_only_where_it_is_so() {
    for (closed, total, expected) in [(0, 71, 0), (1, 71, 1), (70, 71, 7), (71, 71, 8), (72, 71, 8), (0, 0, 0), (1, 0, 8)] {
        assert_eq!(level(closed, total), expected, "{closed}/{total}");
    }
}

proptest! {
    #[test]
    fn nothing_is_written_outside(
        (x, y, width, height) in (0u16..4, 0u16..4, 0u16..140, 0u16..8),
        closed in prop::array::uniform12(prop::option::of(prop::num::usize::ANY)),
        total in prop::num::usize::ANY,
        day in 1u32..366,
        english: bool,
        mode in 0usize..3,
    ) {
        let area = AreaYear { title: "一 共筑美丽蓝天", closed, total };
        let as_of = NaiveDate::from_yo_opt(2026, day).unwrap();
        let lang = if english { Lang::En } else { Lang::Zh };
        let rect = Rect::new(x, y, width, height);
        let inside = stays_inside(rect, [NARROW, WIDE, ASCII][mode], lang, |canvas, area_| {
            let lines = draw(canvas, area_, &[area; 3], as_of);
            assert!(lines <= area_.height);
        });
        prop_assert!(inside);
        let plain = drawn(width, height, WIDE, lang, |canvas, rect| {
            draw(canvas, rect, &[area; 3], as_of);
        });
        prop_assert!(!has_ambiguous(&plain.concat()));
    }
}
