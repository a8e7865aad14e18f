//! Parses a rule and its arguments.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::{
    Expr, ExprLit, ExprRange, ExprUnary, Lit, RangeLimits, Token, UnOp, ext::IdentExt, parse::ParseStream,
    punctuated::Punctuated,
};

use super::syntax::{after_equals, once, parentheses, separated, skip_value};
use crate::{
    errors::{Errors, did_you_mean, list},
    model::{Arg, Code, Own, Rule},
    rules::{Main, OWN, Shape, Spec, foreign},
    values::{self, date, sibling},
};

/// Parses a rule. One with a wrong argument is dropped, so that it causes no further mistakes.
pub(super) fn rule(
    input: ParseStream<'_>,
    word: Ident,
    spec: &'static Spec,
    errors: &mut Errors,
) -> Option<Rule> {
    if let Some(feature) = spec.feature.filter(|feature| !feature.is_on) {
        errors.at(&word, format!("`{word}` needs the feature `{}` of `api-validate`", feature.name));
        skip_value(input);
        return None;
    }
    let mut rule = Rule { word, spec, args: Vec::new(), own: Own::default() };
    let is_sound = arguments(input, &mut rule, errors).unwrap_or_else(|error| {
        errors.push(error);
        skip_value(input);
        false
    });
    if is_sound && spec.main != Main::None && rule.arg(spec.name).is_none() {
        let message = format!("`{0}` needs an argument: `{0}({1})`", spec.name, spec.main.example());
        errors.at(&rule.word, message);
        return None;
    }
    is_sound.then_some(rule)
}

/// Returns whether all arguments are sound.
fn arguments(input: ParseStream<'_>, rule: &mut Rule, errors: &mut Errors) -> syn::Result<bool> {
    if input.is_empty() || input.peek(Token![,]) {
        return Ok(true);
    }
    let spec = rule.spec;
    let example = match spec.args {
        [first, ..] if spec.main == Main::None => format!("{}{}", first.name, first.shape.example()),
        _ => spec.main.example().to_owned(),
    };
    let example = assigned(input, spec).unwrap_or(example);
    let content = parentheses(input, &rule.word, &example)?;
    if content.is_empty() && spec.main == Main::None && spec.needs.is_empty() && spec.must_have.is_none() {
        let message = format!("the parentheses are empty: write `{}`", rule.word);
        return Err(syn::Error::new(rule.word.span(), message));
    }
    let mut unnamed = 0;
    Ok(separated(&content, errors, &mut |input, errors| argument(input, rule, &mut unnamed, errors)))
}

fn argument(
    input: ParseStream<'_>,
    rule: &mut Rule,
    unnamed: &mut usize,
    errors: &mut Errors,
) -> syn::Result<()> {
    if own_arg(input, &mut rule.own, errors)? {
        return Ok(());
    }
    if let Some(arg) = named_arg(input, rule)? {
        if rule.arg(arg.name).is_some() {
            return Err(syn::Error::new(arg.word.span(), format!("duplicate argument `{}`", arg.name)));
        }
        rule.args.push(arg);
        return Ok(());
    }
    let word = input.fork().call(Ident::parse_any).ok();
    if rule.spec.main != Main::None {
        // In `multiple_of(step = 5)`, the only argument has no name.
        let is_argument =
            |word: &Ident| rule.arg(rule.spec.name).is_some() || !near_argument(word, rule).is_empty();
        return match word.filter(|_| is_named(input)) {
            Some(word) if is_argument(&word) => {
                errors.half_typed.argument(rule.spec.name, &word);
                Err(unknown_arg(input, Some(word), rule))
            }
            Some(word) => Err(named_main(&word, rule)),
            None => values::main(input, rule),
        };
    }
    if let Ok(Expr::Range(range)) = input.fork().parse() {
        if let Some(bounds) = bounds(&range, rule.spec) {
            let message = format!("the arguments of `{0}` have names: `{0}({bounds})`", rule.spec.name);
            skip_value(input);
            return Err(syn::Error::new_spanned(range, message));
        }
    }
    *unnamed += usize::from(word.is_none());
    if word.is_none() && *unnamed > 1 {
        // `length(1, 5)` is one mistake.
        skip_value(input);
        return Ok(());
    }
    if let Some(word) = &word {
        errors.half_typed.argument(rule.spec.name, word);
    }
    Err(unknown_arg(input, word, rule))
}

