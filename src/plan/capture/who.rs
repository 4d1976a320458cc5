//! Where a name ends, whether words can be one, and whether a line names several units.

use super::names::{LEADING, Names, is_and};
use super::{Said, bare, is_separator};
use crate::plan::spoken_day::spoken_day_at;

/// What a person is: 李处长, 王副区长.
const TITLES: [&str; 22] = [
    "处长",
    "局长",
    "主任",
    "区长",
    "科长",
    "书记",
    "市长",
    "部长",
    "司长",
    "站长",
    "队长",
    "所长",
    "院长",
    "组长",
    "镇长",
    "秘书长",
    "董事长",
    "总经理",
    "经理",
    "总工",
    "委员",
    "同志",
];
/// The commonest surnames: 水务局李处长 is a person, 水务局报局长 is none.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁沈姚卢姜崔钟谭陆汪范石廖贾夏韦付邹孟熊秦邱尹薛闫段雷侯龙陶黎贺顾毛郝龚邵万钱覃武戴莫孔汤高";
/// Characters between a surname and the title: a given name, 副.
const GIVEN: usize = 3;
/// Characters of a name that is on no list, and of what stands behind the name of a unit.
const LONGEST_NAME: usize = 16;
const LONGEST_BEHIND: usize = 12;
/// Characters that may stand before the name of a unit and make it another's: 区, 本区.
const QUALIFIED: usize = 3;
/// With these words somebody does something: they are in no name.
const DONE: [&str; 8] = ["补齐", "补报", "完成", "提交", "报送", "拿出", "整改到位", "把"];
/// What is due again and again is no promise of one day.
const AGAIN: [&str; 6] = ["每月", "每周", "每季", "每年", "每天", "每日"];
/// With these begins a clause, and no name.
const CLAUSE: [&str; 7] = ["按照", "根据", "关于", "对于", "针对", "为了", "如果"];

