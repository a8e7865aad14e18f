//! Finds the parameters of a query string that are wrongly encoded.

use alloc::{collections::BTreeSet, string::String};

use super::{input::Input, json_type::JsonType, reader::Reader, tree::Node};
use crate::{Mark, Segment, ValidationError};

impl Reader<'_> {
    /// Adds a record for each parameter that has a wrongly encoded value and no record yet: no type has read it, or its
    /// type accepted it.
    pub(crate) fn tell_encoding(&mut self, start: Mark, query: Input<'_>) {
        let mut told = Told::default();
        self.checker().records_since(start).for_each(|record| told.add(record));
        for (name, value) in query.node().into_iter().flat_map(Node::members) {
            if self.is_full() {
                return;
            }
            if let Some(wrong) = value.wrongly_encoded().filter(|_| !told.has(name, value)) {
                let mark = self.mark();
                self.refuse_no_text::<()>(wrong);
                self.place(mark, Segment::key(&name.text().unwrap_or_default()));
            }
        }
    }
}

/// What has been reported about parameters.
#[derive(Default)]
struct Told {
    /// The values that were reported as wrongly encoded.
    values: BTreeSet<u32>,
    /// The parameters that were refused as a whole.
    names: BTreeSet<String>,
}

impl Told {
    fn add(&mut self, record: &mut ValidationError) {
        let length = record.field().segments().count();
        if let Some((JsonType::Encoded { value, .. }, _)) = record.unread_at(length) {
            self.values.insert(value);
        }
        if length == 1 {
            self.names.extend(record.field().segments().filter_map(name_of));
        }
    }

    fn has(&self, name: Node<'_>, value: Node<'_>) -> bool {
        let is_told = |value: Node<'_>| self.values.contains(&value.id());
        is_told(value)
            || value.entries().any(|(_, value)| is_told(value))
            || name.text().is_some_and(|name| self.names.contains(&*name))
    }
}

fn name_of(segment: &Segment) -> Option<String> {
    match segment {
        Segment::Field(name) => Some((*name).into()),
        Segment::Key(name) => Some(name.clone().into()),
        _ => None,
    }
}
