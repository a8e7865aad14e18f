//! The pass that describes a type's rules as data.

use alloc::{boxed::Box, vec::Vec};
use core::mem::ManuallyDrop;

use crate::{
    Mark, Rule, Segment,
    json::JsonType,
    rule::Unread,
    type_info::{Described, FieldName, Layout, Purpose, Shape, Type, TypeInfo},
    walk::{Entry, Fields, Form, Inner, Pass, Rules, Tagging, Value, Values, VariantKind, Variants, Walk},
};

/// Collects fields and rules.
#[derive(Debug)]
pub struct Describing<'t> {
    ty: &'t mut Type,
    fields: &'static Fields,
    /// The name of a variant's only field.
    place: Option<FieldName>,
    purpose: Purpose,
}

/// Describes the fields of a variant, whose only field may have this name; or the rules over a whole type.
type Describe = fn(&mut Type, Option<FieldName>, Purpose);

impl TypeInfo {
    /// Returns the info of a type with fields that derives the trait.
    #[must_use]
    pub const fn of_struct<'n, W: Walk<'n, M>, M>() -> Self {
        Self::of_enum(describe_struct::<W, M>).with_fields(const { &W::FIELDS })
    }
}

/// Describes a type with fields.
pub fn describe_struct<'n, W: Walk<'n, M>, M>(purpose: Purpose) -> Shape {
    let fields = const { &W::FIELDS };
    let mut ty = Type::of::<W>(*expected(fields.form), Layout::Fields(fields));
    walk::<W, M, 0>(&mut ty, fields, None, purpose);
    Shape::Type(Box::new(ty))
}

/// Describes an enum. `describe` has one function for each variant, and `rules` is for the rules over the whole enum.
pub fn describe_enum<E: ?Sized>(
    purpose: Purpose,
    variants: &'static Variants,
    describe: &[(usize, Describe)],
    rules: Option<Describe>,
) -> Shape {
    let (expected, tag) = match variants.tagging {
        Tagging::Internal(tag) | Tagging::Adjacent(tag, _) => (JsonType::Object, Some(tag)),
        Tagging::External => (choice(variants), None),
        Tagging::Untagged => (JsonType::Accepted, None),
    };
    let mut ty = Type::of::<E>(expected, Layout::Variants(variants));
    if let Some(tag) = tag {
        ty.choice_field(FieldName::Field(tag), choice(variants));
    }
    for (at, describe) in describe {
        describe_content(&mut ty, variants, *at, *describe, purpose);
    }
    if let Some(rules) = rules {
        rules(&mut ty, None, purpose);
    }
    Shape::Type(Box::new(ty))
}

/// Describes the fields of a variant, or the rules over the whole type.
pub fn describe_variant<'n, W: Walk<'n, M, N>, M, const N: usize>(
    ty: &mut Type,
    place: Option<FieldName>,
    purpose: Purpose,
) {
    walk::<W, M, N>(ty, const { &W::FIELDS }, place, purpose);
}

fn walk<'n, W: Walk<'n, M, N>, M, const N: usize>(
    ty: &mut Type,
    fields: &'static Fields,
    place: Option<FieldName>,
    purpose: Purpose,
) {
    W::walk(&mut Describing { ty, fields, place, purpose }, None, None);
}

/// Returns the names of the variants, or text if not all are known.
fn choice(variants: &'static Variants) -> JsonType {
    let is_open = variants.variants.iter().any(|variant| variant.kind == VariantKind::Untagged);
    if is_open || variants.names.is_empty() { JsonType::Text } else { JsonType::OneOf(variants.names) }
}

/// Describes a variant's content, among the fields of the others or under its own name.
fn describe_content(
    ty: &mut Type,
    variants: &'static Variants,
    at: usize,
    describe: Describe,
    purpose: Purpose,
) {
    let Some(variant) = variants.variants.get(at).filter(|variant| variant.kind != VariantKind::Skipped)
    else {
        return;
    };
    ty.variant(variant.name);
    let place = match variants.segment(at) {
        Some(Segment::Field(name)) => Some(FieldName::Field(name)),
        _ => None,
    };
    match (place, variant.fields.form) {
        (place, Form::Newtype) if variant.kind == VariantKind::Converted => {
            describe(ty, place, purpose);
            ty.convert_last();
        }
        (Some(place), _) if variant.kind == VariantKind::Converted => {
            ty.field(0, place, Described::unknown(), Vec::new());
        }
        (Some(place), Form::Newtype) => describe(ty, Some(place), purpose),
        (Some(place), form) => {
            let mut content = Type::content(*expected(form), Layout::Fields(variant.fields));
            describe(&mut content, None, purpose);
            ty.content_field(place, content);
        }
        (None, _) => describe(ty, None, purpose),
    }
}

fn expected(form: Form) -> &'static JsonType {
    match form {
        Form::Object => &JsonType::Object,
        Form::Array => &JsonType::List,
        Form::Newtype | Form::Unit => &JsonType::Accepted,
    }
}

impl<'n> Pass<'n> for Describing<'_> {
    // The values are empty.
    type Held<V: Values> = ManuallyDrop<V>;

    fn hold<V: Values>(&mut self, values: V) -> ManuallyDrop<V> {
        ManuallyDrop::new(values)
    }

    fn judges(&mut self) -> bool {
        false
    }

    #[cold]
    #[inline(never)]
    fn field<T, C: ?Sized, I, R>(
        &mut self,
        position: usize,
        _: &mut Value<'_, T>,
        _: Option<&C>,
        inner: I,
        rules: R,
    ) -> bool
    where
        I: Inner<'n, T>,
        R: Rules<T, C>,
    {
        self.note(position, inner.describe(self.purpose), rules.entries());
        true
    }

    fn mark(&mut self) -> Mark {
        Mark::default()
    }

    fn lookups_if(&mut self, _: bool, work: impl FnOnce(&mut Self)) {
        work(self);
    }

    fn again<V: Values>(&mut self, _: &V) -> bool {
        false
    }

    fn take<V: Values>(&mut self, _: ManuallyDrop<V>) -> Option<V::Owned> {
        None
    }

    fn describe(&mut self, rule: &'static dyn Rule) {
        self.ty.rules.push(Entry::Rule(rule));
    }
}

impl Describing<'_> {
    fn note(&mut self, position: usize, described: Described, rules: Vec<Entry>) {
        if self.fields.unread.contains(&position) {
            return;
        }
        let name = match (self.place, self.fields.segment(position)) {
            (Some(place), _) => place,
            (None, Some(Segment::Field(name))) => FieldName::Field(name),
            (None, Some(Segment::Index(index))) => FieldName::Index(index),
            (None, _) => FieldName::Same,
        };
        let has = |unread: Unread| {
            let is_it = |entry: &Entry| matches!(entry, Entry::Rule(rule) if rule.unread() == Some(unread));
            rules.iter().any(is_it)
        };
        let mut described = described;
        if has(Unread::Date) {
            described = described.looks_like_date();
        }
        let (is_defaulted, is_chosen) =
            (self.fields.defaults.contains(&position), self.fields.chosen.contains(&position));
        // The default of a type is missing for `required`. One that the service chooses may be a value.
        let may_lack = is_defaulted && (is_chosen || !has(Unread::Missing));
        if may_lack {
            described = described.required(false);
        } else if has(Unread::Missing) {
            described = described.required(true);
        }
        self.ty.field(position, name, described, rules);
        let has_default = may_lack && !is_chosen;
        self.ty.document(self.fields.docs_of(position), has_default);
    }
}