impl Names<'_> {
    /// Where the name ends with which a text begins: a unit, a district's bureau, a person of theirs. None where it begins with no name, or
    /// speaks of what is the unit's: 水务局的台账.
    pub fn at(&self, text: &str) -> Option<usize> {
        let first = self.units.listed_at(text)?;
        let bureau = text.get(first.end..).and_then(|rest| self.units.listed_at(rest)).filter(|second| first.is_area && !second.is_area);
        let end = first.end + bureau.map_or(0, |bureau| bureau.end);
        let rest = text.get(end..).unwrap_or_default();
        match person(rest) {
            Some(bytes) => Some(end + bytes),
            None if rest.starts_with('的') => None,
            None => Some(end),
        }
    }

    /// A text without the words before its name that are no part of it.
    pub fn led<'t>(&self, text: &'t str) -> &'t str {
        let behind = LEADING.iter().find_map(|word| text.strip_prefix(word)).map(bare);
        behind.filter(|rest| self.at(rest).is_some()).unwrap_or(text)
    }

    /// Whether a text begins with the names of two units. Behind a comma the second one may be the beginning of what is to be done.
    pub fn several(&self, text: &str, said: Said<'_>) -> bool {
        let text = self.led(text);
        if self.run_together(text, said) {
            return true;
        }
        let behind = |text: &str| self.at(text).and_then(|end| text.get(end..).map(str::to_owned));
        let Some(rest) = behind(text) else { return false };
        let second = rest.trim_start_matches(|c: char| c.is_whitespace() || is_separator(c) || is_and(c));
        let between = rest.get(..rest.len() - second.len()).unwrap_or_default();
        let Some(rest) = behind(second).filter(|_| !between.is_empty()) else { return false };
        between.contains(|c| c == '、' || is_and(c)) || is_apart(&rest, said)
    }

    /// Whether two names of a kind stand one behind the other: 东城西城, 水务局商务局. Of 通州水务局 the second is the first one's, and of
    /// 水务局通州区台账补齐 it is what is to be done.
    fn run_together(&self, text: &str, said: Said<'_>) -> bool {
        let Some(first) = self.units.listed_at(text) else { return false };
        let rest = text.get(first.end..).unwrap_or_default();
        let Some(second) = self.units.listed_at(rest).filter(|second| second.name != first.name) else { return false };
        match (first.is_area, second.is_area) {
            (true, false) => self.run_together(rest, said),
            (false, true) => is_apart(rest.get(second.end..).unwrap_or_default(), said),
            _ => true,
        }
    }

    /// Whether parts of a line name different units each with its own day: 通州11月30日前完成，大兴12月5日前完成.
    pub fn each_by_its_day(&self, line: &str, said: Said<'_>) -> bool {
        let named = line.split(is_separator).filter_map(|part| {
            let part = bare(part);
            // 月底前水务局.
            let day = spoken_day_at(part, said).map_or(0, |(bytes, ..)| bytes);
            let part = self.led(bare(part.get(day..)?));
            let rest = part.get(self.at(part)?..)?;
            let is_dated = day > 0 || begins_with_day(bare(rest), said);
            is_dated.then(|| self.units.listed_at(part).map(|listed| listed.name)).flatten()
        });
        let names: Vec<&str> = named.collect();
        names.iter().any(|name| names.first() != Some(name))
    }

    /// Whether a unit is named within words that begin otherwise. 区水务局 is a name.
    fn comes_to_name(&self, words: &str) -> bool {
        let mut places = words.char_indices().map(|(at, _)| at).take(LONGEST_NAME * 2).skip(QUALIFIED + 1);
        self.units.listed_at(words).is_none() && places.any(|at| words.get(at..).is_some_and(|rest| self.units.listed_at(rest).is_some()))
    }

    /// Whether words that stand where a name does can be one: no longer than a name, and with no day and nothing done in them.
    pub fn may_be_name(&self, words: &str, said: Said<'_>) -> bool {
        if words.is_empty() || self.is_name(words) {
            return true;
        }
        // 水务局的台账, or a sentence that comes to speak of a unit.
        let is_of_unit = self.at(words).is_none() && self.units.listed_at(words).is_some();
        if is_of_unit || self.comes_to_name(words) {
            return false;
        }
        let (own, most) = match self.at(words) {
            Some(end) => (words.get(end..).unwrap_or_default(), LONGEST_BEHIND),
            None => (words, LONGEST_NAME),
        };
        // Words of letters are longer.
        let length = own.chars().filter(|c| !c.is_ascii()).count() + own.chars().filter(char::is_ascii).count() / 3;
        let is_clause = CLAUSE.iter().any(|word| own.starts_with(word))
            || DONE.iter().chain(&AGAIN).any(|word| own.contains(word))
            || own.ends_with("要求");
        length <= most && !is_clause && !has_day(own, said)
    }
}

/// Whether words begin with what is done, so that nobody is named in them: 补齐台账.
pub(super) fn begins_with_deed(words: &str) -> bool {
    DONE.iter().any(|word| words.starts_with(word))
}

/// How many bytes a person takes with whom a text behind a unit's name begins: 李处长, 的李处长.
fn person(text: &str) -> Option<usize> {
    let own = text.strip_prefix('的');
    let rest = own.unwrap_or(text);
    let is_surname = rest.chars().next().is_some_and(|c| SURNAMES.contains(c));
    if !is_surname && own.is_none() {
        return None;
    }
    let places = rest.char_indices().take(2 + GIVEN).take_while(|(_, c)| c.is_alphabetic() && !matches!(c, '的' | '把' | '将'));
    let title_at =
        |at: usize| TITLES.iter().find(|title| rest.get(at..).is_some_and(|rest| rest.starts_with(**title))).map(|t| at + t.len());
    let end = places.map(|(at, _)| at).find_map(title_at)?;
    Some(text.len() - rest.len() + end)
}

/// Whether nothing of a sentence stands here: its end, a separator, or a day.
fn is_apart(rest: &str, said: Said<'_>) -> bool {
    rest.chars().next().is_none_or(|c| c.is_whitespace() || is_separator(c) || is_and(c)) || begins_with_day(rest, said)
}

fn begins_with_day(text: &str, said: Said<'_>) -> bool {
    spoken_day_at(text, said).is_some_and(|(bytes, ..)| bytes > 0)
}

fn has_day(words: &str, said: Said<'_>) -> bool {
    let day_at = |at: usize| spoken_day_at(words.get(at..)?, said).filter(|(bytes, is_firm, day)| *bytes > 0 && *is_firm && day.is_ok());
    words.char_indices().any(|(at, _)| day_at(at).is_some())
}
