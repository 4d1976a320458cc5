//! Text in cells: the one module that measures, wraps and cuts. Nothing else takes a length for a width.

use std::borrow::Cow;
use std::ops::Range;

use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};
use unicode_width::UnicodeWidthStr;

/// How this terminal counts cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cells {
    /// Whether characters of ambiguous width (`— “ ● ─`) take two cells, as on terminals set up for Chinese.
    pub wide_ambiguous: bool,
    /// Whether signs of our own are ASCII.
    pub ascii: bool,
}

impl Cells {
    /// The cells that a text takes.
    pub fn width(self, text: &str) -> usize {
        if self.is_plain(text) {
            return text.chars().map(|c| if is_single(c) { 1 } else { 2 }).sum();
        }
        text.graphemes(true).map(|g| self.grapheme(g)).sum()
    }

    /// The cells of one grapheme: never more than two.
    pub fn grapheme(self, grapheme: &str) -> usize {
        let width = if self.wide_ambiguous { grapheme.width_cjk() } else { grapheme.width() };
        width.min(2)
    }

    /// Whether signs of ambiguous width are to be avoided: this terminal has none, or no room for them.
    pub const fn is_plain_signs(self) -> bool {
        self.ascii || self.wide_ambiguous
    }

    /// What stands for the part that was cut off.
    const fn ellipsis(self) -> &'static str {
        if self.is_plain_signs() { ".." } else { "…" }
    }

    /// The text, cut to at most `max` cells; a cut text ends with a sign for it, and never within a number.
    pub fn cut(self, text: &str, max: usize) -> Cow<'_, str> {
        if self.width(text) <= max {
            return Cow::Borrowed(text);
        }
        let sign = self.ellipsis();
        let Some(room) = max.checked_sub(self.width(sign)).filter(|room| *room > 0) else {
            return Cow::Owned(sign.chars().take(max).collect());
        };
        let fits = text.get(..self.fitting(text, room)).unwrap_or_default();
        // 146天 cut to 14… would be another number, and cut to 146… a number without its unit.
        let whole = fits.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
        let kept = if whole.is_empty() { fits } else { whole };
        Cow::Owned(format!("{kept}{sign}"))
    }

    /// Whether the text is what the most of a screen is: ASCII, our own signs and Chinese. Each of them is one character whose cells are
    /// known without a table.
    fn is_plain(self, text: &str) -> bool {
        let double =
            |c: char| matches!(c, '\u{3001}'..='\u{3017}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF5E}');
        text.chars().all(|c| if is_single(c) { c.is_ascii() || !self.wide_ambiguous } else { double(c) })
    }

    /// Calls `each` with every character of the text and its cells, until it answers no.
    pub fn characters<'a>(self, text: &'a str, mut each: impl FnMut(&'a str, usize) -> bool) {
        if self.is_plain(text) {
            let mut rest = text;
            while let Some(c) = rest.chars().next() {
                let (grapheme, behind) = rest.split_at(c.len_utf8());
                if !each(grapheme, if is_single(c) { 1 } else { 2 }) {
                    return;
                }
                rest = behind;
            }
            return;
        }
        for grapheme in text.graphemes(true) {
            if !each(grapheme, self.grapheme(grapheme)) {
                return;
            }
        }
    }

    /// How many bytes of `text` fit into `room` cells.
    fn fitting(self, text: &str, room: usize) -> usize {
        let (mut used, mut bytes) = (0, 0);
        self.characters(text, |grapheme, width| {
            used += width;
            if used <= room {
                bytes += grapheme.len();
            }
            used <= room
        });
        bytes
    }

    /// The text cut or filled up to exactly `width` cells.
    pub fn pad(self, text: &str, width: usize) -> String {
        let mut padded = self.cut(text, width).into_owned();
        let missing = width.saturating_sub(self.width(&padded));
        padded.extend(std::iter::repeat_n(' ', missing));
        padded
    }

    /// The lines of `text` in `width` cells, as ranges of bytes: by the line-breaking rules (UAX 14), so that no line begins with
    /// `，。、」` nor ends with `（《「`. Every byte belongs to a line; spaces at a line's end and the line feed hang over it.
    pub fn wrap(self, text: &str, width: usize) -> Vec<Range<usize>> {
        let width = width.max(1);
        let mut lines = Vec::new();
        let (mut start, mut end, mut used) = (0, 0, 0);
        for (at, mandatory) in breaks(text) {
            let piece = text.get(end..at).unwrap_or_default();
            let solid = self.width(piece.trim_end());
            if used + solid > width && start < end {
                lines.push(start..end);
                (start, used) = (end, 0);
            }
            if solid > width {
                (start, used) = self.split_long(text, end..at, width, &mut lines);
            } else {
                used += self.width(piece.trim_end_matches('\n'));
            }
            end = at;
            if mandatory {
                lines.push(start..end);
                (start, used) = (end, 0);
            }
        }
        if start < text.len() || text.is_empty() || text.ends_with('\n') {
            lines.push(start..text.len());
        }
        lines
    }

    /// Cuts a piece that is wider than a line at the borders of characters; the rest stays open as the beginning of a line.
    fn split_long(self, text: &str, range: Range<usize>, width: usize, lines: &mut Vec<Range<usize>>) -> (usize, usize) {
        let (mut start, mut used) = (range.start, 0);
        let piece = text.get(range.clone()).unwrap_or_default();
        for (at, grapheme) in piece.trim_end_matches('\n').grapheme_indices(true) {
            let wide = self.grapheme(grapheme);
            if used + wide > width && used > 0 {
                lines.push(start..range.start + at);
                (start, used) = (range.start + at, 0);
            }
            used += wide;
        }
        (start, used)
    }
}

