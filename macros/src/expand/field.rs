//! Shows one field to the pass.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::{Expr, spanned::Spanned};

use super::{
    across::Deferred,
    own,
    rules::Site,
    tokens::{Fragment, at, at_type, here, number, numbered, placed, user_context},
    walk::{Walk, held, local, slot},
};
use crate::{
    mentions::asks_for,
    model::{Field, Nested},
    rules::Form,
    serde::DefaultValue,
};

impl Walk<'_> {
    /// Shows a field, and keeps what later code needs of it.
    pub(super) fn field(&self, position: usize, deferred: &[Deferred<'_>], needed: &[usize]) -> TokenStream {
        let (span, field) = (here(), &self.fields[position]);
        let (call, held) = (self.call(position), held(position));
        let known = own::known(self.others_used_by(position));
        let call = match self.agrees(position).filter(|_| looks_up(field)) {
            Some(agrees) => quote_spanned! {span=>
                let __agrees = #agrees;
                let mut #held = true;
                __pass.lookups_if(__agrees, |__pass| #held = #call);
            },
            None if needed.contains(&position) => quote_spanned!(span=> let #held = #call;),
            None => quote_spanned!(span=> #call;),
        };
        let slot = deferred.iter().any(|deferred| deferred.field == position).then(|| {
            let slot = slot(position);
            quote_spanned!(span=> let #slot = __pass.mark();)
        });
        let default = self.default(field).map(|value| {
            let (position, local) = (number(position, span), local(position));
            quote_spanned!(span=> __pass.default(#position, #local, || #value);)
        });
        quote_spanned!(span=> #known #call #default #slot)
    }

    /// Returns what is said about the field when all are shown at once.
    pub(super) fn said(&self, position: usize) -> Fragment {
        let (field, rules) = (&self.fields[position], Site::new(self, position).handed());
        let span = at_type(field.ty);
        let said = if self.is_plain(field) {
            rules
        } else {
            let inner = self.converted(field, self.inner(field));
            Fragment::Tokens(quote_spanned!(span=> __private::WithInner(#inner, #rules)))
        };
        match self.default(field) {
            Some(value) => Fragment::Tokens(quote_spanned!(span=> __private::OrDefault(#said, || #value))),
            None => said,
        }
    }

    /// `__pass.plain(0, __0, rules)`, or `__pass.field(0, __0, __ctx, inner, rules)`
    fn call(&self, position: usize) -> TokenStream {
        let (field, rules) = (&self.fields[position], Site::new(self, position).handed());
        let span = at_type(field.ty);
        let (at, local) = (number(position, span), numbered("", position, span));
        let Nested::With(word, context) = &field.nested else {
            if self.is_plain(field) {
                return quote_spanned!(span=> __pass.plain(#at, #local, #rules));
            }
            let inner = self.converted(field, self.inner(field));
            return quote_spanned!(span=> __pass.field(#at, #local, __ctx, #inner, #rules));
        };
        let show = |outer: &TokenStream, inner: &TokenStream| {
            let inner = self.late(field, context, self.nested_with(field, word, inner));
            let inner = self.converted(field, inner);
            quote_spanned!(span=> __pass.field(#at, #local, #outer, #inner, __handed))
        };
        let (value, user_context) = (self.user(context), user_context([context]));
        let (names, values) = self.used([context]).locals();
        let known = at_expr(context, &value);
        let known = show(&quote_spanned!(span=> __private::Some(__ctx)), &known);
        let unknown = show(&quote_spanned!(span=> __ctx), &quote_spanned!(span=> __private::None));
        let itself = self.used([context]).fields.contains(&position).then(|| self.itself(position));
        quote_spanned! {span=> {
            let __handed = #rules;
            #itself
            if let (__private::Some(__ctx), #(__private::Some(#names),)*) = (__ctx, #(#values,)*) { #user_context #known } else { #unknown }
        }}
    }

    /// Returns whether there is nothing to say about the field but its rules.
    fn is_plain(&self, field: &Field<'_>) -> bool {
        matches!(field.nested, Nested::Plain | Nested::Said(_))
            && self.derived.model.context.is_none()
            && field.source.with.is_none()
            && !self.borrows(field)
    }

    /// Returns how the field's type is read, checked and described.
    fn inner(&self, field: &Field<'_>) -> TokenStream {
        let (span, ty) = (at_type(field.ty), self.ty(field));
        match field.nested {
            Nested::Made if !cfg!(feature = "json") => {
                let inner = self.checked(&ty, span);
                quote_spanned!(span=> __private::Made(#inner, ()))
            }
            Nested::Made => {
                let inner = self.checked(&ty, span);
                let reads = if self.derived.is_shown_when_read() {
                    self.derived.ask(quote_spanned!(span=> __private::ReadOf::<Self>::__READS))
                } else {
                    quote_spanned!(span=> || __private::None)
                };
                quote_spanned!(span=> __private::Made(#inner, #reads))
            }
            Nested::Unread => quote_spanned!(span=> __private::Unread),
            // A type that borrows for ever is not read.
            Nested::Skip if self.derived.is_never_read() => quote_spanned!(span=> __private::Unread),
            Nested::Skip if !cfg!(feature = "json") => quote_spanned!(span=> __private::Skipped(())),
            Nested::Skip => self.derived.ask(quote_spanned! {span=>
                __private::Skipped(|| (&&&__private::ForeignOf::<#ty>::new()).__foreign())
            }),
            // Only the compiler knows whether it borrows from a body or is in none.
            _ if self.borrows(field) => self.derived.ask(quote_spanned! {span=>
                (&&&&__private::BorrowedOf::<#ty, _>::new(__ctx)).__inner()
            }),
            _ => self.checked(&ty, span),
        }
    }

    /// Returns how a field's type is checked, in the context at hand.
    fn checked(&self, ty: &TokenStream, span: Span) -> TokenStream {
        if self.derived.model.context.is_some() {
            self.derived.ask(quote_spanned!(span=> (&&__private::InnerOf::<#ty, _>::new(__ctx)).__inner()))
        } else {
            quote_spanned!(span=> __private::Nested(__ctx))
        }
    }

    /// Returns the field of the whole value, for a context that is made of it.
    fn itself(&self, position: usize) -> TokenStream {
        let (span, of, member) = (here(), self.variant(), &self.fields[position].member);
        own::itself(
            position,
            &quote_spanned! {span=>
                match __whole {
                    __private::Some(Self #of { #member: __field, .. }) => __private::Some(__field),
                    _ => __private::None,
                }
            },
        )
    }

    /// Returns `Nested::<<Type as ApiValidate>::Context>(context)`. The type makes the compiler coerce the expression.
    fn nested_with(&self, field: &Field<'_>, word: &Ident, context: &TokenStream) -> TokenStream {
        let (span, ty) = (at(word.span()), self.ty(field));
        let context_of = quote_spanned!(span=> <#ty as __api_validate::ApiValidate>::Context);
        if self.borrows(field) {
            self.derived.ask(quote_spanned! {span=>
                (&&&&__private::BorrowedOf::<#ty, #context_of>::new(#context)).__inner()
            })
        } else {
            quote_spanned!(span=> __private::Nested::<#context_of>(#context))
        }
    }

    /// Wraps a context that needs the whole value. Until that has been read, serde alone reads the field.
    fn late(&self, field: &Field<'_>, context: &Expr, inner: TokenStream) -> TokenStream {
        let (span, ty) = (here(), self.ty(field));
        if !asks_for(context, "self") || !cfg!(feature = "json") || self.derived.is_never_read() {
            return inner;
        }
        self.derived.ask(quote_spanned! {span=>
            __private::Late(#inner, || (&&__private::ForeignOf::<#ty>::new()).__by_serde())
        })
    }

    /// Wraps a field that a function of the service reads.
    fn converted(&self, field: &Field<'_>, inner: TokenStream) -> TokenStream {
        let span = here();
        match &field.source.with {
            Some(path) if cfg!(feature = "json") && !self.derived.is_never_read() => {
                let (at, path) = (at(path.span()), placed(path.to_token_stream()));
                let read =
                    quote_spanned!(at=> |__source: __private::Source<'__n>| __private::call(#path, __source));
                quote_spanned!(span=> __private::Converted(#inner, #read))
            }
            Some(_) => quote_spanned!(span=> __private::Converted(#inner, ())),
            None => inner,
        }
    }

    /// Returns the value of a field that was not sent, as an `Option`, since its type may have no default.
    fn default(&self, field: &Field<'_>) -> Option<TokenStream> {
        let (span, member) = (here(), &field.member);
        let of_type = self.derived.model.body.default.as_ref();
        Some(match (&field.source.default, of_type) {
            (Some(DefaultValue::Function(path)), _) => quote_spanned!(span=> __private::Some(#path())),
            (Some(DefaultValue::Default), _) => self.default_of(field),
            (None, Some(DefaultValue::Function(path))) => {
                quote_spanned!(span=> { let __default: Self = #path(); __private::Some(__default.#member) })
            }
            (None, Some(DefaultValue::Default)) => {
                quote_spanned!(span=> __private::Some(<Self as __private::Default>::default().#member))
            }
            (None, None) if field.source.is_skipped => self.default_of(field),
            (None, None) => return None,
        })
    }

    fn default_of(&self, field: &Field<'_>) -> TokenStream {
        let (span, ty) = (at_type(field.ty), self.ty(field));
        self.derived
            .ask(quote_spanned!(span=> (&&__private::probe::default::DefaultOf::<#ty>::new()).__default()))
    }
}

/// `Some(&(expr))`
fn at_expr(expr: &Expr, value: &TokenStream) -> TokenStream {
    let span = at(expr.span());
    quote_spanned!(span=> __private::Some(&(#value)))
}

/// Returns whether a field has its own lookups.
fn looks_up(field: &Field<'_>) -> bool {
    field.items.iter().any(|item| item.has_form(&[Form::Resource]))
}
