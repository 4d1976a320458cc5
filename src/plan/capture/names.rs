//! Who promises: names in a line, and the words around them that are no part of them.

use super::{Capture, CaptureRefused, bare, is_separator};
use crate::plan::Units;

/// Words before a name that are no part of it: 请水务局, 由水务局.
pub(super) const LEADING: [&str; 7] = ["会后", "要求", "请", "由", "让", "叫", "责成"];
/// Words behind a name that are no part of it: 水务局承诺, 由水务局牵头.
const TRAILING: [&str; 11] = ["承诺", "表示", "答应", "保证", "答复", "提出", "负责", "牵头", "称", "要", "说"];
/// With these begins what somebody does, right behind the name.
const DOING: [&str; 12] = ["把", "将", "对", "要", "应", "须", "需", "就", "会同", "联合", "承诺", "负责"];

/// With these, and a name behind them, too: 水务局商各区.
const DOING_WITH: [&str; 6] = ["商", "请", "督促", "通知", "协调", "约谈"];
/// Signs that stand around a name or its day, and are no part of them.
const SIGNS: [char; 7] = ['。', '（', '(', '“', '”', '"', '.'];

/// The names that are known.
#[derive(Clone, Copy)]
pub(super) struct Names<'a> {
    pub units: &'a Units,
}

/// A unit that stands alone between commas, and the line without it.
pub(super) struct Alone<'t> {
    pub whom: &'t str,
    pub rest: String,
}

