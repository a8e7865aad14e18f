//! Enums: finds which variant a body has, and where its content is.

use core::ops::RangeInclusive;

use super::{
    frames::Opened,
    input::{Input, Sent},
    json_type::JsonType,
    likeness::Likeness,
    object::{Content, Object, Outer},
    reader::Reader,
    tree::{Kind, Node},
};
use crate::{
    Fault, Segment,
    walk::{Fields, Form, Tagging, Variant, VariantKind, Variants},
};

/// A variant, and what it is read from.
type Chosen<'r, 'c, 'n> = Option<(usize, Object<'r, 'c, 'n>)>;

/// The content of a variant that was found.
struct Prepared<'n> {
    variant: usize,
    fields: &'static Fields,
    input: Input<'n>,
    opened: Opened,
    denies: bool,
    content: Content<'n>,
}

/// Finds the variant that a body has, and opens its content. Adds a record if there is none.
pub fn variant<'r, 'c, 'n>(
    input: Input<'n>,
    reader: &'r mut Reader<'c>,
    variants: &'static Variants,
) -> Chosen<'r, 'c, 'n> {
    match variants.tagging {
        Tagging::External => external(input, reader, variants),
        Tagging::Internal(tag) => internal(input, reader, variants, tag),
        Tagging::Adjacent(tag, content) => adjacent(input, reader, variants, tag, content),
        Tagging::Untagged => reader.unknown(),
    }
}

/// Opens a variant's name, or an object of its name and its content.
fn external<'r, 'c, 'n>(
    input: Input<'n>,
    reader: &'r mut Reader<'c>,
    variants: &'static Variants,
) -> Chosen<'r, 'c, 'n> {
    if let Sent::Rest(node, frame) = input.sent() {
        return flattened(node, frame, reader, variants);
    }
    let node = reader.value_of(input)?;
    match node.kind() {
        Kind::Text => {
            let name = reader.text(node)?;
            let chosen = reader.find_variant(&name, variants)?;
            reader.open_content(chosen, variants, None, variants.segment(chosen))
        }
        Kind::Object => {
            reader.must_be(Kind::Object, JsonType::Object, node)?;
            let mut members = node.members();
            let (Some((name, content)), None) = (members.next(), members.next()) else {
                return reader.refuse(an_object(variants), Fault::Malformed);
            };
            let name = reader.text(name)?;
            let chosen = reader.find_variant(&name, variants)?;
            // If a unit variant has content, the enum is refused, and not the content.
            let place = variants.segment(chosen).filter(|_| fields(variants, chosen).form != Form::Unit);
            reader.open_content(chosen, variants, Some(content), place)
        }
        Kind::List if reader.is_query => match reader.encoded(node) {
            Some(encoded) => reader.refuse(encoded, Fault::Malformed),
            None => reader.refuse(JsonType::Once, Fault::Sent),
        },
        _ if !variants.variants.iter().any(is_alone) => reader.refuse_kind(an_object(variants), node),
        _ => reader.refuse_kind(one_of(variants), node),
    }
}

/// Opens the first member of the rest that has the name of a variant.
fn flattened<'r, 'c, 'n>(
    node: Node<'n>,
    frame: usize,
    reader: &'r mut Reader<'c>,
    variants: &'static Variants,
) -> Chosen<'r, 'c, 'n> {
    for at in reader.left(frame) {
        let Some(member) = reader.members.get(at).map(|member| node.with_id(member.node)) else { continue };
        let Some(chosen) = member.text().and_then(|name| declared(&name, variants)) else { continue };
        if let Some(member) = reader.members.get_mut(at) {
            member.is_taken = true;
        }
        return reader.open_content(chosen, variants, Some(member.following()), variants.segment(chosen));
    }
    match variants.names {
        // One that stands for all other names is looked for under its own alone.
        [] => reader.refuse(JsonType::Accepted, Fault::Malformed),
        names => reader.refuse(JsonType::OneMember(names), Fault::Missing),
    }
}

