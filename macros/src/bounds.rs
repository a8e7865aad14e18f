//! Infers the where clause: bounds for each field whose type mentions a type parameter.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::{Expr, GenericArgument, GenericParam, Generics, PathArguments, Type, WherePredicate, parse_quote};

use crate::{
    mentions::{mentions, type_mentions},
    model::{Field, Input, Item, Nested, Rule, Value},
    rules::{Form, Main},
    serde::DefaultValue,
};

/// Returns the predicates that the impl needs beside those of the type.
pub(crate) fn inferred(model: &Input<'_>, context: &TokenStream) -> Vec<TokenStream> {
    if let Some(bound) = &model.bound {
        return bound.iter().map(ToTokens::to_token_stream).collect();
    }
    let mut predicates = Vec::new();
    if model.generics.type_params().next().is_none() {
        return predicates;
    }
    for field in model.fields().filter(|field| is_generic(field.ty, model.generics)) {
        predicates.extend(nested(field, model, context));
        let ty = field.ty.to_token_stream();
        rules(&field.items, &ty, is_parameter(field.ty, model.generics), &mut predicates);
    }
    of_serde(model, &mut predicates);
    predicates
}

/// Adds the bounds for serde's implementation, which serde and functions of the service may need.
fn of_serde(model: &Input<'_>, predicates: &mut Vec<TokenStream>) {
    if model.asks_serde() {
        predicates.extend(model.body.bound.iter().filter_map(for_any_body));
    }
    if let Some(DefaultValue::Default) = model.body.default {
        predicates.push(quote!(Self: __private::Default));
    }
}

/// Returns `for<'de> T: Deserialize<'de>` for `T: Deserialize<'de>`, as serde's implementation declares this lifetime.
fn for_any_body(predicate: &WherePredicate) -> Option<TokenStream> {
    let WherePredicate::Type(predicate) = predicate else { return None };
    let mut predicate = predicate.clone();
    // A module `de` is found too, which does no harm.
    if mentions(&predicate, |ident| ident == "de") {
        let lifetimes = predicate.lifetimes.get_or_insert_with(|| parse_quote!(for<>));
        lifetimes.lifetimes.push(parse_quote!('de));
    }
    Some(predicate.into_token_stream())
}

/// Returns the bounds of a field's type. For the type itself, the bound would need itself as a proof, without end.
fn nested(field: &Field<'_>, model: &Input<'_>, context: &TokenStream) -> Vec<TokenStream> {
    let is_itself = |ident: &Ident| ident == model.name || ident == "Self";
    let context = match field.nested {
        Nested::Skip | Nested::Unread => return Vec::new(),
        Nested::With(..) => None,
        Nested::Plain | Nested::Said(_) | Nested::Made => Some(quote!(<Context = #context>)),
    };
    let ty = behind_references(field.ty);
    if type_mentions(ty, is_itself) {
        return Vec::new();
    }
    // `required` asks what an `Option` holds. That this has the trait does not follow from the bound of the `Option`.
    let held = if field.items.iter().any(is_required) { held(ty) } else { None };
    [Some(ty), held]
        .into_iter()
        .flatten()
        .map(|ty| quote!(#ty: __api_validate::ApiValidate #context))
        .collect()
}

fn is_required(item: &Item) -> bool {
    item.rule().is_some_and(|rule| rule.spec.form == Form::Presence)
}

/// Returns what an `Option` or a `Patch` holds, at last.
fn held(ty: &Type) -> Option<&Type> {
    let path = match ty {
        Type::Group(group) => return held(&group.elem),
        Type::Paren(paren) => return held(&paren.elem),
        Type::Path(path) => path,
        _ => return None,
    };
    let last = path.path.segments.last().filter(|last| last.ident == "Option" || last.ident == "Patch")?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    let Some(GenericArgument::Type(inner)) = arguments.args.first() else { return None };
    held(inner).or(Some(inner))
}

/// Returns the type behind references. Its bound holds for references to it too, with any lifetime.
fn behind_references(ty: &Type) -> &Type {
    match ty {
        Type::Reference(reference) => behind_references(&reference.elem),
        _ => ty,
    }
}

fn rules(items: &[Item], ty: &TokenStream, is_parameter: bool, predicates: &mut Vec<TokenStream>) {
    for item in items {
        match item {
            Item::Rule(rule) => rule_bounds(rule, ty, is_parameter, predicates),
            Item::Each(_, inner) => {
                predicates.push(quote!(#ty: __api_validate::kinds::Elements));
                rules(inner, &quote!(<#ty as __api_validate::kinds::Elements>::Item), false, predicates);
            }
            Item::Keys(_, inner) => {
                predicates.push(quote!(#ty: __api_validate::kinds::Entries));
                rules(inner, &quote!(<#ty as __api_validate::kinds::Entries>::Key), false, predicates);
            }
            Item::When(_, _, inner) | Item::Stop(_, inner) => rules(inner, ty, is_parameter, predicates),
        }
    }
}

fn rule_bounds(rule: &Rule, ty: &TokenStream, is_parameter: bool, predicates: &mut Vec<TokenStream>) {
    let is_bound = !rule.spec.reads.is_empty() && (rule.spec.form != Form::Presence || is_parameter);
    if is_bound {
        let reads = Ident::new(rule.spec.reads, rule.word.span());
        predicates.push(match rule.spec.form {
            // A sequence of names and values.
            Form::Metadata => quote!(#ty: __api_validate::metadata::NameValues),
            _ if is_number_wanted(rule) => {
                quote!(#ty: __api_validate::kinds::Contents<__private::i128, __api_validate::kinds::InItems>)
            }
            _ => quote!(#ty: __api_validate::kinds::#reads),
        });
    }
    if rule.spec.form == Form::Unique && rule.arg("by").is_none() {
        let item = quote!(<#ty as __api_validate::kinds::Sequence>::Item);
        predicates.push(quote!(#item: __api_validate::kinds::Distinct));
    }
    if rule.arg("unit").is_some() {
        predicates.push(quote!(#ty: __api_validate::kinds::Text));
    }
}

/// Returns whether this is `contains(5)`, which text cannot do.
fn is_number_wanted(rule: &Rule) -> bool {
    let wanted = rule.arg(rule.spec.name).filter(|_| rule.spec.main == Main::Part).map(|arg| &arg.value);
    matches!(wanted, Some(Value::Equal(Expr::Verbatim(_))))
}

/// Returns whether a type is a type parameter, and nothing more.
fn is_parameter(ty: &Type, generics: &Generics) -> bool {
    match ty {
        // A `macro_rules!` macro passes on `$type:ty` in a group.
        Type::Group(group) => is_parameter(&group.elem, generics),
        Type::Paren(paren) => is_parameter(&paren.elem, generics),
        Type::Path(path) => path.path.get_ident().is_some_and(|ident| names_parameter(ident, generics)),
        _ => false,
    }
}

/// Returns whether the type mentions a type parameter.
pub(crate) fn is_generic(ty: &Type, generics: &Generics) -> bool {
    type_mentions(ty, |ident| names_parameter(ident, generics))
}

fn names_parameter(ident: &Ident, generics: &Generics) -> bool {
    let is_it = |param: &GenericParam| matches!(param, GenericParam::Type(param) if param.ident == *ident);
    generics.params.iter().any(is_it)
}