impl Names<'_> {
    /// A name at the beginning of a line that has a separator in it, such as 市科委、中关村管委会, and what is behind it.
    pub fn whole<'t>(&self, text: &'t str) -> (Option<&'t str>, &'t str) {
        let parted = self.units.named_at(text).and_then(|(_, end)| text.split_at_checked(end));
        match parted.filter(|(name, rest)| name.contains(is_separator) && !bare(rest).is_empty()) {
            Some((name, rest)) => (Some(name), bare(rest)),
            None => (None, text),
        }
    }

    /// The unit that stands alone between commas, wherever that is, and nothing else of the line. Behind a colon stands a list.
    ///
    /// # Errors
    /// When there are several.
    pub fn alone<'t>(&self, text: &'t str) -> Result<Option<Alone<'t>>, CaptureRefused> {
        let mut found: Option<(&str, usize, usize)> = None;
        let mut from = 0;
        let mut is_behind_colon = false;
        let ends = text.char_indices().filter(|(_, c)| parts_segments(*c)).map(|(at, c)| (at, c.len_utf8(), is_colon(c)));
        for (to, sign, colon) in ends.chain([(text.len(), 0, false)]) {
            let segment = text.get(from..to).unwrap_or_default();
            let name = self.within_borders(bare(segment)).filter(|_| !is_behind_colon);
            match (name.filter(|name| self.is_name(name)), found) {
                (Some(name), Some((known, ..))) if !self.is_same(name, known) => return Err(CaptureRefused::SeveralUnits),
                (Some(name), None) => found = Some((name, from, to)),
                _ if !is_behind_colon && self.are_names(segment) => return Err(CaptureRefused::SeveralUnits),
                _ => {}
            }
            (from, is_behind_colon) = (to + sign, colon);
        }
        Ok(found.map(|(whom, from, to)| {
            let (before, behind) = (text.get(..from).unwrap_or_default(), text.get(to..).unwrap_or_default());
            let apart = if bare(before).is_empty() || bare(behind).is_empty() { "" } else { "，" };
            Alone { whom, rest: format!("{}{apart}{}", bare(before), bare(behind)) }
        }))
    }

    /// Whether a segment is a list of names: 水务局、商务局.
    fn are_names(&self, segment: &str) -> bool {
        let parts: Vec<&str> = segment.split('、').map(bare).collect();
        parts.len() > 1 && parts.iter().all(|part| self.is_name(part))
    }

    pub fn is_name(&self, words: &str) -> bool {
        let is_listed = || self.units.listed_at(words).is_some_and(|listed| listed.end == words.len());
        !words.is_empty() && (is_listed() || self.units.sounding(words).is_some())
    }

    fn is_same(&self, one: &str, other: &str) -> bool {
        let name = |words: &str| self.units.listed_at(words).filter(|listed| listed.end == words.len()).map(|listed| listed.name);
        one == other || (name(one).is_some() && name(one) == name(other))
    }

    /// A name without the words at its borders that are no part of it, where what is left begins with a unit's name. Of a name that
    /// is not known those behind it are none of it.
    fn within_borders<'t>(&self, words: &'t str) -> Option<&'t str> {
        if words.is_empty() || self.is_name(words) {
            return Some(words).filter(|words| !words.is_empty());
        }
        // 会议要求水务局.
        let led = || LEADING.iter().find_map(|word| words.split_once(word)).map(|(_, rest)| bare(rest)).filter(|rest| self.is_name(rest));
        if self.units.listed_at(words).is_none()
            && let Some(name) = led()
        {
            return Some(name);
        }
        let before = LEADING.iter().find_map(|word| words.strip_prefix(word)).map_or(words, bare);
        let mut left = before;
        while let Some(shorter) = TRAILING.iter().find_map(|word| left.strip_suffix(word)).filter(|_| !self.is_name(left)) {
            left = bare(shorter);
        }
        let is_known = self.is_name(left) || self.units.listed_at(left).is_some();
        // 张处长答应礼拜五交.
        let is_person = || before.len() == words.len() && left.len() < words.len() && left.chars().nth(1).is_some();
        (is_known || is_person()).then_some(left)
    }

    /// The same of a line that was read: the name by itself, and what stood around it where it belongs.
    pub fn parted(&self, read: Capture) -> Capture {
        let Capture { whom, due, what } = read;
        if whom.is_empty() { self.with_whom(due, what) } else { self.with_name(&whom, due, what) }
    }

    /// Whether what stands behind a name is what somebody does.
    fn is_done(&self, behind: &str) -> bool {
        let with = || DOING_WITH.iter().find_map(|word| behind.strip_prefix(word)).is_some_and(|rest| self.units.listed_at(rest).is_some());
        (DOING.iter().any(|word| behind.starts_with(word)) && !behind.starts_with("负责人")) || with()
    }

    fn with_name(&self, whom: &str, due: Option<chrono::NaiveDate>, what: String) -> Capture {
        let within = whom.trim_matches(SIGNS);
        let what = if within.len() < whom.len() { what.trim_start_matches(['。', '）', ')', '.']).to_owned() } else { what };
        let whom = if within.is_empty() { whom } else { within };
        let whom = self.within_borders(whom).unwrap_or(whom);
        // 水务局把材料在月底前补齐.
        let named = self.at(whom).and_then(|end| whom.split_at_checked(end));
        match named.filter(|(_, behind)| self.is_done(bare(behind))) {
            Some((name, behind)) => Capture { whom: name.to_owned(), due, what: format!("{}{}", bare(behind), bare(&what)) },
            None => Capture { whom: whom.to_owned(), due, what },
        }
    }

    /// Who is named at the beginning of what is to be done, or at its end behind a space, where nobody is named before: 下周五前水务局补齐台账.
    fn with_whom(&self, due: Option<chrono::NaiveDate>, what: String) -> Capture {
        let text = bare(&what);
        let text = self.led(text);
        if self.is_name(text) {
            return Capture { whom: text.to_owned(), due, what: String::new() };
        }
        let first = self.at(text).and_then(|end| text.split_at_checked(end));
        let last = || text.rsplit_once(char::is_whitespace).filter(|(_, name)| self.is_name(name)).map(|(what, name)| (name, what));
        match first.or_else(last).map(|(whom, what)| (whom.to_owned(), bare(what).to_owned())) {
            Some((whom, what)) => Capture { whom, due, what },
            None => Capture { whom: String::new(), due, what },
        }
    }
}

/// Characters that join two names.
pub(super) const fn is_and(c: char) -> bool {
    matches!(c, '和' | '与' | '及' | '跟')
}

/// Characters between which a unit may stand alone; 、 joins what is one list.
const fn parts_segments(c: char) -> bool {
    is_separator(c) && !matches!(c, '、' | '､')
}

const fn is_colon(c: char) -> bool {
    matches!(c, ':' | '：')
}
