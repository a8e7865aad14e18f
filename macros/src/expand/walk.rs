//! The walk over the fields of a type.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::Member;

use super::{
    derived::Derived,
    lifetimes,
    tokens::{here, numbered},
};
use crate::{
    bounds::is_generic,
    check::member_name,
    model::{Field, Form, TypeRule, Variant},
};

/// The fields of a struct or variant, or the rules over a whole enum, which has no fields here.
pub(crate) struct Walk<'a> {
    pub(super) derived: &'a Derived<'a>,
    pub(super) fields: &'a [Field<'a>],
    /// The rules over the whole type.
    pub(super) rules: &'a [TypeRule],
    pub(super) form: Form,
    pub(super) of: Of<'a>,
}

#[derive(Clone, Copy)]
pub(super) enum Of<'a> {
    Struct,
    Variant(usize, &'a Variant<'a>),
    /// Rules over an enum with this number of variants.
    Enum(usize),
}

impl<'a> Walk<'a> {
    pub(crate) fn of_struct(derived: &'a Derived<'a>, fields: &'a [Field<'a>]) -> Self {
        let form = derived.model.body.form;
        Self { derived, fields, rules: &derived.model.rules, form, of: Of::Struct }
    }

    pub(crate) fn of_variant(derived: &'a Derived<'a>, number: usize, variant: &'a Variant<'a>) -> Self {
        let Variant { fields, form, .. } = variant;
        Self { derived, fields, rules: &[], form: *form, of: Of::Variant(number, variant) }
    }

    pub(crate) fn of_rules(derived: &'a Derived<'a>, variants: usize) -> Self {
        Self { derived, fields: &[], rules: &derived.model.rules, form: Form::Unit, of: Of::Enum(variants) }
    }

    pub(super) fn has_generics(&self) -> bool {
        !self.derived.model.generics.params.is_empty()
    }

    /// Evaluates a check in place, or where the type is used if it has parameters.
    pub(super) fn evaluated(&self, check: &TokenStream) -> TokenStream {
        if self.has_generics() {
            quote_spanned!(here()=> const { #check };)
        } else {
            quote_spanned!(here()=> const _: () = #check;)
        }
    }

    /// Returns the doc comments of the type or variant.
    pub(super) fn docs(&self) -> Option<&'a str> {
        match self.of {
            Of::Struct => self.derived.model.docs.as_deref(),
            Of::Variant(_, variant) => variant.docs.as_deref(),
            Of::Enum(_) => None,
        }
    }

    /// Returns the number of a variant.
    pub(super) fn number(&self) -> Option<usize> {
        match self.of {
            Of::Struct => None,
            Of::Variant(number, _) | Of::Enum(number) => Some(number),
        }
    }

    /// Returns the type of a field. A type that borrows for ever does so as long as the body.
    pub(super) fn ty(&self, field: &Field<'_>) -> TokenStream {
        let ty = field.ty.to_token_stream();
        if self.borrows(field) { lifetimes::of_body(ty, &["static".to_owned()]) } else { ty }
    }

    /// Returns whether the value of a field may borrow from the body.
    pub(super) fn borrows(&self, field: &Field<'_>) -> bool {
        let Derived { generics, model, .. } = self.derived;
        !generics.lifetimes().is_empty()
            && !field.is_unread()
            && lifetimes::in_type(field.ty)
            && !is_generic(field.ty, model.generics)
    }

    pub(super) fn borrows_for_ever(&self) -> bool {
        let lasts =
            |field: &Field<'_>| self.borrows(field) && lifetimes::mentions_static(field.ty.to_token_stream());
        self.fields.iter().any(lasts)
    }

    /// Returns whether values can be made of what a body has.
    pub(super) fn is_made(&self) -> bool {
        !(self.borrows_for_ever() || self.derived.model.is_union || matches!(self.of, Of::Enum(_)))
    }

    /// `::Variant`
    pub(super) fn variant(&self) -> Option<TokenStream> {
        match self.of {
            Of::Variant(_, Variant { ident, .. }) => Some(quote_spanned!(here()=> ::#ident)),
            Of::Struct | Of::Enum(_) => None,
        }
    }

    pub(super) fn position(&self, member: &Member) -> Option<usize> {
        let name = member_name(member);
        self.fields.iter().position(|field| field.rust_name() == name)
    }
}

/// Returns the local with the value of a field.
pub(super) fn local(position: usize) -> Ident {
    numbered("", position, here())
}

/// Whether all rules of the field held.
pub(super) fn held(position: usize) -> Ident {
    numbered("held_", position, here())
}

/// Returns where the field's records end.
pub(super) fn slot(position: usize) -> Ident {
    numbered("slot_", position, here())
}
