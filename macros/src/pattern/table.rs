//! Lays out a minimal automaton as the tables that the library reads.

use super::alphabet::Kinds;
use super::automaton::{Automaton, Table};
use super::dfa::{DEAD, Dfa};
use super::mistake::{Mistake, too_large};

/// The most bytes of tables for one pattern.
const LIMIT: usize = 16 * 1024;
const BYTES: usize = 256;

const ASCII: u32 = 128;
/// A code point has fewer bits.
const CODE_POINT_BITS: u32 = 21;

/// `kinds` are the meanings of symbols that are not bytes.
pub(super) fn emit(dfa: &Dfa, kinds: Option<&Kinds>) -> Result<Automaton, Mistake> {
    let automaton = match kinds {
        Some(kinds) => characters(dfa, kinds),
        None => chain(dfa).or_else(|| table(dfa)),
    };
    // A table whose numbers do not fit their types exceeds the limit four times.
    let size = automaton.as_ref().map_or(2 * dfa.next.len(), size);
    automaton.filter(|_| size <= LIMIT).ok_or_else(|| {
        let (found, limit) = (size.div_ceil(1024), LIMIT / 1024);
        too_large(&format!("its table has {found} KiB, past the limit of {limit} KiB"))
    })
}

/// Returns how many bytes the automaton takes in the program.
pub(super) fn size(automaton: &Automaton) -> usize {
    match automaton {
        Automaton::Chain { sets, masks } => sets.len() + masks.len(),
        Automaton::Narrow(table) => 2 * table.rows.len() + table.next.len(),
        Automaton::Wide(table) => 2 * table.rows.len() + 2 * table.next.len(),
        Automaton::Characters { ascii, runs, table } => ascii.len() + 4 * runs.len() + size(table),
    }
}

/// Uses the kinds that are left after equal states were merged, so that runs of one kind are merged too.
fn characters(dfa: &Dfa, kinds: &Kinds) -> Option<Automaton> {
    let mut runs: Vec<(u32, u8)> =
        kinds.runs.iter().map(|&(begin, kind)| (begin, dfa.class_of[usize::from(kind)])).collect();
    runs.dedup_by_key(|run| run.1);
    let kind_of = |c: u32| runs[..runs.partition_point(|run| run.0 <= c)].last().map(|run| run.1);
    let ascii = (0..ASCII).map(kind_of).collect::<Option<_>>()?;
    let first = (ASCII, kind_of(ASCII)?);
    let beyond = [first].into_iter().chain(runs.iter().copied().filter(|run| run.0 > ASCII));
    let packed = beyond.map(|(begin, kind)| begin | u32::from(kind) << CODE_POINT_BITS).collect();
    let by_class =
        Dfa { class_of: identity(dfa.classes), next: dfa.next.clone(), accepts: dfa.accepts.clone(), ..*dfa };
    Some(Automaton::Characters { ascii, runs: packed, table: Box::new(table(&by_class)?) })
}

/// Makes each symbol a class of its own. Bytes that are not symbols share the first class.
fn identity(classes: usize) -> Vec<u8> {
    (0..=u8::MAX).map(|symbol| if usize::from(symbol) < classes { symbol } else { 0 }).collect()
}

/// Returns the automaton as a chain, if each state has one successor and only the last accepts.
fn chain(dfa: &Dfa) -> Option<Automaton> {
    let mut distinct: Vec<Vec<bool>> = Vec::new();
    let mut masks = Vec::new();
    let mut state = dfa.start;
    while let Some(next) = successor(dfa, state) {
        if dfa.accepts[state as usize] || masks.len() > dfa.accepts.len() {
            return None;
        }
        let allowed = allowed(dfa, state);
        let known = distinct.iter().position(|set| *set == allowed);
        let index = known.unwrap_or_else(|| {
            distinct.push(allowed);
            distinct.len() - 1
        });
        masks.push(1_u8.checked_shl(u32::try_from(index).ok()?)?);
        state = next;
    }
    let ends = dfa.accepts[state as usize] && row(dfa, state).iter().all(|&next| next == DEAD);
    ends.then(|| Automaton::Chain { sets: sets(&distinct), masks })
}

/// Returns the state behind this one, if there is exactly one.
fn successor(dfa: &Dfa, state: u32) -> Option<u32> {
    let mut alive = row(dfa, state).iter().copied().filter(|&next| next != DEAD);
    let first = alive.next()?;
    alive.all(|next| next == first).then_some(first)
}

fn row(dfa: &Dfa, state: u32) -> &[u32] {
    let begin = state as usize * dfa.classes;
    &dfa.next[begin..begin + dfa.classes]
}

/// Returns for each byte whether the state goes on with it.
fn allowed(dfa: &Dfa, state: u32) -> Vec<bool> {
    let row = row(dfa, state);
    dfa.class_of.iter().map(|&class| row[usize::from(class)] != DEAD).collect()
}

fn sets(distinct: &[Vec<bool>]) -> Vec<u8> {
    let bits = |byte: usize| {
        let bit = |(index, set): (usize, &Vec<bool>)| u8::from(set[byte]) << index;
        distinct.iter().enumerate().map(bit).sum()
    };
    (0..BYTES).map(bits).collect()
}

fn table(dfa: &Dfa) -> Option<Automaton> {
    let narrow = laid_out(dfa, |state| u8::try_from(state).ok()).map(Automaton::Narrow);
    narrow.or_else(|| laid_out(dfa, |state| u16::try_from(state).ok()).map(Automaton::Wide))
}

/// Lays out class by class, so that looking up a class does not wait for the state.
fn laid_out<Cell>(dfa: &Dfa, cell: impl Fn(u32) -> Option<Cell>) -> Option<Table<Cell>> {
    let states = dfa.accepts.len();
    let by_class = (0..dfa.classes).flat_map(|class| dfa.next.iter().skip(class).step_by(dfa.classes));
    let row = |&class: &u8| u16::try_from(usize::from(class) * states).ok();
    let accepting = dfa.accepts.iter().filter(|&&accepts| accepts).count();
    Some(Table {
        rows: dfa.class_of.iter().map(row).collect::<Option<_>>()?,
        next: by_class.map(|&state| cell(state)).collect::<Option<_>>()?,
        start: u16::try_from(dfa.start).ok()?,
        last_accepting: u16::try_from(accepting).ok()?,
    })
}
