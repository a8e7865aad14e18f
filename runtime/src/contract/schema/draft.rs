//! The schema of one value, built keyword by keyword.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use core::{cmp::Ordering, ops::RangeInclusive};

use serde_json::{Map, Value};

use super::json::json;
use crate::{
    DateBound, DateFormat, Keyword, Keywords, Num, Param, Rule, ValueKind,
    contract::rule::{Criteria, is_known},
    json::Change,
    rule::Unread,
};

/// How the items of a list were sent that a rule finds equal.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum EqualItems {
    /// Items that look alike may differ, such as two nulls.
    #[default]
    Unknown,
    /// Those that look alike are equal. So may others be, such as a UUID in lower case and in upper case.
    AlikeOrNot,
    /// Exactly those that look alike are equal.
    Alike,
}

/// A schema in the making.
#[derive(Default)]
pub(super) struct Draft {
    keywords: Map<String, Value>,
    /// Schemas that must hold beside the keywords.
    all_of: Vec<Value>,
    /// Bounds by keyword.
    bounds: Vec<(&'static str, Num<'static>)>,
    /// Rules that no keyword covers.
    rules: Vec<Value>,
    criteria: Vec<String>,
    pub(super) equal_items: EqualItems,
    pub(super) is_not_null: bool,
    is_absent: bool,
}

impl Draft {
    /// Returns the schema of any value of this kind.
    pub(super) fn of(kind: ValueKind) -> Self {
        let mut draft = Self::default();
        if let Some(ty) = type_of(kind) {
            draft.set("type", ty);
        }
        draft
    }

    pub(super) fn set(&mut self, keyword: &str, value: impl Into<Value>) {
        self.set_value(keyword, value.into());
    }

    fn set_value(&mut self, keyword: &str, value: Value) {
        self.keywords.insert(keyword.to_string(), value);
    }

    /// Adds a schema that must hold too.
    pub(super) fn and(&mut self, schema: Value) {
        self.all_of.push(schema);
    }

    /// Adds the keywords of a rule. If they do not cover it, also describes it in words.
    pub(super) fn rule(&mut self, rule: &dyn Rule, kind: ValueKind) {
        self.rule_over(rule, kind, &|_, _| Value::Bool(true));
    }

    /// Does the same for a rule over several fields.
    pub(super) fn rule_over(&mut self, rule: &dyn Rule, kind: ValueKind, with_field: WithField<'_>) {
        let is_said = match kind {
            // The body does not show what a function or type of the service makes of a value.
            ValueKind::Anything => self.presence(rule),
            kind => {
                let mut is_said = true;
                let is_all = Keywords::of(rule, kind, &mut |keyword| match contained(keyword) {
                    Some(item) => is_said &= self.contains(item),
                    None if matches!(keyword, Keyword::UniqueItems) => is_said &= self.unique_items(),
                    None => self.keyword(keyword, with_field),
                });
                is_all && is_said
            }
        };
        if !is_said {
            self.note(rule, kind, false);
        }
    }

    /// Does the same for a rule that sees a text after it was changed. Only those keywords stand that the text kept
    /// before.
    pub(super) fn rule_of_changed(&mut self, rule: &dyn Rule, kind: ValueKind, change: Change) {
        let is_required = rule.unread() == Some(Unread::Missing);
        let mut is_said = true;
        let is_all = Keywords::of(rule, kind, &mut |keyword| {
            let (is_kept, is_exact) = kept(&keyword, change);
            if is_kept || is_required {
                self.keyword(keyword, &|_, _| Value::Bool(true));
            }
            is_said &= is_exact || is_required;
        });
        if !(is_all && is_said) {
            self.note(rule, kind, false);
        }
    }

    /// Does the same for a rule that sees another value than the body shows, of the kind `held`.
    pub(super) fn rule_of_unknown(&mut self, rule: &dyn Rule, held: ValueKind) {
        if !self.presence(rule) {
            self.note(rule, held, false);
        }
    }

