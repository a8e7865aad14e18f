//! What generated code says of a type: one level of it, so that recursive types have an end.

use alloc::{boxed::Box, vec::Vec};
use core::fmt;

use super::TypeInfo;
use crate::{
    ApiValidate, ValueKind,
    date_form::DateForm,
    json::{Change, JsonType, Reads},
    walk::{Entry, Fields, Form, Variants},
};

/// The most newtypes that are followed. A newtype may contain itself.
pub(crate) const MAX_NEWTYPES: usize = 8;

/// What a type is described for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A contract. Functions that read fields are called, to see what they ask for.
    Contract,
    /// To read a body. No function is called.
    Reading,
}

impl Purpose {
    /// Returns the answer of a function, if it may be called.
    pub(crate) fn ask<T>(self, function: impl FnOnce() -> Option<T>) -> Option<T> {
        match self {
            Self::Contract => function(),
            Self::Reading => None,
        }
    }
}

/// What a value looks like in a body.
#[derive(Clone, Debug)]
#[allow(missing_docs)] // for generated code only
pub enum Shape {
    /// A value without parts, or with parts that nobody knows.
    Value(JsonType),
    List(Element),
    /// A list with this number of elements.
    Array(Element, usize),
    /// A map with such names.
    Map(Element, JsonType),
    Type(Box<Type>),
}

impl Shape {
    /// That of a name in a map.
    pub(crate) const NAME: Self = Self::Value(JsonType::Text);

    /// The shape of a value of unknown type.
    pub fn unknown() -> Self {
        Self::Value(JsonType::Accepted)
    }

    pub(crate) fn tuple<Id, const N: usize>(elements: [TypeInfo; N]) -> Self {
        let mut tuple = Type::of::<Id>(JsonType::List, Layout::Tuple);
        for (index, info) in elements.into_iter().enumerate() {
            let described = Described { is_required: true, ..Described::looking_like(info) };
            tuple.field(index, FieldName::Index(index), described, Vec::new());
        }
        Self::Type(Box::new(tuple))
    }

    /// A value of one of two types, under the name of its variant.
    pub(crate) fn result(variants: &'static Variants, infos: [TypeInfo; 2]) -> Self {
        let mut ty = Type::content(JsonType::OneOf(variants.names), Layout::Variants(variants));
        for (variant, info) in variants.variants.iter().zip(infos) {
            ty.variant(variant.name);
            ty.field(0, FieldName::Field(variant.name), Described::looking_like(info), Vec::new());
        }
        Self::Type(Box::new(ty))
    }

    /// What kind of value it is: that of a newtype is the kind of what it holds.
    pub(crate) fn kind(&self) -> ValueKind {
        self.kind_through(MAX_NEWTYPES)
    }

    fn kind_through(&self, newtypes: usize) -> ValueKind {
        match self {
            Self::Value(expected) => expected.value_kind(),
            Self::List(_) | Self::Array(..) => ValueKind::List,
            Self::Map(..) => ValueKind::Map,
            Self::Type(ty) => match ty.newtype_field() {
                Some(member) if newtypes > 0 => {
                    member.looks.shape_for(Purpose::Reading).kind_through(newtypes - 1)
                }
                Some(_) => ValueKind::Anything,
                None => ty.expected.value_kind(),
            },
        }
    }

    /// What a value of the kind has to be, as a rule.
    pub(crate) fn expected(&self) -> &JsonType {
        match self {
            Self::Value(expected) => expected,
            Self::List(_) | Self::Array(..) => &JsonType::List,
            Self::Map(..) => &JsonType::Object,
            Self::Type(ty) => &ty.expected,
        }
    }
}

/// What a value is called inside of its parent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // for generated code only
pub enum FieldName {
    Field(&'static str),
    Index(usize),
    /// Any element of a list, any value of a map.
    Any,
    /// Nothing: it takes its parent's place.
    Same,
}

impl fmt::Display for FieldName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Field(name) => f.write_str(name),
            Self::Index(index) => write!(f, "[{index}]"),
            Self::Any => f.write_str("[*]"),
            Self::Same => Ok(()),
        }
    }
}

/// What is known of a field's type.
#[derive(Clone, Copy, Debug)]
pub struct Described {
    info: TypeInfo,
    is_required: bool,
    /// Whether a function makes it of a value that may look otherwise.
    is_made: bool,
    sent: Option<Sent>,
}

/// What a body has for a field that a function reads.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sent {
    pub(crate) info: TypeInfo,
    /// What the function makes of it before rules see it.
    pub(crate) change: Change,
}

impl Described {
    pub(crate) fn of<T: ApiValidate>() -> Self {
        Self::looking_like(T::__TYPE)
    }

