//! Numbers: counts, bounds and steps, as exact as they are written.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::{Expr, ExprLit, ExprUnary, Lit, LitInt, UnOp, parse::ParseStream};

use crate::model::{Decimal, Value};

pub(super) fn count(input: ParseStream<'_>, word: &Ident) -> syn::Result<Value> {
    let expr: Expr = input.parse()?;
    let fail = |what: &str| {
        Err(syn::Error::new_spanned(&expr, format!("`{word}` must be a whole number from 0{what}")))
    };
    match literal_of(&expr) {
        Some((false, Lit::Int(int))) => match int.base10_parse() {
            Ok(count) => Ok(Value::Count(bare(int), Some(count))),
            Err(_) => fail(", and it must fit in a `usize`"),
        },
        Some((_, Lit::Str(text))) => {
            let hint =
                text.value().parse::<usize>().map_or_else(|_| String::new(), |n| format!(": write `{n}`"));
            fail(&format!(", not a string{hint}"))
        }
        Some(_) => fail(&format!(", not `{}`", written(&expr))),
        None => Ok(Value::Count(expr, None)),
    }
}

/// As it stands in the source: a sign is a token of its own.
pub(crate) fn written(expr: &Expr) -> String {
    expr.to_token_stream().to_string().replace("- ", "-")
}

/// Without a suffix, so that the builder decides on the type.
fn bare(int: &LitInt) -> Expr {
    let lit = Lit::Int(LitInt::new(int.base10_digits(), int.span()));
    Expr::Lit(ExprLit { attrs: Vec::new(), lit })
}

/// A literal, and whether a minus stands before it.
pub(super) fn literal_of(expr: &Expr) -> Option<(bool, &Lit)> {
    match expr {
        Expr::Lit(ExprLit { lit, .. }) => Some((false, lit)),
        Expr::Unary(ExprUnary { op: UnOp::Neg(_), expr, .. }) => {
            literal_of(expr).map(|(minus, lit)| (!minus, lit))
        }
        Expr::Group(group) => literal_of(&group.expr),
        Expr::Paren(paren) => literal_of(&paren.expr),
        _ => None,
    }
}

pub(super) fn number(input: ParseStream<'_>, word: &Ident) -> syn::Result<Value> {
    let expr: Expr = input.parse()?;
    let value = decimal(&expr, word)?;
    Ok(Value::Number(expr, value))
}

/// The exact value of a literal; `None` for any other expression.
fn decimal(expr: &Expr, word: &Ident) -> syn::Result<Option<Decimal>> {
    let Some((minus, lit)) = literal_of(expr) else { return Ok(None) };
    let fail = |what: &str| syn::Error::new_spanned(expr, format!("`{word}` {what}"));
    let digits = match lit {
        Lit::Int(int) => int.base10_digits().to_owned(),
        Lit::Float(float) => float.base10_digits().to_owned(),
        Lit::Str(text) => {
            let hint = match parse_decimal(&text.value()) {
                Some(_) => format!(": write `{}`", text.value()),
                None => String::new(),
            };
            return Err(fail(&format!("must be a number, not a string{hint}")));
        }
        other => return Err(fail(&format!("must be a number, not `{}`", other.to_token_stream()))),
    };
    let value = parse_decimal(&digits).ok_or_else(|| fail("must have at most 38 digits"))?;
    Ok(Some(if minus { Decimal { mantissa: -value.mantissa, ..value } } else { value }))
}

/// `12.50`, `1e-3`
fn parse_decimal(digits: &str) -> Option<Decimal> {
    let (number, exponent) = digits.split_once(['e', 'E']).unwrap_or((digits, "0"));
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let mantissa = format!("{whole}{fraction}").replace('_', "").parse().ok()?;
    let places = i64::try_from(fraction.replace('_', "").len()).ok()?;
    let exponent: i64 = exponent.replace('_', "").parse().ok()?;
    Some(Decimal { mantissa, scale: places.checked_sub(exponent)? })
}

pub(super) fn step(input: ParseStream<'_>, word: &Ident) -> syn::Result<Value> {
    let value = number(input, word)?;
    match &value {
        Value::Number(expr @ Expr::Assign(_), _) => {
            Err(syn::Error::new_spanned(expr, format!("expected a number and nothing else: `{word}(5)`")))
        }
        Value::Number(expr, Some(step)) if step.mantissa <= 0 => {
            Err(syn::Error::new_spanned(expr, format!("`{word}` needs a number above 0")))
        }
        _ => Ok(value),
    }
}
