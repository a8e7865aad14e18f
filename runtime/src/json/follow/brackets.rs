//! Tells from the brackets of a body whether a record may lead to a field of an array. Nearly always none does, and no
//! path has to be followed.
//!
//! A record leads to a field of an array if its path has a name behind the segment that leads to the array. The bytes
//! before the array's bracket tell which segment that is.

use alloc::vec::Vec;

use crate::{Segment, ValidationErrors, order};

/// Returns whether records may lead to a field of an array. A bracket in a string can be mistaken for an array.
pub(super) fn may_lead_into_array(body: &[u8], errors: &ValidationErrors) -> bool {
    let steps = Steps::before_names(errors);
    memchr::memchr_iter(b'[', body).any(|at| steps.may_lead_to(holder(body.get(..at).unwrap_or_default())))
}

/// The segments that stand before a name in the paths of the records.
#[derive(Default)]
struct Steps<'e> {
    /// No segment: a path begins with a name.
    none: bool,
    index: bool,
    names: Vec<&'e [u8]>,
}

impl<'e> Steps<'e> {
    fn before_names(errors: &'e ValidationErrors) -> Self {
        let mut steps = Self::default();
        for error in errors {
            let mut last = None;
            for segment in error.field().segments() {
                if name(segment).is_some() {
                    steps.add(last);
                }
                last = Some(segment);
            }
        }
        order::sort(&mut steps.names, Ord::cmp);
        steps.names.dedup();
        steps
    }

    fn add(&mut self, step: Option<&'e Segment>) {
        match step {
            None => self.none = true,
            Some(Segment::Index(_)) => self.index = true,
            Some(step) => self.names.extend(name(step)),
        }
    }

    fn may_lead_to(&self, holder: Holder<'_>) -> bool {
        match holder {
            Holder::Body => self.none,
            Holder::List => self.index,
            Holder::Member(name) => self.names.binary_search(&name).is_ok(),
            Holder::Escaped => !self.names.is_empty(),
            Holder::Text => false,
        }
    }
}

fn name(segment: &Segment) -> Option<&[u8]> {
    match segment {
        Segment::Field(name) => Some(name.as_bytes()),
        Segment::Key(name) => Some(name.as_bytes()),
        Segment::Index(_) | Segment::Cut => None,
    }
}

/// What contains an array.
#[derive(Clone, Copy)]
enum Holder<'t> {
    /// Nothing: it is the whole body.
    Body,
    List,
    /// A member of this name.
    Member(&'t [u8]),
    /// A member whose name has escapes.
    Escaped,
    /// The bracket is not an array, but part of a string.
    Text,
}

/// Returns what contains the array that begins behind this part of the body. Inside of a string, anything may look like
/// it.
fn holder(before: &[u8]) -> Holder<'_> {
    match before.trim_ascii_end().split_last() {
        None => Holder::Body,
        Some((b',' | b'[', _)) => Holder::List,
        Some((b':', before)) => member(before.trim_ascii_end()),
        Some(_) => Holder::Text,
    }
}

/// Returns the member whose name ends here.
fn member(before: &[u8]) -> Holder<'_> {
    let Some(before) = before.strip_suffix(b"\"") else { return Holder::Text };
    let start = before.iter().rposition(|byte| *byte == b'"').map_or(0, |quote| quote + 1);
    let (before, name) = before.split_at(start);
    if name.contains(&b'\\') || before.ends_with(b"\\\"") { Holder::Escaped } else { Holder::Member(name) }
}
