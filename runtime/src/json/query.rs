//! Reads a value of a query string as the deserialiser of query strings does.

use alloc::borrow::Cow;

use serde::de::{Error as _, Visitor};

use super::{
    refused::{Asked, Refused},
    tree::Node,
};

macro_rules! parsed {
    ($asked:expr, $text:expr, $visitor:expr; $($bits:literal $signed:literal $visit:ident $type:ty;)*) => {
        match $asked {
            $(Asked::Whole { bits: $bits, signed: $signed } => $visitor.$visit(parse::<$type>(&$text)?),)*
            Asked::Whole { .. } => Err(Refused::custom("")),
            Asked::Float => $visitor.visit_f64(parse(&$text)?),
            Asked::Bool => $visitor.visit_bool(parse_bool(&$text)?),
            _ => visit_text($text, $visitor),
        }
    };
}

/// Gives a type what it asks for.
pub(super) fn ask_text<'n, V: Visitor<'n>>(
    node: Node<'n>,
    asked: Asked,
    visitor: V,
) -> Result<V::Value, Refused> {
    let Some(text) = node.text() else { return Err(Refused::custom("")) };
    parsed! { asked, text, visitor;
        8 true visit_i8 i8;
        16 true visit_i16 i16;
        32 true visit_i32 i32;
        64 true visit_i64 i64;
        128 true visit_i128 i128;
        8 false visit_u8 u8;
        16 false visit_u16 u16;
        32 false visit_u32 u32;
        64 false visit_u64 u64;
        128 false visit_u128 u128;
    }
}

fn parse<T: core::str::FromStr>(text: &str) -> Result<T, Refused> {
    text.parse().map_err(|_| Refused::custom(""))
}

/// A form sends a ticked box as `on`.
fn parse_bool(text: &str) -> Result<bool, Refused> {
    match text {
        "true" | "on" => Ok(true),
        "false" => Ok(false),
        _ => Err(Refused::custom("")),
    }
}

fn visit_text<'n, V: Visitor<'n>>(text: Cow<'n, str>, visitor: V) -> Result<V::Value, Refused> {
    match text {
        Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
        Cow::Owned(text) => visitor.visit_string(text),
    }
}

/// Returns the first value of a parameter that is wrongly encoded.
pub(super) fn wrongly_encoded(parameter: Node<'_>) -> Option<Node<'_>> {
    parameter.entries().map(|(_, value)| value).chain([parameter]).find(|value| !value.is_unicode())
}
