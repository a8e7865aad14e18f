//! The tests of JSON bodies, with numbers that serde_json keeps as text and members that it keeps in order.
#![cfg(test)]

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