    /// For a value of which nothing is known, adds only whether it must be sent.
    fn presence(&mut self, rule: &dyn Rule) -> bool {
        let mut is_all = false;
        Keywords::of(rule, ValueKind::Anything, &mut |keyword| {
            if matches!(keyword, Keyword::Required | Keyword::NotNull | Keyword::Absent) {
                self.keyword(keyword, &|_, _| Value::Null);
                is_all = !matches!(keyword, Keyword::Required);
            }
        });
        is_all
    }

    /// Describes a rule in words: in `x-rules`, and with its criteria in the description.
    pub(super) fn note(&mut self, rule: &dyn Rule, kind: ValueKind, is_conditional: bool) {
        let mut note = Map::new();
        note.insert("rule".to_string(), json!(rule.name()));
        rule.params(&mut |name, param| {
            // Only text has a unit.
            if name != "unit" || kind == ValueKind::Text {
                note.insert(name.to_string(), value_of_param(&param));
            }
        });
        if is_conditional {
            note.insert("conditional".to_string(), json!(true));
        }
        self.rules.push(Value::Object(note));
        if is_known(rule) {
            let lead = if is_conditional { "Under a condition: " } else { "" };
            self.criteria.push(alloc::format!("{lead}{}", Criteria { rule, kind }));
        }
    }

    fn keyword(&mut self, keyword: Keyword<'_>, with_field: WithField<'_>) {
        match keyword {
            Keyword::MinLength(min) => self.count("minLength", min, true),
            Keyword::MaxLength(max) => self.count("maxLength", max, false),
            Keyword::MinItems(min) => self.count("minItems", min, true),
            Keyword::MaxItems(max) => self.count("maxItems", max, false),
            Keyword::MinProperties(min) => self.count("minProperties", min, true),
            Keyword::MaxProperties(max) => self.count("maxProperties", max, false),
            Keyword::Minimum(bound) => self.bound("minimum", bound, Ordering::Greater),
            Keyword::ExclusiveMinimum(bound) => self.bound("exclusiveMinimum", bound, Ordering::Greater),
            Keyword::Maximum(bound) => self.bound("maximum", bound, Ordering::Less),
            Keyword::ExclusiveMaximum(bound) => self.bound("exclusiveMaximum", bound, Ordering::Less),
            Keyword::MultipleOf(step) => self.put("multipleOf", number(step).unwrap_or(Value::Null)),
            Keyword::Pattern(pattern) => self.put("pattern", json!(pattern.to_string())),
            Keyword::Formats([format]) => self.put("format", json!(*format)),
            Keyword::Formats(formats) => {
                let formats: Vec<Value> =
                    formats.iter().map(|format| json!({ "format": (*format) })).collect();
                self.put("anyOf", Value::Array(formats));
            }
            Keyword::OneOfTexts(texts) => self.put("enum", json!(texts)),
            Keyword::Boolean(value) => self.put("enum", json!([value])),
            Keyword::OneOfNumbers(numbers) => self.put("enum", choices(numbers)),
            Keyword::NoneOfTexts(texts) => self.put("not", json!({ "enum": texts })),
            Keyword::NoneOfNumbers(numbers) => self.put("not", json!({ "enum": (choices(numbers)) })),
            // See `contains` and `unique_items`.
            Keyword::UniqueItems
            | Keyword::ContainsText(_)
            | Keyword::ContainsNumber(_)
            | Keyword::NotContainsText(_)
            | Keyword::NotContainsNumber(_) => {}
            Keyword::Required | Keyword::NotNull => self.is_not_null = true,
            Keyword::Absent => self.is_absent = true,
            Keyword::AtLeastOne(names) => self.and(json!({ "anyOf": (each(names, true, with_field)) })),
            Keyword::ExactlyOne(names) => self.and(json!({ "oneOf": (each(names, false, with_field)) })),
        }
    }

