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
    let found = letters(found);
    let mut nearest: Option<(Distance, usize)> = None;
    for (at, name) in names.enumerate() {
        let Some(distance) = distance_if_near(&found, &letters(name)) else { continue };
        if nearest.is_none_or(|(least, _)| distance < least) {
            nearest = Some((distance, at));
        }
    }
    nearest.map(|(_, at)| at)
}

/// How many letters differ, and whether the first one does. Of two names that are as near, the one that begins alike
/// was meant.
type Distance = (usize, bool);

fn letters(name: &str) -> Vec<char> {
    name.chars().map(lowercase).take(LONGEST).collect()
}

fn distance_if_near(found: &[char], name: &[char]) -> Option<Distance> {
    // Two letters are near to each other only when they are swapped.
    let is_swapped = matches!((found, name), ([a, b], [x, y]) if (a, b) == (y, x));
    let most = name.len().max(found.len()) / 3 + usize::from(is_swapped);
    let distance = distance(found, name);
    (distance <= most).then_some((distance, found.first() != name.first()))
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
