//! The one sort. The standard library's would be compiled anew for each type of items.

use alloc::vec::Vec;
use core::cmp::Ordering;

/// Sorts items as `compare` orders two of them. Equal ones keep their order.
pub(crate) fn sort<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let order = order(items.len(), &|a, b| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    arrange(items, order);
}

/// Puts items in this order, which has the index of each.
pub(crate) fn arrange<T>(items: &mut [T], mut order: Vec<usize>) {
    for first in 0..items.len() {
        let mut place = first;
        while let Some(from) = next(&mut order, first, place) {
            items.swap(place, from);
            place = from;
        }
    }
}

/// Returns where the item is that belongs in this place, unless it is there, or was moved away from the first place.
fn next(order: &mut [usize], first: usize, place: usize) -> Option<usize> {
    let from = core::mem::replace(order.get_mut(place)?, place);
    (from != first && from != place).then_some(from)
}

/// Returns the order of so many items, by their indexes.
#[inline(never)] // so that there is one
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
