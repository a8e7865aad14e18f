//! What the derive costs whoever builds with it, beside serde's derive alone and beside garde's.
//!
//! ```text
//! cargo run -p api-validate-benches --bin build_cost                          a table
//! cargo run -p api-validate-benches --bin build_cost -- --linear              the cost of a field, by the struct's size
//! cargo run -p api-validate-benches --bin build_cost -- --guard               fails when a ratio to serde has grown
//! cargo run -p api-validate-benches --bin build_cost -- --guard --write       accepts the ratios of today
//! ```
//!
//! It writes crates of structs under `target/build_cost`, builds them, and compares those of few structs with those of
//! many. Instructions are counted where `valgrind` is installed. They and the sizes are the same whatever else the
//! machine does meanwhile. With `--release` this program itself takes longer to build, and measures the same.

#![allow(clippy::cast_precision_loss)] // measurements

mod archive;
mod cost;
mod counter;
mod guard;
mod lab;
mod linear;
mod peers;
mod sample;
mod stopwatch;
mod table;
mod tools;

use api_validate_benches::failure::{Failure, Result};

const USAGE: &str = "usage: build_cost [--linear | --guard [--write]]";

fn main() -> Result<()> {
    if counter::is_installed() {
        return counter::run();
    }
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        [] => table::run(),
        ["--linear"] => linear::run(),
        ["--guard"] => guard::run(),
        ["--guard", "--write"] => guard::write(),
        _ => Err(Failure(USAGE.to_owned())),
    }
}
