//! What the tests share: a reader of the tables.

mod matching;
mod mistakes;
mod properties;
mod shapes;

use super::{
    automaton::{Automaton, Table},
    compile,
};

/// Does what the library does with the tables, without regard to speed.
fn is_match(automaton: &Automaton, text: &str) -> bool {
    match automaton {
        Automaton::Chain { sets, masks } => {
            let fits = |(byte, mask): (u8, &u8)| sets[usize::from(byte)] & mask != 0;
            text.len() == masks.len() && text.bytes().zip(masks).all(fits)
        }
        Automaton::Characters { ascii, runs, table } => {
            let kind = |c: char| match ascii.get(c as usize) {
                Some(kind) => *kind,
                None => {
                    let begun = runs.partition_point(|run| run & 0x1F_FFFF <= u32::from(c));
                    u8::try_from(runs[begun - 1] >> 21).expect("a kind")
                }
            };
            runs_through(table, text.chars().map(kind))
        }
        table => runs_through(table, text.bytes()),
    }
}

fn runs_through(table: &Automaton, symbols: impl Iterator<Item = u8>) -> bool {
    match table {
        Automaton::Narrow(table) => run(table, symbols),
        Automaton::Wide(table) => run(table, symbols),
        other => panic!("{other:?} is no table"),
    }
}

fn run<Cell: Copy + Into<usize>>(table: &Table<Cell>, symbols: impl Iterator<Item = u8>) -> bool {
    let step = |state: usize, symbol: u8| {
        let row = usize::from(table.rows[usize::from(symbol)]);
        table.next[row + state].into()
    };
    let last = symbols.fold(usize::from(table.start), step);
    (1..=usize::from(table.last_accepting)).contains(&last)
}

fn check(pattern: &str, yes: &[&str], no: &[&str]) {
    let automaton = compile(pattern).unwrap_or_else(|mistake| panic!("{pattern}: {mistake:?}"));
    for text in yes {
        assert!(is_match(&automaton, text), "{pattern:?} must match {text:?}");
    }
    for text in no {
        assert!(!is_match(&automaton, text), "{pattern:?} must not match {text:?}");
    }
}
