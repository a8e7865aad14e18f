//! What serde's attributes say about a list of fields, as a constant.

use proc_macro2::{Ident, TokenStream};
use quote::quote_spanned;

use super::{
    tokens::{here, number},
    walk::Walk,
};
use crate::{
    model::{Field, Form, Place},
    serde::DefaultValue,
};

/// `Fields { names: &["a", "b"], ..Fields::OBJECT }`
pub(super) fn constant(walk: &Walk<'_>) -> TokenStream {
    let (span, fields, form) = (here(), walk.fields, form(walk));
    let about = walk.docs();
    if fields.is_empty() && !denies(walk) && about.is_none() {
        return quote_spanned!(span=> __private::Fields::#form);
    }
    let names = fields.iter().map(name);
    let (written, aliases) = (written(fields), aliases(fields));
    let flattened = positions("flattened", fields, &|field| field.source.is_flattened);
    let unread = positions("unread", fields, &|field| field.source.is_skipped);
    let of_type = walk.derived.model.body.default.is_some();
    let defaults = positions("defaults", fields, &|field| {
        !field.source.is_skipped && (field.source.default.is_some() || of_type)
    });
    let chosen = positions("chosen", fields, &|field| {
        let default = &field.source.default;
        !field.source.is_skipped
            && (matches!(default, Some(DefaultValue::Function(_))) || of_type && default.is_none())
    });
    let about = about.map(|about| quote_spanned!(span=> about: #about,));
    let docs = docs(fields);
    let denies = denies(walk).then(|| quote_spanned!(span=> deny_unknown_fields: true,));
    quote_spanned! {span=>
        __private::Fields {
            names: &[#(#names),*], #written #aliases #flattened #unread #defaults #chosen #denies #about #docs ..__private::Fields::#form
        }
    }
}

fn form(walk: &Walk<'_>) -> Ident {
    let name = match walk.form {
        Form::Newtype if walk.derived.model.body.is_transparent => "TRANSPARENT",
        Form::Object => "OBJECT",
        Form::Newtype => "NEWTYPE",
        Form::Array => "ARRAY",
        Form::Unit => "UNIT",
    };
    Ident::new(name, here())
}

/// Returns whether a struct refuses unknown names. An enum says it once for all variants.
fn denies(walk: &Walk<'_>) -> bool {
    walk.derived.model.body.deny_unknown_fields && walk.derived.model.variants().is_empty()
}

/// Returns the name that a body has for the field, if it has one.
fn name<'a>(field: &'a Field<'_>) -> &'a str {
    match &field.place {
        Place::Name(name) if !field.source.is_skipped => name,
        _ => "",
    }
}

/// `written: "user_id name",`, if a body has another name for a field.
fn written(fields: &[Field<'_>]) -> Option<TokenStream> {
    let is_renamed =
        |field: &Field<'_>| matches!(&field.place, Place::Name(name) if *name != field.rust_name());
    fields.iter().any(is_renamed).then(|| {
        let written = fields.iter().map(Field::rust_name).collect::<Vec<_>>().join(" ");
        quote_spanned!(here()=> written: #written,)
    })
}

/// `aliases: &[(0, "name")],`
fn aliases(fields: &[Field<'_>]) -> Option<TokenStream> {
    let span = here();
    let mut aliases = Vec::new();
    for (position, field) in fields.iter().enumerate() {
        for alias in &field.source.aliases {
            let position = number(position, span);
            aliases.push(quote_spanned!(span=> (#position, #alias)));
        }
    }
    (!aliases.is_empty()).then(|| quote_spanned!(span=> aliases: &[#(#aliases),*],))
}

/// `docs: &[(0, "What it is called.")],`
fn docs(fields: &[Field<'_>]) -> Option<TokenStream> {
    let span = here();
    let mut docs = Vec::new();
    for (position, field) in fields.iter().enumerate() {
        if let Some(text) = &field.docs {
            let position = number(position, span);
            docs.push(quote_spanned!(span=> (#position, #text)));
        }
    }
    (!docs.is_empty()).then(|| quote_spanned!(span=> docs: &[#(#docs),*],))
}

/// `defaults: &[0, 2],`
fn positions(name: &str, fields: &[Field<'_>], is_it: &dyn Fn(&Field<'_>) -> bool) -> Option<TokenStream> {
    let (span, name) = (here(), Ident::new(name, here()));
    let all = fields.iter().enumerate().filter(|(_, field)| is_it(field));
    let all: Vec<_> = all.map(|(position, _)| number(position, span)).collect();
    (!all.is_empty()).then(|| quote_spanned!(span=> #name: &[#(#all),*],))
}
