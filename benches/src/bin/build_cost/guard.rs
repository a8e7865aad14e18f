//! Fails when the derive has become dearer beside serde's.

use crate::{
    cost::{Cost, measure},
    failure::{Failure, Result},
    peers::{OURS, Peer, SERDE},
    ratios::{Ratio, Ratios},
    sample::Sample,
    tools::compiler_version,
};

/// Small, so that it can run with every change.
const FEW: usize = 2;
const MANY: usize = 8;
const NAMES: [&str; 3] = ["check", "debug", "release"];
/// By so much a ratio may grow, or shrink, unnoticed.
const TOLERANCE: f64 = 0.03;
const COMMAND: &str = "cargo run -p api-validate-benches --bin build_cost -- --guard --write";

pub(crate) fn run() -> Result<()> {
    let committed =
        Ratios::load().map_err(|Failure(why)| Failure(format!("{why}. To write it: `{COMMAND}`")))?;
    let now = measure_now()?;
    print_both(&committed, &now);
    warn_of_gaps(&committed, &now);
    let changed = |name: &str| change(&committed, &now, name).unwrap_or(0.0);
    let grown: Vec<_> = NAMES.into_iter().filter(|name| changed(name) > TOLERANCE).collect();
    if !grown.is_empty() {
        let grown = grown.join(", ");
        return Err(Failure(format!("the derive costs more to build: {grown}. To accept it: `{COMMAND}`")));
    }
    if NAMES.into_iter().any(|name| changed(name) < -TOLERANCE) {
        println!("\nThe derive costs less to build. To hold it to that: `{COMMAND}`");
    }
    Ok(())
}

/// Accepts what it costs now. What cannot be measured here stays as it was.
pub(crate) fn write() -> Result<()> {
    let committed = Ratios::load().unwrap_or_default();
    let now = measure_now()?;
    print_both(&committed, &now);
    warn_of_gaps(&committed, &now);
    let either = |name: &str| now.get(name).or_else(|| committed.get(name));
    let ratios = NAMES.into_iter().filter_map(|name| Some((name.to_owned(), either(name)?))).collect();
    Ratios { ratios, ..now }.save()
}

/// How ours compares with serde, in all that can be measured here.
fn measure_now() -> Result<Ratios> {
    let costs = measure(&[&SERDE, &OURS].map(few_and_many).concat())?;
    Ok(Ratios { ratios: ratios(&costs), compiler: compiler_version()? })
}

fn few_and_many(peer: &'static Peer) -> [Sample; 2] {
    [FEW, MANY].map(|structs| Sample::new(peer, structs))
}

fn ratios(costs: &[Cost]) -> Vec<Ratio> {
    let [serde, ours] = [0, 2].map(|at| Cost::of_each(&costs[at], &costs[at + 1], MANY - FEW));
    // The sizes of whole files are no measure.
    let of_code = costs.iter().all(Cost::is_of_code);
    let size = |ours: f64, serde: f64| of_code.then_some(ours / serde);
    let check = ours.check.zip(serde.check).map(|(ours, serde)| ours / serde);
    let ratios = [check, size(ours.debug, serde.debug), size(ours.release, serde.release)];
    NAMES.iter().zip(ratios).filter_map(|(name, ratio)| Some(((*name).to_owned(), ratio?))).collect()
}

/// By which part of itself a ratio has grown. None if there are no two to compare.
fn change(committed: &Ratios, now: &Ratios, name: &str) -> Option<f64> {
    committed.get(name).zip(now.get(name)).map(|(committed, now)| now / committed - 1.0)
}

fn print_both(committed: &Ratios, now: &Ratios) {
    println!("| ratio to serde | committed | now | change |\n|---|---:|---:|---:|");
    let shown = |ratio: Option<f64>| ratio.map_or("none".to_owned(), |ratio| format!("{ratio:.3}"));
    for name in NAMES {
        let change = change(committed, now, name);
        let change = change.map_or("not compared".to_owned(), |change| format!("{:+.1} %", 100.0 * change));
        println!("| {name} | {} | {} | {change} |", shown(committed.get(name)), shown(now.get(name)));
    }
    println!("\ncommitted: {}\nnow:       {}", committed.compiler, now.compiler);
}

/// Loudly: who reads that all is well must know of what.
fn warn_of_gaps(committed: &Ratios, now: &Ratios) {
    for name in NAMES {
        match (committed.get(name), now.get(name), name) {
            (_, None, "check") => print_gap(name, "valgrind was not found, and it counts the instructions"),
            (_, None, _) => print_gap(name, "the objects are not ELF of 64 bits"),
            (None, ..) => print_gap(name, "no ratio of that name was committed"),
            _ => {}
        }
    }
}

fn print_gap(name: &str, why: &str) {
    println!("\n*** NOT COMPARED: {name}, for {why}. ***");
}

#[cfg(test)]
mod tests {
    use super::{Ratios, TOLERANCE, change};

    fn check(ratio: f64) -> Ratios {
        Ratios { ratios: vec![("check".to_owned(), ratio)], ..Ratios::default() }
    }

    #[test]
    fn growth_is_a_part_of_what_was_committed() {
        let grown = |to: f64| change(&check(2.0), &check(to), "check");
        assert!(grown(2.05).is_some_and(|change| change < TOLERANCE));
        assert!(grown(2.07).is_some_and(|change| change > TOLERANCE));
        assert!(grown(1.93).is_some_and(|change| change < -TOLERANCE));
    }

    #[test]
    fn what_is_missing_has_not_grown() {
        assert_eq!(change(&check(2.0), &Ratios::default(), "check"), None);
    }
}
