//! Parses `#[api(…)]` on a field: rules, and the words that hold rules.

use proc_macro2::Ident;
use syn::{
    Expr, Token,
    ext::IdentExt,
    parse::{Parse, ParseStream, discouraged::Speculative},
};

use super::{
    arguments::rule,
    syntax::{after_equals, alone, parentheses, separated, word},
};
use crate::{
    errors::{Errors, did_you_mean},
    model::{Field, Item, Nested},
    rules::{self, GRAMMAR, OWN, TYPE_WORDS, foreign},
};

pub(super) const EXPECTED: &str = "a rule, such as `required`";

pub(super) fn field_item(
    input: ParseStream<'_>,
    field: &mut Field<'_>,
    errors: &mut Errors,
) -> syn::Result<()> {
    let ahead = input.fork();
    let word = word(&ahead, EXPECTED)?;
    let nested = match word.to_string().as_str() {
        "skip" => {
            alone(&ahead, &word, errors);
            Nested::Skip
        }
        "nested" => nested(&ahead, &word)?,
        _ => {
            let item = item(input, &field.items, errors)?;
            field.items.extend(item);
            return Ok(());
        }
    };
    if !matches!(field.nested, Nested::Plain) {
        errors.at(&word, "only one of `skip` and `nested` can stand on a field, and once");
    }
    field.nested = nested;
    input.advance_to(&ahead);
    Ok(())
}

/// `nested`, or `nested(context = expr)`
fn nested(input: ParseStream<'_>, word: &Ident) -> syn::Result<Nested> {
    if input.is_empty() || input.peek(Token![,]) {
        return Ok(Nested::Said(word.clone()));
    }
    let content = parentheses(input, word, "context = …")?;
    if content.is_empty() {
        let message = "the parentheses are empty: write `nested`, or `nested(context = …)`";
        return Err(syn::Error::new(word.span(), message));
    }
    let key = super::syntax::word(&content, "`context = …`")?;
    if key != "context" {
        let hint =
            if content.peek(Token![=]) { ", expected `context`" } else { ": write `nested(context = …)`" };
        return Err(syn::Error::new(key.span(), format!("unknown argument `{key}` of `nested`{hint}")));
    }
    let context = after_equals(&content, &key, Expr::parse)?;
    content.parse::<Option<Token![,]>>()?;
    if content.is_empty() {
        Ok(Nested::With(word.clone(), context))
    } else {
        Err(content.error("`nested` takes nothing but `context`"))
    }
}

/// Parses a rule, or one of the words that hold rules. `before` is what stands before it.
fn item(input: ParseStream<'_>, before: &[Item], errors: &mut Errors) -> syn::Result<Option<Item>> {
    let word = word(input, EXPECTED)?;
    let name = word.unraw().to_string();
    Ok(match name.as_str() {
        "each" => held(input, &word, errors)?.map(|items| Item::Each(word, items)),
        "keys" => held(input, &word, errors)?.map(|items| Item::Keys(word, items)),
        "when" => when(input, word, errors)?,
        "stop" => {
            alone(input, &word, errors);
            Some(Item::Stop(word, Vec::new()))
        }
        "skip" | "nested" => {
            let message = format!("`{name}` stands directly in `#[api(…)]`: it holds for the whole field");
            return Err(syn::Error::new(word.span(), message));
        }
        _ => match rules::find(&name) {
            Some(spec) => rule(input, word, spec, errors).map(|rule| Item::Rule(Box::new(rule))),
            None => {
                errors.half_typed.rule(&word);
                return Err(unknown_rule(&word, &name, before));
            }
        },
    })
}

const UNKNOWN: &str = ", expected one such as `required`: the documentation of `ApiValidate` lists them, and \
                       `custom(function)` is a rule of your own";