/// Returns the arguments that `length = 5` or `range = 0..=10` means.
fn assigned(input: ParseStream<'_>, spec: &Spec) -> Option<String> {
    let ahead = input.fork();
    ahead.parse::<Token![=]>().ok()?;
    match ahead.parse().ok()? {
        Expr::Lit(literal) if has(spec, "max") && is_number(&literal) => {
            Some(format!("max = {}", text(&literal)))
        }
        Expr::Range(range) => bounds(&range, spec),
        _ => None,
    }
}

/// Returns `min = 0, max = 10` for `0..=10`, if the rule has these arguments.
fn bounds(range: &ExprRange, spec: &Spec) -> Option<String> {
    let ends = [range.start.as_deref(), range.end.as_deref()];
    let has_both = has(spec, "min") && has(spec, "max");
    // Only numbers are bounds that can be literals here.
    if !has_both || ends.iter().all(Option::is_none) || !ends.into_iter().flatten().all(is_bound) {
        return None;
    }
    let end = match (&range.limits, range.end.as_deref()) {
        (RangeLimits::HalfOpen(_), Some(end)) if has(spec, "below") => Some(format!("below = {}", text(end))),
        (RangeLimits::HalfOpen(_), Some(end)) => {
            Some(format!("max = {}", text(end).parse::<u64>().ok()?.checked_sub(1)?))
        }
        (RangeLimits::Closed(_), Some(end)) => Some(format!("max = {}", text(end))),
        (_, None) => None,
    };
    let start = range.start.as_deref().map(|start| format!("min = {}", text(start)));
    Some(start.into_iter().chain(end).collect::<Vec<_>>().join(", "))
}

fn has(spec: &Spec, argument: &str) -> bool {
    spec.args.iter().any(|known| known.name == argument)
}

fn is_bound(expr: &Expr) -> bool {
    match expr {
        Expr::Lit(literal) => is_number(literal),
        Expr::Unary(ExprUnary { op: UnOp::Neg(_), expr, .. }) => is_bound(expr),
        _ => false,
    }
}

fn is_number(literal: &ExprLit) -> bool {
    matches!(literal.lit, Lit::Int(_) | Lit::Float(_))
}

fn text(tokens: &impl ToTokens) -> String {
    tokens.to_token_stream().to_string().replace(' ', "")
}

/// Returns whether a name and `=` come next. No value begins like this.
fn is_named(input: ParseStream<'_>) -> bool {
    let ahead = input.fork();
    ahead.call(Ident::parse_any).is_ok() && ahead.peek(Token![=]) && !ahead.peek(Token![==])
}

fn named_arg(input: ParseStream<'_>, rule: &Rule) -> syn::Result<Option<Arg>> {
    let ahead = input.fork();
    let Ok(word) = ahead.call(Ident::parse_any) else { return Ok(None) };
    let Some(spec) = rule.spec.args.iter().find(|spec| word == spec.name) else { return Ok(None) };
    let word = input.call(Ident::parse_any)?;
    let behind = input.fork();
    if spec.shape == Shape::Sibling && behind.parse::<Token![=]>().is_ok() {
        if let Some(error) = sibling::no_field(&behind, rule, &word) {
            return Err(error);
        }
    }
    let value = values::value(input, spec, &word)?;
    Ok(Some(Arg { name: spec.name, word, value }))
}

