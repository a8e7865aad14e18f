//! A query string as the JSON object that a body with the same fields would be: each parameter is text, or a list of
//! texts where it was sent again. What is wrongly encoded is half of a surrogate pair, which is no text either.

use alloc::{
    borrow::Cow,
    string::{String, ToString},
    vec::Vec,
};
use core::fmt::Write;
use std::collections::HashMap;

use serde_json::Value;

use super::percent::is_well_encoded;

/// A value; none that is wrongly encoded.
type Sent<'q> = Option<Cow<'q, str>>;

/// What a query string holds.
pub(super) struct Parameters<'q> {
    /// The names and their values, in the order in which they were first sent.
    parameters: Vec<(Cow<'q, str>, Vec<Sent<'q>>)>,
    /// Whether a name is wrongly encoded; it is not among these.
    pub(super) has_wrong_name: bool,
}

impl<'q> Parameters<'q> {
    pub(super) fn of(query: &'q str) -> Self {
        let mut positions = HashMap::new();
        let mut of = Self { parameters: Vec::new(), has_wrong_name: false };
        for sent in query.split('&') {
            let (name, value) = sent.split_once('=').unwrap_or((sent, ""));
            // There is one, unless the text is empty.
            let Some((decoded, decoded_value)) = form_urlencoded::parse(sent.as_bytes()).next() else {
                continue;
            };
            if !is_well_encoded(name) {
                of.has_wrong_name = true;
                continue;
            }
            let value = Some(decoded_value).filter(|_| is_well_encoded(value));
            let position = *positions.entry(decoded.clone()).or_insert(of.parameters.len());
            match of.parameters.get_mut(position) {
                Some((_, values)) => values.push(value),
                None => of.parameters.push((decoded, alloc::vec![value])),
            }
        }
        of
    }

    pub(super) fn to_json(&self) -> String {
        let mut json = String::from("{");
        for (position, (name, values)) in self.parameters.iter().enumerate() {
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
}

fn push_list(json: &mut String, values: &[Sent<'_>]) {
    for (index, value) in values.iter().enumerate() {
        json.push(if index == 0 { '[' } else { ',' });
        push_value(json, value);
    }
    json.push(']');
}

/// What was sent with an escape cannot be borrowed from the query, and has one in JSON too.
fn push_value(json: &mut String, value: &Sent<'_>) {
    let Some(value) = value else { return json.push_str(r#""\udc00""#) };
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
