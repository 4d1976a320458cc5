//! Minutes of a meeting, as text and as Markdown.

use crate::ledger::Meeting;
use crate::messages::{Lang, meetings as say};
use crate::text::visible_line;

/// A meeting in a few words, as the log names it.
pub(super) fn meeting_words(meeting: &Meeting, lang: Lang) -> String {
    say::held(lang, visible_line(&meeting.title), meeting.minutes(), meeting.seen.len())
}