fn unknown_arg(input: ParseStream<'_>, word: Option<Ident>, rule: &Rule) -> syn::Error {
    let own: Vec<&str> = rule.spec.args.iter().map(|arg| arg.name).collect();
    let all = || own.iter().chain(OWN).copied();
    let name = rule.spec.name;
    let Some(word) = word else {
        return match own.as_slice() {
            [] => input.error(format!("`{name}` takes no value, expected {}", list(all()))),
            _ => {
                let hint = unnamed(input, rule.spec).map_or_else(
                    || format!(", expected {}", list(own)),
                    |hint| format!(": write `{name}({hint})`"),
                );
                input.error(format!("the arguments of `{name}` have names{hint}"))
            }
        };
    };
    let near = near_argument(&word, rule);
    let hint = match foreign::on_argument(name, &word.to_string(), &own) {
        _ if word == "ctx" || word == "self" => unnamed_expression(&word, rule.spec),
        _ if word == "stop" => format!(": it stands behind the rule, `{name}, stop`"),
        _ if OWN.iter().any(|own| word == own) => return without_value(&word),
        Some(instead) => format!(": {instead}"),
        None if near.is_empty() => format!(", expected {}", list(all())),
        None => near,
    };
    syn::Error::new(word.span(), format!("unknown argument `{word}` of `{name}`{hint}"))
}

/// `required(message)`
fn without_value(word: &Ident) -> syn::Error {
    let example = if word == "code" { "\"ACME_CLOSED\"" } else { "\"…\"" };
    syn::Error::new(word.span(), format!("`{word}` needs a value: `{word} = {example}`"))
}

/// Returns what `metadata(ctx.catalog)` means.
fn unnamed_expression(word: &Ident, spec: &Spec) -> String {
    match spec.args.iter().find(|arg| arg.shape == Shape::Expr) {
        Some(arg) => format!(": write `{} = {word}.…`", arg.name),
        None => {
            format!(", expected {}", list(spec.args.iter().map(|arg| arg.name).chain(OWN.iter().copied())))
        }
    }
}

/// Returns what `length(5)` and `length(1, 5)` mean.
fn unnamed(input: ParseStream<'_>, spec: &Spec) -> Option<String> {
    let values = Punctuated::<Lit, Token![,]>::parse_terminated(&input.fork()).ok()?;
    if let (Some(Lit::Str(format)), 1, true) = (values.first(), values.len(), has(spec, "format")) {
        if let Some(format) = date::meant_as_format(&format.value()) {
            return Some(format!("format = {format:?}"));
        }
    }
    let values: Vec<String> = values.iter().map(text).collect();
    match values.as_slice() {
        [max] if has(spec, "max") => Some(format!("max = {max}")),
        [min, max] if has(spec, "min") && has(spec, "max") => Some(format!("min = {min}, max = {max}")),
        _ => None,
    }
}

/// `contains(pattern = "a")`
fn named_main(word: &Ident, rule: &Rule) -> syn::Error {
    let (name, example) = (rule.spec.name, rule.spec.main.example());
    syn::Error::new(word.span(), format!("the argument of `{name}` has no name: write `{name}({example})`"))
}

fn near_argument(word: &Ident, rule: &Rule) -> String {
    did_you_mean(&word.to_string(), rule.spec.args.iter().map(|arg| arg.name).chain(OWN.iter().copied()))
}

/// `code = …`, `criteria = "…"` and `message = "…"`.
pub(super) fn own_arg(input: ParseStream<'_>, own: &mut Own, errors: &mut Errors) -> syn::Result<bool> {
    let ahead = input.fork();
    let Ok(word) = ahead.call(Ident::parse_any) else { return Ok(false) };
    let name = word.to_string();
    // In a rule over fields, a field may have this name.
    let is_it = ahead.peek(Token![=]) || ahead.peek(syn::token::Paren);
    if !OWN.contains(&name.as_str()) || !is_it {
        return Ok(false);
    }
    input.call(Ident::parse_any)?;
    if name == "code" {
        let code: Code = after_equals(input, &word, values::code)?;
        once(&mut own.code, &word, code, errors);
    } else {
        let text = after_equals(input, &word, |input| values::sentence(input, &word))?;
        once(if name == "criteria" { &mut own.criteria } else { &mut own.message }, &word, text, errors);
    }
    Ok(true)
}