    /// Adds an item that a list must have, or must not have. Returns whether such items are known to be sent in this
    /// form.
    fn contains(&mut self, (item, is_wanted): (Value, bool)) -> bool {
        let types: &[&str] = if item.is_string() { &["string"] } else { &["integer", "number"] };
        if item.is_null() || !types.iter().any(|ty| self.has_items(ty)) {
            return false;
        }
        let contains = json!({ "const": item });
        if is_wanted {
            self.put("contains", contains);
        } else {
            self.put("not", json!({ "type": "array", "contains": contains }));
        }
        true
    }

    /// Adds that items differ, as far as they are known to differ as they were sent. Returns whether that says all.
    fn unique_items(&mut self) -> bool {
        if self.equal_items != EqualItems::Unknown {
            self.put("uniqueItems", json!(true));
        }
        self.equal_items == EqualItems::Alike
    }

    /// Returns whether the items of the list are of this type, or null.
    fn has_items(&self, ty: &str) -> bool {
        match self.keywords.get("items").and_then(|items| items.get("type")) {
            Some(Value::Array(types)) => types.iter().all(|one| one == ty || one == "null"),
            Some(one) => one == ty,
            None => false,
        }
    }

    /// Adds a keyword. A second one of its name goes into `allOf`.
    fn put(&mut self, keyword: &str, value: Value) {
        match self.keywords.get(keyword) {
            _ if value.is_null() => {}
            Some(other) if *other == value => {}
            Some(_) => self.and(json!({ keyword: value })),
            None => self.set(keyword, value),
        }
    }

    /// Keeps the narrower of two lengths.
    fn count(&mut self, keyword: &str, count: usize, is_least: bool) {
        let other = self.keywords.get(keyword).and_then(Value::as_u64);
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        let narrower =
            other.map_or(count, |other| if is_least { other.max(count) } else { other.min(count) });
        self.set(keyword, narrower);
    }

    /// Keeps the narrower of two bounds.
    fn bound(&mut self, keyword: &'static str, bound: Num<'static>, narrower: Ordering) {
        match self.bounds.iter_mut().find(|(known, _)| *known == keyword) {
            Some((_, other)) if bound.compare(*other) == Some(narrower) => *other = bound,
            Some(_) => {}
            None => self.bounds.push((keyword, bound)),
        }
    }

    /// Sets how many items a list may have.
    pub(super) fn counts(&mut self, counts: RangeInclusive<usize>) {
        if *counts.start() > 0 {
            self.set("minItems", *counts.start());
        }
        if *counts.end() < usize::MAX {
            self.set("maxItems", *counts.end());
        }
    }

    /// Returns the schema. The value may be null if it is optional.
    pub(super) fn finish(mut self, is_optional: bool) -> Value {
        for (keyword, bound) in core::mem::take(&mut self.bounds) {
            if let Some(bound) = number(bound) {
                self.set(keyword, bound);
            }
        }
        if self.is_absent {
            // No other keyword matters.
            self = Self::default();
            self.set("type", "null");
        } else if is_optional && !self.is_not_null {
            self.allow_null();
        }
        Value::Object(self.into_map())
    }

    /// Allows null. Keywords about text, numbers, lists and objects allow it already, apart from these.
    fn allow_null(&mut self) {
        let is_other = |keyword: &str| self.keywords.contains_key(keyword);
        if is_other("$ref") || is_other("oneOf") || is_other("anyOf") && !is_other("type") {
            let schema = core::mem::take(&mut self.keywords);
            self.set("anyOf", json!([schema, { "type": "null" }]));
            return;
        }
        match self.keywords.get_mut("type") {
            Some(ty) if is_null(ty) => {}
            Some(Value::Array(types)) => types.push(json!("null")),
            Some(ty) => *ty = json!([(ty.take()), "null"]),
            None => {}
        }
        let others = self.all_of.iter_mut().filter_map(|schema| schema.get_mut("enum"));
        for choices in self.keywords.get_mut("enum").into_iter().chain(others) {
            if let Value::Array(choices) = choices {
                choices.push(Value::Null);
            }
        }
    }

