//! Reads a value of a query string as the deserialiser of query strings does, and finds values that are wrongly
//! encoded.

use alloc::borrow::Cow;
#[cfg(feature = "query")]
use alloc::{collections::BTreeSet, string::String};

use serde::de::{Error as _, Visitor};

#[cfg(feature = "query")]
use super::{input::Input, json_type::JsonType, reader::Reader};
use super::{
    refused::{Asked, Refused},
    tree::Node,
};
#[cfg(feature = "query")]
use crate::{Mark, Segment, ValidationError};

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

#[cfg(feature = "query")]
impl Reader<'_> {
    /// Adds a record for each parameter that has a wrongly encoded value and no record yet: no type has read it, or its
    /// type accepted it.
    pub(crate) fn tell_encoding(&mut self, start: Mark, query: Input<'_>) {
        let mut told = Told::default();
        self.checker().records_since(start).for_each(|record| told.add(record));
        for (name, value) in query.node().into_iter().flat_map(Node::members) {
            if self.is_full() {
                return;
            }
            if let Some(wrong) = wrongly_encoded(value).filter(|_| !told.has(name, value)) {
                let mark = self.mark();
                self.refuse_no_text::<()>(wrong);
                self.place(mark, Segment::key(&name.text().unwrap_or_default()));
            }
        }
    }
}

/// What has been reported about parameters.
#[cfg(feature = "query")]
#[derive(Default)]
struct Told {
    /// The values that were reported as wrongly encoded.
    values: BTreeSet<u32>,
    /// The parameters that were refused as a whole.
    names: BTreeSet<String>,
}

#[cfg(feature = "query")]
impl Told {
    fn add(&mut self, record: &mut ValidationError) {
        let length = record.field().segments().count();
        if let Some((JsonType::Encoded { value, .. }, _)) = record.unread_at(length) {
            self.values.insert(value);
        }
        if length == 1 {
            self.names.extend(record.field().segments().filter_map(name_of));
        }
    }

    fn has(&self, name: Node<'_>, value: Node<'_>) -> bool {
        let is_told = |value: Node<'_>| self.values.contains(&value.id());
        is_told(value)
            || value.entries().any(|(_, value)| is_told(value))
            || name.text().is_some_and(|name| self.names.contains(&*name))
    }
}

#[cfg(feature = "query")]
fn name_of(segment: &Segment) -> Option<String> {
    match segment {
        Segment::Field(name) => Some((*name).into()),
        Segment::Key(name) => Some(name.clone().into()),
        _ => None,
    }
}

/// Returns the first value of a parameter that is wrongly encoded.
pub(super) fn wrongly_encoded(parameter: Node<'_>) -> Option<Node<'_>> {
    parameter.entries().map(|(_, value)| value).chain([parameter]).find(|value| !value.is_unicode())
}
