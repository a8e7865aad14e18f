//! The one sort. The standard library's would be compiled anew for each type of items.

use alloc::vec::Vec;
use core::cmp::Ordering;

/// Sorts items as `compare` orders two of them. Equal ones keep their order.
pub(crate) fn sort<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let swaps = swaps(items.len(), &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    for (a, b) in swaps {
        items.swap(a, b);
    }
}

/// Returns which items have to change places, one pair after the other.
fn swaps(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<(usize, usize)> {
    let mut order = order(count, compare);
    let mut swaps = Vec::with_capacity(count);
    for first in 0..count {
        // Each place gets its item, and then the place where that was.
        let mut place = first;
        while let Some(from) = order.get_mut(place).map(|from| core::mem::replace(from, place)) {
            if from == first || from == place {
                break;
            }
            swaps.push((place, from));
            place = from;
        }
    }
    swaps
}

/// Returns the order of so many items, by their indexes.
pub(crate) fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|a, b| compare(*a, *b));
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_as_the_standard_library_does() {
        let mut state = 7_u32;
        for count in 0..200 {
            let mut items: Vec<(u32, usize)> = (0..count)
                .map(|at| {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (state >> 28, at)
                })
                .collect();
            let mut expected = items.clone();
            expected.sort_by_key(|(key, _)| *key);
            sort(&mut items, |(a, _), (b, _)| a.cmp(b));
            assert_eq!(items, expected);
        }
    }
}
