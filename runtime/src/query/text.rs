//! Writes a query string as the JSON object that a body with the same fields would be. Each parameter is a string, or
//! an array of strings if it was sent again. A wrong encoding becomes half of a surrogate pair, which is not Unicode
//! either.

use alloc::{
    borrow::Cow,
    string::{String, ToString},
    vec::Vec,
};
use core::fmt::Write;
use std::collections::HashMap;

use serde_json::Value;

use super::percent::is_well_encoded;
#[cfg(feature = "multipart")]
use crate::json::NO_UTF8;

/// A value of a parameter.
pub(crate) enum Sent<'q> {
    Text(Cow<'q, str>),
    /// A value that is wrongly percent-encoded.
    WronglyEncoded,
    /// A value that is not UTF-8, and not percent-encoded.
    #[cfg(feature = "multipart")]
    NoUtf8,
    /// The description of a file, as JSON.
    #[cfg(feature = "multipart")]
    File(Value),
}

/// The parameters of a query string or form.
#[derive(Default)]
pub(crate) struct Parameters<'q> {
    /// The names and their values, in the order in which the names were first sent.
    sent: Vec<(Cow<'q, str>, Vec<Sent<'q>>)>,
    positions: HashMap<Cow<'q, str>, usize>,
    /// Whether a name is wrongly encoded. Such a name is not in `sent`.
    pub(super) has_wrong_name: bool,
    /// Whether it is a form that may have files.
    #[cfg(feature = "multipart")]
    pub(super) takes_files: bool,
}

impl<'q> Parameters<'q> {
    pub(crate) fn of(query: &'q str) -> Self {
        let mut of = Self::default();
        for sent in query.split('&') {
            let (name, value) = sent.split_once('=').unwrap_or((sent, ""));
            // Only empty text has no pair.
            let Some((decoded, decoded_value)) = form_urlencoded::parse(sent.as_bytes()).next() else {
                continue;
            };
            if !is_well_encoded(name) {
                of.has_wrong_name = true;
                continue;
            }
            let value = if is_well_encoded(value) { Sent::Text(decoded_value) } else { Sent::WronglyEncoded };
            of.push(decoded, value);
        }
        of
    }

    /// Creates the parameters of a form that may have files, without any.
    #[cfg(feature = "multipart")]
    pub(crate) fn of_multipart() -> Self {
        Self { takes_files: true, ..Self::default() }
    }

    pub(crate) fn push(&mut self, name: Cow<'q, str>, value: Sent<'q>) {
        let position = *self.positions.entry(name.clone()).or_insert(self.sent.len());
        match self.sent.get_mut(position) {
            Some((_, values)) => values.push(value),
            None => self.sent.push((name, alloc::vec![value])),
        }
    }

    pub(super) fn to_json(&self) -> String {
        let mut json = String::from("{");
        for (position, (name, values)) in self.sent.iter().enumerate() {
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

/// A value with an escape cannot be borrowed from the query. So it gets an escape in JSON too.
fn push_value(json: &mut String, value: &Sent<'_>) {
    let value = match value {
        Sent::Text(value) => value,
        Sent::WronglyEncoded => return json.push_str(r#""\udc00""#),
        #[cfg(feature = "multipart")]
        Sent::NoUtf8 => return json.push_str(NO_UTF8),
        #[cfg(feature = "multipart")]
        Sent::File(file) => return json.push_str(&file.to_string()),
    };
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
