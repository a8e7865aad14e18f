//! Finds the field that a member's name belongs to.

use alloc::vec::Vec;

use super::{
    reader::Found,
    tree::{Kind, Node},
};
use crate::{
    order,
    walk::{Fields, Form},
};

impl Fields {
    /// Returns whether an object has each field as a member, in declared order, and no other members.
    pub(super) fn has_all_in_order(&self, node: Node<'_>) -> bool {
        let is_plain = self.form == Form::Object && self.flattened.is_empty() && self.unread.is_empty();
        if !is_plain || node.kind() != Kind::Object {
            return false;
        }
        let mut names = self.names.iter();
        let is_next = |(name, _): (Node<'_>, _)| names.next().is_some_and(|known| name.is_text(known));
        node.members().all(is_next) && names.next().is_none()
    }
}

/// Looks up the names of an object's members among those of fields.
pub(super) struct Names {
    fields: &'static Fields,
    /// All names and aliases, if there are many fields and many members.
    sorted: Option<Vec<(&'static str, usize)>>,
    /// The field whose name comes next if the members are in declared order.
    next: usize,
    /// Whether each field is a member with a name.
    is_plain: bool,
}

impl Names {
    /// More members than this are many.
    pub(super) const FEW: usize = 16;

    /// `is_large` says whether there are many members.
    pub(super) fn of(fields: &'static Fields, is_large: bool) -> Self {
        Self {
            fields,
            next: 0,
            is_plain: fields.flattened.is_empty() && fields.unread.is_empty(),
            sorted: (is_large && fields.names.len() > 8).then(|| sorted(fields)),
        }
    }

    /// Notes where a field was sent, if this is its name. Returns whether it is the name of a field.
    pub(super) fn find(&mut self, name: &str, value: Node<'_>, found: &mut [Found]) -> bool {
        let is_next = self.fields.names.get(self.next).is_some_and(|next| *next == name);
        let is_next = is_next && (self.is_plain || self.fields.has_name(self.next));
        let Some(position) = (if is_next { Some(self.next) } else { self.search(name) }) else {
            return false;
        };
        self.next = position + 1;
        if let Some(found) = found.get_mut(position) {
            let value = Found::Member(value.id());
            *found = if *found == Found::Nothing { value } else { Found::Twice };
        }
        true
    }

    #[inline(never)]
    fn search(&self, name: &str) -> Option<usize> {
        if let Some(sorted) = &self.sorted {
            let at = sorted.partition_point(|(known, _)| *known < name);
            return sorted.get(at).filter(|(known, _)| *known == name).map(|(_, position)| *position);
        }
        for (position, known) in self.fields.names.iter().enumerate() {
            if *known == name && self.fields.has_name(position) {
                return Some(position);
            }
        }
        self.fields.aliases.iter().find(|(_, alias)| *alias == name).map(|(position, _)| *position)
    }
}

fn sorted(fields: &'static Fields) -> Vec<(&'static str, usize)> {
    let mut names = Vec::new();
    for (position, name) in fields.names.iter().enumerate() {
        names.push((*name, position));
    }
    for (position, name) in fields.aliases {
        names.push((*name, *position));
    }
    names.retain(|(_, position)| fields.has_name(*position));
    order::sort(&mut names, |(a, _), (b, _)| a.cmp(b));
    names
}
