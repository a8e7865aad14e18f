//! A query string as the JSON object that a body with the same fields would be: each parameter is text, or a list of
//! texts where it was sent again.

use alloc::{
    borrow::Cow,
    string::{String, ToString},
    vec::Vec,
};
use core::fmt::Write;
use std::collections::HashMap;

use serde_json::Value;

/// The parameters, in the order in which they were first sent.
pub(super) fn json(query: &str) -> String {
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
        json.push_str(&Value::from(&**name).to_string());
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

/// What was sent with an escape cannot be borrowed from the query, and has one in JSON too.
#[allow(clippy::ptr_arg)] // whether it is borrowed tells how it was sent
fn push_value(json: &mut String, value: &Cow<'_, str>) {
    let mut chars = value.chars();
    let first = chars.next().filter(|_| matches!(value, Cow::Owned(_)));
    let Some(first) = first else {
        json.push_str(&Value::from(&**value).to_string());
        return;
    };
    json.push('"');
    for unit in first.encode_utf16(&mut [0; 2]) {
        // Writing to a `String` cannot fail.
        let _ = write!(json, "\\u{unit:04x}");
    }
    json.push_str(Value::from(chars.as_str()).to_string().get(1..).unwrap_or_default());
}