/// Printable ASCII, and the signs of our own screens where they are not taken for wide.
fn is_single(c: char) -> bool {
    matches!(
        c,
        ' '..='~'
            | '─'
            | '│'
            | '┌'
            | '┐'
            | '└'
            | '┘'
            | '▌'
            | '█'
            | '░'
            | '●'
            | '▲'
            | '○'
            | '·'
            | '…'
            | '—'
            | '“'
            | '”'
            | '→'
            | '›'
    )
}

/// Where a line may end, and whether it must.
fn breaks(text: &str) -> Vec<(usize, bool)> {
    let mut out: Vec<(usize, bool)> = Vec::new();
    for (at, opportunity) in linebreaks(text) {
        let ends_line = text.get(..at).is_some_and(|t| t.ends_with('\n'));
        if !ends_line && !is_border(text, at) {
            continue;
        }
        out.push((at, opportunity == BreakOpportunity::Mandatory && ends_line));
    }
    out.extend(quote_breaks(text).map(|at| (at, false)));
    out.sort_unstable();
    out.dedup_by_key(|(at, _)| *at);
    out
}

/// Whether a character ends at `at`: the rules of lines would part a space from a joiner that follows it.
fn is_border(text: &str, at: usize) -> bool {
    let next = text.get(at..).and_then(|rest| rest.chars().next());
    next.is_none_or(is_han) || GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0) == Ok(true)
}

/// LB19a of newer editions of UAX 14: between Chinese characters a line may end before `“` and after `”`.
fn quote_breaks(text: &str) -> impl Iterator<Item = usize> {
    let quote = |c: char| matches!(c, '“' | '”' | '‘' | '’');
    text.char_indices().filter(move |(_, c)| quote(*c)).filter_map(|(at, c)| {
        let (before, after) = (text.get(..at)?.chars().next_back()?, text.get(at + c.len_utf8()..)?.chars().next()?);
        if !is_han(before) && !is_stop(before) || !is_han(after) && !is_start(after) {
            return None;
        }
        match c {
            '“' | '‘' if !is_start(before) => Some(at),
            '”' | '’' if is_han(after) || is_start(after) => Some(at + c.len_utf8()),
            _ => None,
        }
    })
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Punctuation behind which a line may end.
fn is_stop(c: char) -> bool {
    "，。、；：！？）》」』】,;:!?)".contains(c)
}

/// Punctuation that opens: a line does not end with it.
fn is_start(c: char) -> bool {
    "（《「『【(".contains(c)
}

/// The text with control characters made visible, so that no escape sequence from a file or a person ever reaches the terminal. Line
/// feeds stay.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| c != '\n' && is_hidden(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\n' => out.push('\n'),
            '\t' => out.push(' '),
            '\0'..='\x1f' => out.extend(['^', char::from(c as u8 + 0x40)]),
            '\x7f' => out.push_str("^?"),
            c if is_hidden(c) => out.push_str(&format!("<{:04X}>", u32::from(c))),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// The same on one line.
pub fn visible_line(text: &str) -> Cow<'_, str> {
    match visible(text) {
        Cow::Borrowed(t) if !t.contains('\n') => Cow::Borrowed(t),
        t => Cow::Owned(t.replace('\n', " ")),
    }
}

/// A full-width form of ASCII, which an input method leaves on, as what it stands for.
pub fn half_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => c,
    }
}

/// Whether nobody would see anything of the text.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || is_hidden(c))
}