    fn looking_like(info: TypeInfo) -> Self {
        Self { info, is_required: !info.is_optional(), is_made: false, sent: None }
    }

    pub(crate) fn unknown() -> Self {
        Self { info: TypeInfo::BY_HAND, is_required: true, is_made: false, sent: None }
    }

    /// A function reads the field. Whether it needs a value is not known.
    pub(crate) fn read_by(self, reads: Option<Reads>) -> Self {
        let sent = reads.map(|reads| match reads {
            Reads::Own(change) => Sent { info: self.info, change },
            Reads::Like(info) => Sent { info, change: Change::Any },
        });
        Self { is_required: true, is_made: true, sent, ..self }
    }

    /// The field looks like this, whatever its type.
    pub(crate) fn looks_like(self, info: TypeInfo) -> Self {
        Self { info, is_made: false, ..self }
    }

    /// What is known of the value in a body.
    fn looks(&self) -> TypeInfo {
        if self.is_made { TypeInfo::BY_HAND } else { self.info }
    }

    /// The field is a date, whatever its type; one of a date's type has that type's form.
    pub(crate) fn looks_like_date(self) -> Self {
        match self.looks().json_type() {
            JsonType::Date(_) => self,
            _ => {
                let text = TypeInfo::leaf(&JsonType::Date(DateForm::Text));
                self.looks_like(if self.looks().is_optional() { text.optional() } else { text })
            }
        }
    }

    pub(crate) fn required(self, is_required: bool) -> Self {
        Self { is_required, ..self }
    }

    /// What a function of the service's reads that makes such a value: known of types with a form of their own only.
    pub(crate) fn expected_if_converted(self) -> JsonType {
        match *self.info.json_type() {
            JsonType::Text | JsonType::Char => JsonType::Accepted,
            _ if self.info.is_primitive() => JsonType::Accepted,
            JsonType::Date(form) => JsonType::Date(form.converted()),
            JsonType::Like(likeness) if likeness.kind() == ValueKind::Object => JsonType::Accepted,
            expected => expected,
        }
    }
}

/// Any element of a list, or any value of a map.
#[derive(Clone, Copy, Debug)]
pub struct Element {
    pub(crate) info: TypeInfo,
    /// Whether it may not be null.
    pub(crate) is_required: bool,
    /// The type of a map's keys, if it has rules.
    pub(crate) key: Option<TypeInfo>,
}

impl Element {
    pub(crate) fn of<T: ApiValidate>() -> Self {
        Self { info: T::__TYPE, is_required: !T::__TYPE.is_optional(), key: None }
    }

    /// The same, of a map with such keys.
    pub(crate) fn under(self, key: Option<TypeInfo>) -> Self {
        Self { key, ..self }
    }

    /// Of a type without rules.
    pub(crate) const UNKNOWN: Self = Self { info: TypeInfo::BY_HAND, is_required: true, key: None };
}

/// A type that derives `ApiValidate`, or a tuple.
#[derive(Clone, Debug)]
pub struct Type {
    /// The same for no other type that stands inside of this one. The content of a variant, which is no type, has none.
    pub(crate) id: Option<&'static str>,
    pub(crate) expected: JsonType,
    pub(crate) members: Vec<Member>,
    /// The rules over the whole value.
    pub(crate) rules: Vec<Entry>,
    pub(crate) layout: Layout,
    /// The variant whose fields come next.
    variant: Option<&'static str>,
}

/// How a body holds the fields of a type.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Layout {
    Fields(&'static Fields),
    Variants(&'static Variants),
    /// As a list of all of them.
    Tuple,
}

/// A field.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    /// Its position among the fields of its type or its variant.
    pub(crate) position: usize,
    /// `None` if the value takes its parent's place: a newtype, a flattened field.
    pub(crate) name: FieldName,
    is_required: bool,
    pub(crate) variant: Option<&'static str>,
    pub(crate) looks: Looks,
    pub(crate) rules: Vec<Entry>,
    /// Whether, if it is left out, it is its type's default.
    pub(crate) has_default: bool,
    /// What the comments say of it.
    pub(crate) docs: &'static str,
    /// What rules see, if a function reads it.
    pub(crate) holds: Option<TypeInfo>,
    /// What a body has for it, if that is known though a function reads it.
    pub(crate) sent: Option<Sent>,
}

impl Member {
    /// Whether a body has to have it. A struct with `#[serde(transparent)]` may be left out if its field may.
    pub(crate) fn is_required(&self) -> bool {
        self.is_required_through(MAX_NEWTYPES)
    }

    fn is_required_through(&self, newtypes: usize) -> bool {
        self.is_required && (self.looks.is_nullable() || !self.looks.is_read_from_nothing(newtypes))
    }

