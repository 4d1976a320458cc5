//! The screens: each is a function of the ledger and its own view state, and changes neither while it is drawn.

pub mod all_units;
pub mod changes;
mod chart_data;
pub mod chart_view;
pub mod dates;
pub mod detail;
pub mod document;
pub mod face;
pub mod findings;
pub mod forecast;
pub mod frame;
pub mod indicators;
pub mod list;
pub mod matrix;
pub mod meeting;
pub mod overview;
pub mod overview_view;
pub mod panes;
pub mod preview;
pub mod promises;
pub mod queue;
pub mod search;
pub mod settings;
pub mod timeline;
pub mod unit_work;
pub mod units;
pub mod view;
