//! What the attributes say: plain data, in source order. Every name keeps its span.

mod item;

use proc_macro2::Ident;
use syn::{Expr, Generics, Member, Path, Type, WherePredicate};

pub(crate) use self::item::{
    Arg, Code, DateBound, DateTimeBound, Decimal, Instant, Item, OfferedField, Own, Rule, Value, own_field,
};
use crate::{mentions::type_mentions, serde::DefaultValue};

/// A type that derives `ApiValidate`.
pub(crate) struct Input<'a> {
    pub(crate) name: &'a Ident,
    pub(crate) generics: &'a Generics,
    /// The path of the crate, if `#[api(crate = path)]` renames it.
    pub(crate) krate: Option<Path>,
    pub(crate) context: Option<Type>,
    pub(crate) bound: Option<Vec<WherePredicate>>,
    /// Rules on the whole type.
    pub(crate) rules: Vec<TypeRule>,
    pub(crate) data: Data<'a>,
    /// Whether it is a union. That was reported, and no value of it is made.
    pub(crate) is_union: bool,
    /// Whether it can be the key of a map: its text is then the name of a plain variant, or that of its only field.
    pub(crate) is_key: bool,
    pub(crate) body: Body,
    /// The text of its doc comments.
    pub(crate) docs: Option<String>,
}

impl<'a> Input<'a> {
    /// Returns the lists of fields: one, or one for each variant.
    pub(crate) fn field_lists(&self) -> Vec<(Form, &[Field<'a>])> {
        match &self.data {
            Data::Struct(fields) => vec![(self.body.form, fields)],
            Data::Enum(variants) => variants.iter().map(|variant| (variant.form, &*variant.fields)).collect(),
        }
    }

    pub(crate) fn fields_mut(&mut self) -> Vec<&mut Field<'a>> {
        match &mut self.data {
            Data::Struct(fields) => fields.iter_mut().collect(),
            Data::Enum(variants) => variants.iter_mut().flat_map(|variant| &mut variant.fields).collect(),
        }
    }

    pub(crate) fn is_struct(&self) -> bool {
        matches!(self.data, Data::Struct(_))
    }

    pub(crate) fn variants(&self) -> &[Variant<'a>] {
        match &self.data {
            Data::Struct(_) => &[],
            Data::Enum(variants) => variants,
        }
    }

    /// Returns whether functions of the service read or make fields, or serde alone reads some.
    pub(crate) fn asks_serde(&self) -> bool {
        let is_made = |default: &Option<DefaultValue>| matches!(default, Some(DefaultValue::Function(_)));
        let asks = |field: &Field<'_>| {
            field.source.with.is_some()
                || is_made(&field.source.default)
                || matches!(field.nested, Nested::Skip)
        };
        is_made(&self.body.default)
            || self.fields().any(asks)
            || self.variants().iter().any(|variant| variant.with.is_some())
    }

    /// Iterates over the fields of all lists.
    pub(crate) fn fields(&self) -> impl Iterator<Item = &Field<'a>> {
        self.field_lists().into_iter().flat_map(|(_, fields)| fields)
    }
}

/// How serde finds the type in a body.
pub(crate) struct Body {
    /// For a struct: how a body has its fields.
    pub(crate) form: Form,
    /// For an enum: how a body says which variant it has.
    pub(crate) tagging: Tagging,
    /// Whether the body has another type (`from`, `try_from`).
    pub(crate) is_converted: bool,
    /// Whether a struct is read exactly as its only field is (`transparent`).
    pub(crate) is_transparent: bool,
    pub(crate) deny_unknown_fields: bool,
    /// The type's default, from which a field gets its value if it was not sent.
    pub(crate) default: Option<DefaultValue>,
    /// The bounds on the type's parameters that are written for serde's implementation.
    pub(crate) bound: Vec<WherePredicate>,
}

/// How a body has fields.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Object,
    /// As the value of the only field that is read. Of a tuple struct that serde makes of another type: the value of all fields.
    Newtype,
    Array,
    /// Without fields.
    Unit,
}

/// How a body says which variant it has.
pub(crate) enum Tagging {
    /// The variant's name, or an object of its name and its content.
    External,
    /// An object of the tag and the variant's fields.
    Internal(String),
    /// An object of the tag and the content.
    Adjacent(String, String),
    /// The body does not say.
    Untagged,
}

