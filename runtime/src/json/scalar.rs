//! Nulls, booleans, numbers and strings, as serde gets them.
//!
//! Which of them a value is does not depend on the type that asks. So it is decided here, once for all types, and only
//! the call of a type's visitor is compiled for each.

use alloc::{borrow::Cow, string::String};
use core::fmt;

use serde::de::{Deserializer, Error as _, MapAccess, Visitor};

use super::{
    refused::{Asked, Problem, Refused},
    tree::{Kind, Node},
};

/// A value without parts.
pub(crate) enum Scalar<'n> {
    Null,
    Bool(bool),
    Signed(i64),
    Unsigned(u64),
    LongSigned(i128),
    LongUnsigned(u128),
    Float(f64),
    Text(Cow<'n, str>),
    /// A number with all of its digits, behind the name that `serde_json` gives it with `arbitrary_precision`. A visitor
    /// gets it as a map.
    Digits(&'n str, String),
}

impl<'n> Scalar<'n> {
    /// Returns what a type gets that asks for this.
    pub(super) fn of(node: Node<'n>, asked: Asked, is_query: bool) -> Option<Self> {
        match node.kind() {
            Kind::List if is_query => None,
            Kind::Text if is_query => node.text().and_then(|text| parse(text, asked)),
            // A visitor is called only with a kind of value that its type asks for.
            kind if !asked.is_for(kind) => None,
            Kind::Null => Some(Self::Null),
            Kind::Bool => Some(Self::Bool(node.json() == "true")),
            Kind::Text => node.text().map(Self::Text),
            Kind::Number => number(node.json(), asked),
            Kind::List | Kind::Object => None,
        }
    }

    /// Calls a type's visitor.
    pub(super) fn give<V: Visitor<'n>>(self, visitor: V) -> Result<V::Value, Refused> {
        match self {
            Self::Null => visitor.visit_unit(),
            Self::Bool(value) => visitor.visit_bool(value),
            Self::Signed(value) => visitor.visit_i64(value),
            Self::Unsigned(value) => visitor.visit_u64(value),
            Self::LongSigned(value) => visitor.visit_i128(value),
            Self::LongUnsigned(value) => visitor.visit_u128(value),
            Self::Float(value) => visitor.visit_f64(value),
            Self::Text(Cow::Borrowed(text)) => visitor.visit_borrowed_str(text),
            Self::Text(Cow::Owned(text)) => visitor.visit_string(text),
            Self::Digits(..) => Err(Refused::new(Problem::Other)),
        }
    }
}

/// Reads a number as `serde_json` does, with all of its digits if `serde_json` keeps them.
pub(super) fn number(json: &str, asked: Asked) -> Option<Scalar<'_>> {
    let mut number = serde_json::Deserializer::from_slice(json.as_bytes());
    match asked {
        Asked::Whole { bits: 128, signed: true } => return json.parse().ok().map(Scalar::LongSigned),
        Asked::Whole { bits: 128, signed: false } => return json.parse().ok().map(Scalar::LongUnsigned),
        Asked::Whole { .. } | Asked::Float => number.deserialize_f64(NumberVisitor),
        _ => number.deserialize_any(NumberVisitor),
    }
    .ok()
}

struct NumberVisitor;

impl<'de> Visitor<'de> for NumberVisitor {
    type Value = Scalar<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number")
    }

    fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
        Ok(Scalar::Unsigned(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
        Ok(Scalar::Signed(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Self::Value, E> {
        Ok(Scalar::Float(value))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let digits = map.next_entry()?.map(|(name, digits)| Scalar::Digits(name, digits));
        digits.ok_or_else(|| A::Error::custom(""))
    }
}

/// Reads the text of a query string as their deserialiser does, whose types cannot be built from outside.
fn parse(text: Cow<'_, str>, asked: Asked) -> Option<Scalar<'_>> {
    match asked {
        Asked::Whole { bits, signed: true } => parse_signed(&text, bits),
        Asked::Whole { bits, signed: false } => parse_unsigned(&text, bits),
        Asked::Float => text.parse().ok().map(Scalar::Float),
        Asked::Bool => parse_bool(&text).map(Scalar::Bool),
        _ => Some(Scalar::Text(text)),
    }
}

fn parse_signed<'n>(text: &str, bits: u32) -> Option<Scalar<'n>> {
    let value: i128 = text.parse().ok()?;
    match bits {
        128 => Some(Scalar::LongSigned(value)),
        _ => i64::try_from(value).ok().filter(|value| value >> (bits - 1) == value >> 63).map(Scalar::Signed),
    }
}

fn parse_unsigned<'n>(text: &str, bits: u32) -> Option<Scalar<'n>> {
    let value: u128 = text.parse().ok()?;
    match bits {
        128 => Some(Scalar::LongUnsigned(value)),
        _ => {
            u64::try_from(value).ok().filter(|value| value.leading_zeros() >= 64 - bits).map(Scalar::Unsigned)
        }
    }
}

/// A form sends a ticked box as `on`.
fn parse_bool(text: &str) -> Option<bool> {
    match text {
        "true" | "on" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}
