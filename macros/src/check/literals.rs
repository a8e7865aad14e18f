//! Reports literals that another rule on the same value refuses, so that no value passes.

use super::{
    arguments::{compare, number},
    together::is_multiple,
};
use crate::{
    errors::Errors,
    model::{Arg, Decimal, Field, Item, Rule, Value},
    values::text_of,
};

/// `equal("A"), lowercase`. Rules inside of `when` need not hold, and are left alone.
pub(super) fn literals(items: &[Item], field: &Field<'_>, errors: &mut Errors) {
    let items = Item::on_value(items);
    let rules = || items.iter().filter_map(|item| item.rule());
    for rule in rules() {
        let Some(wanted) = Wanted::by(rule) else { continue };
        for other in rules().filter(|other| wanted.is_refused_by(other, field)) {
            let (one, other, what) = (rule.spec.name, &other.word, wanted.told());
            errors.at(other, format!("`{one}` and `{other}` on one value: `{other}` refuses {what}"));
        }
    }
    for item in items {
        if let Item::Each(_, inner) | Item::Keys(_, inner) = item {
            literals(inner, field, errors);
        }
    }
}

/// What a rule wants: one of these literals.
struct Wanted {
    literals: Vec<Literal>,
    /// Whether it is the whole value, and not a part of a text.
    is_whole: bool,
}

enum Literal {
    Text(String),
    Number(i128),
}

impl Wanted {
    /// Returns what a rule wants, if it wants literals and nothing else. What `contains` wants may be an item of a list,
    /// which other rules do not see.
    fn by(rule: &Rule) -> Option<Self> {
        let is_whole = match rule.spec.name {
            "equal" | "one_of" => true,
            "prefix" | "suffix" => false,
            _ => return None,
        };
        let literals = literals_of(rule.arg(rule.spec.name)?);
        (!literals.is_empty()).then_some(Self { literals, is_whole })
    }

    fn is_refused_by(&self, rule: &Rule, field: &Field<'_>) -> bool {
        self.literals.iter().all(|literal| match literal {
            Literal::Text(text) => refuses_text(rule, text, self.is_whole, field),
            Literal::Number(number) => refuses_number(rule, &Decimal::from(*number)),
        })
    }

    fn told(&self) -> String {
        match self.literals.as_slice() {
            [Literal::Number(number)] => format!("`{number}`"),
            [Literal::Text(text)] if self.is_whole => format!("`{text:?}`"),
            [Literal::Text(text)] => format!("each text with `{text:?}`"),
            _ => "each choice".to_owned(),
        }
    }
}

fn literals_of(arg: &Arg) -> Vec<Literal> {
    match &arg.value {
        Value::Texts(texts) => texts.iter().map(|text| Literal::Text(text.value())).collect(),
        Value::Text(expr) | Value::Equal(expr) if text_of(expr).is_some() => {
            text_of(expr).map(Literal::Text).into_iter().collect()
        }
        // Some of these are not known here.
        Value::Choices(_) => Vec::new(),
        _ => arg.numbers().iter().map(|(_, number)| Literal::Number(*number)).collect(),
    }
}

/// Returns whether a rule refuses a text, or each text of which it is a part.
fn refuses_text(rule: &Rule, text: &str, is_whole: bool, field: &Field<'_>) -> bool {
    if let Some(lets_pass) = rule.spec.chars {
        return !text.chars().all(lets_pass);
    }
    let own = rule.arg(rule.spec.name).map(literals_of);
    let own = match own.as_deref() {
        Some([Literal::Text(own)]) => Some(own.as_str()),
        _ => None,
    };
    match (rule.spec.name, own) {
        ("not_contains", Some(own)) => text.contains(own),
        ("prefix", Some(own)) => is_whole && !text.starts_with(own),
        ("suffix", Some(own)) => is_whole && !text.ends_with(own),
        ("contains", Some(own)) => is_whole && !text.contains(own),
        // A type of the service may have a length of its own.
        ("length", _) if field.says_text() && rule.arg("unit").is_none() => {
            let chars = i128::try_from(text.chars().count()).unwrap_or(i128::MAX);
            is_outside(rule, &Decimal::from(chars), is_whole)
        }
        _ => false,
    }
}

fn refuses_number(rule: &Rule, wanted: &Decimal) -> bool {
    match rule.spec.name {
        "range" => is_outside(rule, wanted, true),
        "multiple_of" => {
            let step = rule.arg("multiple_of").and_then(number);
            step.and_then(|step| is_multiple(wanted, &step)) == Some(false)
        }
        _ => false,
    }
}

/// Returns whether a number is outside of those bounds that are literals. If it is not whole, it may be larger.
fn is_outside(rule: &Rule, wanted: &Decimal, is_whole: bool) -> bool {
    rule.args.iter().any(|arg| {
        let Some(bound) = number(arg) else { return false };
        let order = compare(wanted, &bound);
        match arg.name {
            "max" => order.is_gt(),
            "below" => order.is_ge(),
            "equal" => order.is_gt() || is_whole && order.is_lt(),
            "min" => is_whole && order.is_lt(),
            "above" => is_whole && order.is_le(),
            _ => false,
        }
    })
}
