//! Parses the values of arguments, and checks each as far as possible by itself.

mod choices;
mod code;
mod constant;
pub(crate) mod date;
mod date_time;
mod filter;
mod number;
pub(crate) mod sibling;
mod text;
mod today;

use proc_macro2::Ident;
use quote::ToTokens;
use syn::{Expr, LitStr, Member, Token, ext::IdentExt, parse::ParseStream};

use self::{
    choices::{choice, comparand, schemes, wanted},
    number::{count, number, step},
    text::{kind, part},
};
use crate::{
    errors::{did_you_mean, list},
    model::{Arg, Rule, Value, own_field},
    rules::{ArgSpec, Main, Shape, words},
};

pub(crate) use self::{
    code::code,
    constant::is_constant,
    number::written,
    text::{literal, sentence, text_of},
};

/// Parses the value of a named argument, from behind its name.
pub(crate) fn value(input: ParseStream<'_>, spec: &ArgSpec, word: &Ident) -> syn::Result<Value> {
    match spec.shape {
        Shape::Flag => return flag(input, word),
        Shape::Schemes => return schemes(input, word),
        Shape::Fields => return filter::fields(input, word),
        Shape::Operators => return filter::words(input, word, ("Operator", words::OPERATORS, "operator")),
        Shape::Functions => return filter::words(input, word, ("Function", words::FUNCTIONS, "function")),
        Shape::Logic => return filter::words(input, word, ("Logic", words::LOGIC, "operator")),
        Shape::Directions => {
            return filter::words(input, word, ("Direction", words::DIRECTIONS, "direction"));
        }
        _ => {}
    }
    if !input.peek(Token![=]) {
        return Err(syn::Error::new(word.span(), format!("`{word}` needs a value: `{word} = …`")));
    }
    input.parse::<Token![=]>()?;
    match spec.shape {
        Shape::Count => count(input, word),
        Shape::Number => number(input, word),
        Shape::Date => today::bound(input).map(Value::Date),
        Shape::DateTime => date_time::bound(input).map(Value::DateTime),
        Shape::Format => literal(input, word).map(Value::Format),
        Shape::Unit => unit(input),
        Shape::Expr => input.parse().map(Value::Expr),
        _ => member(input).map(Value::Sibling),
    }
}

fn flag(input: ParseStream<'_>, word: &Ident) -> syn::Result<Value> {
    if input.is_empty() || input.peek(Token![,]) {
        return Ok(Value::Flag);
    }
    Err(input.error(format!("`{word}` takes no value")))
}

/// Parses the rule's main argument, or one more of its choices.
pub(crate) fn main(input: ParseStream<'_>, rule: &mut Rule) -> syn::Result<()> {
    let (name, word) = (rule.spec.name, rule.word.clone());
    if rule.spec.main == Main::Choices {
        return choice(input, rule);
    }
    let start = input.span();
    if rule.arg(name).is_some() {
        let other = input.fork().call(function).ok().filter(|_| rule.spec.main == Main::Function);
        let hint = other.map_or_else(String::new, |other| {
            let other = other.into_token_stream().to_string().replace(' ', "");
            format!(": write `{name}({other})` beside it")
        });
        return Err(syn::Error::new(start, format!("`{name}` takes one argument{hint}")));
    }
    let value = match rule.spec.main {
        Main::Number => step(input, &word)?,
        Main::Value => Value::Equal(comparand(input)?),
        Main::Part => Value::Equal(wanted(input, &word)?),
        Main::Sibling => Value::Sibling(member(input)?),
        Main::Function => Value::Function(function(input)?),
        #[cfg(feature = "pattern")]
        Main::Pattern => pattern(input, &word)?,
        Main::Kind => Value::Text(kind(input, &word)?),
        _ => Value::Text(part(input, &word)?),
    };
    rule.args.push(Arg { name, word, value });
    Ok(())
}

const FUNCTION: &str = "expected a function: its path, a closure, or a call that returns one";

