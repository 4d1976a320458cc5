//! The list of keys in the manual is the table's.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test that fails panics")]

use std::fmt::Write;

use duban::console::keymap::{Context, TABLE, display};
use duban::messages::Lang;

/// What holds everywhere and in every list, then the others in the order of the table.
fn contexts() -> Vec<Context> {
    let mut found = vec![Context::Anywhere, Context::Moving];
    for binding in TABLE {
        if !found.contains(&binding.context) {
            found.push(binding.context);
        }
    }
    found
}

#[test]
fn the_manual_lists_the_keys_of_the_table() {
    let mut list = String::new();
    for context in contexts() {
        let _ = writeln!(list, "\n## `{}` {} / {}\n", context.name(), context.title(Lang::Zh), context.title(Lang::En));
        let _ = writeln!(list, "| action | keys | 作用 | what it does |\n|---|---|---|---|");
        for b in TABLE.iter().filter(|b| b.context == context) {
            let keys: Vec<String> = b.keys.iter().map(|k| format!("`{}`", display(k))).collect();
            let _ = writeln!(list, "| `{}` | {} | {} | {} |", b.name, keys.join(" "), (b.help)(Lang::Zh), (b.help)(Lang::En));
        }
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/keys.md");
    let manual = std::fs::read_to_string(path).unwrap();
    let (head, _) = manual.split_once("\n## ").unwrap_or((manual.trim_end(), ""));
    let wanted = format!("{}\n{list}", head.trim_end());
    if std::env::var_os("UPDATE_MANUAL").is_some() {
        std::fs::write(path, &wanted).unwrap();
    }
    assert!(manual == wanted || std::env::var_os("UPDATE_MANUAL").is_some(), "docs/keys.md: run UPDATE_MANUAL=1 cargo test --test keys");
}
