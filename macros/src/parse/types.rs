//! Parses `#[api(…)]` on the type.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::{
    LitStr, Path, Token, Type,
    ext::IdentExt,
    parse::{Parse, ParseStream},
    punctuated::Punctuated,
};

use super::{
    arguments::own_arg,
    syntax::{after_equals, once, parentheses, separated, word},
};
use crate::{
    errors::{Errors, did_you_mean, list},
    model::{Input, Own, TypeRule},
    rules::{self, GRAMMAR, OWN, TYPE_WORDS, foreign},
    values,
};

pub(super) const EXPECTED: &str = "an attribute of the type, such as `at_least_one(a, b)`";

pub(super) fn type_item(
    input: ParseStream<'_>,
    model: &mut Input<'_>,
    errors: &mut Errors,
) -> syn::Result<()> {
    let word = word(input, EXPECTED)?;
    match word.to_string().as_str() {
        "crate" => once(
            &mut model.krate,
            &word,
            unquoted(input, &word, "the path of a crate", Path::parse_mod_style)?,
            errors,
        ),
        "context" => {
            without_parentheses(input, &word)?;
            once(&mut model.context, &word, unquoted(input, &word, "a type", Type::parse)?, errors);
        }
        "bound" => bound(input, &word, model, errors)?,
        "custom" => custom(input, word, model, errors)?,
        "at_least_one" | "exactly_one" => {
            if let Some((members, own)) = type_rule(input, &word, "a, b", errors, values::member)? {
                model.rules.push(TypeRule::Count(word, members, own));
            }
        }
        name => return Err(unknown_on_type(&word, name, &model.rules)),
    }
    Ok(())
}

/// Reports `context(Type)` and `context(Type as ctx)`.
fn without_parentheses(input: ParseStream<'_>, word: &Ident) -> syn::Result<()> {
    if !input.peek(syn::token::Paren) {
        return Ok(());
    }
    let content;
    syn::parenthesized!(content in input);
    let ty = content.parse::<Type>().map_or_else(|_| "Type".to_owned(), |ty| written(&ty));
    Err(syn::Error::new(word.span(), format!("`context` takes no parentheses: write `context = {ty}`")))
}

/// Returns a type as it was written, for the most part.
fn written(ty: &Type) -> String {
    ty.to_token_stream().to_string().replace(" :: ", "::").replace(" < ", "<").replace(" >", ">")
}

fn unknown_on_type(word: &Ident, name: &str, before: &[TypeRule]) -> syn::Error {
    let message = if rules::find(name).is_some() || GRAMMAR.contains(&name) {
        format!("`{name}` stands on a field, not on the type")
    } else if OWN.contains(&name) {
        let rule = match before.last() {
            Some(TypeRule::Count(word, ..)) => format!("{word}(…, {name} = …)"),
            _ => format!("custom(function, {name} = …)"),
        };
        format!("`{name}` stands in the parentheses of a rule: `{rule}`")
    } else if let Some(instead) = foreign::on_type(name) {
        format!("unknown attribute `{name}` on a type: {instead}")
    } else {
        let near = did_you_mean(name, TYPE_WORDS.iter().copied());
        let hint =
            if near.is_empty() { format!(", expected {}", list(TYPE_WORDS.iter().copied())) } else { near };
        format!("unknown attribute `{name}` on a type{hint}")
    };
    syn::Error::new(word.span(), message)
}

/// Parses `= value`, which serde has in quotes.
fn unquoted<T>(
    input: ParseStream<'_>,
    word: &Ident,
    expected: &str,
    parse: impl FnOnce(ParseStream<'_>) -> syn::Result<T>,
) -> syn::Result<T> {
    after_equals(input, word, |input| {
        if input.peek(LitStr) {
            let text: LitStr = input.parse()?;
            let message = format!("expected no quotes: `{word} = {}`", text.value());
            return Err(syn::Error::new(text.span(), message));
        }
        let span = if input.is_empty() { word.span() } else { input.span() };
        parse(input).map_err(|_| syn::Error::new(span, format!("`{word}` expects {expected}")))
    })
}

/// `bound = "T: Clone"`
fn bound(
    input: ParseStream<'_>,
    word: &Ident,
    model: &mut Input<'_>,
    errors: &mut Errors,
) -> syn::Result<()> {
    let text = after_equals(input, word, |input| values::literal(input, word))?;
    let predicates = text
        .parse_with(Punctuated::<_, Token![,]>::parse_terminated)
        .map_err(|error| syn::Error::new(text.span(), format!("`bound` is no where clause: {error}")))?;
    if model.generics.params.is_empty() {
        return Err(syn::Error::new(
            word.span(),
            "`bound` needs a type with parameters, and this one has none",
        ));
    }
    once(&mut model.bound, word, predicates.into_iter().collect(), errors);
    Ok(())
}

fn custom(
    input: ParseStream<'_>,
    word: Ident,
    model: &mut Input<'_>,
    errors: &mut Errors,
) -> syn::Result<()> {
    let Some((paths, own)) = type_rule(input, &word, "function", errors, values::function)? else {
        return Ok(());
    };
    let mut paths = paths.into_iter();
    let Some(path) = paths.next() else {
        return Err(syn::Error::new(word.span(), "`custom` needs an argument: `custom(function)`"));
    };
    if let Some(second) = paths.next() {
        errors.at(&second, "`custom` takes one argument");
    }
    model.rules.push(TypeRule::Custom(word, path, own));
    Ok(())
}

/// Parses `(value, value, code = …)`. Returns `None` if a mistake was reported.
fn type_rule<T>(
    input: ParseStream<'_>,
    word: &Ident,
    example: &str,
    errors: &mut Errors,
    mut value: impl FnMut(ParseStream<'_>) -> syn::Result<T>,
) -> syn::Result<Option<(Vec<T>, Own)>> {
    let content = parentheses(input, word, example)?;
    let (mut values, mut own) = (Vec::new(), Own::default());
    let is_sound = separated(&content, errors, &mut |input, errors| {
        if own_arg(input, &mut own, errors)? {
            return Ok(());
        }
        if input.peek(syn::Ident::peek_any) && input.peek2(Token![=]) {
            return Err(unknown_argument(&input.call(Ident::parse_any)?));
        }
        values.push(value(input)?);
        Ok(())
    });
    Ok(is_sound.then_some((values, own)))
}

fn unknown_argument(word: &Ident) -> syn::Error {
    let near = did_you_mean(&word.to_string(), OWN.iter().copied());
    let hint = if near.is_empty() { format!(", expected {}", list(OWN.iter().copied())) } else { near };
    syn::Error::new(word.span(), format!("unknown argument `{word}`{hint}"))
}
