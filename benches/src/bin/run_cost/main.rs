//! What a validation costs, in instructions, which are the same however busy the machine is. It needs `valgrind`.
//!
//! ```text
//! cargo run --release -p api-validate-benches --bin run_cost                       a table, beside the same by hand
//! cargo run --release -p api-validate-benches --bin run_cost -- --guard            fails when a count has grown
//! cargo run --release -p api-validate-benches --bin run_cost -- --guard --write    accepts the counts of today
//! ```

#![allow(clippy::cast_precision_loss)] // measurements

mod cases;
mod counter;

use api_validate_benches::{
    failure::{Failure, Result},
    figures::Figures,
    guard::Guard,
    machine::{compiler_version, has_valgrind, here_and_today},
};

use crate::{
    cases::{BY_HAND, OURS},
    counter::count,
};

const USAGE: &str = "usage: run_cost [--guard [--write]]";

const GUARD: Guard = Guard {
    file: "benches/run_cost.txt",
    about: "The instructions of one validation each.\n\
            `run_cost --guard` compares with it, and `run_cost --guard --write` writes it.",
    figure: "instructions",
    names: &NAMES,
    decimals: 0,
    grown: "a validation takes more instructions",
    command: "cargo run --release -p api-validate-benches --bin run_cost -- --guard --write",
};

const NAMES: [(&str, &str); OURS.len()] = {
    let mut names = [("", "valgrind, to count the instructions"); OURS.len()];
    let mut case = 0;
    while case < OURS.len() {
        names[case].0 = OURS[case].0;
        case += 1;
    }
    names
};

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        [counter::RUN, case, times] => counter::run(case, times),
        _ if cfg!(debug_assertions) => Err(Failure("build it with `--release`".to_owned())),
        [] => table(),
        ["--guard"] => GUARD.compare(&measure()?),
        ["--guard", "--write"] => GUARD.accept(measure()?),
        _ => Err(Failure(USAGE.to_owned())),
    }
}

fn measure() -> Result<Figures> {
    let cases = if has_valgrind() { OURS } else { &[] };
    let figures = cases.iter().map(|(name, _)| Ok(((*name).to_owned(), count(name)?)));
    Ok(Figures { figures: figures.collect::<Result<_>>()?, compiler: compiler_version()? })
}

fn table() -> Result<()> {
    println!("| | by hand | derived | ratio |\n|---|---:|---:|---:|");
    for ((name, _), (by_hand, _)) in OURS.iter().zip(BY_HAND) {
        let (by_hand, ours) = (count(by_hand)?, count(name)?);
        println!("| {name} | {by_hand:.0} | {ours:.0} | {:.2} |", ours / by_hand);
    }
    println!("\nInstructions; in the last row, `deserr` stands for by hand. {}.", here_and_today()?);
    Ok(())
}
