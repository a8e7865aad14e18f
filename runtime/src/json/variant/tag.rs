//! The member that names a variant, and the one that holds its content.

use core::ops::RangeInclusive;

use super::names::position;
use crate::{
    Fault, Segment,
    json::{
        input::{Input, Sent},
        json_type::JsonType,
        reader::Reader,
        tree::{Kind, Node},
    },
    walk::{Tagging, VariantKind, Variants},
};
use alloc::borrow::Cow;

/// What was taken under a name.
enum Taken {
    Nothing,
    /// The id of the value, and its index if it is in an array.
    Once(u32, Segment),
    Twice,
}

impl Reader<'_> {
    /// Returns the text of a string. Adds a record if it is not Unicode.
    pub(super) fn text<'n>(&mut self, node: Node<'n>) -> Option<Cow<'n, str>> {
        match node.text() {
            Some(text) => Some(text),
            None => self.refuse_no_text(node),
        }
    }

    pub(super) fn find_variant(&mut self, name: &str, variants: &'static Variants) -> Option<usize> {
        match position(name, variants) {
            Some(position) => Some(position),
            None => self.refuse(JsonType::OneOf(variants.names), Fault::Malformed),
        }
    }

    /// Opens an object, or an array of such a length, the first element of which is the tag.
    pub(super) fn open_tagged(
        &mut self,
        input: Input<'_>,
        counts: RangeInclusive<usize>,
    ) -> Option<(usize, bool)> {
        match input.sent() {
            Sent::Rest(_, frame) => Some((frame, false)),
            Sent::Nothing => self.refuse_nothing(),
            Sent::Value(node) if node.kind() == Kind::List && !self.is_query => {
                Some((self.open_array(node, &counts)?, true))
            }
            Sent::Value(node) => Some((self.open_members(node)?, true)),
        }
    }

    /// Takes the members of this name, or the next element of an array.
    fn take_named(&mut self, node: Node<'_>, frame: usize, name: &'static str) -> Taken {
        let Some(start) = self.frames.get(frame).map(|frame| frame.start) else { return Taken::Nothing };
        if let Some(next) = self.frames.get_mut(frame).and_then(|frame| frame.next_element.as_mut()) {
            let at = *next;
            *next += 1;
            return match self.members.get_mut(at) {
                Some(member) => {
                    member.is_taken = true;
                    Taken::Once(member.node, Segment::Index(at - start))
                }
                None => Taken::Nothing,
            };
        }
        let mut taken = Taken::Nothing;
        for member in self.members.iter_mut().skip(start).filter(|member| !member.is_taken) {
            if node.with_id(member.node).text().is_some_and(|known| known == name) {
                member.is_taken = true;
                taken = match taken {
                    Taken::Nothing => {
                        Taken::Once(node.with_id(member.node).following().id(), Segment::from(0))
                    }
                    _ => Taken::Twice,
                };
            }
        }
        if let Taken::Nothing = taken {
            self.lacking.push((frame, name));
        }
        taken
    }

    /// Takes the tag, and returns the variant that it names.
    pub(super) fn take_tag(
        &mut self,
        node: Node<'_>,
        frame: usize,
        tag: &'static str,
        variants: &'static Variants,
    ) -> Option<usize> {
        let mark = self.mark();
        let (chosen, segment) = match self.take_named(node, frame, tag) {
            Taken::Once(value, index) => {
                let is_array = self.frames.get(frame).is_some_and(|frame| frame.next_element.is_some());
                let segment = if is_array { index } else { Segment::Field(tag) };
                (self.tag(node.with_id(value), variants), segment)
            }
            Taken::Nothing => (self.refuse_nothing(), Segment::Field(tag)),
            Taken::Twice => (self.refuse(JsonType::Once, Fault::Sent), Segment::Field(tag)),
        };
        if mark != self.mark() {
            self.place(mark, segment);
        }
        chosen
    }

    fn tag(&mut self, node: Node<'_>, variants: &'static Variants) -> Option<usize> {
        if node.kind() == Kind::Text {
            let name = self.text(node)?;
            return self.find_variant(&name, variants);
        }
        if let (Tagging::Internal(_), Some(position)) =
            (variants.tagging, self.position_in_buffer(node, variants))
        {
            return Some(position);
        }
        let expected =
            if variants.names.is_empty() { JsonType::Text } else { JsonType::OneOf(variants.names) };
        self.refuse_kind(expected, node)
    }

    /// From its buffer, serde takes a number for the position of a variant among those that have names.
    fn position_in_buffer(&self, node: Node<'_>, variants: &'static Variants) -> Option<usize> {
        if !self.keeps_text() || node.kind() != Kind::Number {
            return None;
        }
        let number: usize = node.json().parse().ok()?;
        let (mut named, mut other) = (0, None);
        for (position, variant) in variants.variants.iter().enumerate() {
            match variant.kind {
                VariantKind::Skipped | VariantKind::Untagged => continue,
                _ if named == number => return Some(position),
                VariantKind::Other => other = other.or(Some(position)),
                _ => {}
            }
            named += 1;
        }
        other
    }

    /// Takes the content, if there is any, and returns it with its segment.
    pub(super) fn take_content<'n>(
        &mut self,
        node: Node<'n>,
        frame: usize,
        content: &'static str,
    ) -> Option<(Option<Node<'n>>, Segment)> {
        let is_array = self.frames.get(frame).is_some_and(|frame| frame.next_element.is_some());
        match self.take_named(node, frame, content) {
            Taken::Once(value, index) => {
                Some((Some(node.with_id(value)), if is_array { index } else { Segment::Field(content) }))
            }
            Taken::Nothing => Some((None, Segment::Field(content))),
            Taken::Twice => {
                let mark = self.mark();
                self.checker().type_mismatch(JsonType::Once, Fault::Sent);
                self.place(mark, Segment::Field(content));
                None
            }
        }
    }
}
