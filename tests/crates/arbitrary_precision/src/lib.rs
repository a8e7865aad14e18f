//! The tests of JSON bodies, with numbers that serde_json keeps as text and members that it keeps in order.
#![cfg(test)]

/// Fewer than in `tests/json`: what differs is how numbers are kept.
const BODIES: usize = 2_000;

// The tests call `support.rs` by the name of its package.
extern crate self as api_validate_tests;
#[path = "../../../support.rs"]
#[allow(dead_code)] // other tests use the rest
mod support;
use support::*;

#[path = "../../../json/bodies.rs"]
mod bodies;
#[path = "../../../json/everything.rs"]
mod everything;
#[path = "../../../json/faults.rs"]
mod faults;
#[path = "../../../json/hostile.rs"]
mod hostile;
#[path = "../../../json/matrix.rs"]
#[macro_use] // its `types`
mod matrix;
#[path = "../../../json/more.rs"]
mod more;
#[path = "../../../json/oracle.rs"]
mod oracle;
#[path = "../../../json/rarer.rs"]
mod rarer;

/// The frameworks are not built here. `tests/json` shows that their extractors say what `json::from_slice` says.
mod doors {
    pub(crate) fn doors_agree<T>(_body: &str) {}
}
