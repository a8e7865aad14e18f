//! What the attributes say: plain data, in source order. Every name keeps its span.

use proc_macro2::Ident;
use syn::{Expr, Generics, LitStr, Member, Path, Type, WherePredicate};

use crate::{rules::Spec, serde::DefaultValue};

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
    /// Whether the variants' names are the text of a unit enum, so that it can be the key of a map.
    pub(crate) is_key: bool,
    pub(crate) body: Body,
}

/// How serde finds the type in a body.
pub(crate) struct Body {
    pub(crate) form: Form,
    pub(crate) deny_unknown_fields: bool,
    /// What a field is that was not sent: that of the type's default.
    pub(crate) default: Option<DefaultValue>,
}

pub(crate) enum Form {
    /// An object of the fields.
    Object,
    /// The only field that is read.
    Newtype,
    /// An array of the fields.
    Array,
    /// A variant's name, or an object of its name and its content.
    External,
    /// An object of a variant's name and its fields.
    Internal(String),
    /// An object of a variant's name and its content.
    Adjacent(String, String),
    /// Something that is read as a whole.
    Whole,
}

pub(crate) enum Data<'a> {
    Struct(Vec<Field<'a>>),
    Enum(Vec<Variant<'a>>),
}

impl<'a> Data<'a> {
    /// The lists of fields: one, or one for each variant.
    pub(crate) fn field_lists(&self) -> Vec<&[Field<'a>]> {
        match self {
            Self::Struct(fields) => vec![fields],
            Self::Enum(variants) => variants.iter().map(|variant| &*variant.fields).collect(),
        }
    }
}

#[allow(clippy::struct_excessive_bools)] // each is an attribute that serde has
pub(crate) struct Variant<'a> {
    pub(crate) ident: &'a Ident,
    /// The client's name of the variant.
    pub(crate) name: String,
    /// The segment that stands before those of the fields.
    pub(crate) place: Place,
    pub(crate) fields: Vec<Field<'a>>,
    /// Further names that serde reads.
    pub(crate) aliases: Vec<String>,
    /// How its content is read.
    pub(crate) form: Form,
    /// Whether it stands for every name that is not known.
    pub(crate) is_other: bool,
    /// Whether it has no name in a body, though others have.
    pub(crate) is_untagged: bool,
    pub(crate) is_skipped: bool,
    /// Whether a function of the service's own reads its content.
    pub(crate) is_converted: bool,
}

pub(crate) struct Field<'a> {
    pub(crate) member: Member,
    pub(crate) ty: &'a Type,
    pub(crate) place: Place,
    pub(crate) items: Vec<Item>,
    pub(crate) nested: Nested,
    pub(crate) source: Source,
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
    /// None: the value stands where its parent does (a newtype, a flattened field).
    Same,
}

/// Whether the field's own type is asked for its rules.
pub(crate) enum Nested {
    /// If it has any.
    IfAny,
    /// `#[api(nested)]`: it must have some.
    Must(Ident),
    /// `#[api(nested(context = expr))]`
    With(Ident, Expr),
    /// `#[api(skip)]`, or a field that no request can hold.
    Skip,
}

impl Nested {
    /// The word that asks for rules.
    pub(crate) fn word(&self) -> Option<&Ident> {
        match self {
            Self::Must(word) | Self::With(word, _) => Some(word),
            Self::IfAny | Self::Skip => None,
        }
    }
}

/// One item of `#[api(…)]` on a field.
pub(crate) enum Item {
    Rule(Rule),
    Each(Ident, Vec<Item>),
    Keys(Ident, Vec<Item>),
    When(Ident, Expr, Vec<Item>),
}

impl Item {
    pub(crate) fn rule(&self) -> Option<&Rule> {
        match self {
            Self::Rule(rule) => Some(rule),
            _ => None,
        }
    }

    /// Whether a rule of these forms stands here or inside.
    pub(crate) fn has_form(&self, forms: &[crate::rules::Form]) -> bool {
        match self {
            Self::Rule(rule) => forms.contains(&rule.spec.form),
            Self::Each(_, items) | Self::Keys(_, items) | Self::When(_, _, items) => {
                items.iter().any(|item| item.has_form(forms))
            }
        }
    }

    /// The items inside, of those that hold some.
    pub(crate) fn inner(&self) -> Option<(&Ident, &[Item])> {
        match self {
            Self::Rule(_) => None,
            Self::Each(word, items) | Self::Keys(word, items) | Self::When(word, _, items) => {
                Some((word, items))
            }
        }
    }
}

/// A rule with its arguments.
pub(crate) struct Rule {
    pub(crate) word: Ident,
    pub(crate) spec: &'static Spec,
    pub(crate) args: Vec<Arg>,
    pub(crate) own: Own,
}

impl Rule {
    pub(crate) fn arg(&self, name: &str) -> Option<&Arg> {
        self.args.iter().find(|arg| arg.name == name)
    }
}

/// An argument under the name that it has in the table; for a rule's main argument that is the rule's.
pub(crate) struct Arg {
    pub(crate) name: &'static str,
    pub(crate) word: Ident,
    pub(crate) value: Value,
}

/// What `code`, `criteria` and `message` put in place of the rule's own.
#[derive(Default)]
pub(crate) struct Own {
    pub(crate) code: Option<Code>,
    pub(crate) criteria: Option<LitStr>,
    pub(crate) message: Option<LitStr>,
}

impl Own {
    pub(crate) fn is_empty(&self) -> bool {
        self.code.is_none() && self.criteria.is_none() && self.message.is_none()
    }
}

pub(crate) enum Code {
    /// The variant of one of the standard's codes.
    Standard(Ident),
    Custom(LitStr),
}

/// The value of an argument.
pub(crate) enum Value {
    /// The argument's name says it all.
    Flag,
    Count(Expr, Option<usize>),
    Number(Expr, Option<Decimal>),
    Text(LitStr),
    Format(LitStr),
    Date(DateBound),
    Unit(Ident),
    Texts(Vec<LitStr>),
    Numbers(Vec<(Expr, i128)>),
    Sibling(Member),
    /// What a filter or an order-by offers.
    Fields(Vec<OfferedField>),
    /// Variants of the runtime's enum of that name.
    Words(&'static str, Vec<Ident>),
    Path(syn::ExprPath),
    /// Over `self` and `ctx`.
    Expr(Expr),
    #[cfg(feature = "pattern")]
    Pattern(LitStr, crate::pattern::Automaton),
}

/// A field to filter or to order by.
pub(crate) struct OfferedField {
    pub(crate) name: String,
    pub(crate) span: proc_macro2::Span,
    /// The variant of its type.
    pub(crate) ty: Option<Ident>,
}

/// A decimal literal: `mantissa × 10^-scale`.
#[derive(Clone, Copy)]
pub(crate) struct Decimal {
    pub(crate) mantissa: i128,
    pub(crate) scale: i64,
}

/// A bound on a date.
pub(crate) enum DateBound {
    /// A literal, judged once the field's format is known.
    Text(LitStr),
    Today {
        word: Ident,
        days: i32,
        months: i32,
    },
    Expr(Expr),
}

/// A rule on the whole type.
pub(crate) enum TypeRule {
    Custom(Ident, syn::ExprPath, Own),
    /// `at_least_one` and `exactly_one`
    Count(Ident, Vec<Member>, Own),
}