    /// Returns the criteria of the rules that were noted, as sentences.
    pub(super) fn criteria(&self) -> String {
        sentences(&self.criteria)
    }

    pub(super) fn into_map(mut self) -> Map<String, Value> {
        let more = core::mem::take(&mut self.all_of);
        match self.keywords.get_mut("allOf") {
            Some(Value::Array(all_of)) => all_of.extend(more),
            _ if more.is_empty() => {}
            _ => self.set("allOf", more),
        }
        if !self.criteria.is_empty() {
            self.keywords.insert("description".to_string(), Value::String(self.criteria()));
        }
        if !self.rules.is_empty() {
            self.keywords.insert("x-rules".to_string(), Value::Array(self.rules));
        }
        self.keywords
    }

    pub(super) fn into_value(self) -> Value {
        Value::Object(self.into_map())
    }
}

impl From<Value> for Draft {
    /// Returns a schema to which more is added.
    fn from(schema: Value) -> Self {
        match schema {
            Value::Object(keywords) => Self { keywords, ..Self::default() },
            Value::Bool(false) => {
                let mut draft = Self::default();
                draft.set("not", json!({}));
                draft
            }
            _ => Self::default(),
        }
    }
}

/// Returns whether a value of `type` is null, or lists it.
fn is_null(ty: &Value) -> bool {
    ty.as_array().map_or(core::slice::from_ref(ty), Vec::as_slice).iter().any(|ty| ty == "null")
}

/// Returns whether a text keeps a keyword before a change if it does afterwards, and whether the other way round, too.
fn kept(keyword: &Keyword<'_>, change: Change) -> (bool, bool) {
    match keyword {
        Keyword::MinItems(_) | Keyword::MaxItems(_) => (true, true),
        Keyword::NotNull => (true, change != Change::BlankIsNone),
        Keyword::Absent => (change != Change::BlankIsNone, change != Change::BlankIsNone),
        Keyword::MinLength(_) => (change == Change::Trimmed, false),
        _ => (false, false),
    }
}

/// Returns the item that a keyword is about, and whether it is wanted.
fn contained(keyword: Keyword<'_>) -> Option<(Value, bool)> {
    let of = |wanted: i128| number(Num::Int(wanted)).unwrap_or(Value::Null);
    Some(match keyword {
        Keyword::ContainsText(text) => (json!(text), true),
        Keyword::NotContainsText(text) => (json!(text), false),
        Keyword::ContainsNumber(number) => (of(number), true),
        Keyword::NotContainsNumber(number) => (of(number), false),
        _ => return None,
    })
}

/// Returns the schema of an object in which this field was sent. The flag says whether a null that clears it counts.
type WithField<'f> = &'f dyn Fn(&str, bool) -> Value;

/// Returns a schema for each of the fields.
fn each(names: &[&str], null_counts: bool, with_field: WithField<'_>) -> Vec<Value> {
    names.iter().map(|name| with_field(name, null_counts)).collect()
}

/// Puts a text before the criteria of the rules, unless it is there already.
pub(crate) fn describe(keywords: &mut Map<String, Value>, text: &str) {
    let rules = keywords.get("description").and_then(Value::as_str);
    let description = match rules {
        _ if text.is_empty() => return,
        Some(rules) if rules.starts_with(text) => return,
        Some(rules) if text.ends_with(rules) => text.to_string(),
        Some(rules) => alloc::format!("{text}\n\n{rules}"),
        None => text.to_string(),
    };
    keywords.insert("description".to_string(), Value::String(description));
}

