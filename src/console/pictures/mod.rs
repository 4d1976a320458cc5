//! Pictures: figures as something to see. Each gets plain data or counts and draws them on a canvas, or gives the pieces of a line;
//! none knows a screen. Every picture can be read without colour, and in ASCII where the terminal asks for it.

pub mod burn_down;
pub mod chart;
pub mod distribution;
pub mod due_bars;
pub mod progress_year;
#[cfg(test)]
mod testing;

pub use crate::report::spark;

use crate::report::spark::is_usable;

/// A figure with so many decimals; never `-0`.
fn figure(value: f64, decimals: usize) -> String {
    let text = format!("{value:.*}", decimals.min(6));
    match text.strip_prefix('-') {
        Some(digits) if digits.bytes().all(|b| matches!(b, b'0' | b'.')) => digits.to_owned(),
        _ => text,
    }
}

/// A figure that was set, not measured: without the zeros behind its point, `30` for `30.0`.
fn round_figure(value: f64, decimals: usize) -> String {
    let text = figure(value, decimals);
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}
