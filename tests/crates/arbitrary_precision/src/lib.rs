//! The tests of JSON bodies, with numbers that serde_json keeps as text and members that it keeps in order.
#![cfg(test)]

#[path = "../../../json/bodies.rs"]
mod bodies;
#[path = "../../../json/everything.rs"]
mod everything;
#[path = "../../../json/faults.rs"]
mod faults;
#[path = "../../../json/hostile.rs"]
mod hostile;
#[path = "../../../json/matrix.rs"]
mod matrix;
#[path = "../../../json/more.rs"]
mod more;
#[path = "../../../json/oracle.rs"]
mod oracle;
