//! What serde's attributes say about fields and about the variants of an enum, as plain data.

use crate::Segment;

/// A list of fields. Positions count all of them, in declared order.
#[derive(Clone, Copy, Debug)]
pub struct Fields {
    /// How a body holds them.
    pub form: Form,
    /// The names in a body, by position; empty for a field without one.
    pub names: &'static [&'static str],
    /// What Rust calls them, with a blank between two; empty if that is the same.
    pub written: &'static str,
    /// Further names, each with the position of its field.
    pub aliases: &'static [(usize, &'static str)],
    /// Fields whose own fields stand among the others.
    pub flattened: &'static [usize],
    /// Fields that no body has.
    pub unread: &'static [usize],
    /// Fields that may be left out.
    pub defaults: &'static [usize],
    /// Those of them with a default that the service chooses. The others have their type's default.
    pub chosen: &'static [usize],
    /// Whether unknown names are refused.
    pub deny_unknown_fields: bool,
    /// For a newtype: whether it may be left out if its field may (`#[serde(transparent)]`).
    pub is_transparent: bool,
    /// The doc comments of the type or variant.
    pub about: &'static str,
    /// The doc comments of fields, each with the position of its field.
    pub docs: &'static [(usize, &'static str)],
}

/// How a body holds fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As an object.
    Object,
    /// As the value of the only field that is read.
    Newtype,
    /// As an array.
    Array,
    /// Without fields.
    Unit,
}

impl Fields {
    /// Fields of an object.
    pub const OBJECT: Self = Self::of(Form::Object);
    /// The one field of a newtype.
    pub const NEWTYPE: Self = Self::of(Form::Newtype);
    /// The same, of a struct with `#[serde(transparent)]`.
    pub const TRANSPARENT: Self = Self { is_transparent: true, ..Self::NEWTYPE };
    /// Elements of an array.
    pub const ARRAY: Self = Self::of(Form::Array);
    /// No fields.
    pub const UNIT: Self = Self::of(Form::Unit);

    const fn of(form: Form) -> Self {
        Self {
            form,
            names: &[],
            written: "",
            aliases: &[],
            flattened: &[],
            unread: &[],
            defaults: &[],
            chosen: &[],
            deny_unknown_fields: false,
            is_transparent: false,
            about: "",
            docs: &[],
        }
    }

    /// Returns the own name of the field that a body has under this name.
    #[cfg(feature = "multipart")]
    pub(crate) fn primary_name(&self, name: &str) -> Option<&'static str> {
        let alias = || self.aliases.iter().find(|(_, alias)| *alias == name).map(|(position, _)| *position);
        let position = self.names.iter().position(|known| *known == name).or_else(alias)?;
        self.names.get(position).copied().filter(|name| !name.is_empty())
    }

    /// Returns the name in a body of a field that Rust calls so, if it has another one there.
    pub(crate) fn name_of(&self, written: &str) -> Option<&'static str> {
        let position = self.written.split(' ').position(|known| known == written)?;
        self.names.get(position).copied().filter(|name| !name.is_empty())
    }

    /// Returns the further names of a field.
    #[cfg(feature = "json")]
    pub(crate) fn aliases_of(&self, position: usize) -> impl Iterator<Item = &'static str> {
        self.aliases.iter().filter(move |(of, _)| *of == position).map(|(_, alias)| *alias)
    }

    /// Returns the doc comments of a field.
    #[cfg(feature = "json")]
    pub(crate) fn docs_of(&self, position: usize) -> &'static str {
        self.docs.iter().find(|(of, _)| *of == position).map_or("", |(_, docs)| docs)
    }

    /// Returns the name that the field adds to a path.
    #[inline]
    pub(crate) fn own_name(&self, position: usize) -> Option<&'static str> {
        let has_name = self.form == Form::Object && !self.flattened.contains(&position);
        if has_name { self.names.get(position).copied() } else { None }
    }

    /// Returns the segment that the field adds to a path.
    pub(crate) fn segment(&self, position: usize) -> Option<Segment> {
        match self.form {
            Form::Object => self.own_name(position).map(Segment::Field),
            Form::Array if position < self.names.len() => Some(Segment::Index(self.index(position))),
            Form::Array | Form::Newtype | Form::Unit => None,
        }
    }

    /// Returns whether a body has the field under its own name.
    #[cfg(feature = "json")]
    #[inline]
    pub(crate) fn has_name(&self, position: usize) -> bool {
        !self.flattened.contains(&position) && !self.unread.contains(&position)
    }

    /// Returns whether no other type reads from the object, and unknown names are ignored.
    #[cfg(feature = "json")]
    pub(crate) fn are_alone(&self) -> bool {
        self.form == Form::Object && self.flattened.is_empty() && !self.deny_unknown_fields
    }

    /// Returns how many elements an array of the fields has. Those at its end that may be left out can be missing.
    #[cfg(feature = "json")]
    pub(crate) fn counts(&self) -> core::ops::RangeInclusive<usize> {
        let read = || (0..self.names.len()).filter(|position| !self.unread.contains(position));
        let needed = read().enumerate().filter(|(_, position)| !self.defaults.contains(position));
        needed.last().map_or(0, |(index, _)| index + 1)..=read().count()
    }

    /// Returns the index of the field in an array.
    pub(crate) fn index(&self, position: usize) -> usize {
        position - self.unread.iter().filter(|unread| **unread < position).count()
    }
}

