//! Search on the console, on the real plan on 23 November 2026.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "a test that fails panics")]

mod harness;

use duban::console::app::Input;
use duban::console::keymap::Context;
use duban::console::text::Cells;
use duban::ledger::Status;
use duban::messages::Lang;
use harness::Console;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 36), (200, 50)];

fn shows(console: &Console, text: &str) {
    let screen = console.screen();
    assert!(screen.contains(text), "no {text} in\n{screen}");
}

fn selected(console: &Console) -> String {
    console.app.selected().map(|key| console.app.label(key)).unwrap_or_default()
}

fn is_in(console: &Console, context: Context) -> bool {
    console.app.contexts().contains(&context)
}

/// A picture at every size of Chinese screens, and one in English.
fn pictures(name: &str, keys: &str) {
    for (width, height) in SIZES {
        insta::assert_snapshot!(format!("{name}-{width}x{height}"), Console::new(width, height).keys(keys).screen());
    }
    let mut console = Console::with(120, 36, Lang::En, Cells::default(), Vec::new());
    insta::assert_snapshot!(format!("{name}-en"), console.keys(keys).screen());
}

#[test]
fn hits_of_a_word() {
    pictures("hits", "/密云水库");
}

#[test]
fn hits_of_a_unit() {
    pictures("hits-unit", "/市水务局<Tab>jj");
}

#[test]
fn nothing_typed_and_nothing_found() {
    pictures("search-empty", "/");
    pictures("search-nothing", "/没有这样的词");
}

#[test]
fn an_opened_hit_shows_its_matches() {
    pictures("found", "/密云水库<Enter>n");
}

#[test]
fn the_line_of_a_jump() {
    pictures("jump", "8.4");
}

/// Every way in leads to the same line: the key, its full-width form, the sign that an input method makes of it, Ctrl-K.
#[test]
fn search_opens_anywhere() {
    for before in ["", "2", "4", "5", "7", "T", "D", "S", "jjjj<Enter>", "jjjj<Enter>o"] {
        for key in ["/", "、", "／", "<C-k>"] {
            let mut console = Console::new(80, 24);
            console.keys(before);
            let below = console.screen();
            console.keys(key);
            assert!(is_in(&console, Context::Search) && console.app.is_writing(), "{before} {key}");
            console.keys("臭氧");
            shows(&console, "截至2026-11-23");
            console.keys("<Esc>");
            assert_eq!(console.screen(), below, "{before} {key}");
        }
    }
}

/// 加油站和储油库 stands in 5.1 alone.
#[test]
fn the_list_follows_each_key_and_says_how_many() {
    let mut console = Console::new(80, 24);
    console.keys("/加油");
    shows(&console, "措施 5.1");
    console.keys("站和储油库");
    shows(&console, "检索  1项 · 截至2026-11-23");
    assert_eq!(selected(&console), "5.1");
    console.keys("甲");
    shows(&console, "没有找到“加油站和储油库甲”");
    // Nothing is offered that would do nothing, and nothing is done.
    assert!(!console.screen().contains("Enter") && !console.screen().contains("Tab"), "{}", console.screen());
    console.keys("<Enter>");
    assert!(is_in(&console, Context::Search));
    console.keys("<Tab>");
    assert!(is_in(&console, Context::Search));
    console.keys("<BS>");
    assert_eq!(selected(&console), "5.1");
}

#[test]
fn a_status_and_a_comment_work_from_the_list() {
    let mut console = Console::new(80, 24);
    console.keys("/加油站和储油库<Tab>");
    assert!(is_in(&console, Context::Hits) && !console.app.is_writing());
    console.keys("s1");
    assert_eq!(console.item("5.1").status, Status::InProgress);
    // In the list again, with the search as it was.
    assert!(is_in(&console, Context::Hits));
    assert_eq!(selected(&console), "5.1");
    console.keys("c已约谈<C-s>");
    assert_eq!(console.item("5.1").notes().map(|note| note.text.as_str()).collect::<Vec<_>>(), ["已约谈"]);
    assert!(is_in(&console, Context::Hits));
    console.keys("r请于12月5日前报送<C-s>");
    assert_eq!(console.item("5.1").urges(), 1);
    console.keys("<Tab>甲");
    shows(&console, "加油站和储油库甲");
}

/// What is written while the search is open is found in it.
#[test]
fn a_note_is_found_as_soon_as_it_is_written() {
    let mut console = Console::new(120, 36);
    console.keys("/夜间加油<Tab>c夜间加油已铺开<C-s>");
    shows(&console, "批注 11-23 zhangwei");
    // It opens in the whole record.
    console.keys("j<Enter>");
    assert!(is_in(&console, Context::Reading) && is_in(&console, Context::Marked), "{}", console.screen());
    console.keys("<Esc>");
    assert!(is_in(&console, Context::Detail));
    console.keys("<Esc>");
    assert!(is_in(&console, Context::Hits));
}

#[test]
fn what_is_no_item_cannot_be_acted_on_and_says_so() {
    let mut console = Console::new(80, 24);
    console.keys("/加强油气油品监管<Tab>s");
    shows(&console, "先按 Enter 打开");
    console.keys("<Enter>");
    assert!(is_in(&console, Context::Detail));
    assert_eq!(selected(&console), "5.1");
}

#[test]
fn a_search_opened_again_offers_the_last_query_and_former_ones() {
    let mut console = Console::new(80, 24);
    console.keys("/密云水库<Enter><Esc><Esc>");
    assert!(console.app.views.is_empty());
    console.keys("/");
    shows(&console, "/ 密云水库");
    // Typing takes its place.
    console.keys("加油站和储油库<Enter><Esc>/臭氧<Up>");
    shows(&console, "/ 加油站和储油库");
    console.keys("<Up>");
    shows(&console, "/ 密云水库");
    shows(&console, "截至2026-11-23");
}

