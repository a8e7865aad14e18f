//! The where clause: a bound for each field whose type mentions a type parameter.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

use crate::{
    check::bare_parameter,
    model::{Field, Input, Item, Nested},
    nested::{is_generic, leaves, mentions},
    rules::Form,
};

/// The predicates that the impl needs beside those of the type.
pub(crate) fn inferred(model: &Input<'_>, krate: &TokenStream, context: &TokenStream) -> Vec<TokenStream> {
    if let Some(bound) = &model.bound {
        return bound.iter().map(ToTokens::to_token_stream).collect();
    }
    let mut predicates = Vec::new();
    for field in model.data.field_lists().into_iter().flatten() {
        if is_generic(field.ty, model.generics) {
            nested(field, model, krate, context, &mut predicates);
            rules(
                &field.items,
                &field.ty.to_token_stream(),
                bare_parameter(field.ty, model.generics).is_some(),
                krate,
                &mut predicates,
            );
        }
    }
    predicates
}

/// What is asked for its rules must have some. A field of the type itself would need its own bound to prove it,
/// without end.
fn nested(
    field: &Field<'_>,
    model: &Input<'_>,
    krate: &TokenStream,
    context: &TokenStream,
    predicates: &mut Vec<TokenStream>,
) {
    let is_itself = |ident: &Ident| ident == model.name || ident == "Self";
    let mut asked = Vec::new();
    let context = match field.nested {
        Nested::Skip => return,
        // Reported: it has to be said whether the parameter's own rules count.
        Nested::IfAny if bare_parameter(field.ty, model.generics).is_some() => return,
        Nested::With(..) => {
            asked.push(field.ty);
            None
        }
        Nested::IfAny | Nested::Must(_) => {
            leaves(field.ty, &mut asked);
            Some(quote!(<Context = #context>))
        }
    };
    for ty in asked.into_iter().filter(|ty| is_generic(ty, model.generics) && !mentions(ty, &is_itself)) {
        predicates.push(quote!(#ty: #krate::ApiValidate #context));
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
                    predicates.push(match rule.spec.form {
                        // A sequence of names and values.
                        Form::Metadata => quote!(#ty: #krate::metadata::NameValues),
                        _ => quote!(#ty: #krate::kinds::#reads),
                    });
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