/// Parses an expression that is a function.
pub(crate) fn function(input: ParseStream<'_>) -> syn::Result<Expr> {
    if let Ok(text) = input.fork().parse::<LitStr>() {
        return Err(
            input.error(format!("expected no quotes around the path of a function: `{}`", text.value()))
        );
    }
    let ahead = input.fork();
    match ahead.parse().map(peel) {
        Ok(function @ (Expr::Path(_) | Expr::Call(_) | Expr::MethodCall(_) | Expr::Closure(_))) => {
            syn::parse::discouraged::Speculative::advance_to(input, &ahead);
            Ok(function)
        }
        Ok(other) => Err(syn::Error::new_spanned(&other, FUNCTION)),
        Err(error) => Err(syn::Error::new(error.span(), FUNCTION)),
    }
}

/// Unwraps the group in which a `macro_rules!` macro passes on `$path:path`.
fn peel(expr: Expr) -> Expr {
    match expr {
        Expr::Group(group) => peel(*group.expr),
        other => other,
    }
}

/// Parses the Rust name of a field.
pub(crate) fn member(input: ParseStream<'_>) -> syn::Result<Member> {
    if let Ok(text) = input.fork().parse::<LitStr>() {
        return Err(input.error(format!("expected no quotes around a field's Rust name: `{}`", text.value())));
    }
    let value: Option<Expr> = input.fork().parse().ok();
    let expected = match value.as_ref().and_then(own_field) {
        Some(field) => {
            format!("expected the name of a field, without `self`: `{}`", field.to_token_stream())
        }
        None => "expected the name of a field".to_owned(),
    };
    input.parse().map_err(|error: syn::Error| syn::Error::new(error.span(), expected))
}

fn unit(input: ParseStream<'_>) -> syn::Result<Value> {
    const UNITS: &[(&str, &str)] =
        &[("chars", "Chars"), ("bytes", "Bytes"), ("utf16", "Utf16"), ("graphemes", "Graphemes")];
    let names = || UNITS.iter().map(|(name, _)| *name);
    let word = input
        .call(Ident::parse_any)
        .map_err(|error| syn::Error::new(error.span(), format!("expected {}", list(names()))))?;
    let found = UNITS.iter().find(|(name, _)| word == *name);
    let Some((name, variant)) = found else {
        let hint = did_you_mean(&word.to_string(), names());
        let hint = if hint.is_empty() { format!(", expected {}", list(names())) } else { hint };
        let message = format!("unknown unit `{word}`{hint}");
        return Err(syn::Error::new(word.span(), message));
    };
    if *name == "graphemes" && !cfg!(feature = "graphemes") {
        return Err(syn::Error::new(
            word.span(),
            "`graphemes` needs the feature `graphemes` of `api-validate`",
        ));
    }
    Ok(Value::Unit(Ident::new(variant, word.span())))
}

#[cfg(feature = "pattern")]
fn pattern(input: ParseStream<'_>, word: &Ident) -> syn::Result<Value> {
    if input.fork().parse::<LitStr>().is_err() {
        let message = format!(
            "`{word}` expects a string literal: it is compiled while the macro runs, and that does not know the \
             values of constants"
        );
        return Err(input.error(message));
    }
    let text = literal(input, word)?;
    text::is_some_text(&text, word).map_err(|message| syn::Error::new(text.span(), message))?;
    slashes(&text)?;
    match crate::pattern::compile(&text.value()) {
        Ok(automaton) => Ok(Value::Pattern(text, automaton)),
        Err(mistake) => Err(syn::Error::new(text.span(), mistake.describe(&text.value()))),
    }
}

/// Reports `/abc/i`: a literal of JavaScript, with its slashes and flags.
#[cfg(feature = "pattern")]
fn slashes(text: &LitStr) -> syn::Result<()> {
    let value = text.value();
    let Some((inner, flags)) = value.strip_prefix('/').and_then(|rest| rest.rsplit_once('/')) else {
        return Ok(());
    };
    // In JavaScript, a slash inside is escaped.
    let is_literal =
        !inner.replace("\\/", "").contains('/') && flags.chars().all(|flag| "dgimsuvy".contains(flag));
    if inner.is_empty() || !is_literal {
        return Ok(());
    }
    let hint = if flags.contains('i') { ", with both cases of each letter, as in `[Aa]`" } else { "" };
    let message = format!(
        "a pattern has no slashes around it and no flags: write `{inner}`{hint}; a slash at the start of a text is `[/]`"
    );
    Err(syn::Error::new(text.span(), message))
}
