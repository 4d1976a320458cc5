//! Search on the console, on the real plan on 23 November 2026.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "a test that fails panics")]

mod harness;

use duban::console::app::Input;
use duban::console::keymap::Context;
use duban::console::text::Cells;
use duban::ledger::Status;
use duban::messages::Lang;
use harness::{Console, SIZES};

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
fn what_fits_a_filter_and_needs_no_act() {
    pictures("fitting", "/加油站和储油库<Tab>s1c加油站已约谈<C-s><Esc><Esc>:推进中<Enter>");
    pictures("fitting-none", "/加油站和储油库<Tab>s1<Esc><Esc>:推进中<Enter><Esc>");
    pictures("hits-note", "/加油站和储油库<Tab>c加油站已约谈<C-s><Esc>/<C-u>zhangwei<Tab>");
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
            console.shows("截至2026-11-23");
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
    console.shows("措施 5.1");
    console.keys("站和储油库");
    console.shows("检索  1项 · 截至2026-11-23");
    assert_eq!(console.selected(), "5.1");
    console.keys("甲");
    console.shows("没有找到“加油站和储油库甲”");
    // Nothing is offered that would do nothing, and nothing is done.
    console.hides("Enter");
    console.hides("Tab");
    console.keys("<Enter>");
    assert!(is_in(&console, Context::Search));
    console.keys("<Tab>");
    assert!(is_in(&console, Context::Search));
    console.keys("<BS>");
    assert_eq!(console.selected(), "5.1");
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
    assert_eq!(console.selected(), "5.1");
    console.keys("c已约谈<C-s>");
    assert_eq!(console.item("5.1").notes().map(|note| note.text.as_str()).collect::<Vec<_>>(), ["已约谈"]);
    assert!(is_in(&console, Context::Hits));
    console.keys("r请于12月5日前报送<C-s>");
    assert_eq!(console.item("5.1").urges(), 1);
    console.keys("<Tab>甲");
    console.shows("加油站和储油库甲");
}

/// 5.1 is in progress since today, so it needs no act for a week: the queue has nothing that is in progress, and what there is is listed.
#[test]
fn a_filter_that_fits_only_what_needs_no_act_lists_that() {
    let mut console = Console::new(80, 24);
    console.keys("/加油站和储油库<Tab>s1<Esc><Esc>:推进中<Enter>");
    console.shows("要处理的里没有符合的；符合的1项都列在这里");
    assert!(is_in(&console, Context::Hits), "{}", console.screen());
    assert_eq!(console.selected(), "5.1");
    // It is worked on from there as from any search, and what fits no longer leaves the list.
    console.keys("s");
    assert!(console.screen().contains("待核"), "{}", console.screen());
    console.keys("<Esc><Esc>");
    assert!(is_in(&console, Context::Queue));
    console.shows("符合的有1项，按 L 看");
    console.keys("L");
    assert_eq!(console.selected(), "5.1");
    // What is said while the filter is typed says so, too.
    console.keys("<Esc>f<C-u>推进中");
    console.shows("符合的 0项（不论是否要处理共1项）");
    // Where some need an act, these are listed, and the rest is a key away: 5.1 itself is at rest, what its 17 units owe is not.
    console.keys("<Esc>R:编号:5.1<Enter>");
    assert!(is_in(&console, Context::Queue));
    console.shows("列出要处理的17项；不论是否要处理，符合的有18项，按 L 看");
}

/// 31.3 and what 17 units owe under it are late; each is listed, whether it needs an act or not.
#[test]
fn a_search_that_begins_with_a_colon_is_a_filter() {
    let mut console = Console::new(80, 24);
    console.keys("/:31.3 逾期");
    console.shows("18项");
    console.keys(" 门头沟");
    console.shows("2项");
    console.keys("<C-u>:状态:没有");
    console.shows("“状态:”没有“没有”");
    console.keys("<C-u>：");
    console.shows("0项");
    console.keys("<C-u>8.4");
    console.shows("19项");
}

/// What is written while the search is open is found in it.
#[test]
fn a_note_is_found_as_soon_as_it_is_written() {
    let mut console = Console::new(120, 36);
    console.keys("/夜间加油<Tab>c夜间加油已铺开<C-s>");
    console.shows("批注 11-23 zhangwei");
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
    console.shows("先按 Enter 打开");
    console.keys("<Enter>");
    assert!(is_in(&console, Context::Detail));
    assert_eq!(console.selected(), "5.1");
}