/// A unit opens with all that it has to do with, a group says who belongs to it.
#[test]
fn a_unit_and_a_group_are_opened() {
    let mut console = Console::new(80, 24);
    console.keys("/市水务局<Enter>");
    assert!(is_in(&console, Context::UnitWork), "{}", console.screen());
    console.keys("<Esc>");
    assert!(is_in(&console, Context::Search));
    console.keys("<C-u>各区政府<Enter>");
    shows(&console, "各区政府：16个单位");
    // The measures that name it and whom they mean, as `duban units 各区政府` has them.
    shows(&console, "写有各区政府的措施");
    shows(&console, "全部16个");
    console.keys("<Esc><C-u>相关区政府<Enter>");
    shows(&console, "，其中 12 条");
    shows(&console, "8.5 ●红 主责：相关区政府，指 待明确");
    shows(&console, "9.3 ●红 牵头、主责：相关区政府，指 昌平、大兴");
    console.keys("<Esc>");
    assert!(is_in(&console, Context::Search));
}

/// From the hits one goes to the opened item and back, and Esc leads to where one was.
#[test]
fn esc_goes_one_step_back() {
    let mut console = Console::new(80, 24);
    console.keys("2j");
    let below = console.screen();
    console.keys("/密云水库<Down><Down>");
    let hit = selected(&console);
    console.keys("<Enter>");
    assert_eq!(selected(&console), hit);
    console.keys("<Esc>");
    assert_eq!(selected(&console), hit);
    // Opened again from an item, it comes up above that.
    console.keys("<Enter>/<Esc>");
    assert!(is_in(&console, Context::Detail));
    console.keys("<Esc>");
    assert_eq!(console.screen(), below);
}

#[test]
fn n_goes_through_the_matches_of_the_opened_text() {
    let mut console = Console::new(80, 24);
    // 5.1: 加油站, 储油库, 加油站; 5.3: 加油站, 储油库, 加油站.
    console.keys("/加油站 储油库<Enter>n");
    shows(&console, "“加油站 储油库” 1/6");
    console.keys("n");
    shows(&console, "2/6");
    assert_eq!(selected(&console), "5.1");
    // From the first the last is next, and the cursor goes with it: an act is about what is read.
    console.keys("NN");
    shows(&console, "6/6");
    assert_eq!(selected(&console), "5.3");
    // Without the highlights it is the next task again.
    console.keys("F");
    assert!(!is_in(&console, Context::Marked));
    console.keys("n");
    shows(&console, "6 ");
    // Without a search it was never another key.
    let mut console = Console::new(80, 24);
    console.keys("jjjj<Enter>");
    assert!(!is_in(&console, Context::Marked));
}

/// A match that a line's end divides is one match.
#[test]
fn a_match_over_two_lines_is_one() {
    for width in 60..90 {
        let mut console = Console::new(width, 24);
        console.keys("/督促加油站和储油库在夏季错峰装卸油<Enter>n");
        shows(&console, "1/1");
    }
}

#[test]
fn text_that_arrives_outside_text_entry_is_sought() {
    for input in [Input::Text("密云水库".into()), Input::Paste("密云水库\n".into())] {
        let mut console = Console::new(80, 24);
        console.input(input);
        assert!(is_in(&console, Context::Search));
        shows(&console, "/ 密云水库");
        shows(&console, "收到文字“密云水库”，已按它检索");
    }
    // Nothing is opened by a line feed in it, and a menu is left alone.
    let mut console = Console::new(80, 24);
    console.input(Input::Text("jinzhan qingkuang\n".into()));
    assert!(is_in(&console, Context::Search), "{}", console.screen());
    let mut console = Console::new(80, 24);
    console.keys("jjjj<Enter>s");
    console.input(Input::Text("密云水库".into()));
    assert!(is_in(&console, Context::Statuses));
}

/// Typed in one go, as on a slow line: search, its query, and a comment on what it opens.
#[test]
fn a_search_in_one_go() {
    let mut console = Console::new(80, 24);
    console.input(Input::Text("/加油站和储油库\nc已约谈".into()));
    shows(&console, "已约谈");
    assert!(is_in(&console, Context::Writing));
}

#[test]
fn any_text_is_taken_literally() {
    let long = "督".repeat(10_000);
    for text in [".*", "\\d+", "[", "(?:", "\u{1b}[31m", "\u{202e}", "' OR 1=1", long.as_str()] {
        let mut console = Console::new(80, 24);
        console.keys("/");
        console.input(Input::Paste(text.into()));
        assert!(is_in(&console, Context::Search));
        assert!(!console.screen().contains('\u{1b}') && !console.screen().contains('\u{202e}'));
        console.keys("<Esc>");
        assert!(console.app.views.is_empty());
    }
}

/// What another does meanwhile leaves the cursor on its hit.
#[test]
fn news_leave_the_cursor_on_its_hit() {
    let mut console = Console::slow(80, 24);
    console.keys("/密云水库<Down><Down><Tab>");
    let hit = selected(&console);
    console.keys("c密云水库已查<C-s>");
    console.save();
    assert_eq!(selected(&console), hit);
    assert!(is_in(&console, Context::Hits));
}

/// `/` behind a hit that was left stood in the line behind the former query, and nothing was found.
#[test]
fn coming_back_from_a_hit_another_search_begins() {
    let mut console = Console::new(80, 24);
    console.keys("/密云水库<Enter>q/扬尘");
    let screen = console.screen();
    assert!(screen.contains("│ / 扬尘") && !screen.contains("密云水库/"), "{screen}");
}