    /// The shape of the value that rules see, which may not be that of the body.
    pub(crate) fn held(&self) -> Shape {
        self.holds.map_or_else(|| self.looks.shape(), TypeInfo::shape)
    }
}

/// What a field's value looks like.
#[derive(Clone, Debug)]
pub(crate) enum Looks {
    Type(TypeInfo),
    Shape(Box<Shape>),
}

impl Looks {
    /// Whether null may be sent for it.
    pub(crate) fn is_nullable(&self) -> bool {
        matches!(self, Self::Type(info) if info.is_optional())
    }

    /// Whether a struct with `#[serde(transparent)]` is read where nothing was sent.
    fn is_read_from_nothing(&self, newtypes: usize) -> bool {
        let Shape::Type(ty) = self.shape_for(Purpose::Reading) else { return false };
        let is_transparent = matches!(ty.layout, Layout::Fields(fields) if fields.is_transparent);
        let field = ty.newtype_field().filter(|_| is_transparent && newtypes > 0);
        field.is_some_and(|field| !field.is_required_through(newtypes - 1))
    }

    /// Whether null is told apart from what was not sent.
    pub(crate) fn is_cleared_by_null(&self) -> bool {
        matches!(self, Self::Type(info) if info.is_patch())
    }

    pub(crate) fn shape(&self) -> Shape {
        self.shape_for(Purpose::Contract)
    }

    pub(crate) fn shape_for(&self, purpose: Purpose) -> Shape {
        match self {
            Self::Type(info) => info.shape_for(purpose),
            Self::Shape(shape) => (**shape).clone(),
        }
    }
}

impl Type {
    pub(crate) fn of<Id: ?Sized>(expected: JsonType, layout: Layout) -> Self {
        Self { id: Some(core::any::type_name::<Id>()), ..Self::content(expected, layout) }
    }

    /// The content of a variant, which is not a type.
    pub(crate) fn content(expected: JsonType, layout: Layout) -> Self {
        Self { id: None, expected, members: Vec::new(), rules: Vec::new(), layout, variant: None }
    }

    pub(crate) fn field(
        &mut self,
        position: usize,
        name: FieldName,
        described: Described,
        rules: Vec<Entry>,
    ) {
        self.member(position, name, described.is_required, Looks::Type(described.looks()), rules);
        if let Some(member) = self.members.last_mut() {
            member.holds = described.is_made.then_some(described.info);
            member.sent = described.sent;
        }
    }

    /// A field that has one of some names.
    pub(crate) fn choice_field(&mut self, name: FieldName, choice: JsonType) {
        self.member(0, name, true, Looks::Shape(Box::new(Shape::Value(choice))), Vec::new());
    }

    /// The place of a variant's content.
    pub(crate) fn content_field(&mut self, name: FieldName, content: Self) {
        self.member(0, name, true, Looks::Shape(Box::new(Shape::Type(Box::new(content)))), Vec::new());
    }

    fn member(
        &mut self,
        position: usize,
        name: FieldName,
        is_required: bool,
        looks: Looks,
        rules: Vec<Entry>,
    ) {
        self.members.push(Member {
            position,
            name,
            is_required,
            variant: self.variant,
            looks,
            rules,
            has_default: false,
            docs: "",
            holds: None,
            sent: None,
        });
    }

    /// What the comments say of the type.
    pub(crate) fn about(&self) -> &'static str {
        match self.layout {
            Layout::Fields(fields) => fields.about,
            Layout::Variants(variants) => variants.about,
            Layout::Tuple => "",
        }
    }

    /// The last field's documentation, and whether the field has its type's default if it is left out.
    pub(crate) fn document(&mut self, docs: &'static str, has_default: bool) {
        if let Some(member) = self.members.last_mut() {
            member.docs = docs;
            member.has_default = has_default;
        }
    }

    /// A function of the service reads the last field.
    pub(crate) fn convert_last(&mut self) {
        let Some(member) = self.members.last_mut() else { return };
        if let Looks::Type(holds) = member.looks {
            (member.looks, member.holds, member.sent) = (Looks::Type(TypeInfo::BY_HAND), Some(holds), None);
        }
    }

    /// The fields that follow are those of a variant.
    pub(crate) fn variant(&mut self, name: &'static str) {
        self.variant = Some(name);
    }

    /// The only field, of a type that looks like it.
    pub(crate) fn newtype_field(&self) -> Option<&Member> {
        self.newtype_fields().first()
    }

    /// Returns the fields of a newtype. One that serde makes of another type may have several.
    pub(crate) fn newtype_fields(&self) -> &[Member] {
        let is_newtype = matches!(self.layout, Layout::Fields(Fields { form: Form::Newtype, .. }));
        if is_newtype { &self.members } else { &[] }
    }
}