#[test]
fn a_search_opened_again_offers_the_last_query_and_former_ones() {
    let mut console = Console::new(80, 24);
    console.keys("/密云水库<Enter><Esc><Esc>");
    assert!(console.app.views.is_empty());
    console.keys("/");
    console.shows("/ 密云水库");
    // Typing takes its place.
    console.keys("加油站和储油库<Enter><Esc>/臭氧<Up>");
    console.shows("/ 加油站和储油库");
    console.keys("<Up>");
    console.shows("/ 密云水库");
    console.shows("截至2026-11-23");
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
    console.shows("各区政府：16个单位");
    // The measures that name it and whom they mean, as `duban units 各区政府` has them.
    console.shows("写有各区政府的措施");
    console.shows("全部16个");
    console.keys("<Esc><C-u>相关区政府<Enter>");
    console.shows("，其中 12 条");
    console.shows("8.5 ●红 主责：相关区政府，指 待明确");
    console.shows("9.3 ●红 牵头、主责：相关区政府，指 昌平、大兴");
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
    let hit = console.selected();
    console.keys("<Enter>");
    assert_eq!(console.selected(), hit);
    console.keys("<Esc>");
    assert_eq!(console.selected(), hit);
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
    console.shows("“加油站 储油库” 1/6");
    console.keys("n");
    console.shows("2/6");
    assert_eq!(console.selected(), "5.1");
    // From the first the last is next, and the cursor goes with it: an act is about what is read.
    console.keys("NN");
    console.shows("6/6");
    assert_eq!(console.selected(), "5.3");
    // Without the highlights it is the next task again.
    console.keys("F");
    assert!(!is_in(&console, Context::Marked));
    console.keys("n");
    console.shows("6 ");
    // Without a search it was never another key.
    let mut console = Console::new(80, 24);
    console.keys("jjjj<Enter>");
    assert!(!is_in(&console, Context::Marked));
}

/// Beside the document stands the timeline of a measure: its matches are gone through behind those of the measure, and counted with them.
#[test]
fn n_goes_through_the_timeline_beside_the_text_too() {
    let mut console = Console::new(120, 36);
    console.keys("/加油站和储油库<Tab>c加油站已约谈<C-s><Esc><Esc>5.3<Enter>c加油站已复查<C-s><Esc>");
    assert_eq!(console.item("5.3").notes().count(), 1);
    // Three in the text of each (see above), one in the note of each.
    console.keys("/加油站 储油库<Enter>");
    let mut seen = Vec::new();
    for _ in 0..8 {
        console.keys("n");
        let screen = console.screen();
        let counter = screen.split("储油库” ").nth(1).and_then(|rest| rest.split_whitespace().next()).unwrap_or_default().to_owned();
        seen.push(format!("{counter} {}", console.selected()));
    }
    let expected = ["1/8 5.1", "2/8 5.1", "3/8 5.1", "4/8 5.1", "5/8 5.3", "6/8 5.3", "7/8 5.3", "8/8 5.3"];
    assert_eq!(seen, expected, "{}", console.screen());
    // The timeline is that of the measure whose match it is, and its match is shown as the one that is meant.
    assert!(console.screen().contains("5.3") && console.screen().contains("加油站已复查"), "{}", console.screen());
    console.keys("NNNN");
    assert_eq!(console.selected(), "5.1");
    console.shows("加油站已约谈");
    console.shows("4/8");
    // On a narrow screen, where the events stand in the document, it is the same.
    console.input(Input::Resize(80, 24));
    console.keys("n");
    console.shows("5/8");
}

/// A match that a line's end divides is one match.
#[test]
fn a_match_over_two_lines_is_one() {
    for width in 60..90 {
        let mut console = Console::new(width, 24);
        console.keys("/督促加油站和储油库在夏季错峰装卸油<Enter>n");
        console.shows("1/1");
    }
}

#[test]
fn text_that_arrives_outside_text_entry_is_sought() {
    for input in [Input::Text("密云水库".into()), Input::Paste("密云水库\n".into())] {
        let mut console = Console::new(80, 24);
        console.input(input);
        assert!(is_in(&console, Context::Search));
        console.shows("/ 密云水库");
        console.shows("收到文字“密云水库”，已按它检索");
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
    console.shows("已约谈");
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
    let hit = console.selected();
    console.keys("c密云水库已查<C-s>");
    console.save();
    assert_eq!(console.selected(), hit);
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
