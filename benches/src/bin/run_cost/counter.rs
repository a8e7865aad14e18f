//! Counts the instructions of a case: this program runs itself in valgrind, twice, with a different number of rounds.

use std::{env, path::Path, process::Command};

use api_validate_benches::{
    failure::{Failure, Result, read_text},
    machine::output,
};

use crate::cases::find;

/// The argument with which this program runs itself.
pub(crate) const RUN: &str = "--run";

const FEW: u64 = 10;
const MANY: u64 = 110;

pub(crate) fn run(case: &str, times: &str) -> Result<()> {
    let times = times.parse().map_err(|_| Failure(format!("`{times}` is no number")))?;
    let run = find(case).ok_or_else(|| Failure(format!("there is no case `{case}`")))?;
    run(times);
    Ok(())
}

/// Of one round.
pub(crate) fn count(case: &str) -> Result<f64> {
    let [few, many] = [FEW, MANY].map(|times| total(case, times));
    Ok((many? as f64 - few? as f64) / (MANY - FEW) as f64)
}

fn total(case: &str, times: u64) -> Result<u64> {
    let program =
        env::current_exe().map_err(|error| Failure(format!("cannot find this program: {error}")))?;
    let file = program.with_extension("cachegrind");
    output(valgrind(&file).arg(program).args([RUN, case, &times.to_string()]))?;
    let counted = read_text(&file)?;
    let summary = counted.lines().find_map(|line| line.strip_prefix("summary: "));
    let count = summary.and_then(|count| count.trim().parse().ok());
    count.ok_or_else(|| Failure("valgrind wrote no sum of instructions".to_owned()))
}

fn valgrind(file: &Path) -> Command {
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["-q", "--tool=cachegrind", "--cache-sim=no"]);
    valgrind.arg(format!("--cachegrind-out-file={}", file.display()));
    valgrind
}
