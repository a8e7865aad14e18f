//! Asks the compiler about types that need an attribute on the field, and may have any name: a `Patch` that may not be left
//! out, a `Filter` that may name everything.

use proc_macro2::TokenStream;
use quote::quote_spanned;
use syn::{GenericArgument, PathArguments, PathSegment, Type};

use super::{
    known::{AROUND, OTHERS, PLAIN},
    lifetimes,
    tokens::{at_type, here},
    walk::Walk,
};
use crate::{
    mentions::type_mentions,
    model::{Field, Form, Input},
};

/// What rules read that say what an expression may name.
const EXPRESSIONS: &[&str] = &["FilterText", "OrderByText"];

/// Returns `const { is_settled(…) }` for each field whose type a parameter may decide.
pub(super) fn checks(walk: &Walk<'_>) -> Vec<TokenStream> {
    let model = walk.derived.model;
    if model.generics.type_params().next().is_none() || !is_asked(model) {
        return Vec::new();
    }
    let fields = walk.fields.iter().filter(|field| may_be_asked(field));
    let asked = fields.map(|field| question(field, walk.form, model));
    asked.map(|question| walk.evaluated(&walk.derived.ask(question))).collect()
}

/// Returns the question for each field of a type without parameters.
pub(super) fn questions(model: &Input<'_>) -> Vec<TokenStream> {
    if !is_asked(model) {
        return Vec::new();
    }
    let lists = model.field_lists().into_iter();
    let fields = lists.flat_map(|(form, fields)| fields.iter().map(move |field| (form, field)));
    let is_named = |field: &Field<'_>| !mentions_self(field.ty) && !lifetimes::in_type(field.ty);
    let asked = fields.filter(|(_, field)| may_be_asked(field) && is_named(field));
    asked.map(|(form, field)| question(field, form, model)).collect()
}

/// Returns whether an item of its own cannot name the type.
fn mentions_self(ty: &Type) -> bool {
    type_mentions(ty, |name| name == "Self")
}

fn is_asked(model: &Input<'_>) -> bool {
    cfg!(feature = "json") && !model.body.is_converted
}

fn may_be_asked(field: &Field<'_>) -> bool {
    field.is_read() && !field.source.is_flattened && may_be_one(field.ty)
}

/// `__private::is_settled(TypeOf::<This<P<u8>>>::__TYPE, false, false)`
fn question(field: &Field<'_>, form: Form, model: &Input<'_>) -> TokenStream {
    let (span, ty) = (at_type(field.ty), field.ty);
    // A newtype is left out as a whole, by the type around it. A bare `Patch` was reported.
    let may_be_left_out = field.may_be_left_out(model) || form == Form::Newtype || crate::check::is_patch(ty);
    let is_offered = !field.is_sound || offers(field);
    let info = quote_spanned!(here()=> __private::TypeOf::<__private::This<#ty>>::__TYPE);
    quote_spanned!(span=> __private::is_settled(#info, #may_be_left_out, #is_offered))
}

/// Returns whether a rule says what an expression of OData may name.
fn offers(field: &Field<'_>) -> bool {
    let mut rules = Vec::new();
    field.items.iter().for_each(|item| item.rules(&mut rules));
    rules.iter().any(|rule| EXPRESSIONS.contains(&rule.spec.reads))
}

/// Returns whether a type may be a `Patch`, a `Filter` or an `OrderBy`, judging by its names.
fn may_be_one(ty: &Type) -> bool {
    match ty {
        // A `macro_rules!` macro passes on `$type:ty` in a group.
        Type::Group(group) => may_be_one(&group.elem),
        Type::Paren(paren) => may_be_one(&paren.elem),
        Type::Path(path) => path.path.segments.last().is_none_or(may_be_named),
        _ => false,
    }
}

fn may_be_named(last: &PathSegment) -> bool {
    // Each comparison with an `Ident` would make a text of it.
    let name = last.ident.to_string();
    let is_in = |names: &[&str]| names.contains(&&*name);
    if is_in(PLAIN) || is_in(OTHERS) {
        return false;
    }
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return true };
    !is_in(AROUND)
        || arguments.args.iter().any(|argument| match argument {
            GenericArgument::Type(inner) => may_be_one(inner),
            _ => false,
        })
}
