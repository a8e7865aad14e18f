//! The syntax of `#[api(…)]`: items between commas, with parentheses or a value.

use proc_macro2::Ident;
use syn::{Token, ext::IdentExt, parse::ParseStream, token};

use crate::errors::Errors;

/// Parses items between commas. Reports and skips those that do not parse. Returns whether all of them parsed.
pub(super) fn separated(
    input: ParseStream<'_>,
    errors: &mut Errors,
    item: &mut dyn FnMut(ParseStream<'_>, &mut Errors) -> syn::Result<()>,
) -> bool {
    let mut is_sound = true;
    while !input.is_empty() {
        let parsed = match item(input, errors) {
            Ok(()) if !input.is_empty() && !input.peek(Token![,]) => Err(input.error("expected `,`")),
            parsed => parsed,
        };
        if let Err(error) = parsed {
            errors.push(error);
            is_sound = false;
        }
        skip_to_comma(input);
    }
    is_sound
}

fn skip_to_comma(input: ParseStream<'_>) {
    skip_value(input);
    let _ = input.parse::<Option<Token![,]>>();
}

/// Skips what stands before the next comma.
pub(super) fn skip_value(input: ParseStream<'_>) {
    while !input.is_empty() && !input.peek(Token![,]) {
        let _ = input.parse::<proc_macro2::TokenTree>();
    }
}

/// Returns the word that an item begins with.
pub(super) fn word(input: ParseStream<'_>, expected: &str) -> syn::Result<Ident> {
    input
        .call(Ident::parse_any)
        .map_err(|error| syn::Error::new(error.span(), format!("expected {expected}")))
}

/// Parses an item's parentheses.
pub(super) fn parentheses<'a>(
    input: ParseStream<'a>,
    word: &Ident,
    example: &str,
) -> syn::Result<syn::parse::ParseBuffer<'a>> {
    if !input.peek(token::Paren) {
        let is_end = input.is_empty() || input.peek(Token![,]);
        let is_value = input.peek(Token![=]) || input.peek(token::Brace) || input.peek(token::Bracket);
        let span = if is_end { word.span() } else { input.span() };
        return Err(syn::Error::new(
            span,
            match (is_end || is_value, example) {
                (true, "") => format!("expected nothing behind `{word}`"),
                (true, _) => format!("expected parentheses: `{word}({example})`"),
                (false, _) => "expected `,`".to_owned(),
            },
        ));
    }
    let content;
    syn::parenthesized!(content in input);
    Ok(content)
}

/// Reports and skips parentheses or a value behind a word that takes none.
pub(super) fn alone(input: ParseStream<'_>, word: &Ident, errors: &mut Errors) {
    if input.peek(Token![=]) || input.peek(token::Paren) {
        errors.push(input.error(format!("`{word}` takes nothing: write `{word}`")));
        skip_value(input);
    }
}

pub(super) fn once<T>(slot: &mut Option<T>, word: &Ident, value: T, errors: &mut Errors) {
    if slot.replace(value).is_some() {
        errors.at(word, format!("duplicate `{word}`"));
    }
}

/// `= value`
pub(super) fn after_equals<T>(
    input: ParseStream<'_>,
    word: &Ident,
    parse: impl FnOnce(ParseStream<'_>) -> syn::Result<T>,
) -> syn::Result<T> {
    if input.parse::<Option<Token![=]>>()?.is_none() {
        return Err(syn::Error::new(word.span(), format!("`{word}` needs a value: `{word} = …`")));
    }
    parse(input)
}
