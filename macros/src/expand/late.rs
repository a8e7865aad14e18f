//! Rules with bounds that only a request knows (`ctx`, `self`): the constant without them.

use proc_macro2::TokenStream;
use quote::quote_spanned;
use syn::Expr;

use super::tokens::{at, here};
use crate::{
    check::member_name,
    model::{Arg, Field, Rule, own_field},
    seen::is_new,
};

/// Wraps what is known about a rule that is made only when a request is checked.
pub(super) fn constant(rule: &Rule, built: &TokenStream, fields: &[Field<'_>]) -> TokenStream {
    let bounds = bounds(&rule.late().collect::<Vec<_>>(), fields);
    quote_spanned!(at(rule.word.span())=> __private::late(#built, #bounds))
}

/// `&["min", "max"], &["", "field"], &["field"]`: bounds that a request sets, the field that each comes from, and these fields.
pub(super) fn bounds(late: &[(&Arg, &Expr)], fields: &[Field<'_>]) -> TokenStream {
    let bounds = late.iter().map(|(arg, _)| arg.name);
    let names: Vec<String> =
        late.iter().map(|(_, expr)| field_of(expr, fields).unwrap_or_default()).collect();
    let mut limits = Vec::new();
    for name in names.iter().filter(|name| !name.is_empty()) {
        is_new(name, &mut limits);
    }
    let names = if limits.is_empty() { &[][..] } else { &*names };
    quote_spanned!(here()=> &[#(#bounds),*], &[#(#names),*], &[#(#limits),*])
}

/// Returns the client's name of the field in `self.field` and `self.field as usize`.
fn field_of(expr: &Expr, fields: &[Field<'_>]) -> Option<String> {
    match expr {
        Expr::Cast(cast) => field_of(&cast.expr, fields),
        Expr::Paren(inner) => field_of(&inner.expr, fields),
        _ => sibling_of(expr, fields).map(Field::client_name),
    }
}

/// Returns the field in `self.field`.
pub(super) fn sibling_of<'f, 'a>(expr: &Expr, fields: &'f [Field<'a>]) -> Option<&'f Field<'a>> {
    let name = member_name(own_field(expr)?);
    fields.iter().find(|field| field.rust_name() == name)
}
