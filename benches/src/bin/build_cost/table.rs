//! The table: each peer beside serde alone.

use api_validate_benches::{failure::Result, machine::here_and_today};

use crate::{
    cost::{Cost, Each, measure},
    peers::{GARDE, OURS, Peer, SERDE},
    sample::Sample,
};

const FEW: usize = 2;
const MANY: usize = 20;

pub(crate) fn run() -> Result<()> {
    let peers = [&SERDE, &OURS, &GARDE];
    let costs = measure(&peers.map(few_and_many).concat())?;
    println!("What a struct of 12 fields costs to build, and the ratio to serde's derive alone.\n");
    println!("| derive | check, M instructions | debug, KiB | release, KiB | release, CPU ms |");
    println!("|---|---:|---:|---:|---:|");
    let each: Vec<_> =
        costs.chunks_exact(2).map(|pair| Cost::of_each(&pair[0], &pair[1], MANY - FEW)).collect();
    for (peer, own) in peers.iter().zip(&each) {
        println!("{}", row(peer, own, &each[0]));
    }
    print_circumstances(&costs)
}

fn few_and_many(peer: &'static Peer) -> [Sample; 2] {
    [FEW, MANY].map(|structs| Sample::new(peer, structs))
}

fn row(peer: &Peer, own: &Each, floor: &Each) -> String {
    let check = own.check.zip(floor.check);
    let check = check.map_or("not counted".to_owned(), |(own, floor)| cell(own, floor));
    let [debug, release, time] =
        [(own.debug, floor.debug), (own.release, floor.release), (own.milliseconds, floor.milliseconds)]
            .map(|(own, floor)| cell(own, floor));
    format!("| {} | {check} | {debug} | {release} | {time} |", peer.name)
}

fn cell(own: f64, floor: f64) -> String {
    format!("{own:.1} ({:.2})", own / floor)
}

/// Where and when, and what the figures lack.
pub(crate) fn print_circumstances(costs: &[Cost]) -> Result<()> {
    println!("\n{}.", here_and_today()?);
    for caveat in costs.iter().take(1).flat_map(Cost::caveats) {
        println!("{caveat}");
    }
    Ok(())
}
