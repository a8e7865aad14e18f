//! Expressions that are constants: rules are made before there is a value or a context.

use syn::{Expr, parse::ParseStream};

use crate::mentions::value_of_request;

/// Parses a constant.
pub(super) fn constant(input: ParseStream<'_>) -> syn::Result<Expr> {
    let expr: Expr = input.parse()?;
    is_constant(&expr)?;
    Ok(expr)
}

/// Reports an expression that uses `self` or `ctx` where it cannot.
pub(crate) fn is_constant(expr: &Expr) -> syn::Result<()> {
    let Some(word) = value_of_request(expr, &["self", "ctx"]) else { return Ok(()) };
    let of = if word == "self" { " on the type" } else { ", which may take the context" };
    let message = format!(
        "`{word}` is not known here, where rules are constants: compare in a function, with `custom(function)`{of}"
    );
    Err(syn::Error::new(word.span(), message))
}
