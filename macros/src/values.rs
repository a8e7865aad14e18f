//! The values of arguments, each judged as far as it can be on its own.

pub(crate) mod date;
mod today;

use proc_macro2::{Ident, Span};
use quote::ToTokens;
use syn::{
    Expr, ExprLit, ExprPath, ExprUnary, Lit, LitInt, LitStr, Member, Token, UnOp, ext::IdentExt,
    parse::ParseStream, punctuated::Punctuated,
};

use crate::{
    errors::{did_you_mean, list},
    model::{Arg, Code, Decimal, Rule, Value},
    rules::{ArgSpec, Main, Shape},
};

/// The value of a named argument, from behind its name.
pub(crate) fn value(input: ParseStream<'_>, spec: &ArgSpec, word: &Ident) -> syn::Result<Value> {
    match spec.shape {
        Shape::Flag => return flag(input, word),
        Shape::Schemes => return schemes(input, word),
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
        Shape::Format => literal(input, word).map(Value::Format),
        Shape::Unit => unit(input),
        _ => member(input).map(Value::Sibling),
    }
}

fn flag(input: ParseStream<'_>, word: &Ident) -> syn::Result<Value> {
    if input.is_empty() || input.peek(Token![,]) {
        return Ok(Value::Flag);
    }
    Err(input.error(format!("`{word}` takes no value")))
}

/// The rule's main argument, or one more of its choices.
pub(crate) fn main(input: ParseStream<'_>, rule: &mut Rule) -> syn::Result<()> {
    let (name, word) = (rule.spec.name, rule.word.clone());
    if rule.spec.main == Main::Choices {
        return choice(input, rule);
    }
    let start = input.span();
    if rule.arg(name).is_some() {
        return Err(syn::Error::new(start, format!("`{name}` takes one argument")));
    }
    let value = match rule.spec.main {
        Main::Number => step(input, &word)?,
        Main::Sibling => Value::Sibling(member(input)?),
        Main::Path => Value::Path(path(input)?),
        Main::Pattern => pattern(input, &word)?,
        _ => Value::Text(part(input, &word)?),
    };
    rule.args.push(Arg { name, word, value });
    Ok(())
}

pub(crate) fn literal(input: ParseStream<'_>, word: &Ident) -> syn::Result<LitStr> {
    input.parse().map_err(|error: syn::Error| {
        syn::Error::new(error.span(), format!("`{word}` expects a string literal"))
    })
}

fn part(input: ParseStream<'_>, word: &Ident) -> syn::Result<LitStr> {
    let text = literal(input, word)?;
    if text.value().is_empty() {
        return Err(syn::Error::new(text.span(), format!("`{word}` of nothing holds for every text")));
    }
    Ok(text)
}

/// A text for clients.
pub(crate) fn sentence(input: ParseStream<'_>, word: &Ident) -> syn::Result<LitStr> {
    let text = literal(input, word)?;
    if text.value().trim().is_empty() {
        let message = format!("`{word}` is empty; leave it out for the rule's own text");
        return Err(syn::Error::new(text.span(), message));
    }
    Ok(text)
}

pub(crate) const CODES: &[(&str, &str)] = &[
    ("REQUIRED_FIELD_MISSING", "RequiredFieldMissing"),
    ("MAX_LENGTH_EXCEEDED", "MaxLengthExceeded"),
    ("INVALID_DATE_FORMAT", "InvalidDateFormat"),
    ("INVALID_DATE_RANGE", "InvalidDateRange"),
    ("INVALID_NUMBER_FORMAT", "InvalidNumberFormat"),
    ("INVALID_NUMBER_RANGE", "InvalidNumberRange"),
    ("INVALID_FORMAT", "InvalidFormat"),
    ("ID_VALUE_MISMATCH", "IdValueMismatch"),
    ("METADATA_RULE_VIOLATION", "MetadataRuleViolation"),
    ("UNKNOWN_RESOURCE", "UnknownResource"),
    ("UNSUPPORTED_FILTER_SYNTAX", "UnsupportedFilterSyntax"),
    ("INVALID_FILTER_SYNTAX", "InvalidFilterSyntax"),
    ("UNSUPPORTED_ORDERBY_SYNTAX", "UnsupportedOrderbySyntax"),
    ("INVALID_ORDERBY_SYNTAX", "InvalidOrderbySyntax"),
    ("DUPLICATE_METADATA", "DuplicateMetadata"),
    ("METADATA_ATTRIBUTE_NOT_FOUND", "MetadataAttributeNotFound"),
    ("INVALID_METADATA_OPTION", "InvalidMetadataOption"),
    ("METADATA_SECURITY_VIOLATION", "MetadataSecurityViolation"),
];

