//! The options that other attributes leave.

use alloc::vec::Vec;
use std::collections::{HashMap, HashSet, hash_map};

use super::{FEW, Item};
use crate::metadata::{
    Asking, AttributeId, Catalog, Findings, List, Problem,
    json::{JsonCatalog, Narrowing, Options, Part},
};

/// Which items are left out, and are told so.
///
/// An option depends on the first item of another attribute, which says nothing where it has a record itself: so one
/// mistake is one record. Attributes may depend on each other. Where a walk along what decides comes back to an item, that
/// one counts as good, whatever will be said of it: so of items that leave each other out, at least one is told.
pub(super) struct Narrowed<'t> {
    catalog: &'t JsonCatalog,
    list: &'t List<'t>,
    asking: &'t Asking<'t>,
    /// Empty unless something is left out.
    verdicts: HashMap<usize, Verdict>,
    /// The options of attributes with many items that were found to be left: each is looked at once.
    left: HashSet<(AttributeId, u32)>,
}

/// What is known of an item that is left out by another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// It depends on what is being looked at.
    Open,
    Good,
    /// The narrowing, by its place, that leaves it out.
    Out(usize),
}

/// Where an item and a narrowing meet.
struct Step<'t> {
    item: Item<'t>,
    narrowing: usize,
}

/// What leaves out an item.
struct Cause<'t> {
    narrowing: &'t Narrowing,
    part: &'t Part,
    by: Item<'t>,
}

impl<'t> Narrowed<'t> {
    pub(super) fn new(catalog: &'t JsonCatalog, list: &'t List<'t>, asking: &'t Asking<'t>) -> Self {
        Self { catalog, list, asking, verdicts: HashMap::new(), left: HashSet::new() }
    }

    /// Whether the option of this item has a record.
    pub(super) fn is_out(&self, index: usize) -> bool {
        matches!(self.verdicts.get(&index), Some(Verdict::Out(_)))
    }

    pub(super) fn judge(&mut self, item: &Item<'t>, findings: &mut Findings) {
        if item.attribute.narrowed.is_empty() {
            return;
        }
        let Some((options, option)) = item.option() else { return };
        let is_told_apart = item.attribute.is_many && item.attribute.narrowed.len() > FEW;
        if is_told_apart && self.left.contains(&(item.id, option)) {
            return;
        }
        if self.next(item, 0).is_some() {
            self.tell(*item, options, findings);
        } else if is_told_apart {
            self.left.insert((item.id, option));
        }
    }

    #[cold]
    fn tell(&mut self, item: Item<'t>, options: &Options, findings: &mut Findings) {
        self.walk(item);
        let Some(Verdict::Out(narrowing)) = self.verdicts.get(&item.index) else { return };
        if let Some((_, cause)) = self.next(&item, *narrowing) {
            findings.at_value(item.index, self.problem(item.id, options, &cause));
        }
    }

    /// The first narrowing from this place on that leaves out the item.
    fn next(&self, item: &Item<'t>, from: usize) -> Option<(usize, Cause<'t>)> {
        let (_, option) = item.option()?;
        item.attribute.narrowed.iter().enumerate().skip(from).find_map(|(place, narrowing)| {
            let by = Item::of(self.catalog, self.list, self.list.first(narrowing.by)?)?;
            let (_, case) = by.option()?;
            let part = narrowing.cases.get(&case).filter(|part| !part.set.contains(&option))?;
            Some((place, Cause { narrowing, part, by }))
        })
    }

    /// Finds the verdicts on an item and on all that it depends on. A catalogue may make long chains of them, so it does
    /// not call itself.
    fn walk(&mut self, item: Item<'t>) {
        let mut stack = Vec::new();
        self.enter(item, &mut stack);
        while let Some(Step { item, narrowing }) = stack.last_mut() {
            let verdict = match self.next(item, *narrowing) {
                None => Verdict::Good,
                Some((place, cause)) => match self.verdicts.get(&cause.by.index) {
                    None => {
                        *narrowing = place;
                        self.enter(cause.by, &mut stack);
                        continue;
                    }
                    Some(Verdict::Out(_)) => {
                        *narrowing = place + 1;
                        continue;
                    }
                    Some(Verdict::Good | Verdict::Open) => Verdict::Out(place),
                },
            };
            self.verdicts.insert(item.index, verdict);
            stack.pop();
        }
    }

    fn enter(&mut self, item: Item<'t>, stack: &mut Vec<Step<'t>>) {
        if let hash_map::Entry::Vacant(free) = self.verdicts.entry(item.index) {
            free.insert(Verdict::Open);
            stack.push(Step { item, narrowing: 0 });
        }
    }

    fn problem(&self, id: AttributeId, options: &Options, cause: &Cause<'_>) -> Problem {
        let (name, by) = (self.catalog.name(id), self.catalog.name(cause.narrowing.by));
        let texts = options.texts_for(cause.part.in_order.iter().copied(), self.asking.caller);
        if cause.narrowing.is_rule {
            Problem::not_allowed(name, by, texts)
        } else {
            Problem::not_an_option(name, Some(by), texts)
        }
    }
}
