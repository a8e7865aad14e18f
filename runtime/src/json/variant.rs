//! Enums: finds which variant a body has, and where its content is.

mod content;
mod names;
mod tag;

pub(super) use self::names::names_one;
use self::{
    content::Chosen,
    names::{an_object, declared, fields, is_alone, one_of},
};
use super::{
    frames::Opened,
    input::{Input, Sent},
    json_type::JsonType,
    object::{Content, Object, Outer},
    reader::Reader,
    tree::{Kind, Node},
};
use crate::{
    Fault,
    walk::{Form, Tagging, Variants},
};

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

impl Reader<'_> {
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