/// One of the standard's codes as a word, or a team's own as a string.
pub(crate) fn code(input: ParseStream<'_>) -> syn::Result<Code> {
    if input.peek(LitStr) {
        return own_code(input.parse()?);
    }
    let word = input.call(Ident::parse_any).map_err(|error| {
        syn::Error::new(error.span(), "expected a code, such as `INVALID_FORMAT` or `\"ACME_CLOSED\"`")
    })?;
    let name = word.to_string();
    match standard_code(&name, word.span()) {
        Some(code) => Ok(code),
        None => {
            let hint = did_you_mean(&name, CODES.iter().map(|(code, _)| *code));
            let hint = if hint.is_empty() {
                format!("; a code of your own is a string: `\"{name}\"`")
            } else {
                hint
            };
            Err(syn::Error::new(word.span(), format!("`{name}` is no code of the standard{hint}")))
        }
    }
}

fn standard_code(name: &str, span: Span) -> Option<Code> {
    CODES.iter().find(|(code, _)| *code == name).map(|(_, variant)| Code::Standard(Ident::new(variant, span)))
}

fn own_code(text: LitStr) -> syn::Result<Code> {
    let code = text.value();
    let is_code = code.starts_with(|c: char| c.is_ascii_uppercase())
        && code.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
    if !is_code {
        let message =
            format!("`{code}` is no code, expected a capital letter, then `A` to `Z`, `0` to `9` and `_`");
        return Err(syn::Error::new(text.span(), message));
    }
    Ok(standard_code(&code, text.span()).unwrap_or(Code::Custom(text)))
}

const FUNCTION: &str = "expected the path of a function, such as `module::function`";

pub(crate) fn path(input: ParseStream<'_>) -> syn::Result<ExprPath> {
    if let Ok(text) = input.fork().parse::<LitStr>() {
        return Err(
            input.error(format!("expected no quotes around the path of a function: `{}`", text.value()))
        );
    }
    let ahead = input.fork();
    match ahead.parse().map(peel) {
        Ok(Expr::Path(path)) => {
            syn::parse::discouraged::Speculative::advance_to(input, &ahead);
            Ok(path)
        }
        Ok(other) => Err(syn::Error::new_spanned(&other, FUNCTION)),
        Err(error) => Err(syn::Error::new(error.span(), FUNCTION)),
    }
}

/// What a `macro_rules!` macro passes on as `$path:path` comes in a group.
fn peel(expr: Expr) -> Expr {
    match expr {
        Expr::Group(group) => peel(*group.expr),
        other => other,
    }
}

/// A field, by its Rust name.
pub(crate) fn member(input: ParseStream<'_>) -> syn::Result<Member> {
    if let Ok(text) = input.fork().parse::<LitStr>() {
        return Err(input.error(format!("expected no quotes around a field's Rust name: `{}`", text.value())));
    }
    input.parse().map_err(|error: syn::Error| syn::Error::new(error.span(), "expected the name of a field"))
}

fn count(input: ParseStream<'_>, word: &Ident) -> syn::Result<Value> {
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
fn literal_of(expr: &Expr) -> Option<(bool, &Lit)> {
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

fn number(input: ParseStream<'_>, word: &Ident) -> syn::Result<Value> {
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

fn step(input: ParseStream<'_>, word: &Ident) -> syn::Result<Value> {
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

/// `schemes("https", "ftp")`
fn schemes(input: ParseStream<'_>, word: &Ident) -> syn::Result<Value> {
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

/// One more choice of `one_of`.
fn choice(input: ParseStream<'_>, rule: &mut Rule) -> syn::Result<()> {
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
        _ => {
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

#[cfg(feature = "pattern")]
fn pattern(input: ParseStream<'_>, word: &Ident) -> syn::Result<Value> {
    let text = part(input, word)?;
    match crate::pattern::compile(&text.value()) {
        Ok(automaton) => Ok(Value::Pattern(text, automaton)),
        Err(mistake) => Err(syn::Error::new(text.span(), mistake.describe(&text.value()))),
    }
}

#[cfg(not(feature = "pattern"))]
fn pattern(input: ParseStream<'_>, word: &Ident) -> syn::Result<Value> {
    literal(input, word)?;
    Err(syn::Error::new(word.span(), "`pattern` needs the feature `pattern` of `api-validate`"))
}
