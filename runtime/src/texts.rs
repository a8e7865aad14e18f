//! The one set of texts. The standard library's would be compiled anew for each type of its items.

use alloc::{collections::BTreeMap, string::String};

/// Texts, each once, numbered as they come.
#[derive(Default)]
pub(crate) struct Texts(BTreeMap<String, usize>);

impl Texts {
    /// Returns the number of a text, and whether it is new.
    #[inline(never)] // so that there is one
    pub(crate) fn add(&mut self, text: &str) -> (usize, bool) {
        if let Some(number) = self.number(text) {
            return (number, false);
        }
        let number = self.0.len();
        self.0.insert(text.into(), number);
        (number, true)
    }

    /// Returns the number of a text, if it is there.
    pub(crate) fn number(&self, text: &str) -> Option<usize> {
        self.0.get(text).copied()
    }

    /// Returns how many there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Iterates over the texts and their numbers, sorted by the text.
    pub(crate) fn sorted(&self) -> impl ExactSizeIterator<Item = (&str, usize)> {
        self.0.iter().map(|(text, number)| (&**text, *number))
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    #[test]
    fn a_text_keeps_its_number() {
        let mut texts = Texts::default();
        let added: Vec<_> = ["b", "a", "b", "c", "a"].map(|text| texts.add(text)).into();
        assert_eq!(added, [(0, true), (1, true), (0, false), (2, true), (1, false)]);
    }
}