/// Appends a text to the description.
pub(super) fn tell_behind(schema: &mut Value, text: &str) {
    let Value::Object(keywords) = schema else { return };
    if text.is_empty() {
        return;
    }
    let told = keywords.get("description").and_then(Value::as_str);
    let description = told.map_or_else(|| text.to_string(), |told| alloc::format!("{told}\n\n{text}"));
    keywords.insert("description".to_string(), Value::String(description));
}

/// Joins criteria as sentences.
fn sentences(criteria: &[String]) -> String {
    let mut text = String::new();
    for phrase in criteria {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let mut letters = phrase.chars();
        if let Some(first) = letters.next() {
            text.extend(first.to_uppercase());
        }
        text.push_str(letters.as_str());
        text.push('.');
    }
    text
}

/// A bound on a date as YYYY-MM-dd, or counted from today.
struct Bound(DateBound);

impl core::fmt::Display for Bound {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.0.describe(DateFormat::YYYY_MM_DD, f)
    }
}

fn type_of(kind: ValueKind) -> Option<Value> {
    Some(match kind {
        ValueKind::Boolean => json!("boolean"),
        ValueKind::Integer => json!("integer"),
        ValueKind::Number => json!("number"),
        ValueKind::Decimal => json!(["number", "string"]),
        ValueKind::Text | ValueKind::Date => json!("string"),
        ValueKind::List => json!("array"),
        ValueKind::Map | ValueKind::Object => json!("object"),
        ValueKind::Null => json!("null"),
        ValueKind::Anything => return None,
    })
}

/// Returns the number in JSON. `None` if it is not finite, or a whole one of more than 64 bits.
fn number(number: Num<'_>) -> Option<Value> {
    match number {
        Num::Int(n) => i64::try_from(n).map(Value::from).or_else(|_| u64::try_from(n).map(Value::from)).ok(),
        Num::Uint(n) => u64::try_from(n).map(Value::from).ok(),
        Num::Float(n) => serde_json::Number::from_f64(n).map(Value::Number),
        Num::Float32(n) => serde_json::Number::from_f64(n.into()).map(Value::Number),
        number => number.to_string().parse().map(Value::Number).ok(),
    }
}

fn choices(numbers: &[i128]) -> Value {
    numbers.iter().filter_map(|n| number(Num::Int(*n))).collect()
}

fn value_of_param(param: &Param) -> Value {
    match param {
        Param::Count(count) => json!(*count),
        Param::Number(n) => number(*n).unwrap_or_else(|| Value::String(n.to_string())),
        Param::Text(text) => json!(*text),
        Param::Texts(texts) => json!(*texts),
        Param::Numbers(numbers) => choices(numbers),
        Param::DateTime(bound) => json!(bound.to_string()),
        Param::Date(bound) => json!(Bound(*bound).to_string()),
        Param::On => json!(true),
        #[cfg(feature = "filter")]
        Param::Fields(fields) => texts(fields),
        #[cfg(feature = "filter")]
        Param::Operators(operators) => texts(operators),
        #[cfg(feature = "filter")]
        Param::Functions(functions) => texts(functions),
        #[cfg(feature = "filter")]
        Param::Logic(logic) => texts(logic),
        #[cfg(feature = "filter")]
        Param::Directions(directions) => texts(directions),
    }
}

#[cfg(feature = "filter")]
fn texts<T: ToString>(items: &[T]) -> Value {
    items.iter().map(|item| Value::String(item.to_string())).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rules;

    /// No derive has two lists of choices on one value today; rules written by hand can.
    #[test]
    fn null_stays_a_choice_of_each_list() {
        let mut draft = Draft::of(ValueKind::Text);
        draft.rule(&rules::one_of(&["A", "B"]), ValueKind::Text);
        draft.rule(&rules::one_of(&["A", "C"]), ValueKind::Text);
        let schema = draft.finish(true);
        assert_eq!(schema["enum"], json!(["A", "B", null]));
        assert_eq!(schema["allOf"], json!([{ "enum": ["A", "C", null] }]));
    }
}
