//! Parses numbers: counts, bounds and steps, as exactly as they are written.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::{
    BinOp, Expr, ExprLit, ExprUnary, Lit, LitInt, Token, UnOp,
    parse::{ParseStream, discouraged::Speculative},
};

use crate::model::{Decimal, Value};

pub(super) fn count(input: ParseStream<'_>, word: &Ident) -> syn::Result<Value> {
    let expr = expr(input)?;
    let fail = |what: &str| {
        Err(syn::Error::new_spanned(&expr, format!("`{word}` must be a whole number from 0{what}")))
    };
    match literal_of(&expr) {
        Some((false, Lit::Int(int))) => match int.base10_parse() {
            Ok(count) if int.suffix().is_empty() => Ok(Value::Count(expr, Some(count))),
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

/// Parses an expression. Most are literals, which take less work. A minus is not part of a literal.
fn expr(input: ParseStream<'_>) -> syn::Result<Expr> {
    let ahead = input.fork();
    match ahead.parse() {
        Ok(lit) if !input.peek(Token![-]) && (ahead.is_empty() || ahead.peek(Token![,])) => {
            input.advance_to(&ahead);
            Ok(Expr::Lit(ExprLit { attrs: Vec::new(), lit }))
        }
        _ => input.parse(),
    }
}

/// Returns an expression as in the source. In tokens, a blank follows the sign.
pub(crate) fn written(expr: &Expr) -> String {
    expr.to_token_stream().to_string().replace("- ", "-")
}

/// Removes the suffix, so that the builder decides on the type.
fn bare(int: &LitInt) -> Expr {
    let lit = Lit::Int(LitInt::new(int.base10_digits(), int.span()));
    Expr::Lit(ExprLit { attrs: Vec::new(), lit })
}

/// Returns a literal, and whether it follows a minus.
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

/// Returns whether an expression consists of literals: `20201231`, `2020-12-31`
pub(super) fn is_literal(expr: &Expr) -> bool {
    match expr {
        Expr::Binary(binary) => is_literal(&binary.left) && is_literal(&binary.right),
        Expr::Paren(paren) => is_literal(&paren.expr),
        _ => literal_of(expr).is_some(),
    }
}

pub(super) fn number(input: ParseStream<'_>, word: &Ident) -> syn::Result<Value> {
    let expr = expr(input)?;
    let value = decimal(&expr, word)?;
    Ok(Value::Number(expr, value))
}

/// Returns the exact value of a literal. `None` for any other expression.
fn decimal(expr: &Expr, word: &Ident) -> syn::Result<Option<Decimal>> {
    let fail = |what: &str| syn::Error::new_spanned(expr, format!("`{word}` {what}"));
    if is_endless(expr) {
        return Err(fail(&format!("is no finite number: write one, or leave `{word}` out")));
    }
    if matches!(expr, Expr::Binary(_)) && is_literal(expr) {
        return Err(fail(&format!("must be one number or a constant: write what `{}` is", written(expr))));
    }
    let Some((minus, lit)) = literal_of(expr) else { return Ok(None) };
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
    let value = parse_decimal(&digits).ok_or_else(|| fail("has an exponent that no number needs"))?;
    Ok(Some(Decimal { minus, ..value }))
}

/// `f64::INFINITY`, `-f32::NAN`, `1.0 / 0.0`
fn is_endless(expr: &Expr) -> bool {
    match expr {
        Expr::Path(path) => {
            let last = path.path.segments.last();
            last.is_some_and(|last| ["INFINITY", "NEG_INFINITY", "NAN"].iter().any(|name| last.ident == name))
        }
        Expr::Unary(ExprUnary { expr, .. }) => is_endless(expr),
        Expr::Cast(cast) => is_endless(&cast.expr),
        Expr::Group(group) => is_endless(&group.expr),
        Expr::Paren(paren) => is_endless(&paren.expr),
        Expr::Binary(binary) => match (&binary.op, literal_of(&binary.right)) {
            (BinOp::Div(_), Some((_, Lit::Float(float)))) => {
                float.base10_parse().is_ok_and(|zero: f64| zero == 0.0)
            }
            _ => is_endless(&binary.left) || is_endless(&binary.right),
        },
        _ => false,
    }
}

/// `12.50`, `1e-3`
fn parse_decimal(digits: &str) -> Option<Decimal> {
    let (number, exponent) = digits.split_once(['e', 'E']).unwrap_or((digits, "0"));
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let (whole, fraction) = (whole.replace('_', ""), fraction.replace('_', ""));
    let places = i64::try_from(fraction.len()).ok()?;
    let exponent: i64 = exponent.replace('_', "").parse().ok()?;
    let digits = format!("{whole}{fraction}");
    if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let digits = digits.trim_start_matches('0').to_owned();
    Some(Decimal { minus: false, digits, scale: places.checked_sub(exponent)? })
}

pub(super) fn step(input: ParseStream<'_>, word: &Ident) -> syn::Result<Value> {
    let value = number(input, word)?;
    match &value {
        Value::Number(expr @ Expr::Assign(_), _) => {
            Err(syn::Error::new_spanned(expr, format!("expected a number and nothing else: `{word}(5)`")))
        }
        Value::Number(expr, Some(step)) if step.minus || step.digits.is_empty() => {
            Err(syn::Error::new_spanned(expr, format!("`{word}` needs a number above 0")))
        }
        _ => Ok(value),
    }
}
