//! Asks the compiler, by the types of fields, about values that serde buffers and then cannot read.

use proc_macro2::{Ident, TokenStream};
use quote::quote_spanned;
use syn::{GenericParam, Type};

use super::{
    derived::Derived,
    known::{HOLDERS, PLAIN, SUSPECTS},
    lifetimes, settled,
    tokens::{at_type, here},
};
use crate::{
    mentions::names,
    model::{Data, Field, Form, Tagging, Variant},
};

/// A question to the compiler: a function of the library that stops the build.
#[derive(Clone, Copy)]
enum Question {
    Kept,
    Flattened,
    BesideTag,
}

impl Derived<'_> {
    /// Returns `const _: () = is_kept(…);` for each field that serde buffers, and what else is asked about fields.
    pub(super) fn kept(&self) -> Option<TokenStream> {
        let is_read = cfg!(feature = "json") && !self.model.body.is_converted;
        let this = self.for_ever().filter(|_| is_read)?;
        let is_read = quote_spanned!(here()=> __private::ReadOf::<#this>::__IS_READ);
        let kept = self.questions().into_iter().map(|(field, question)| question.ask(field));
        let mut checks = TokenStream::new();
        for ask in kept.chain(settled::questions(self.model)) {
            checks.extend(self.ask(quote_spanned!(here()=> const _: () = if #is_read { #ask };)));
        }
        Some(checks)
    }

    /// Returns the type with the longest lifetimes. An item of its own cannot name other parameters.
    fn for_ever(&self) -> Option<TokenStream> {
        let (span, name, params) = (here(), self.model.name, &self.model.generics.params);
        let is_lifetime = |param: &GenericParam| matches!(param, GenericParam::Lifetime(_));
        let lifetimes = params.iter().map(|_| quote_spanned!(span=> 'static));
        params.iter().all(is_lifetime).then(|| quote_spanned!(span=> #name<#(#lifetimes),*>))
    }

    fn questions(&self) -> Vec<(&Field<'_>, Question)> {
        let mut asked = Vec::new();
        let mut add = |field, question: Option<Question>| {
            asked.extend(
                question.filter(|question| question.can_be_asked(field)).map(|question| (field, question)),
            );
        };
        match &self.model.data {
            Data::Struct(fields) => fields.iter().for_each(|field| add(field, flattened(field))),
            Data::Enum(variants) => {
                let is_read = |variant: &&Variant<'_>| !variant.is_skipped && variant.with.is_none();
                for variant in variants.iter().filter(is_read) {
                    variant.fields.iter().for_each(|field| add(field, self.of_variant(variant, field)));
                }
            }
        }
        asked
    }

    fn of_variant(&self, variant: &Variant<'_>, field: &Field<'_>) -> Option<Question> {
        let is_beside_tag = matches!(self.model.body.tagging, Tagging::Internal(_)) && !variant.is_untagged;
        flattened(field).or(match variant.form {
            Form::Newtype if is_beside_tag => Some(Question::BesideTag),
            _ if is_beside_tag || self.is_untagged() => Some(Question::Kept),
            _ => None,
        })
    }

    /// Returns `.holds(…)` for each field that serde cannot read if it buffers the struct.
    pub(super) fn holds(&self) -> TokenStream {
        let Data::Struct(fields) = &self.model.data else { return TokenStream::new() };
        let is_object = self.model.body.form == Form::Object && !self.model.body.is_converted;
        if !cfg!(feature = "json") || !is_object {
            return TokenStream::new();
        }
        let is_held =
            |field: &&Field<'_>| field.is_read() && !field.source.is_flattened && is_suspect(field.ty);
        let mut holds = TokenStream::new();
        for field in fields.iter().filter(is_held) {
            let ty = field.ty;
            holds.extend(quote_spanned!(here()=> .holds(<#ty as __api_validate::ApiValidate>::__TYPE)));
        }
        holds
    }
}

impl Question {
    fn name(self) -> &'static str {
        match self {
            Self::Kept => "is_kept",
            Self::Flattened => "is_flattened",
            Self::BesideTag => "is_beside_tag",
        }
    }

    /// `__private::is_kept(<u128 as ApiValidate>::__TYPE)`
    fn ask(self, field: &Field<'_>) -> TokenStream {
        let (span, ty) = (at_type(field.ty), field.ty);
        let ask = Ident::new(self.name(), span);
        quote_spanned!(span=> __private::#ask(<#ty as __api_validate::ApiValidate>::__TYPE))
    }

    /// Returns whether the field's type can be named, and the answer is not known already.
    fn can_be_asked(self, field: &Field<'_>) -> bool {
        let names = names(field.ty);
        let is_plain = matches!(self, Self::Kept) && matches!(&*names, [name] if PLAIN.contains(&&**name));
        field.is_read()
            && !is_plain
            && !names.iter().any(|name| name == "Self")
            && !lifetimes::in_type(field.ty)
    }
}

fn flattened(field: &Field<'_>) -> Option<Question> {
    field.source.is_flattened.then_some(Question::Flattened)
}

/// Returns whether serde may not be able to read the type, judging by its names: all are names of types without fields.
fn is_suspect(ty: &Type) -> bool {
    let names = names(ty);
    let is_known = |name: &String| [PLAIN, SUSPECTS, HOLDERS].iter().any(|known| known.contains(&&**name));
    names.iter().any(|name| SUSPECTS.contains(&&**name)) && names.iter().all(is_known)
}
