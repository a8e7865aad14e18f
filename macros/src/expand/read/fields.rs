//! One field: how it is read, and what it is when it was not sent.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::{Reader, default_of};
use crate::{
    expand::{
        Names,
        fields::FieldList,
        here,
        tokens::{mentions, mentions_lifetime, user, user_context},
    },
    model::{Field, Nested},
    serde::DefaultValue,
};

impl Reader<'_> {
    /// A field of an object: found under its names, or made of nothing.
    pub(super) fn member(&self, position: usize, list: &FieldList<'_>) -> TokenStream {
        let Some(field) = list.field_at(position) else { return TokenStream::new() };
        let Names { private, checker, .. } = self.names;
        let members = here("members");
        if field.source.is_skipped {
            return self.skipped(field);
        }
        if field.source.is_flattened {
            let (probe, ctx) = (self.probe(field), here("ctx"));
            return match list.elements_function(position).filter(|_| !self.borrows(field)) {
                Some(check) => quote! {
                    #private::json::rest(#checker, #ctx, Self::#check, |#checker| #probe.__rest_sound(#members, #checker))
                },
                None => quote!(#probe.__read_rest(#members, #checker)),
            };
        }
        let (name, aliases, ctx) = (field.client_name(), &field.source.aliases, here("ctx"));
        let (read, absent) = (self.reader(field), self.absent(field));
        let arguments = quote!(#members, &[#name, #(#aliases),*], #checker, #read, #ctx, #absent);
        match self.declared(field, position, list) {
            Some(declared) => quote!(#declared.member(#arguments)),
            None => quote!(#private::json::member(#arguments)),
        }
    }

    /// The field's value, from `json`.
    pub(super) fn value(&self, position: usize, list: &FieldList<'_>) -> TokenStream {
        let Some(field) = list.field_at(position) else { return TokenStream::new() };
        let Names { private, checker, .. } = self.names;
        let (json, ctx, read) = (here("json"), here("ctx"), self.reader(field));
        match self.declared(field, position, list) {
            Some(declared) => quote!(#declared.value(#json, #checker, #read, #ctx)),
            None => quote!(#private::json::value(#json, #checker, #read, #ctx)),
        }
    }

    /// The function that reads the field's value: one of the library's, so that the compiler has less to look at.
    pub(super) fn reader(&self, field: &Field<'_>) -> TokenStream {
        let Names { private, checker, .. } = self.names;
        let ([json, ctx, keeps], ty) = (["json", "ctx", "keeps"].map(here), field.ty);
        if let Some(path) = &field.source.with {
            return quote! {
                |#json, #checker, _, _| #private::json::leaf_with(
                    #json, (&&&&#private::probe::shape::Of::<#ty>::new()).__expected(), #checker,
                    |#json| #path(#json), |#json| #path(#json),
                )
            };
        }
        let probe = self.probe(field);
        match &field.nested {
            Nested::Skip if !self.borrows(field) => {
                let pieces = quote!((&&&&&#private::probe::read::Field::<#ty, _>::new(#ctx)));
                quote! {
                    |#json, #checker, #ctx, #keeps| #private::json::without_rules(
                        #checker,
                        |#checker| #pieces.__reader()(#json, #checker, #ctx, #keeps),
                    )
                }
            }
            // A context that depends on the whole is known when the whole is.
            Nested::With(_, expr) if !mentions(expr.to_token_stream(), "self") => {
                let (user_ctx, expr) = (user_context([expr]), user(expr));
                quote! {
                    |#json, #checker, #ctx, #keeps| {
                        #user_ctx
                        let #ctx = &(#expr);
                        #probe.__reader()(#json, #checker, #ctx, #keeps)
                    }
                }
            }
            _ => quote!(#probe.__reader()),
        }
    }

    /// What the field's own rules say of what was not read.
    fn declared(&self, field: &Field<'_>, position: usize, list: &FieldList<'_>) -> Option<TokenStream> {
        let private = &self.names.private;
        let forms = self.forms(field, list);
        let check_sound = list.elements_function(position);
        if forms.is_empty() && check_sound.is_none() {
            return None;
        }
        let check_sound = match check_sound {
            Some(check) => quote!(#private::Some(Self::#check)),
            None => quote!(#private::None),
        };
        Some(quote!(#private::json::Declared::new(const { &[#(#forms),*] }, #check_sound)))
    }

    pub(super) fn borrows(&self, field: &Field<'_>) -> bool {
        self.is_lent && mentions_lifetime(field.ty.to_token_stream())
    }

    pub(super) fn probe(&self, field: &Field<'_>) -> TokenStream {
        let private = &self.names.private;
        let (ty, ctx) = (field.ty, here("ctx"));
        if self.borrows(field) {
            let lent = quote!(#private::probe::lend::Lent::<#ty, _>::new(#ctx));
            return match &field.nested {
                Nested::Skip => quote!((&&#lent)),
                _ => quote!((&&&&#lent)),
            };
        }
        match &field.nested {
            // Its own rules are not wanted.
            Nested::Skip => quote!((&&#private::probe::read::Field::<#ty, _>::new(#ctx))),
            _ => quote!((&&&&&#private::probe::read::Field::<#ty, _>::new(#ctx))),
        }
    }

    /// A field that no body holds.
    pub(super) fn skipped(&self, field: &Field<'_>) -> TokenStream {
        let private = &self.names.private;
        let value = self.default(field).unwrap_or_else(|| default_of(field, private));
        quote!(#private::Option::ok_or(#value, #private::json::NoValue::Whole))
    }

    /// What the field is when it was not sent.
    pub(super) fn absent(&self, field: &Field<'_>) -> TokenStream {
        let (private, ty) = (&self.names.private, field.ty);
        let default = self.default(field).map(|default| quote!(|| #default));
        default.unwrap_or_else(|| match field.source.with {
            Some(_) => quote!(|| #private::None),
            None if self.borrows(field) => {
                quote!((&&#private::probe::lend::AbsentLent::<#ty>::new()).__missing())
            }
            None => quote!((&&&#private::probe::read::Absent::<#ty>::new()).__missing()),
        })
    }

    pub(super) fn default(&self, field: &Field<'_>) -> Option<TokenStream> {
        let (private, member) = (&self.names.private, &field.member);
        match (&field.source.default, &self.body.default) {
            (Some(DefaultValue::Function(path)), _) => Some(quote!(#private::Some(#path()))),
            (Some(DefaultValue::Default), _) => Some(default_of(field, private)),
            (None, Some(DefaultValue::Function(path))) => {
                Some(quote!({ let whole: Self = #path(); #private::Some(whole.#member) }))
            }
            (None, Some(DefaultValue::Default)) => {
                Some(quote!(#private::Some(<Self as #private::Default>::default().#member)))
            }
            (None, None) => None,
        }
    }
}