/// Opens an object of the tag and the variant's fields.
fn internal<'r, 'c, 'n>(
    input: Input<'n>,
    reader: &'r mut Reader<'c>,
    variants: &'static Variants,
    tag: &'static str,
) -> Chosen<'r, 'c, 'n> {
    let (frame, is_new) = reader.open_tagged(input, 1..=usize::MAX)?;
    let node = input.node()?;
    // Members of another type's object are only looked at.
    let taken = reader.taken(input);
    let chosen = reader.take_tag(node, frame, tag, variants);
    if let Some(frame) = reader.frames.get_mut(frame) {
        // The content's type sees the rest as if no other type read it.
        (frame.is_buffered, frame.is_shared) = (true, false);
    }
    let opened = is_new.then_some(frame);
    let Some(chosen) = chosen else {
        reader.close_opened(opened);
        return None;
    };
    let fields = fields(variants, chosen);
    let content = Content { taken, ..Content::default() };
    let (input, frame) = match fields.form {
        Form::Newtype => (Input::rest(node, frame), None),
        _ => (input, Some(frame)),
    };
    let object = Object::new(reader, input, fields, Opened { frame, is_new: false });
    let denies = variants.deny_unknown_fields && fields.form == Form::Object;
    Some((chosen, object.closes(opened).denies(denies).in_content(content)))
}

/// Opens an object of the tag and the content.
fn adjacent<'r, 'c, 'n>(
    input: Input<'n>,
    reader: &'r mut Reader<'c>,
    variants: &'static Variants,
    tag: &'static str,
    content: &'static str,
) -> Chosen<'r, 'c, 'n> {
    let (frame, is_new) = reader.open_tagged(input, 2..=2)?;
    let node = input.node()?;
    let chosen = reader.take_tag(node, frame, tag, variants);
    let content = reader.take_content(node, frame, content);
    let (denies, was_buffered) = (variants.deny_unknown_fields, reader.is_buffered);
    let outer = Outer { node, frame, is_new, denies, was_buffered };
    reader.is_buffered |= content.as_ref().is_some_and(|(content, _)| is_before_tag(node, *content, tag));
    let prepared = chosen
        .zip(content)
        .and_then(|(chosen, (content, segment))| reader.prepare(chosen, variants, content, Some(segment)));
    let Some(mut prepared) = prepared else {
        reader.leave_outer(outer);
        return None;
    };
    prepared.content.outer = Some(outer);
    Some(reader.open(prepared))
}

/// Returns whether serde buffers the content, as it comes before the tag.
fn is_before_tag(node: Node<'_>, content: Option<Node<'_>>, tag: &str) -> bool {
    let Some(content) = content.filter(|_| node.kind() == Kind::Object) else { return false };
    let mut before = node.members().take_while(|(name, _)| name.id() < content.id());
    !before.any(|(name, _)| name.is_text(tag))
}

/// Returns that one of the names was expected, or any variant if there are no names.
fn one_of(variants: &'static Variants) -> JsonType {
    if variants.names.is_empty() {
        JsonType::Like(Likeness::Variant)
    } else {
        JsonType::OneOf(variants.names)
    }
}

/// Returns what was expected where an object was sent: one with a single field, if a variant has content.
fn an_object(variants: &'static Variants) -> JsonType {
    if !variants.names.is_empty() && variants.variants.iter().any(has_content) {
        JsonType::OnlyMember(variants.names)
    } else {
        one_of(variants)
    }
}

fn has_content(variant: &Variant) -> bool {
    variant.is_named() && variant.fields.form != Form::Unit
}

fn is_alone(variant: &Variant) -> bool {
    variant.is_named() && variant.fields.form == Form::Unit
}

/// Returns whether the body names a variant.
pub(super) fn names_one(input: Input<'_>, node: Node<'_>, variants: &'static Variants) -> bool {
    let is_name = |node: Node<'_>| {
        node.text().is_some_and(|name| variants.variants.iter().any(|variant| variant.has_name(&name)))
    };
    let tag = match variants.tagging {
        Tagging::External if node.kind() == Kind::Text => return is_name(node),
        Tagging::External if input.is_rest() => return node.members().any(|(name, _)| is_name(name)),
        Tagging::External => {
            let mut members = node.members();
            return members.next().is_some_and(|(name, _)| is_name(name)) && members.next().is_none();
        }
        Tagging::Internal(tag) | Tagging::Adjacent(tag, _) => tag,
        Tagging::Untagged => return false,
    };
    node.members().any(|(name, value)| name.is_text(tag) && is_name(value))
}

