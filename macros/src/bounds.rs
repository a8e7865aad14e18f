//! The where clause: a bound for each field whose type mentions a type parameter.

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{GenericParam, Type};

use crate::{
    check::bare_parameter,
    model::{Field, Input, Item, Nested},
    rules::Form,
};

/// The predicates that the impl needs beside those of the type.
pub(crate) fn inferred(model: &Input<'_>, krate: &TokenStream, context: &TokenStream) -> Vec<TokenStream> {
    if let Some(bound) = &model.bound {
        return bound.iter().map(ToTokens::to_token_stream).collect();
    }
    let parameters: HashSet<String> = model
        .generics
        .params
        .iter()
        .filter(|&param| matches!(param, GenericParam::Type(_)))
        .map(param_name)
        .collect();
    let mut predicates = Vec::new();
    for field in model.data.field_lists().into_iter().flatten() {
        if mentions(field.ty, &|ident| parameters.contains(&ident.to_string())) {
            nested(field, model, krate, context, &mut predicates);
            rules(
                &field.items,
                &field.ty.to_token_stream(),
                bare_parameter(field.ty, model).is_some(),
                krate,
                &mut predicates,
            );
        }
    }
    predicates
}

fn param_name(param: &GenericParam) -> String {
    match param {
        GenericParam::Type(param) => param.ident.to_string(),
        _ => String::new(),
    }
}

/// Whether one of the type's words is the one.
pub(crate) fn mentions(ty: &Type, is_it: &dyn Fn(&Ident) -> bool) -> bool {
    fn any(tokens: TokenStream, is_it: &dyn Fn(&Ident) -> bool) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Ident(ident) => is_it(&ident),
            TokenTree::Group(group) => any(group.stream(), is_it),
            _ => false,
        })
    }
    any(ty.to_token_stream(), is_it)
}

/// A field of the type itself would need its own bound to prove it, without end.
fn nested(
    field: &Field<'_>,
    model: &Input<'_>,
    krate: &TokenStream,
    context: &TokenStream,
    predicates: &mut Vec<TokenStream>,
) {
    if mentions(field.ty, &|ident| ident == model.name || ident == "Self") {
        return;
    }
    let ty = field.ty;
    match field.nested {
        Nested::Skip => {}
        // Reported: it has to be said whether the parameter's own rules count.
        Nested::IfAny if bare_parameter(ty, model).is_some() => {}
        Nested::With(..) => predicates.push(quote!(#ty: #krate::ApiValidate)),
        Nested::IfAny | Nested::Must(_) => {
            predicates.push(quote!(#ty: #krate::ApiValidate<Context = #context>));
        }
    }
}

fn rules(
    items: &[Item],
    ty: &TokenStream,
    is_bare: bool,
    krate: &TokenStream,
    predicates: &mut Vec<TokenStream>,
) {
    for item in items {
        match item {
            Item::Rule(rule) => {
                let needs_bound =
                    !rule.spec.reads.is_empty() && (rule.spec.form != Form::Presence || is_bare);
                if needs_bound {
                    let reads = Ident::new(rule.spec.reads, rule.word.span());
                    predicates.push(quote!(#ty: #krate::kinds::#reads));
                }
                if rule.arg("unit").is_some() {
                    predicates.push(quote!(#ty: #krate::kinds::Text));
                }
            }
            Item::Each(_, inner) => {
                predicates.push(quote!(#ty: #krate::kinds::Elements));
                rules(inner, &quote!(<#ty as #krate::kinds::Elements>::Item), false, krate, predicates);
            }
            Item::Keys(_, inner) => {
                predicates.push(quote!(#ty: #krate::kinds::Entries));
                rules(inner, &quote!(<#ty as #krate::kinds::Entries>::Key), false, krate, predicates);
            }
            Item::When(_, _, inner) => rules(inner, ty, is_bare, krate, predicates),
        }
    }
}
