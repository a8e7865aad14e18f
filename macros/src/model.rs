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
    /// The crate, where `#[api(crate = path)]` renames it.
    pub(crate) krate: Option<Path>,
    pub(crate) context: Option<Type>,
    pub(crate) bound: Option<Vec<WherePredicate>>,
    /// Rules on the whole type.
    pub(crate) rules: Vec<TypeRule>,
    pub(crate) data: Data<'a>,
    /// Whether it is a union, which was reported: no value of it is made.
    pub(crate) is_union: bool,
    /// Whether it can be the key of a map: its text is the name of a plain variant, or that of its only field.
    pub(crate) is_key: bool,
    pub(crate) body: Body,
    /// What its comments say.
    pub(crate) docs: Option<String>,
}

impl<'a> Input<'a> {
    /// The lists of fields: one, or one for each variant.
    pub(crate) fn field_lists(&self) -> Vec<(Form, &[Field<'a>])> {
        match &self.data {
            Data::Struct(fields) => vec![(self.body.form, fields)],
            Data::Enum(variants) => variants.iter().map(|variant| (variant.form, &*variant.fields)).collect(),
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

    /// Whether fields are read or made by functions of the service, or by serde alone.
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

    /// The fields of all lists.
    pub(crate) fn fields(&self) -> impl Iterator<Item = &Field<'a>> {
        self.field_lists().into_iter().flat_map(|(_, fields)| fields)
    }
}

/// How serde finds the type in a body.
pub(crate) struct Body {
    /// Of a struct: how a body holds its fields.
    pub(crate) form: Form,
    /// Of an enum: how a body says which variant it holds.
    pub(crate) tagging: Tagging,
    /// Whether the body holds another type (`from`, `try_from`).
    pub(crate) is_converted: bool,
    pub(crate) deny_unknown_fields: bool,
    /// What a field is that was not sent: that of the type's default.
    pub(crate) default: Option<DefaultValue>,
    /// What serde's implementation asks of the type's parameters, where that is written.
    pub(crate) bound: Vec<WherePredicate>,
}

/// How a body holds fields.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Object,
    /// As the only field that is read.
    Newtype,
    Array,
    /// Without fields.
    Unit,
}

/// How a body says which variant it holds.
pub(crate) enum Tagging {
    /// The variant's name, or an object of its name and its content.
    External,
    /// An object of the tag and the variant's fields.
    Internal(String),
    /// An object of the tag and the content.
    Adjacent(String, String),
    /// It does not say.
    Untagged,
}

pub(crate) enum Data<'a> {
    Struct(Vec<Field<'a>>),
    Enum(Vec<Variant<'a>>),
}

pub(crate) struct Variant<'a> {
    pub(crate) ident: &'a Ident,
    /// The client's name of the variant.
    pub(crate) name: String,
    pub(crate) fields: Vec<Field<'a>>,
    /// Further names that serde reads.
    pub(crate) aliases: Vec<String>,
    /// How its content is held.
    pub(crate) form: Form,
    /// Whether it takes every unknown name.
    pub(crate) is_other: bool,
    /// Whether it has no name in a body, though others have.
    pub(crate) is_untagged: bool,
    pub(crate) is_skipped: bool,
    /// The function of the service's own that reads its content.
    pub(crate) with: Option<syn::ExprPath>,
    /// What its comments say.
    pub(crate) docs: Option<String>,
}

impl Variant<'_> {
    /// Whether there is something to walk over.
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
    pub(crate) source: Source,
    /// What its comments say.
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
    /// The name that other attributes use for the field.
    pub(crate) fn rust_name(&self) -> String {
        match &self.member {
            Member::Named(ident) => syn::ext::IdentExt::unraw(ident).to_string(),
            Member::Unnamed(index) => index.index.to_string(),
        }
    }

    /// Whether the field's type is written as text, as far as its name tells: for compile errors only.
    pub(crate) fn says_text(&self) -> bool {
        type_mentions(self.ty, |name| name == "String" || name == "str")
    }

    /// The rule that says how the field's dates are written.
    pub(crate) fn date_rule(&self) -> Option<&Rule> {
        let mut rules = Item::on_value(&self.items).into_iter().filter_map(Item::rule);
        rules.find(|rule| rule.spec.form == crate::rules::Form::Date)
    }

    /// The name that texts use for the field.
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

/// How the rules of the field's own type are reached.
pub(crate) enum Nested {
    /// With the context at hand.
    Plain,
    /// `#[api(nested)]`: the same.
    Said(Ident),
    /// `#[api(nested(context = expr))]`
    With(Ident, Expr),
    /// `#[api(skip)]`: they are not.
    Skip,
    /// They are not, since no request holds the field.
    Unread,
}

impl Nested {
    /// The word that asks for rules.
    pub(crate) fn word(&self) -> Option<&Ident> {
        match self {
            Self::Said(word) | Self::With(word, _) => Some(word),
            Self::Plain | Self::Skip | Self::Unread => None,
        }
    }
}

/// A rule on the whole type.
pub(crate) enum TypeRule {
    Custom(Ident, Expr, Own),
    /// `at_least_one` and `exactly_one`
    Count(Ident, Vec<Member>, Own),
}
