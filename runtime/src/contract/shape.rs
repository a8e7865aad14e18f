//! What generated code says of a type: one level of it, so that recursive types have an end.

use alloc::{boxed::Box, vec::Vec};

use super::FieldName;
use crate::{ApiValidate, Rule, json::Expected};

/// What a value looks like in a body.
#[derive(Clone, Debug)]
#[allow(missing_docs)] // for generated code only
pub enum Shape {
    /// A value without parts, or with parts that nobody knows.
    Value(&'static Expected),
    List(Element),
    Map(Element),
    Type(Box<Type>),
}

impl Shape {
    /// That of a value of which only its place is known.
    pub fn unknown() -> Self {
        Self::Value(&Expected::Accepted)
    }

    pub(crate) fn tuple<Id, const N: usize>(elements: [fn() -> Self; N]) -> Self {
        let mut tuple = Type::new::<Id>(&Expected::List, &[]);
        for (index, element) in elements.into_iter().enumerate() {
            tuple.field(FieldName::Index(index), Described::new(element, true));
        }
        tuple.into_shape()
    }

    /// What a value of the kind has to be, as a rule.
    pub(super) fn expected(&self) -> &'static Expected {
        match self {
            Self::Value(expected) => expected,
            Self::List(_) => &Expected::List,
            Self::Map(_) => &Expected::Object,
            Self::Type(ty) => ty.expected,
        }
    }
}

/// What is known of a field's type.
#[derive(Clone, Copy, Debug)]
pub struct Described {
    shape: fn() -> Shape,
    is_required: bool,
}

#[allow(missing_docs)] // for generated code only
impl Described {
    pub fn new(shape: fn() -> Shape, is_required: bool) -> Self {
        Self { shape, is_required }
    }

    /// The field looks like this, whatever its type.
    pub fn of(self, shape: fn() -> Shape) -> Self {
        Self { shape, ..self }
    }

    /// The attributes say whether it must be sent.
    pub fn required(self, is_required: bool) -> Self {
        Self { is_required, ..self }
    }
}

/// Any element of a list, or any value of a map.
#[derive(Clone, Copy, Debug)]
pub struct Element {
    pub(super) shape: fn() -> Shape,
    /// Whether it may not be null.
    pub(super) is_required: bool,
}

impl Element {
    pub(crate) fn of<T: ApiValidate>() -> Self {
        Self { shape: T::__shape, is_required: T::__missing().is_none() }
    }

    /// Of a type without rules.
    pub(crate) const UNKNOWN: Self = Self { shape: Shape::unknown, is_required: true };
}

/// A type that derives `ApiValidate`, or a tuple.
#[derive(Clone, Debug)]
pub struct Type {
    /// The same for no other type that stands inside of this one. The content of a variant, which is no type, has none.
    pub(super) id: Option<&'static str>,
    pub(super) expected: &'static Expected,
    pub(super) members: Vec<Member>,
    /// The rules over the whole value.
    pub(super) rules: &'static [Entry],
    /// Those of each field, in order.
    rules_of_fields: &'static [&'static [Entry]],
    /// Whether it looks like its only field.
    is_newtype: bool,
    /// The variant whose fields are told next.
    variant: Option<&'static str>,
}

/// A field.
#[derive(Clone, Debug)]
pub(super) struct Member {
    /// None where the value stands in its parent's place: a newtype, a flattened field.
    pub(super) name: FieldName,
    pub(super) is_required: bool,
    pub(super) variant: Option<&'static str>,
    pub(super) shape: fn() -> Shape,
    pub(super) rules: &'static [Entry],
}

#[allow(missing_docs)] // for generated code only
impl Type {
    pub fn new<Id: ?Sized>(expected: &'static Expected, rules: &'static [&'static [Entry]]) -> Self {
        Self { id: Some(core::any::type_name::<Id>()), ..Self::content(expected, rules) }
    }

    pub fn content(expected: &'static Expected, rules_of_fields: &'static [&'static [Entry]]) -> Self {
        Self {
            id: None,
            expected,
            members: Vec::new(),
            rules: &[],
            rules_of_fields,
            is_newtype: false,
            variant: None,
        }
    }

    pub fn newtype<Id: ?Sized>(expected: &'static Expected, rules: &'static [&'static [Entry]]) -> Self {
        Self { is_newtype: true, ..Self::new::<Id>(expected, rules) }
    }

    pub fn field(&mut self, name: FieldName, Described { shape, is_required }: Described) {
        let rules = self.rules_of_fields.get(self.members.len()).copied().unwrap_or_default();
        self.members.push(Member { name, is_required, variant: self.variant, shape, rules });
    }

    /// The fields that follow are those of a variant.
    pub fn variant(&mut self, name: &'static str) {
        self.variant = Some(name);
    }

    pub fn rules(&mut self, rules: &'static [Entry]) {
        self.rules = rules;
    }

    pub fn into_shape(self) -> Shape {
        Shape::Type(Box::new(self))
    }

    pub(super) fn newtype_field(&self) -> Option<&Member> {
        self.members.first().filter(|_| self.is_newtype)
    }
}

/// What stands in `#[api(…)]`, in its order.
#[derive(Clone, Copy)]
#[allow(missing_docs)] // for generated code only
pub enum Entry {
    Rule(&'static dyn Rule),
    Each(&'static [Entry]),
    Keys(&'static [Entry]),
    When(&'static [Entry]),
}

impl core::fmt::Debug for Entry {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::Rule(rule) => f.write_str(rule.name()),
            Self::Each(inner) => f.debug_tuple("each").field(inner).finish(),
            Self::Keys(inner) => f.debug_tuple("keys").field(inner).finish(),
            Self::When(inner) => f.debug_tuple("when").field(inner).finish(),
        }
    }
}
