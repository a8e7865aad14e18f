//! Finds the field that a member's name belongs to.

use alloc::collections::BTreeMap;

use super::{reader::Found, tree::Node};
use crate::walk::Fields;

/// Looks up the names of an object's members among those of fields.
pub(super) struct Names {
    fields: &'static Fields,
    /// All names and aliases, if there are many fields and many members.
    sorted: Option<BTreeMap<&'static str, usize>>,
    /// The field whose name comes next if the members are in declared order.
    next: usize,
}

impl Names {
    pub(super) fn of(fields: &'static Fields, members: impl Iterator) -> Self {
        let is_large = fields.names.len() > 8 && members.take(17).count() > 16;
        let all = || {
            let names = fields.names.iter().enumerate().map(|(position, name)| (*name, position));
            names.chain(fields.aliases.iter().map(|(position, name)| (*name, *position)))
        };
        Self {
            fields,
            next: 0,
            sorted: is_large.then(|| all().filter(|(_, position)| fields.has_name(*position)).collect()),
        }
    }

    /// Notes where a field was sent, if this is its name. Returns whether it is the name of a field.
    #[inline]
    pub(super) fn find(&mut self, name: Node<'_>, found: &mut [Found]) -> bool {
        let is_next = self.fields.names.get(self.next).is_some_and(|next| name.is_text(next));
        let position =
            if is_next && self.fields.has_name(self.next) { Some(self.next) } else { self.search(name) };
        let Some(position) = position else { return false };
        self.next = position + 1;
        if let Some(found) = found.get_mut(position) {
            let value = Found::Member(name.following().id());
            *found = if *found == Found::Nothing { value } else { Found::Twice };
        }
        true
    }

    #[inline(never)]
    fn search(&self, name: Node<'_>) -> Option<usize> {
        if let Some(sorted) = &self.sorted {
            return sorted.get(&*name.text()?).copied();
        }
        let primary = self.fields.names.iter().enumerate();
        let primary = primary.filter(|(position, _)| self.fields.has_name(*position));
        let aliases = self.fields.aliases.iter().map(|(position, alias)| (*position, alias));
        primary.chain(aliases).find(|(_, known)| name.is_text(known)).map(|(position, _)| position)
    }
}
