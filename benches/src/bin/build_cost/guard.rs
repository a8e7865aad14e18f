//! Fails when the derive has become dearer beside serde's.

use api_validate_benches::{failure::Result, figures::Figures, guard::Guard, machine::compiler_version};

use crate::{
    cost::{Cost, measure},
    peers::{OURS, Peer, SERDE},
    sample::Sample,
};

/// Small, so that it can run with every change.
const FEW: usize = 2;
const MANY: usize = 8;

const GUARD: Guard = Guard {
    file: "benches/build_cost.txt",
    about: "What a struct with our derive costs to build, as a multiple of serde's derive alone.\n\
            `build_cost --guard` compares with it, and `build_cost --guard --write` writes it.",
    figure: "ratio to serde",
    names: &[
        ("check", "valgrind, to count the instructions"),
        ("debug", "objects that are ELF of 64 bits"),
        ("release", "objects that are ELF of 64 bits"),
    ],
    decimals: 3,
    grown: "the derive costs more to build",
    command: "cargo run -p api-validate-benches --bin build_cost -- --guard --write",
};

pub(crate) fn run() -> Result<()> {
    GUARD.compare(&measure_now()?)
}

pub(crate) fn write() -> Result<()> {
    GUARD.accept(measure_now()?)
}

/// How ours compares with serde, in all that can be measured here.
fn measure_now() -> Result<Figures> {
    let costs = measure(&[&SERDE, &OURS].map(few_and_many).concat())?;
    Ok(Figures { figures: ratios(&costs), compiler: compiler_version()? })
}

fn few_and_many(peer: &'static Peer) -> [Sample; 2] {
    [FEW, MANY].map(|structs| Sample::new(peer, structs))
}

fn ratios(costs: &[Cost]) -> Vec<(String, f64)> {
    let [serde, ours] = [0, 2].map(|at| Cost::of_each(&costs[at], &costs[at + 1], MANY - FEW));
    // The sizes of whole files are no measure.
    let of_code = costs.iter().all(Cost::is_of_code);
    let size = |ours: f64, serde: f64| of_code.then_some(ours / serde);
    let check = ours.check.zip(serde.check).map(|(ours, serde)| ours / serde);
    let ratios = [check, size(ours.debug, serde.debug), size(ours.release, serde.release)];
    let named = GUARD.names.iter().zip(ratios);
    named.filter_map(|((name, _), ratio)| Some(((*name).to_owned(), ratio?))).collect()
}