fn unknown_rule(word: &Ident, name: &str, before: &[Item]) -> syn::Error {
    let message = if TYPE_WORDS.contains(&name) {
        format!("`{name}` stands on the type, not on a field")
    } else if OWN.contains(&name) {
        format!("`{name}` stands in the parentheses of a rule: `{}`", with_own(before, name))
    } else if let Some(instead) = foreign::on_field(name) {
        format!("unknown rule `{name}`: {instead}")
    } else {
        let known = rules::RULES.iter().map(|spec| spec.name).chain(GRAMMAR.iter().copied());
        let near = did_you_mean(name, known);
        let hint = if near.is_empty() { UNKNOWN.to_owned() } else { near };
        format!("unknown rule `{name}`{hint}")
    };
    syn::Error::new(word.span(), message)
}

/// Returns `length(…, message = …)` for the last of these rules.
fn with_own(items: &[Item], own: &str) -> String {
    let mut rules = Vec::new();
    for item in items {
        item.rules(&mut rules);
    }
    match rules.last() {
        Some(rule) if rule.args.is_empty() => format!("{}({own} = …)", rule.spec.name),
        Some(rule) => format!("{}(…, {own} = …)", rule.spec.name),
        None => format!("required({own} = …)"),
    }
}

/// Parses the rules in `each(…)` and `keys(…)`.
fn held(input: ParseStream<'_>, word: &Ident, errors: &mut Errors) -> syn::Result<Option<Vec<Item>>> {
    let content = parentheses(input, word, "required")?;
    Ok(rest(&content, word, errors))
}

/// Parses the rules up to the end. Returns `None` if there are none.
fn rest(input: ParseStream<'_>, word: &Ident, errors: &mut Errors) -> Option<Vec<Item>> {
    if input.is_empty() {
        errors.at(word, format!("`{word}` holds no rules"));
    }
    let mut items = Vec::new();
    separated(input, errors, &mut |input, errors| {
        let item = item(input, &items, errors)?;
        items.extend(item);
        Ok(())
    });
    let items = stopped(items, errors);
    (!items.is_empty()).then_some(items)
}

/// Moves the rules behind a `stop` into it.
pub(super) fn stopped(mut items: Vec<Item>, errors: &mut Errors) -> Vec<Item> {
    let Some(at) = items.iter().position(|item| matches!(item, Item::Stop(..))) else { return items };
    let behind = stopped(items.split_off(at + 1), errors);
    let Some(Item::Stop(word, held)) = items.last_mut() else { return items };
    if at == 0 {
        errors.at(word, "`stop` stands behind the rules that stop others: `uuid, stop, custom(function)`");
    } else if behind.is_empty() {
        errors.at(word, "nothing stands behind `stop` that it could stop");
    }
    *held = behind;
    items
}

/// `when(condition, rules…)`
fn when(input: ParseStream<'_>, word: Ident, errors: &mut Errors) -> syn::Result<Option<Item>> {
    let content = parentheses(input, &word, "condition, required")?;
    if content.is_empty() {
        let message = "`when` needs a condition and rules: `when(self.is_new, required)`";
        return Err(syn::Error::new(word.span(), message));
    }
    let condition = content.parse()?;
    if !content.is_empty() && !content.peek(Token![,]) {
        return Err(content.error("expected `,` behind the condition"));
    }
    content.parse::<Option<Token![,]>>()?;
    if let (true, Some(rule)) = (content.is_empty(), leading_rule(&condition)) {
        let message = format!("`when` needs a condition before its rules: `when(condition, {rule})`");
        return Err(syn::Error::new_spanned(&condition, message));
    }
    Ok(rest(&content, &word, errors).map(|items| Item::When(word, condition, items)))
}

/// Returns the rule that stands in the place of a condition: `required`, or `length(…)`.
fn leading_rule(condition: &Expr) -> Option<String> {
    let (path, behind) = match condition {
        Expr::Call(call) => (&*call.func, "(…)"),
        other => (other, ""),
    };
    let Expr::Path(path) = path else { return None };
    let name = path.path.get_ident()?.to_string();
    let is_rule = rules::find(&name).is_some() || GRAMMAR.contains(&&*name);
    is_rule.then(|| format!("{name}{behind}"))
}