pub(crate) enum Data<'a> {
    Struct(Vec<Field<'a>>),
    Enum(Vec<Variant<'a>>),
}

pub(crate) struct Variant<'a> {
    pub(crate) ident: &'a Ident,
    /// The variant's name in a body.
    pub(crate) name: String,
    pub(crate) fields: Vec<Field<'a>>,
    /// Further names that serde reads.
    pub(crate) aliases: Vec<String>,
    /// The form of its content.
    pub(crate) form: Form,
    /// Whether it stands for every unknown name.
    pub(crate) is_other: bool,
    /// Whether it has no name in a body, although others have.
    pub(crate) is_untagged: bool,
    pub(crate) is_skipped: bool,
    /// The function of the service that reads its content.
    pub(crate) with: Option<syn::ExprPath>,
    /// The text of its doc comments.
    pub(crate) docs: Option<String>,
}

impl Variant<'_> {
    /// Returns whether there is something to walk over.
    pub(crate) fn has_walk(&self) -> bool {
        self.form != Form::Unit || self.with.is_some()
    }
}

pub(crate) struct Field<'a> {
    pub(crate) member: Member,
    pub(crate) ty: &'a Type,
    pub(crate) place: Place,
    pub(crate) items: Vec<Item>,
    pub(crate) nested: Nested,
    /// Whether all of its rules could be read. Those that could not are not here.
    pub(crate) is_sound: bool,
    pub(crate) source: Source,
    /// The text of its doc comments.
    pub(crate) docs: Option<String>,
}

/// Where serde takes a field from.
#[derive(Default)]
pub(crate) struct Source {
    /// Further names that serde reads.
    pub(crate) aliases: Vec<String>,
    pub(crate) default: Option<DefaultValue>,
    pub(crate) with: Option<syn::ExprPath>,
    pub(crate) is_skipped: bool,
    pub(crate) is_flattened: bool,
}

impl Field<'_> {
    /// Returns whether serde itself reads the field, into a type that has the trait.
    pub(crate) fn is_read(&self) -> bool {
        self.has_trait() && self.source.with.is_none()
    }

    /// Returns whether a body has the field, and its type has the trait.
    pub(crate) fn has_trait(&self) -> bool {
        !self.is_unread() && !matches!(self.nested, Nested::Skip)
    }

    /// Returns whether no request has the field under a name.
    pub(crate) fn is_unread(&self) -> bool {
        matches!(self.nested, Nested::Made | Nested::Unread)
    }

    /// Returns whether serde has a value for the field if it is not sent.
    pub(crate) fn may_be_left_out(&self, model: &Input<'_>) -> bool {
        self.source.default.is_some() || model.body.default.is_some()
    }

    /// Returns the name that other attributes use for the field.
    pub(crate) fn rust_name(&self) -> String {
        match &self.member {
            Member::Named(ident) => syn::ext::IdentExt::unraw(ident).to_string(),
            Member::Unnamed(index) => index.index.to_string(),
        }
    }

    /// Returns whether the field's type is text, judging by its name: for compile errors only.
    pub(crate) fn says_text(&self) -> bool {
        type_mentions(self.ty, |name| name == "String" || name == "str")
    }

    /// Returns the first rule of this form on the field itself, if need be under a condition. That of a date says how
    /// the field's dates are written.
    pub(crate) fn rule_of(&self, form: crate::rules::Form) -> Option<&Rule> {
        Item::rule_of(&self.items, form)
    }

    /// Returns the name that messages use for the field.
    pub(crate) fn client_name(&self) -> String {
        match &self.place {
            Place::Name(name) => name.clone(),
            Place::Index(index) => format!("[{index}]"),
            Place::Same => self.rust_name(),
        }
    }
}

/// The segment that a value adds to the path.
pub(crate) enum Place {
    /// A member of an object, under the client's name.
    Name(String),
    /// An element of an array.
    Index(usize),
    /// None: the value takes its parent's place (a newtype, a flattened field).
    Same,
}

/// How the rules of the field's own type are checked.
pub(crate) enum Nested {
    /// With the context at hand.
    Plain,
    /// `#[api(nested)]`: the same.
    Said(Ident),
    /// `#[api(nested(context = expr))]`
    With(Ident, Expr),
    /// `#[api(skip)]`: they are not checked.
    Skip,
    /// They are checked, but serde makes the whole of another type (`from`, `try_from`), so that nothing inside of the field has
    /// a name in a request.
    Made,
    /// They are not checked, since no request has the field.
    Unread,
}

impl Nested {
    /// Returns the word that asks for the type's rules.
    pub(crate) fn word(&self) -> Option<&Ident> {
        match self {
            Self::Said(word) | Self::With(word, _) => Some(word),
            Self::Plain | Self::Skip | Self::Made | Self::Unread => None,
        }
    }
}

/// A rule on the whole type.
pub(crate) enum TypeRule {
    Custom(Ident, Expr, Own),
    /// `at_least_one` and `exactly_one`
    Count(Ident, Vec<Member>, Own),
}
