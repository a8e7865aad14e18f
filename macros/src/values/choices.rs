//! Parses lists: the schemes of a URL, and choices.

use proc_macro2::{Ident, Literal};
use quote::ToTokens;
use syn::{Expr, Lit, LitStr, Token, parse::ParseStream, punctuated::Punctuated, spanned::Spanned};

use super::{
    constant::is_constant,
    number::literal_of,
    text::{is_some_text, text},
};
use crate::model::{Arg, Rule, Value};

/// `schemes("https", "ftp")`
pub(super) fn schemes(input: ParseStream<'_>, word: &Ident) -> syn::Result<Value> {
    if !input.peek(syn::token::Paren) {
        let span = if input.peek(Token![=]) { input.span() } else { word.span() };
        return Err(syn::Error::new(span, "expected a list: `schemes(\"https\")`"));
    }
    let content;
    syn::parenthesized!(content in input);
    let list = Punctuated::<LitStr, Token![,]>::parse_terminated(&content)
        .map_err(|error| syn::Error::new(error.span(), "`schemes` expects string literals"))?;
    if list.is_empty() {
        return Err(syn::Error::new(word.span(), "`schemes` is empty, so that no URL would be accepted"));
    }
    let list: Vec<LitStr> = list.into_iter().collect();
    for (position, scheme) in list.iter().enumerate() {
        if !is_scheme(&scheme.value()) {
            let message = format!(
                "`{}` is no scheme, expected a letter, then letters, digits, `+`, `-` and `.`",
                scheme.value()
            );
            return Err(syn::Error::new(scheme.span(), message));
        }
        if list[..position].iter().any(|other| other.value().eq_ignore_ascii_case(&scheme.value())) {
            return Err(syn::Error::new(scheme.span(), format!("duplicate scheme `{}`", scheme.value())));
        }
    }
    Ok(Value::Texts(list))
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
}

/// Parses one more choice of `one_of`.
pub(super) fn choice(input: ParseStream<'_>, rule: &mut Rule) -> syn::Result<()> {
    let name = rule.spec.name;
    let expr: Expr = input.parse()?;
    let fail = |what: &str| syn::Error::new_spanned(&expr, what);
    let new = match literal_of(&expr) {
        Some((false, Lit::Str(text))) => Value::Texts(vec![text.clone()]),
        Some((minus, Lit::Int(int))) => {
            let value: i128 = int.base10_parse().map_err(|_| fail("a choice must have at most 38 digits"))?;
            Value::Numbers(vec![(expr.clone(), if minus { -value } else { value })])
        }
        _ if matches!(expr, Expr::Array(_)) => return Err(fail("expected the choices without brackets")),
        None if matches!(expr, Expr::Path(_)) => Value::Choices(vec![expr.clone()]),
        _ => {
            is_constant(&expr)?;
            let found = expr.to_token_stream();
            return Err(fail(&format!("expected a string literal or a whole number, not `{found}`")));
        }
    };
    let Some(arg) = rule.args.iter_mut().find(|arg| arg.name == name) else {
        rule.args.push(Arg { name, word: rule.word.clone(), value: new });
        return Ok(());
    };
    match (&mut arg.value, new) {
        (Value::Texts(all), Value::Texts(new)) => {
            if all.iter().any(|text| new.iter().any(|n| n.value() == text.value())) {
                return Err(fail(&format!("duplicate choice `{}`", expr.to_token_stream())));
            }
            all.extend(new);
        }
        // The value of an expression is not known here.
        (all, Value::Choices(new)) => *all = Value::Choices(exprs(all).into_iter().chain(new).collect()),
        (Value::Choices(all), new) => all.extend(exprs(&new)),
        (Value::Numbers(all), Value::Numbers(new)) => {
            if all.iter().any(|(_, number)| new.iter().any(|(_, n)| n == number)) {
                return Err(fail(&format!("duplicate choice `{}`", expr.to_token_stream())));
            }
            all.extend(new);
        }
        _ => return Err(fail("expected all choices to be strings, or all to be numbers")),
    }
    Ok(())
}

/// Parses the value of `equal`.
pub(super) fn comparand(input: ParseStream<'_>) -> syn::Result<Expr> {
    let expr: Expr = input.parse()?;
    let fail = |what: &str| syn::Error::new_spanned(&expr, what);
    match literal_of(&expr) {
        Some((false, Lit::Str(_) | Lit::Bool(_))) => Ok(expr),
        Some((minus, Lit::Int(int))) => {
            let value: i128 = int.base10_parse().map_err(|_| fail("a number must have at most 38 digits"))?;
            Ok(whole(&expr, if minus { -value } else { value }))
        }
        None if matches!(expr, Expr::Path(_)) => Ok(expr),
        _ => {
            is_constant(&expr)?;
            let found = expr.to_token_stream();
            Err(fail(&format!("expected a string literal, a whole number, `true` or `false`, not `{found}`")))
        }
    }
}

/// Parses the value of `contains`.
pub(super) fn wanted(input: ParseStream<'_>, word: &Ident) -> syn::Result<Expr> {
    let expr: syn::Result<Expr> = input.fork().parse();
    match expr.as_ref().map(literal_of) {
        Ok(Some((_, Lit::Int(_)))) => comparand(input),
        _ => text(input, word, "a string literal, a whole number", |text| is_some_text(text, word)),
    }
}

/// `5i128`
fn whole(expr: &Expr, number: i128) -> Expr {
    let mut literal = Literal::i128_suffixed(number);
    literal.set_span(expr.span());
    Expr::Verbatim(literal.to_token_stream())
}

fn exprs(choices: &Value) -> Vec<Expr> {
    match choices {
        Value::Texts(texts) => texts.iter().map(|text| syn::parse_quote!(#text)).collect(),
        Value::Numbers(numbers) => numbers.iter().map(|(expr, number)| whole(expr, *number)).collect(),
        Value::Choices(choices) => choices.clone(),
        _ => Vec::new(),
    }
}
