//! A query string in pieces: as the JSON object that a body with the same fields would be.
//!
//! A value is `"&=text&"`, with the text percent-encoded unless it was sent without an escape, and a repeated parameter is a list of such values. So the
//! JSON of a value or of a list is itself a query string, in which the parameter that has no name is what was sent,
//! and the deserialiser of query strings can be asked for every piece.

use alloc::{
    borrow::Cow,
    string::{String, ToString},
    vec::Vec,
};
use std::collections::HashMap;

use serde_json::value::RawValue;

use crate::{
    Fault,
    json::{Asked, Expected, Kind, mismatch_of},
};

/// The parameters, in the order in which they were first sent.
pub(super) fn pieces(query: &str) -> String {
    let mut positions = HashMap::new();
    let mut parameters: Vec<(Cow<'_, str>, Vec<Cow<'_, str>>)> = Vec::new();
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        let position = *positions.entry(name.clone()).or_insert(parameters.len());
        match parameters.get_mut(position) {
            Some((_, values)) => values.push(value),
            None => parameters.push((name, alloc::vec![value])),
        }
    }
    let mut json = String::from("{");
    for (position, (name, values)) in parameters.iter().enumerate() {
        if position > 0 {
            json.push(',');
        }
        json.push_str(&serde_json::Value::from(&**name).to_string());
        json.push(':');
        match values.as_slice() {
            [value] => push_value(&mut json, value),
            values => push_list(&mut json, values),
        }
    }
    json.push('}');
    json
}

fn push_list(json: &mut String, values: &[Cow<'_, str>]) {
    for (index, value) in values.iter().enumerate() {
        json.push(if index == 0 { '[' } else { ',' });
        push_value(json, value);
    }
    json.push(']');
}

#[allow(clippy::ptr_arg)] // whether it is borrowed tells how it was sent
fn push_value(json: &mut String, value: &Cow<'_, str>) {
    json.push_str("\"&=");
    match value {
        // What had no escapes can be borrowed, and must stay so.
        Cow::Borrowed(text) if !text.contains(|c: char| matches!(c, '"' | '\\') || c.is_control()) => {
            json.push_str(text);
        }
        text => json.extend(form_urlencoded::byte_serialize(text.as_bytes())),
    }
    json.push_str("&\"");
}

pub(crate) fn is_empty(json: &RawValue) -> bool {
    json.get() == "\"&=&\""
}

/// The text of a value.
pub(crate) fn text(json: &RawValue) -> Cow<'_, str> {
    let mut values = form_urlencoded::parse(json.get().as_bytes());
    values.find(|(name, _)| name.is_empty()).map(|(_, value)| value).unwrap_or_default()
}

/// Another kind of value than was asked for, one that does not fit, or more than one.
pub(crate) fn mismatch(
    asked: Asked,
    type_expects: Expected,
    is_another_value: bool,
    value: &RawValue,
    is_buffered: bool,
) -> (Expected, Fault) {
    if is_buffered && asked.is_no_text() || matches!(asked, Asked::Whole { bits: 128, .. }) {
        return (Expected::NoQuery, Fault::Malformed);
    }
    if Kind::of(value) == Kind::List && asked != Asked::List {
        return (Expected::Once, Fault::Sent);
    }
    let text = text(value);
    let kind = match asked {
        Asked::Whole { .. } | Asked::Float if is_number(&text) => Kind::Number,
        _ => Kind::Text,
    };
    let (expected, fault) = mismatch_of(asked, type_expects, is_another_value, kind, &text);
    #[cfg(feature = "filter")]
    let fault = expected.look_again(&text, fault);
    (expected, fault)
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    digits.starts_with(|c: char| c.is_ascii_digit() || c == '.') && digits.parse::<f64>().is_ok()
}
