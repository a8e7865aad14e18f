//! Values in a text that is known to be JSON, read one after the other: most of them are sound, and a sound one is
//! read at once, without a look for its end first.

use serde::de::Deserialize;
use serde_json::value::RawValue;

use super::{
    body::{Kind, is_list_of_one, must_be},
    expect::Expected,
    read::{NoValue, Read, part, pieces_of},
    trace::Asked,
};
use crate::{ApiValidate, Checker};

/// A place in JSON text where a value begins.
#[derive(Debug)]
pub struct Cursor<'de> {
    rest: &'de str,
    /// Whether the value is all that is left of the text.
    is_last: bool,
}

impl<'de> Cursor<'de> {
    pub(crate) fn of(json: &'de RawValue) -> Self {
        Self { rest: json.get(), is_last: true }
    }

    /// The value, if serde accepts it, and if it is no deeper than it may be; goes on behind it.
    pub(crate) fn value<T: Deserialize<'de>>(&mut self, checker: &Checker) -> Option<T> {
        if self.is_last && !checker.is_shallow(self.rest) {
            return None;
        }
        let (value, end) = self.read()?;
        let is_shallow = self.is_last || checker.is_shallow(self.rest.get(..end)?);
        if is_shallow { self.pass(end, value) } else { None }
    }

    /// As `value`, for a type that has no parts.
    pub(crate) fn simple<T: Deserialize<'de>>(&mut self, asked: Asked, checker: &Checker) -> Option<T> {
        if !asked.is_for(Kind::of_text(self.rest)) || checker.reads_query() {
            return None;
        }
        let (value, end) = self.read()?;
        self.pass(end, value)
    }

    fn read<T: Deserialize<'de>>(&self) -> Option<(T, usize)> {
        let mut values = serde_json::Deserializer::from_str(self.rest).into_iter();
        let value = values.next()?.ok()?;
        Some((value, values.byte_offset()))
    }

    /// Goes on behind what was read, unless that is only the beginning of a value.
    fn pass<T>(&mut self, end: usize, value: T) -> Option<T> {
        let rest = skip_blanks(self.rest.get(end..)?);
        if !matches!(rest.as_bytes().first(), None | Some(b',' | b']')) {
            return None;
        }
        self.rest = rest;
        Some(value)
    }

    /// The value as the text that was sent; goes on behind it.
    fn cut(&mut self) -> Option<&'de RawValue> {
        let (json, end) = self.read()?;
        self.pass(end, json)
    }
}

/// The elements of an array, one after the other.
#[derive(Debug)]
pub(crate) struct Elements<'de> {
    cursor: Cursor<'de>,
    is_first: bool,
}

impl<'de> Elements<'de> {
    /// The elements of an array, or a record that it is none.
    pub(crate) fn of(json: &'de RawValue, checker: &mut Checker) -> Read<Self> {
        if !is_list_of_one(json, checker)? {
            must_be(Kind::List, json, Expected::List, checker)?;
        }
        Ok(Self { cursor: Cursor { rest: json.get(), is_last: false }, is_first: true })
    }

    /// Goes to the next element, if there is one.
    pub(crate) fn advance(&mut self) -> bool {
        let (is_first, rest) = (core::mem::take(&mut self.is_first), self.cursor.rest);
        match rest.as_bytes().first() {
            Some(b'[') if is_first => self.cursor.rest = after_one(rest),
            Some(b',') => self.cursor.rest = after_one(rest),
            Some(_) => return is_first,
            None => return false,
        }
        !self.cursor.rest.starts_with(']')
    }

    pub(crate) fn next<T: ApiValidate>(&mut self, checker: &mut Checker, context: &T::Context) -> Read<T> {
        let is_near_root = checker.is_near_root();
        if is_near_root {
            if let Some(value) = T::__whole(&mut self.cursor, checker) {
                return Ok(value);
            }
        }
        let json = self.cursor.cut().ok_or(NoValue::Whole)?;
        if is_near_root { pieces_of(json, checker, context) } else { part(json, checker, context) }
    }
}

/// What is behind the first byte, and behind the blanks that follow it.
fn after_one(text: &str) -> &str {
    skip_blanks(text.get(1..).unwrap_or_default())
}

pub(super) fn skip_blanks(text: &str) -> &str {
    text.trim_start_matches([' ', '\n', '\t', '\r'])
}
