//! What the tests share: a reader of the tables.

mod matching;
mod mistakes;
mod shapes;

use super::{Automaton, Table, compile};

/// What the library does with the tables, without its care for speed.
fn is_match(automaton: &Automaton, text: &str) -> bool {
    match automaton {
        Automaton::Chain { sets, masks } => {
            let fits = |(byte, mask): (u8, &u8)| sets[usize::from(byte)] & mask != 0;
            text.len() == masks.len() && text.bytes().zip(masks).all(fits)
        }
        Automaton::Narrow(table) => run(table, text),
        Automaton::Wide(table) => run(table, text),
    }
}

fn run<Cell: Copy + Into<usize>>(table: &Table<Cell>, text: &str) -> bool {
    let step = |state: usize, byte: u8| {
        let row = usize::from(table.rows[usize::from(byte)]);
        table.next[row + state].into()
    };
    let last = text.bytes().fold(usize::from(table.start), step);
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
