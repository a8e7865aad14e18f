//! Whether the cost grows with the number of fields and of structs, and no faster.

use api_validate_benches::failure::Result;

use crate::{
    cost::{Cost, measure},
    peers::OURS,
    sample::Sample,
    table::print_circumstances,
};

/// Fields of a struct, and numbers of structs. The first number is the base that the others are compared with.
///
/// Large structs are few: with serde alone, a release build takes 20 seconds for each one of 200 fields.
const SIZES: [(usize, [usize; 3]); 3] = [(5, [2, 10, 40]), (50, [2, 10, 40]), (200, [1, 2, 5])];

/// Prints the rows of one size after the other: large structs take long.
pub(crate) fn run() -> Result<()> {
    println!("What a field of ours costs to build, in structs of one size.\n");
    println!("| fields | structs | check, M instructions | debug, KiB | release, KiB | release, CPU ms |");
    println!("|---:|---:|---:|---:|---:|---:|");
    let mut last = Vec::new();
    for (fields, numbers) in SIZES {
        let samples = numbers.map(|structs| Sample { peer: &OURS, structs, fields });
        last = measure(&samples)?;
        print_rows(&samples, &last);
    }
    print_circumstances(&last)
}

/// One for each number of structs but the base.
fn print_rows(samples: &[Sample], costs: &[Cost]) {
    for (sample, cost) in samples.iter().zip(costs).skip(1) {
        let more = (sample.structs - samples[0].structs) * sample.fields;
        let each = Cost::of_each(&costs[0], cost, more);
        let check = each.check.map_or("not counted".to_owned(), |check| format!("{check:.2}"));
        println!(
            "| {} | {} | {check} | {:.2} | {:.2} | {:.1} |",
            sample.fields, sample.structs, each.debug, each.release, each.milliseconds
        );
    }
}
