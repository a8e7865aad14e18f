//! The name that was probably meant.

use alloc::vec::Vec;

/// Longer names are compared with nothing: the work for a near miss stays small.
const LONGEST: usize = 64;

/// The place of the name that is nearest, if one is near enough.
#[cold]
pub(super) fn nearest<'a>(found: &str, names: impl Iterator<Item = &'a str>) -> Option<usize> {
    if found.len() > LONGEST {
        return None;
    }
    let found: Vec<char> = found.chars().flat_map(char::to_lowercase).collect();
    let distance = |name: &str| {
        let name: Vec<char> = name.chars().flat_map(char::to_lowercase).take(LONGEST).collect();
        let is_near = name.len().max(found.len()) / 3;
        (distance(&found, &name), is_near)
    };
    let near = names.enumerate().map(|(at, name)| (distance(name), at));
    let near = near.filter(|((distance, is_near), _)| distance <= is_near);
    near.min_by_key(|((distance, _), _)| *distance).map(|(_, at)| at)
}

/// How many letters have to be changed, added or left out.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let (mut diagonal, mut left) = (i, i + 1);
        for (above, y) in row.iter_mut().skip(1).zip(b) {
            let change = diagonal + usize::from(x != y);
            diagonal = *above;
            left = change.min(left + 1).min(*above + 1);
            *above = left;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(a.len())
}