/// What a terminal would act on, or would not show: controls, C1, overrides of direction, separators of lines, zero width, soft hyphens.
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{FFF9}'..='\u{FFFB}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NARROW: Cells = Cells { wide_ambiguous: false, ascii: false };
    const WIDE: Cells = Cells { wide_ambiguous: true, ascii: false };

    #[test]
    fn what_nobody_sees_is_blank_and_is_made_visible() {
        for hidden in ['\u{AD}', '\u{61C}', '\u{180E}', '\u{FFF9}', '\u{FFFB}', '\u{200B}', '\u{202E}', '\u{FEFF}', '\u{1b}'] {
            let text = hidden.to_string();
            assert!(is_blank(&text) && visible(&text) != text, "{hidden:?}");
        }
        assert!(is_blank("") && is_blank(" \u{3000}\n") && !is_blank("\u{200B}督"));
    }

    #[test]
    fn a_chinese_character_takes_two_cells_and_an_ambiguous_one_what_the_terminal_gives_it() {
        for (text, narrow, wide) in [("督办", 4, 4), ("8.4@门头沟", 10, 10), ("●红", 3, 4), ("“——”", 4, 8), ("CO₂", 3, 4), ("", 0, 0)]
        {
            assert_eq!((NARROW.width(text), WIDE.width(text)), (narrow, wide), "{text}");
        }
    }

    #[test]
    fn a_cut_says_so_and_leaves_no_part_of_a_number() {
        for (text, max, expected) in [
            ("门头沟区政府", 12, "门头沟区政府"),
            ("门头沟区政府", 11, "门头沟区政…"),
            ("门头沟区政府", 2, "…"),
            ("门头沟区政府", 1, "…"),
            ("门头沟区政府", 0, ""),
            ("逾期146天", 8, "逾期…"),
            ("逾期146天", 9, "逾期146天"),
            ("约12.5%以上", 6, "约…"),
        ] {
            assert_eq!(NARROW.cut(text, max), expected, "{text} {max}");
        }
        assert_eq!(WIDE.cut("门头沟区政府", 11), "门头沟区..");
    }

    #[test]
    fn no_line_of_the_plan_begins_or_ends_with_the_wrong_sign() {
        let plan = include_str!("../seeds/beijing-2026.txt");
        let texts: Vec<&str> = plan.lines().flat_map(|l| l.split('\t')).filter(|c| c.len() > 60).collect();
        assert!(texts.len() >= 128);
        for text in texts {
            for width in 10..=80 {
                for range in NARROW.wrap(text, width) {
                    let line = text[range.clone()].trim_end();
                    let (first, last) = (line.chars().next().unwrap(), line.chars().last().unwrap());
                    assert!(range.start == 0 || !"，。、；：！？）》」』”’】,.;:!?)%".contains(first), "{width}: {line}");
                    assert!(range.end == text.len() || !"（《「『“‘【(".contains(last), "{width}: {line}");
                    assert!(NARROW.width(line) <= width, "{width}: {line}");
                }
            }
        }
    }

    #[test]
    fn lines_are_filled_before_they_are_broken() {
        let wrap = |text: &str, width| NARROW.wrap(text, width).into_iter().map(|r| text[r].to_owned()).collect::<Vec<_>>();
        // A break at the space would waste half of the first line.
        assert_eq!(wrap("2026年底前 完成台账", 12), ["2026年底前 ", "完成台账"]);
        assert_eq!(wrap("巩固北京“常态蓝”空气质量", 8), ["巩固北京", "“常态蓝”", "空气质量"]);
        assert_eq!(wrap("一二三,四五", 6), ["一二", "三,四", "五"]);
        assert_eq!(wrap("a\n\nb\n", 4), ["a\n", "\n", "b\n", ""]);
        assert_eq!(wrap("", 4), [""]);
        assert_eq!(wrap("abcdefgh", 3), ["abc", "def", "gh"]);
    }

    #[test]
    fn nothing_that_a_terminal_acts_on_stays() {
        for (text, expected) in [
            ("\x1b[31m红", "^[[31m红"),
            ("a\tb", "a b"),
            ("\u{9b}2J", "<009B>2J"),
            ("\u{202e}x", "<202E>x"),
            ("\x7f", "^?"),
            ("好\n的", "好\n的"),
        ] {
            assert_eq!(visible(text), expected);
        }
        assert_eq!(visible_line("好\n的"), "好 的");
    }

    proptest! {
        #[test]
        fn the_short_way_of_measuring_agrees_with_the_table(text in "[ -~督办，。、（）《》一-龥─│┌┐└┘▌█░●▲○·…—“”→›]{0,20}", wide: bool) {
            let cells = Cells { wide_ambiguous: wide, ascii: false };
            let by_table: usize = text.graphemes(true).map(|g| cells.grapheme(g)).sum();
            prop_assert_eq!(cells.width(&text), by_table);
        }

        #[test]
        fn wrapping_loses_nothing_and_never_overflows(text in "[督办,。“”a-c 0-9\n、（）…—]{0,60}", width in 0usize..30, wide: bool) {
            let cells = Cells { wide_ambiguous: wide, ascii: false };
            let lines = cells.wrap(&text, width);
            let joined: String = lines.iter().map(|r| &text[r.clone()]).collect();
            prop_assert_eq!(&joined, &text);
            for range in lines {
                let line = text[range].trim_end();
                // One character that is wider than the line stands alone.
                prop_assert!(cells.width(line) <= width.max(1) || line.graphemes(true).count() == 1);
            }
        }

        #[test]
        fn a_cut_text_fits(text in "\\PC{0,40}", max in 0usize..30, wide: bool) {
            let cells = Cells { wide_ambiguous: wide, ascii: false };
            prop_assert!(cells.width(&cells.cut(&text, max)) <= max);
            prop_assert_eq!(cells.width(&cells.pad(&text, max)), max);
        }
    }
}
