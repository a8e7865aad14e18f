//! Rules that nothing can satisfy: what is needed and may not be there.

use alloc::{format, vec::Vec};
use std::collections::HashMap;

use super::Loader;
use crate::metadata::{AttributeId, json::errors::At};

/// A name in a list of a rule.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Place {
    rule: usize,
    name: usize,
}

/// What the rules asked for, as far as one may speak against another.
#[derive(Default)]
pub(super) struct Asked {
    /// Who requires whom, with which option, and where that stands first.
    requires: HashMap<(AttributeId, AttributeId, Option<u32>), Place>,
    /// The same, whatever the option.
    requires_at_all: HashMap<(AttributeId, AttributeId), Place>,
    excludes: Vec<(AttributeId, AttributeId, Option<u32>, Place)>,
}

/// A rule: whose, with which options, and its place.
#[derive(Clone, Copy)]
pub(super) struct Noted<'n> {
    pub(super) id: AttributeId,
    pub(super) options: &'n [Option<u32>],
    pub(super) rule: usize,
}

/// Attributes, each with its place among the names of a rule.
type Others<'n> = &'n [(usize, AttributeId)];

impl Asked {
    pub(super) fn note(&mut self, noted: Noted<'_>, requires: Others<'_>, excludes: Others<'_>) {
        let Noted { id, options, rule } = noted;
        for (name, other) in requires {
            let place = Place { rule, name: *name };
            self.requires_at_all.entry((id, *other)).or_insert(place);
            for option in options {
                self.requires.entry((id, *other, *option)).or_insert(place);
            }
        }
        for (name, other) in excludes {
            let all = options.iter().map(|option| (id, *other, *option, Place { rule, name: *name }));
            self.excludes.extend(all);
        }
    }

    /// Where an attribute requires what it excludes, with this option.
    fn required(&self, id: AttributeId, other: AttributeId, option: Option<u32>) -> Option<Place> {
        if option.is_none() {
            return self.requires_at_all.get(&(id, other)).copied();
        }
        let one = self.requires.get(&(id, other, option));
        one.or_else(|| self.requires.get(&(id, other, None))).copied()
    }
}

impl Loader {
    /// Each exclusion that speaks against something is told once, at its name.
    pub(super) fn contradictions(&mut self, at: &At<'_>) {
        let mut told = None;
        for (id, other, option, place) in core::mem::take(&mut self.asked.excludes) {
            let required = self.asked.required(id, other, option);
            let message = match required {
                Some(Place { rule, name }) => format!(
                    "That attribute is required by {at}/{rule}/requires/{name}, for the same item. Leave out one of them."
                ),
                None if option.is_none() && self.is_always_required(id) && self.is_always_required(other) => {
                    "Both attributes are required, so that no list could be right. Leave out one of them."
                        .into()
                }
                None => continue,
            };
            if told != Some(place) {
                told = Some(place);
                self.errors.at(at.index(place.rule).member("excludes").index(place.name), message);
            }
        }
    }

    /// Whether every list needs the attribute: what a caller may not set is not asked for.
    fn is_always_required(&self, id: AttributeId) -> bool {
        let is_open = |id| self.catalog.get(id).is_some_and(|attribute| attribute.settable_by.is_none());
        self.catalog.required.contains(&id) && is_open(id)
    }
}
