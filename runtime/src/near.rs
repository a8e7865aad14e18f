//! The name that was probably meant.

use alloc::vec::Vec;

/// Longer names are compared with nothing: the work for a near miss stays small.
pub(crate) const LONGEST: usize = 64;

/// The place of the name that is nearest, if one is near enough.
#[cold]
pub(crate) fn nearest<'a>(found: &str, names: impl Iterator<Item = &'a str>) -> Option<usize> {
    if found.len() > LONGEST {
        return None;
    }
    let found: Vec<char> = found.chars().map(lowercase).collect();
    let distance = |name: &str| {
        let name: Vec<char> = name.chars().map(lowercase).take(LONGEST).collect();
        // Two letters are near to each other only when they are swapped.
        let is_swapped = name.len() == 2 && found.iter().eq(name.iter().rev());
        let is_near = name.len().max(found.len()) / 3 + usize::from(is_swapped);
        // Of two that are as near, the one that begins alike was meant.
        ((distance(&found, &name), found.first() != name.first()), is_near)
    };
    let near = names.enumerate().map(|(at, name)| (distance(name), at));
    let near = near.filter(|(((distance, _), is_near), _)| distance <= is_near);
    near.min_by_key(|((order, _), _)| *order).map(|(_, at)| at)
}

fn lowercase(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// How many letters have to be changed, added, left out or swapped with their neighbour.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut next = Vec::with_capacity(row.len());
        next.push(i + 1);
        for (j, y) in b.iter().enumerate() {
            let cost =
                |row: &[usize], at: usize, more: usize| row.get(at).map_or(usize::MAX, |cost| cost + more);
            let change = cost(&row, j, usize::from(x != y));
            let step = cost(&row, j + 1, 1).min(cost(&next, j, 1));
            let is_swap = i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            let swap = if is_swap { cost(&before, j - 1, 1) } else { usize::MAX };
            next.push(change.min(step).min(swap));
        }
        before = core::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or(a.len())
}
