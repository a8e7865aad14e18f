//! A stack that needs no heap unless it grows tall.

use alloc::vec::Vec;

/// So many items stand in place: two for each of the 32 levels that a filter may have unless said otherwise, which are
/// the level and its parentheses, and some.
const IN_PLACE: usize = 72;

#[derive(Debug)]
pub(super) struct Stack<T> {
    low: [T; IN_PLACE],
    len: usize,
    high: Vec<T>,
}

impl<T: Copy + Default> Stack<T> {
    pub(super) fn new() -> Self {
        Self { low: [T::default(); IN_PLACE], len: 0, high: Vec::new() }
    }

    #[inline]
    pub(super) fn push(&mut self, item: T) {
        match self.low.get_mut(self.len) {
            Some(place) => {
                *place = item;
                self.len += 1;
            }
            None => self.high.push(item),
        }
    }

    #[inline]
    pub(super) fn pop(&mut self) -> Option<T> {
        if let Some(item) = self.high.pop() {
            return Some(item);
        }
        self.len = self.len.checked_sub(1)?;
        self.low.get(self.len).copied()
    }

    #[inline]
    pub(super) fn top(&mut self) -> Option<&mut T> {
        match self.high.last_mut() {
            Some(item) => Some(item),
            None => self.low.get_mut(self.len.checked_sub(1)?),
        }
    }

    /// The highest item for which the test is true.
    pub(super) fn find(&self, test: impl Fn(&T) -> bool) -> Option<&T> {
        let low = self.low.get(..self.len).unwrap_or_default();
        self.high.iter().rev().chain(low.iter().rev()).find(|item| test(item))
    }
}
