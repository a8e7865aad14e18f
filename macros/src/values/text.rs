//! Parses texts: literals or constants.

use proc_macro2::Ident;
use syn::{Expr, Lit, LitStr, parse::ParseStream};

use super::{constant::constant, number::literal_of};

pub(crate) fn literal(input: ParseStream<'_>, word: &Ident) -> syn::Result<LitStr> {
    input.parse().map_err(|error: syn::Error| {
        syn::Error::new(error.span(), format!("`{word}` expects a string literal"))
    })
}

const TEXT: &str = "a string literal";

/// Parses text: a literal, which `judge` checks, or a constant.
pub(super) fn text(
    input: ParseStream<'_>,
    word: &Ident,
    expected: &str,
    judge: impl FnOnce(&LitStr) -> Result<(), String>,
) -> syn::Result<Expr> {
    let expr = match input.fork().parse() {
        Ok(Expr::Lit(_)) | Err(_) => {
            let fail = |error: syn::Error| {
                syn::Error::new(error.span(), format!("`{word}` expects {expected}, or a constant"))
            };
            let text: LitStr = input.parse().map_err(fail)?;
            judge(&text).map_err(|message| syn::Error::new(text.span(), message))?;
            syn::parse_quote!(#text)
        }
        Ok(_) => constant(input)?,
    };
    Ok(expr)
}

/// Returns the text of a literal.
pub(crate) fn text_of(expr: &Expr) -> Option<String> {
    match literal_of(expr) {
        Some((false, Lit::Str(text))) => Some(text.value()),
        _ => None,
    }
}

pub(super) fn part(input: ParseStream<'_>, word: &Ident) -> syn::Result<Expr> {
    text(input, word, TEXT, |text| is_some_text(text, word))
}

pub(super) fn is_some_text(text: &LitStr, word: &Ident) -> Result<(), String> {
    let texts = if word == "not_contains" { "no text" } else { "every text" };
    if text.value().is_empty() { Err(format!("`{word}` of nothing holds for {texts}")) } else { Ok(()) }
}

/// Parses the kind of what is looked up.
pub(super) fn kind(input: ParseStream<'_>, word: &Ident) -> syn::Result<Expr> {
    let kind = text(input, word, TEXT, |text| match text.value().as_str() {
        "" => Err(format!("`{word}` needs the kind of what is looked up: `{word}(\"User\")`")),
        _ => Ok(()),
    })?;
    // A constant has a name in capitals.
    let name = if let Expr::Path(path) = &kind { path.path.get_ident() } else { None };
    match name.filter(|name| name.to_string().contains(char::is_lowercase)) {
        Some(name) => {
            Err(syn::Error::new(name.span(), format!("the kind is a text: write `{word}(\"{name}\")`")))
        }
        None => Ok(kind),
    }
}

/// What libraries with templates put into braces.
const PLACEHOLDERS: &[&str] = &[
    "min",
    "max",
    "equal",
    "above",
    "below",
    "after",
    "before",
    "scale",
    "precision",
    "length",
    "value",
    "field",
    "criteria",
    "code",
];

/// Parses a text for clients.
pub(crate) fn sentence(input: ParseStream<'_>, word: &Ident) -> syn::Result<Expr> {
    text(input, word, TEXT, |text| {
        let text = text.value();
        if text.trim().is_empty() {
            return Err(format!("`{word}` is empty; leave it out for the rule's own text"));
        }
        match PLACEHOLDERS.iter().find(|name| text.contains(&format!("{{{name}}}"))) {
            Some(name) => Err(format!(
                "`{word}` is sent as it is, with `{{{name}}}`; write out what stands for it, or put a text with such braces into a constant"
            )),
            None => Ok(()),
        }
    })
}