/// The variants of an enum.
#[derive(Clone, Copy, Debug)]
pub struct Variants {
    /// How a body says which variant it holds.
    pub tagging: Tagging,
    /// The names of all variants, in order; empty if a variant stands for all others.
    pub names: &'static [&'static str],
    /// The variants by position.
    pub variants: &'static [Variant],
    /// Whether unknown names beside the tag and the content are refused.
    pub deny_unknown_fields: bool,
    /// The doc comments of the type.
    pub about: &'static str,
}

/// How a body says which variant it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tagging {
    /// The variant's name, or an object of its name and its content.
    External,
    /// An object of the tag and the variant's fields.
    Internal(&'static str),
    /// An object of the tag and the content.
    Adjacent(&'static str, &'static str),
    /// The body does not say.
    Untagged,
}

/// A variant.
#[derive(Clone, Copy, Debug)]
pub struct Variant {
    /// The name in a body.
    pub name: &'static str,
    /// Further names.
    pub aliases: &'static [&'static str],
    /// Its content.
    pub fields: &'static Fields,
    /// What is special about it.
    pub kind: VariantKind,
}

/// What is special about a variant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VariantKind {
    /// Nothing.
    Plain,
    /// It stands for every unknown name.
    Other,
    /// No body has it.
    Skipped,
    /// It has no name in a body, although others have.
    Untagged,
    /// A function of the service reads its content.
    Converted,
}

impl Variants {
    /// Returns the segment that a variant's content adds to a path.
    pub(crate) fn segment(&self, variant: usize) -> Option<Segment> {
        let variant = self.variants.get(variant)?;
        match self.tagging {
            _ if variant.kind == VariantKind::Untagged => None,
            Tagging::External => Some(Segment::Field(variant.name)),
            Tagging::Adjacent(_, content) => Some(Segment::Field(content)),
            Tagging::Internal(_) | Tagging::Untagged => None,
        }
    }

    /// Returns whether a body does not say that it is the variant.
    #[cfg(feature = "json")]
    pub(crate) fn is_untagged(&self, variant: &Variant) -> bool {
        match variant.kind {
            VariantKind::Skipped => false,
            VariantKind::Untagged => true,
            _ => self.tagging == Tagging::Untagged,
        }
    }

    /// Iterates over such variants.
    #[cfg(feature = "json")]
    pub(crate) fn untagged(&self) -> impl Iterator<Item = &'static Variant> {
        self.variants.iter().filter(|variant| self.is_untagged(variant))
    }

    pub(crate) fn is_converted(&self, variant: usize) -> bool {
        self.variants.get(variant).is_some_and(|variant| variant.kind == VariantKind::Converted)
    }
}
