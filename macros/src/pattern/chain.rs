//! Writes out a chain without building an automaton: most patterns that have one show it themselves, such as
//! `^[A-Z]{3}-[0-9]{6}$`.

use super::{
    Automaton,
    charset::CharSet,
    dialect::{Look, Node},
};

/// Longer ones become an automaton, which has its own limits.
const MAX_POSITIONS: usize = 1024;
const BYTES: usize = 256;

/// Returns the chain of a pattern from `^` to `$`, if it has only sets of ASCII characters and fixed counts.
pub(super) fn written_out(tree: &Node) -> Option<Automaton> {
    let Node::Concat(parts) = tree else { return None };
    let [Node::Look(Look::Start), between @ .., Node::Look(Look::End)] = parts.as_slice() else {
        return None;
    };
    let mut positions = Vec::new();
    for part in between {
        write_out(part, &mut positions)?;
    }
    let mut distinct: Vec<&CharSet> = Vec::new();
    let mut masks = Vec::new();
    for set in positions {
        let known = distinct.iter().position(|other| *other == set);
        let index = known.unwrap_or(distinct.len());
        if known.is_none() {
            distinct.push(set);
        }
        masks.push(1_u8.checked_shl(u32::try_from(index).ok()?)?);
    }
    Some(Automaton::Chain { sets: sets(&distinct), masks })
}

fn write_out<'t>(node: &'t Node, positions: &mut Vec<&'t CharSet>) -> Option<()> {
    match node {
        Node::Set(set) if set.is_ascii() && positions.len() < MAX_POSITIONS => positions.push(set),
        Node::Concat(parts) => {
            for part in parts {
                write_out(part, positions)?;
            }
        }
        Node::Repeat { body, min, max } if *max == Some(*min) => {
            for _ in 0..*min {
                let before = positions.len();
                write_out(body, positions)?;
                // An empty body stays empty, however often it is repeated.
                if positions.len() == before {
                    break;
                }
            }
        }
        _ => return None,
    }
    Some(())
}

/// Returns for each byte the sets that it belongs to, as bits.
fn sets(distinct: &[&CharSet]) -> Vec<u8> {
    let mut sets = vec![0; BYTES];
    for (index, set) in distinct.iter().enumerate() {
        for byte in set.ranges().iter().flat_map(|&(low, high)| low..=high) {
            if let Some(bits) = sets.get_mut(byte as usize) {
                *bits |= 1 << index;
            }
        }
    }
    sets
}