fn fields(variants: &'static Variants, variant: usize) -> &'static Fields {
    variants.variants.get(variant).map_or(&Fields::UNIT, |variant| variant.fields)
}

/// Returns the name that a body has for the variant.
fn named(variants: &'static Variants, variant: usize) -> Option<&'static str> {
    let variant = variants.variants.get(variant).filter(|variant| variant.kind != VariantKind::Other)?;
    Some(variant.name)
}

/// Returns the variant that has the name, or that stands for all other names.
fn position(name: &str, variants: &'static Variants) -> Option<usize> {
    let named = variants.variants.iter().position(|variant| variant.has_name(name));
    named.or_else(|| variants.variants.iter().position(|variant| variant.kind == VariantKind::Other))
}

/// Returns the variant that is declared under the name, as one that stands for all others is, too.
fn declared(name: &str, variants: &'static Variants) -> Option<usize> {
    variants.variants.iter().position(|variant| variant.is_declared_as(name))
}

impl Variant {
    fn is_named(&self) -> bool {
        !matches!(self.kind, VariantKind::Skipped | VariantKind::Untagged | VariantKind::Other)
    }

    fn has_name(&self, name: &str) -> bool {
        self.is_named() && self.is_declared_as(name)
    }

    fn is_declared_as(&self, name: &str) -> bool {
        let is_open = matches!(self.kind, VariantKind::Skipped | VariantKind::Untagged);
        !is_open && (self.name == name || self.aliases.contains(&name))
    }
}

impl<'c> Reader<'c> {
    /// Returns the text of a string. Adds a record if it is not Unicode.
    fn text<'n>(&mut self, node: Node<'n>) -> Option<alloc::borrow::Cow<'n, str>> {
        match node.text() {
            Some(text) => Some(text),
            None => self.refuse_no_text(node),
        }
    }

    fn find_variant(&mut self, name: &str, variants: &'static Variants) -> Option<usize> {
        match position(name, variants) {
            Some(position) => Some(position),
            None => self.refuse(JsonType::OneOf(variants.names), Fault::Malformed),
        }
    }

    /// Opens an object, or an array of such a length, the first element of which is the tag.
    fn open_tagged(&mut self, input: Input<'_>, counts: RangeInclusive<usize>) -> Option<(usize, bool)> {
        match input.sent() {
            Sent::Rest(_, frame) => Some((frame, false)),
            Sent::Nothing => self.refuse(JsonType::Value, Fault::Missing),
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
    fn take_tag(
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
            Taken::Nothing => (self.refuse(JsonType::Value, Fault::Missing), Segment::Field(tag)),
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
    fn take_content<'n>(
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

    /// Opens the content of a variant, which stands under this segment.
    fn open_content<'r, 'n>(
        &'r mut self,
        chosen: usize,
        variants: &'static Variants,
        content: Option<Node<'n>>,
        segment: Option<Segment>,
    ) -> Chosen<'r, 'c, 'n> {
        let prepared = self.prepare(chosen, variants, content, segment)?;
        Some(self.open(prepared))
    }

    fn open<'r, 'n>(&'r mut self, prepared: Prepared<'n>) -> (usize, Object<'r, 'c, 'n>) {
        let Prepared { variant, fields, input, opened, denies, content } = prepared;
        (variant, Object::new(self, input, fields, opened).denies(denies).in_content(content))
    }

    /// Opens the object or array that holds the fields of a variant's content. Adds a record if it is neither.
    fn prepare<'n>(
        &mut self,
        variant: usize,
        variants: &'static Variants,
        content: Option<Node<'n>>,
        place: Option<Segment>,
    ) -> Option<Prepared<'n>> {
        let fields = fields(variants, variant);
        let is_adjacent = matches!(variants.tagging, Tagging::Adjacent(..));
        let Some(content) = content else {
            return self.without_content(variant, variants, is_adjacent, place);
        };
        let (mark, around) = (self.mark(), self.enter_member(None));
        // From an array, serde does not read such content.
        let is_refused = is_adjacent && fields.form == Form::Object && content.kind() == Kind::List
            || fields.form == Form::Unit && !self.is_nothing(content, variants.tagging);
        let opened = if variants.is_converted(variant) {
            Some(Opened::NOTHING)
        } else if is_refused {
            self.refuse_content(content, variant, variants, place.is_none())
        } else {
            self.open_fields(Input::value(content), fields)
        };
        let Some(opened) = opened else {
            self.leave(around);
            if let Some(place) = place {
                self.place(mark, place);
            }
            return None;
        };
        let denies = variants.deny_unknown_fields && fields.form == Form::Object;
        let (input, around) = (Input::value(content), Some(around));
        let content = Content { place, around, ..Content::default() };
        Some(Prepared { variant, fields, input, opened, denies, content })
    }

    /// Returns whether serde reads the content of a unit variant as none. From its buffer, an empty object is none, too.
    fn is_nothing(&self, content: Node<'_>, tagging: Tagging) -> bool {
        let is_empty = content.kind() == Kind::Object && content.members().next().is_none();
        content.is_null() || is_empty && self.keeps_text() && tagging == Tagging::External
    }

    fn refuse_content<T>(
        &mut self,
        content: Node<'_>,
        variant: usize,
        variants: &'static Variants,
        is_alone: bool,
    ) -> Option<T> {
        match (fields(variants, variant).form, is_alone) {
            (Form::Unit, true) => {
                let alone =
                    named(variants, variant).map_or(JsonType::Like(Likeness::VariantName), JsonType::Alone);
                self.refuse(alone, Fault::Malformed)
            }
            (Form::Unit, _) => self.refuse(JsonType::Null, Fault::Malformed),
            _ => self.refuse_kind(JsonType::Object, content),
        }
    }

    /// Prepares a variant whose content was not sent.
    fn without_content<'n>(
        &mut self,
        variant: usize,
        variants: &'static Variants,
        is_adjacent: bool,
        place: Option<Segment>,
    ) -> Option<Prepared<'n>> {
        let fields = fields(variants, variant);
        match (fields.form, is_adjacent) {
            // The type of the content may read nothing as a value.
            (Form::Unit, _) | (Form::Newtype, true) => {
                let (input, opened) = (Input::NOTHING, Opened::NOTHING);
                let content = Content { place, ..Content::default() };
                Some(Prepared { variant, fields, input, opened, denies: false, content })
            }
            (_, true) => {
                let mark = self.mark();
                self.checker().type_mismatch(JsonType::Value, Fault::Missing);
                self.place(mark, place?);
                None
            }
            (Form::Object | Form::Array | Form::Newtype, _) => self.refuse(
                named(variants, variant).map_or(JsonType::Object, JsonType::Inside),
                Fault::Malformed,
            ),
        }
    }

    /// Leaves the object of the content. Adds a record for each other member, if these are refused.
    pub(super) fn leave_outer(&mut self, outer: Outer<'_>) {
        self.is_buffered = outer.was_buffered;
        if outer.denies {
            self.deny_members(outer.node, outer.frame);
        }
        self.close_opened(outer.is_new.then_some(outer.frame));
    }

    fn close_opened(&mut self, frame: Option<usize>) {
        if let Some(frame) = frame {
            self.close_frame(frame);
        }
    }

    /// Returns the members of a frame that no type has taken.
    pub(super) fn left(&self, frame: usize) -> alloc::vec::Vec<usize> {
        let start = self.frames.get(frame).map_or(0, |frame| frame.start);
        let mut left = alloc::vec::Vec::new();
        for (at, member) in self.members.iter().enumerate().skip(start) {
            if !member.is_taken {
                left.push(at);
            }
        }
        left
    }
}

/// What was taken under a name.
enum Taken {
    Nothing,
    /// The id of the value, and its index if it is in an array.
    Once(u32, Segment),
    Twice,
}
