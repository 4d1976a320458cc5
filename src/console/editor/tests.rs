use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::*;
use proptest::prelude::*;

fn press(editor: &mut Editor, code: KeyCode) {
    editor.handle(KeyEvent::new(code, KeyModifiers::NONE));
}

#[test]
fn what_is_typed_is_kept_exactly() {
    let mut editor = Editor::new("");
    for c in "已约谈：“两家”，ｊ　完".chars() {
        press(&mut editor, KeyCode::Char(c));
    }
    press(&mut editor, KeyCode::Enter);
    editor.insert_str("第二行\r\n第三\u{200b}行\x1b[31m\t!\u{202e}");
    assert_eq!(editor.text(), "已约谈：“两家”，ｊ　完\n第二行\n第三行[31m    !");
}

#[test]
fn the_caret_stands_where_the_next_character_goes() {
    let mut editor = Editor::new("");
    editor.fit(11, 3, Cells::default());
    let area = Rect::new(5, 2, 11, 3);
    let caret = |editor: &Editor| editor.draw(&mut Buffer::empty(Rect::new(0, 0, 40, 10)), area, Style::new(), Cells::default());
    assert_eq!(caret(&editor), (5, 2));
    editor.insert_str("督办在此");
    assert_eq!(caret(&editor), (13, 2));
    // The fifth character fills the line of ten cells, the sixth begins the next.
    editor.insert_str("处");
    assert_eq!(caret(&editor), (15, 2));
    editor.insert_str("写");
    assert_eq!(caret(&editor), (7, 3));
    press(&mut editor, KeyCode::Up);
    assert_eq!(caret(&editor), (7, 2));
    press(&mut editor, KeyCode::Home);
    assert_eq!(caret(&editor), (5, 2));
    for _ in 0..3 {
        press(&mut editor, KeyCode::Down);
    }
    assert_eq!(caret(&editor), (5, 3));
}

#[test]
fn lines_above_the_room_scroll_away() {
    let mut editor = Editor::new("1\n2\n3\n4\n5");
    editor.fit(10, 3, Cells::default());
    assert_eq!(editor.hidden(), (2, 0));
    for _ in 0..4 {
        press(&mut editor, KeyCode::Up);
    }
    assert_eq!(editor.hidden(), (0, 2));
}

#[test]
fn a_word_and_the_rest_of_a_line_are_deleted_by_their_keys() {
    let mut editor = Editor::new("see hello world");
    editor.edit(Edit::DeleteWord);
    assert_eq!(editor.text(), "see hello ");
    editor.handle(KeyEvent::new(KeyCode::Char('h'), KeyModifiers::CONTROL));
    assert_eq!(editor.text(), "see hello");
    editor.edit(Edit::LineStart);
    editor.edit(Edit::DeleteToLineStart);
    assert_eq!(editor.text(), "see hello");
    editor.edit(Edit::DeleteToLineEnd);
    assert!(editor.is_empty());
    editor.edit(Edit::PutBack);
    assert_eq!(editor.text(), "see hello");
}

#[test]
fn what_is_selected_gives_way_to_what_is_typed_and_stays_under_a_key_that_moves() {
    let selected = || {
        let mut editor = Editor::line_of("2026-05-31");
        editor.select_all();
        editor
    };
    for (code, text) in [
        (KeyCode::Char('6'), "6"),
        (KeyCode::Backspace, ""),
        (KeyCode::Delete, ""),
        (KeyCode::End, "2026-05-31"),
        (KeyCode::Left, "2026-05-31"),
        (KeyCode::Enter, "2026-05-31"),
    ] {
        let mut editor = selected();
        press(&mut editor, code);
        assert_eq!(editor.text(), text, "{code:?}");
    }
    let mut editor = selected();
    press(&mut editor, KeyCode::End);
    press(&mut editor, KeyCode::Char('6'));
    assert_eq!(editor.text(), "2026-05-316");
    let mut editor = selected();
    editor.insert_str("6-\n1");
    assert_eq!(editor.text(), "6- 1");
    // Nothing is lost by a wrong key.
    let mut editor = selected();
    press(&mut editor, KeyCode::Char('6'));
    press(&mut editor, KeyCode::Backspace);
    editor.edit(Edit::PutBack);
    assert_eq!(editor.text(), "2026-05-31");
}

#[test]
fn a_line_takes_in_no_other_one() {
    let mut editor = Editor::line_of("甲\r\n乙");
    press(&mut editor, KeyCode::Enter);
    editor.handle(KeyEvent::new(KeyCode::Char('j'), KeyModifiers::CONTROL));
    editor.insert_str("\n丙\u{2028}\u{7}");
    assert_eq!(editor.text(), "甲 乙 丙");
}

proptest! {
    #[test]
    fn no_sequence_of_keys_breaks_it(start in "[督办a 。\n\u{301}🇨🇳👨‍👩‍👧]{0,20}", keys in prop::collection::vec(0usize..16, 0..60), width in 0u16..12) {
        let codes = [
            KeyCode::Char('督'), KeyCode::Char('a'), KeyCode::Char('\u{301}'), KeyCode::Char('\u{200d}'), KeyCode::Char('👩'), KeyCode::Enter,
            KeyCode::Backspace, KeyCode::Delete, KeyCode::Left, KeyCode::Right, KeyCode::Up, KeyCode::Down, KeyCode::Home, KeyCode::End,
            KeyCode::PageUp, KeyCode::PageDown,
        ];
        let mut editor = Editor::new(&start);
        editor.fit(width, 3, Cells::default());
        for key in keys {
            press(&mut editor, codes[key]);
            let mut cursor = GraphemeCursor::new(editor.caret(), editor.text().len(), true);
            prop_assert_eq!(cursor.is_boundary(editor.text(), 0), Ok(true));
            let area = Rect::new(1, 1, width, 3);
            let (x, y) = editor.draw(&mut Buffer::empty(Rect::new(0, 0, 20, 6)), area, Style::new(), Cells::default());
            prop_assert!(x <= area.right() && y < area.bottom());
        }
    }

    #[test]
    fn it_types_and_deletes_as_a_plain_string_does(ops in prop::collection::vec((0usize..4, prop::char::range('一', '十')), 0..40)) {
        let (mut editor, mut model, mut at) = (Editor::new(""), Vec::new(), 0usize);
        for (op, c) in ops {
            match op {
                0 => { press(&mut editor, KeyCode::Char(c)); model.insert(at, c); at += 1; }
                1 => { press(&mut editor, KeyCode::Backspace); if at > 0 { at -= 1; model.remove(at); } }
                2 => { press(&mut editor, KeyCode::Left); at = at.saturating_sub(1); }
                _ => { press(&mut editor, KeyCode::Right); at = (at + 1).min(model.len()); }
            }
            prop_assert_eq!(editor.text(), model.iter().collect::<String>());
        }
    }
}
