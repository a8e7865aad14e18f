//! The type as all parts of the expansion use it.

use std::cell::Cell;

use proc_macro2::TokenStream;
use quote::quote_spanned;
use syn::{Expr, GenericParam};

use super::{
    generics::Generics,
    lifetimes,
    tokens::{self, Fragment, here},
};
use crate::{
    mentions::mentions,
    model::{Data, Input, Tagging},
};

/// What all parts of the expansion share.
pub(crate) struct Derived<'a> {
    pub(crate) model: &'a Input<'a>,
    pub(crate) generics: Generics<'a>,
    /// The type of the context.
    pub(crate) context: TokenStream,
    /// Whether the compiler was asked something, by a method that has to be in scope.
    asks: Cell<bool>,
}

impl<'a> Derived<'a> {
    pub(super) fn new(model: &'a Input<'a>, generics: Generics<'a>, context: TokenStream) -> Self {
        Self { model, generics, context, asks: Cell::new(false) }
    }

    /// Notes and returns a question that only the compiler can answer: `(&&Of::<T>::new()).__answer()`.
    pub(crate) fn ask(&self, question: TokenStream) -> TokenStream {
        self.asks.set(true);
        question
    }

    /// Whether the expansion asks such a question.
    pub(super) fn asks_compiler(&self) -> bool {
        self.asks.get()
    }

    /// Returns whether an expression depends on what the type is generic over.
    pub(super) fn is_generic(&self, expr: &Expr) -> bool {
        let mut params = self.model.generics.params.iter();
        let says = |name: &str| mentions(expr, |ident| ident == name);
        (params.len() > 0 && says("Self"))
            || params.any(|param| match param {
                GenericParam::Type(param) => says(&param.ident.to_string()),
                GenericParam::Const(param) => says(&param.ident.to_string()),
                GenericParam::Lifetime(_) => false,
            })
    }

    /// Returns whether a body need not name the variant.
    pub(crate) fn is_untagged(&self) -> bool {
        matches!(self.model.body.tagging, Tagging::Untagged)
            || self.model.variants().iter().any(|variant| variant.is_untagged && !variant.is_skipped)
    }

    /// The context: `()`, or the trait's, since `Self::Context` could be a variant of an enum.
    pub(crate) fn own_context(&self) -> Fragment {
        let span = here();
        match self.model.data {
            _ if self.model.context.is_none() => tokens::parenthesized(TokenStream::new(), span).into(),
            Data::Struct(_) => Fragment::Tokens(quote_spanned!(span=> Self::Context)),
            Data::Enum(_) => {
                Fragment::Tokens(quote_spanned!(span=> <Self as __api_validate::ApiValidate>::Context))
            }
        }
    }

    /// Returns whether serde makes it of another type, which shows when it is read.
    pub(crate) fn is_shown_when_read(&self) -> bool {
        cfg!(feature = "json") && self.model.body.is_converted && self.model.generics.params.is_empty()
    }

    /// Returns whether the type borrows for ever, or borrows without a lifetime parameter. No body is read into that.
    pub(crate) fn is_never_read(&self) -> bool {
        self.generics.lifetimes().is_empty()
            && self.model.fields().any(|field| !field.is_unread() && lifetimes::in_type(field.ty))
    }
}
