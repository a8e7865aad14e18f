//! The content of a variant: its fields, a value, or none.

use super::names::{fields, named};
use crate::{
    Fault, Segment,
    json::{
        frames::Opened,
        input::Input,
        json_type::JsonType,
        likeness::Likeness,
        object::{Content, Object},
        reader::Reader,
        tree::{Kind, Node},
    },
    walk::{Fields, Form, Tagging, Variants},
};

/// A variant, and what it is read from.
pub(super) type Chosen<'r, 'c, 'n> = Option<(usize, Object<'r, 'c, 'n>)>;

/// The content of a variant that was found.
pub(super) struct Prepared<'n> {
    variant: usize,
    fields: &'static Fields,
    input: Input<'n>,
    opened: Opened,
    denies: bool,
    pub(super) content: Content<'n>,
}

impl<'c> Reader<'c> {
    /// Opens the content of a variant, which stands under this segment.
    pub(super) fn open_content<'r, 'n>(
        &'r mut self,
        chosen: usize,
        variants: &'static Variants,
        content: Option<Node<'n>>,
        segment: Option<Segment>,
    ) -> Chosen<'r, 'c, 'n> {
        let prepared = self.prepare(chosen, variants, content, segment)?;
        Some(self.open(prepared))
    }

    pub(super) fn open<'r, 'n>(&'r mut self, prepared: Prepared<'n>) -> (usize, Object<'r, 'c, 'n>) {
        let Prepared { variant, fields, input, opened, denies, content } = prepared;
        (variant, Object::new(self, input, fields, opened).denies(denies).in_content(content))
    }

    /// Opens the object or array that holds the fields of a variant's content. Adds a record if it is neither.
    pub(super) fn prepare<'n>(
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
}
