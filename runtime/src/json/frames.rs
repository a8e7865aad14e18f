//! Opens objects, and arrays that are read as objects.

use alloc::vec::Vec;
use core::ops::RangeInclusive;

use super::{
    input::{Input, Sent},
    json_type::JsonType,
    names::Names,
    reader::{Found, Frame, Member, Reader},
    tree::{Kind, Node},
};
use crate::{
    Fault, Segment, near,
    texts::Texts,
    walk::{Fields, Form},
};

/// The frame that was opened.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opened {
    pub(super) frame: Option<usize>,
    /// Whether it was opened for this type, not by another.
    pub(super) is_new: bool,
}

impl Opened {
    pub(super) const NOTHING: Self = Self { frame: None, is_new: false };

    fn new(frame: usize) -> Self {
        Self { frame: Some(frame), is_new: true }
    }
}

impl Reader<'_> {
    /// Opens the object or array that holds the fields. Adds a record if the input is neither.
    pub(super) fn open_fields(&mut self, input: Input<'_>, fields: &'static Fields) -> Option<Opened> {
        match (fields.form, input.sent()) {
            (Form::Newtype | Form::Unit, _) => Some(Opened::NOTHING),
            (Form::Array, _) => Some(Opened::new(self.open_list(input, fields)?)),
            (Form::Object, Sent::Rest(_, frame)) => Some(Opened { frame: Some(frame), is_new: false }),
            (Form::Object, Sent::Nothing) => self.refuse_nothing(),
            (Form::Object, Sent::Value(node)) => {
                let reads_array = fields.flattened.is_empty() && !self.is_query && node.kind() == Kind::List;
                Some(Opened::new(if reads_array {
                    self.open_array(node, &fields.counts())?
                } else {
                    self.open_members(node)?
                }))
            }
        }
    }

    /// Adds a record for each member of an object that no field has taken.
    pub(super) fn deny_members(&mut self, node: Node<'_>, frame: usize) {
        let opened = self.frames.get(frame).copied();
        let Some(opened) = opened.filter(|frame| !frame.is_shared && frame.next_element.is_none()) else {
            return;
        };
        let lacking: Vec<&'static str> =
            self.lacking.iter().filter(|(of, _)| *of == frame).map(|(_, name)| *name).collect();
        let mut seen = Texts::default();
        for at in opened.start..self.members.len() {
            let Some(member) = self.members.get(at).copied().filter(|member| !member.is_taken) else {
                continue;
            };
            let Some(name) = node.with_id(member.node).text() else { continue };
            if self.is_full() {
                return;
            }
            if seen.add(&name).1 {
                let mark = self.mark();
                let expected = self.unknown_field(&name, &lacking);
                self.checker().type_mismatch(expected, Fault::Sent);
                self.place(mark, Segment::key(&name));
            }
        }
    }

    /// Returns what was expected instead of an unknown field. `lacking` are the known fields that were not sent.
    pub(super) fn unknown_field(&mut self, name: &str, lacking: &[&'static str]) -> JsonType {
        if name.len() > near::LONGEST {
            return JsonType::NoSuchField;
        }
        let letters = lacking.iter().map(|known| name.len() * known.len().min(near::LONGEST)).sum();
        let near =
            if self.may_compare(letters) { near::nearest(name, lacking.iter().copied()) } else { None };
        near.and_then(|at| lacking.get(at)).map_or(JsonType::NoSuchField, |name| JsonType::NearField(name))
    }

    /// Takes so many pairs of letters from the budget. Returns whether they may be compared.
    pub(super) fn may_compare(&mut self, letters: usize) -> bool {
        let left = self.letters.checked_sub(letters);
        self.letters = left.unwrap_or(self.letters);
        left.is_some()
    }

    /// Opens an object.
    pub(super) fn open_members(&mut self, node: Node<'_>) -> Option<usize> {
        self.must_be(Kind::Object, self.an_object(), node)?;
        let start = self.members.len();
        for (name, _) in node.members() {
            // Half of a surrogate pair is not Unicode.
            if !name.is_unicode() {
                self.members.truncate(start);
                return self.refuse(JsonType::WholeCharacters, Fault::Malformed);
            }
            self.members.push(Member { node: name.id(), is_taken: false });
        }
        Some(self.push_frame(start, false))
    }

    /// Opens an array that is read as an object, if it has one of these lengths.
    pub(super) fn open_array(&mut self, node: Node<'_>, counts: &RangeInclusive<usize>) -> Option<usize> {
        self.must_be(Kind::List, JsonType::List, node)?;
        let frame = self.open_elements(node);
        if counts.contains(&self.count_members(frame)) {
            return Some(frame);
        }
        self.close_frame(frame);
        self.refuse(JsonType::Object, Fault::Malformed)
    }

    /// Opens an array with the values of the fields.
    fn open_list(&mut self, input: Input<'_>, fields: &'static Fields) -> Option<usize> {
        let node = self.value_of(input)?;
        if !self.is_query_list_of_one(node) {
            self.must_be(Kind::List, JsonType::List, node)?;
        }
        let frame = self.open_elements(node);
        let counts = fields.counts();
        if counts.contains(&self.count_members(frame)) {
            return Some(frame);
        }
        self.close_frame(frame);
        self.refuse(JsonType::Length { min: *counts.start(), max: *counts.end() }, Fault::Malformed)
    }

    /// Opens the elements of an array. Another value is the only element.
    fn open_elements(&mut self, node: Node<'_>) -> usize {
        let start = self.members.len();
        if node.kind() == Kind::List {
            self.members.extend(node.children().map(|node| Member { node: node.id(), is_taken: false }));
        } else {
            self.members.push(Member { node: node.id(), is_taken: false });
        }
        self.push_frame(start, true)
    }

    /// Finds where each field was sent, in one pass over the members. Returns where that is noted.
    pub(super) fn find_fields(&mut self, node: Node<'_>, frame: usize, fields: &'static Fields) -> usize {
        let first = self.found.len();
        self.found.resize(first + fields.names.len(), Found::Nothing);
        let Some(Frame { start, next_element, .. }) = self.frames.get(frame).copied() else { return first };
        match next_element {
            Some(next) => self.find_elements(frame, first, next, fields),
            None => {
                self.find_members(node, start, first, fields);
                if self.members.iter().skip(start).any(|member| !member.is_taken) {
                    self.note_lacking(frame, first, fields);
                }
            }
        }
        first
    }

    fn find_members(&mut self, node: Node<'_>, start: usize, first: usize, fields: &'static Fields) {
        let mut names = Names::of(fields, self.members.len() - start > Names::FEW);
        let found = self.found.get_mut(first..).unwrap_or_default();
        for member in self.members.iter_mut().skip(start).filter(|member| !member.is_taken) {
            let name = node.with_id(member.node);
            member.is_taken = name.text().is_some_and(|text| names.find(&text, name.following(), found));
        }
    }

    /// Like `find_fields`, for an object that no other type reads and that may have unknown members. Adds a record if
    /// it is not an object.
    pub(super) fn find_in_object(&mut self, node: Node<'_>, fields: &'static Fields) -> Option<usize> {
        self.must_be(Kind::Object, self.an_object(), node)?;
        let is_large = node.members().nth(Names::FEW).is_some();
        let (first, mut names) = (self.found.len(), Names::of(fields, is_large));
        self.found.resize(first + fields.names.len(), Found::Nothing);
        let found = self.found.get_mut(first..).unwrap_or_default();
        for (name, value) in node.members() {
            let Some(name) = name.text() else {
                self.found.truncate(first);
                return self.refuse(JsonType::WholeCharacters, Fault::Malformed);
            };
            names.find(&name, value, found);
        }
        Some(first)
    }

    /// Notes which fields were not sent.
    fn note_lacking(&mut self, frame: usize, first: usize, fields: &'static Fields) {
        let found = self.found.get(first..).unwrap_or_default();
        for (position, name) in fields.names.iter().enumerate() {
            if found.get(position) == Some(&Found::Nothing) && fields.has_name(position) {
                self.lacking.push((frame, *name));
            }
        }
    }

    /// Gives each field an element of the array, in order.
    fn find_elements(&mut self, frame: usize, first: usize, next: usize, fields: &'static Fields) {
        let mut at = next;
        for position in (0..fields.names.len()).filter(|position| !fields.unread.contains(position)) {
            if let Some(found) = self.found.get_mut(first + position) {
                *found = match self.members.get_mut(at) {
                    Some(member) => {
                        member.is_taken = true;
                        Found::Element(at)
                    }
                    None => Found::Lacking(at),
                };
            }
            at += 1;
        }
        if let Some(frame) = self.frames.get_mut(frame) {
            frame.next_element = Some(at);
        }
    }

    fn push_frame(&mut self, start: usize, is_array: bool) -> usize {
        self.frames.push(Frame {
            start,
            next_element: is_array.then_some(start),
            is_shared: false,
            is_buffered: false,
        });
        self.frames.len() - 1
    }

    fn count_members(&self, frame: usize) -> usize {
        self.members.len() - self.frames.get(frame).map_or(0, |frame| frame.start)
    }

    pub(super) fn close_frame(&mut self, frame: usize) {
        if let Some(Frame { start, .. }) = self.frames.get(frame) {
            self.members.truncate(*start);
        }
        self.frames.truncate(frame);
        let kept = self.lacking.iter().rposition(|(of, _)| *of < frame);
        self.lacking.truncate(kept.map_or(0, |last| last + 1));
    }
}
