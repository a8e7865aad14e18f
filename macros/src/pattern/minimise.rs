//! Merges states that no text can tell apart (Hopcroft's partition refinement).

use super::dfa::{DEAD, Dfa, MATCHED};

pub(super) fn minimise(dfa: &Dfa) -> Dfa {
    let blocks = Partition::new(dfa).refine(&Sources::new(dfa));
    let number = numbering(dfa, &blocks);
    let count = blocks.members.len();
    let mut next = vec![DEAD; count * dfa.classes];
    let mut accepts = vec![false; count];
    for (block, members) in blocks.members.iter().enumerate() {
        let (new, old) = (number[block], members[0]);
        accepts[new] = dfa.accepts[old];
        for class in 0..dfa.classes {
            let target = blocks.block_of[dfa.next[old * dfa.classes + class] as usize];
            next[new * dfa.classes + class] = narrow(number[target]);
        }
    }
    let start = narrow(number[blocks.block_of[dfa.start as usize]]);
    merge_classes(Dfa { class_of: dfa.class_of.clone(), classes: dfa.classes, next, accepts, start })
}

/// Returns the new number of each block: dead, matched, the other accepting ones, the rest.
fn numbering(dfa: &Dfa, blocks: &Partition) -> Vec<usize> {
    let rank = |block: usize| {
        let accepts = dfa.accepts[blocks.members[block][0]];
        match block {
            _ if block == blocks.block_of[DEAD as usize] => 0,
            _ if block == blocks.block_of[MATCHED as usize] => 1,
            _ if accepts => 2,
            _ => 3,
        }
    };
    let mut order: Vec<usize> = (0..blocks.members.len()).collect();
    order.sort_by_key(|&block| rank(block));
    let mut number = vec![0; order.len()];
    for (new, block) in order.into_iter().enumerate() {
        number[block] = new;
    }
    number
}

/// Merges the classes that merged states no longer tell apart.
fn merge_classes(dfa: Dfa) -> Dfa {
    let column = |class: usize| dfa.next.iter().skip(class).step_by(dfa.classes);
    let mut kept: Vec<usize> = Vec::new();
    let renamed: Vec<usize> = (0..dfa.classes)
        .map(|class| {
            let known = kept.iter().position(|&other| column(other).eq(column(class)));
            known.unwrap_or_else(|| {
                kept.push(class);
                kept.len() - 1
            })
        })
        .collect();
    let rename = |&class: &u8| u8::try_from(renamed[usize::from(class)]).unwrap_or(0);
    let row = |state: usize| kept.iter().map(move |class| state * dfa.classes + class);
    let next = (0..dfa.accepts.len()).flat_map(row).map(|index| dfa.next[index]).collect();
    Dfa { class_of: dfa.class_of.iter().map(rename).collect(), classes: kept.len(), next, ..dfa }
}

/// The states that lead to a state, by class.
struct Sources {
    classes: usize,
    /// The sources of `state` by `class` are `items[begins[i]..begins[i + 1]]`, with `i` as in `Dfa::next`.
    begins: Vec<usize>,
    items: Vec<usize>,
}

impl Sources {
    fn new(dfa: &Dfa) -> Self {
        let slot = |index: usize| dfa.next[index] as usize * dfa.classes + index % dfa.classes;
        let mut begins = vec![0; dfa.next.len() + 1];
        for index in 0..dfa.next.len() {
            begins[slot(index) + 1] += 1;
        }
        for index in 1..begins.len() {
            begins[index] += begins[index - 1];
        }
        let mut free = begins.clone();
        let mut items = vec![0; dfa.next.len()];
        for index in 0..dfa.next.len() {
            let place = &mut free[slot(index)];
            items[*place] = index / dfa.classes;
            *place += 1;
        }
        Self { classes: dfa.classes, begins, items }
    }

    fn of(&self, state: usize, class: usize) -> &[usize] {
        let index = state * self.classes + class;
        &self.items[self.begins[index]..self.begins[index + 1]]
    }
}

struct Partition {
    members: Vec<Vec<usize>>,
    block_of: Vec<usize>,
    /// Blocks by which the others must still be split.
    todo: Vec<usize>,
    is_todo: Vec<bool>,
}

impl Partition {
    fn new(dfa: &Dfa) -> Self {
        let (yes, no): (Vec<_>, Vec<_>) = (0..dfa.accepts.len()).partition(|&state| dfa.accepts[state]);
        Self {
            members: vec![no, yes],
            block_of: dfa.accepts.iter().map(|&accepts| usize::from(accepts)).collect(),
            todo: vec![0, 1],
            is_todo: vec![true; 2],
        }
    }

    fn refine(mut self, sources: &Sources) -> Self {
        while let Some(block) = self.todo.pop() {
            self.is_todo[block] = false;
            let splitter = self.members[block].clone();
            for class in 0..sources.classes {
                self.split_by(&splitter, class, sources);
            }
        }
        self
    }

    /// Splits every block of which only some states lead into `splitter`.
    fn split_by(&mut self, splitter: &[usize], class: usize, sources: &Sources) {
        let mut leading: Vec<(usize, usize)> = splitter
            .iter()
            .flat_map(|&state| sources.of(state, class))
            .map(|&source| (self.block_of[source], source))
            .collect();
        leading.sort_unstable();
        for part in leading.chunk_by(|left, right| left.0 == right.0) {
            if part.len() < self.members[part[0].0].len() {
                self.split_off(part);
            }
        }
    }

    /// Moves the states of `part`, all from one block, into a block of their own.
    fn split_off(&mut self, part: &[(usize, usize)]) {
        let (old, new) = (part[0].0, self.members.len());
        for &(_, state) in part {
            self.block_of[state] = new;
        }
        let block_of = &self.block_of;
        self.members[old].retain(|&state| block_of[state] == old);
        self.members.push(part.iter().map(|&(_, state)| state).collect());
        self.is_todo.push(false);
        let smaller = if part.len() < self.members[old].len() { new } else { old };
        let next = if self.is_todo[old] { new } else { smaller };
        self.is_todo[next] = true;
        self.todo.push(next);
    }
}

/// States are bounded far below the type's maximum.
fn narrow(state: usize) -> u32 {
    u32::try_from(state).unwrap_or(DEAD)
}
