//! The screen of the queue, on the real plan on 23 November 2026.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "a test that fails panics")]

mod harness;

use harness::Console;

#[test]
fn look() {
    for (w, h) in [(80, 24), (120, 36)] {
        let mut console = Console::new(w, h);
        console.keys("2");
        println!("{}", console.screen());
        console.keys("l");
        println!("{}", console.screen());
        console.keys("f逾期<Enter>jr请报送<C-s>");
        println!("{}", console.screen());
    }
}
