//! Parses what a filter or an order-by offers: fields, and words of OData.

mod path;

use proc_macro2::{Ident, Span};
use syn::{LitStr, Token, ext::IdentExt, parse::ParseStream};

use crate::{
    errors::{did_you_mean, list},
    model::{OfferedField, Value},
    rules::words::{self, Word},
};

/// `fields(name, createdDate: date, "Address/City": text)`
pub(super) fn fields(input: ParseStream<'_>, word: &Ident) -> syn::Result<Value> {
    let mut fields: Vec<OfferedField> = Vec::new();
    each(input, word, "name, \"Address/City\"", |input| {
        let field = field(input)?;
        if fields.iter().any(|other| other.name == field.name) {
            return Err(syn::Error::new(field.span, format!("duplicate field `{}`", field.name)));
        }
        fields.push(field);
        Ok(())
    })?;
    Ok(Value::Fields(fields))
}

fn field(input: ParseStream<'_>) -> syn::Result<OfferedField> {
    let (name, span) = name(input)?;
    if let Some(mistake) = path::mistake_in(&name) {
        return Err(syn::Error::new(span, mistake));
    }
    let ty = if input.parse::<Option<Token![:]>>()?.is_some() { Some(field_type(input)?) } else { None };
    Ok(OfferedField { name, span, ty })
}

fn name(input: ParseStream<'_>) -> syn::Result<(String, Span)> {
    if input.peek(LitStr) {
        let text: LitStr = input.parse()?;
        return Ok((text.value(), text.span()));
    }
    let word = input.call(Ident::parse_any).map_err(|error| {
        syn::Error::new(error.span(), "expected the client's name of a field, or a path in quotes")
    })?;
    if input.peek(Token![/]) {
        return Err(input.error("a path stands in quotes: `\"Address/City\"`"));
    }
    Ok((word.unraw().to_string(), word.span()))
}

fn field_type(input: ParseStream<'_>) -> syn::Result<Ident> {
    one_of(input, words::TYPES, "type of a field")
}

/// `operators(eq, ne)`, `functions(contains, "geo.distance")`, `logic(and)`, `directions(asc)`
pub(super) fn words(
    input: ParseStream<'_>,
    word: &Ident,
    (ty, known, what): (&'static str, &'static [Word], &'static str),
) -> syn::Result<Value> {
    let mut found: Vec<Ident> = Vec::new();
    each(input, word, known.first().map_or("", |(word, _)| word), |input| {
        let new = one_of(input, known, what)?;
        if found.contains(&new) {
            return Err(syn::Error::new(new.span(), format!("duplicate {what} `{}`", shown(known, &new))));
        }
        found.push(new);
        Ok(())
    })?;
    Ok(Value::Words(ty, found))
}

/// Parses a known word. Returns its variant.
fn one_of(input: ParseStream<'_>, known: &'static [Word], what: &str) -> syn::Result<Ident> {
    let names = || known.iter().map(|(name, _)| *name);
    let (name, span) = if input.peek(LitStr) {
        let text: LitStr = input.parse()?;
        (text.value(), text.span())
    } else {
        let word = input.call(Ident::parse_any);
        let word =
            word.map_err(|error| syn::Error::new(error.span(), format!("expected {}", list(names()))))?;
        // `geo.distance`
        if input.peek(Token![.]) && known.iter().any(|(known, _)| known.starts_with(&format!("{word}."))) {
            return Err(input.error(format!("a name with a dot stands in quotes: `\"{word}.distance\"`")));
        }
        (word.unraw().to_string(), word.span())
    };
    match known.iter().find(|(known, _)| *known == name) {
        Some((_, variant)) => Ok(Ident::new(variant, span)),
        None => Err(syn::Error::new(span, format!("unknown {what} `{name}`{}", hint(&name, known, names())))),
    }
}

/// Returns a hint: what was probably meant, or else what is known.
fn hint<'a>(name: &str, known: &'static [Word], names: impl Iterator<Item = &'a str>) -> String {
    if let Some(word) = words::foreign(name, known) {
        return format!(", did you mean `{word}`?");
    }
    if known == words::OPERATORS && words::LOGIC.iter().any(|(word, _)| *word == name) {
        return format!(", expected `logic({name})`");
    }
    let near = did_you_mean(name, names);
    if near.is_empty() { expected(known) } else { near }
}

/// Returns `, expected …` with all of a short list, or some of a long one.
fn expected(known: &[Word]) -> String {
    let names = |count| list(known.iter().take(count).map(|(name, _)| *name));
    if known.len() > 16 {
        return format!(", expected a function of OData such as {}", names(3));
    }
    format!(", expected {}", names(known.len()))
}

/// Returns the word of a variant.
fn shown(known: &[Word], variant: &Ident) -> &'static str {
    known.iter().find(|(_, name)| variant == name).map_or("", |(word, _)| word)
}

/// Parses the items in the parentheses of an argument. There must be at least one.
fn each(
    input: ParseStream<'_>,
    word: &Ident,
    example: &str,
    mut item: impl FnMut(ParseStream<'_>) -> syn::Result<()>,
) -> syn::Result<()> {
    if !input.peek(syn::token::Paren) {
        let span = if input.peek(Token![=]) { input.span() } else { word.span() };
        return Err(syn::Error::new(span, format!("expected a list: `{word}({example})`")));
    }
    let content;
    syn::parenthesized!(content in input);
    if content.is_empty() {
        return Err(syn::Error::new(word.span(), format!("`{word}` is empty, expected `{word}({example})`")));
    }
    while !content.is_empty() {
        item(&content)?;
        if !content.is_empty() && content.parse::<Option<Token![,]>>()?.is_none() {
            return Err(content.error("expected `,`"));
        }
    }
    Ok(())
}
