//! The same document for `deserr`, which collects all errors of a body too, over a tree. It has no rules of its own: the
//! checks by hand are its conversions.

use std::{convert::Infallible, ops::ControlFlow};

use deserr::{DeserializeError, Deserr, ErrorKind, IntoValue, MergeWithError, ValuePointerRef};

use crate::by_hand::{has_length, is_date, is_email, is_reference};

/// A create-document request.
#[derive(Deserr)]
#[deserr(error = Errors)]
#[allow(missing_docs, dead_code)]
pub struct Document {
    #[deserr(try_from(String) = text::<1, 255> -> Code)]
    pub title: String,
    #[deserr(try_from(String) = date -> Code)]
    pub document_date: String,
    #[deserr(try_from(i64) = amount_in_range -> Code)]
    pub amount: i64,
    #[deserr(try_from(u32) = pages_in_range -> Code)]
    pub page_count: u32,
    #[deserr(try_from(String) = address -> Code)]
    pub email: String,
    #[deserr(try_from(String) = number -> Code)]
    pub reference: String,
    #[deserr(try_from(Vec<Tag>) = few -> Code)]
    pub tags: Vec<Tag>,
    pub metadata: Vec<Item>,
    pub url: Option<String>,
}

/// At most 50 characters.
#[derive(Deserr)]
#[deserr(error = Errors, try_from(String) = Tag::new -> Code)]
#[allow(dead_code)]
pub struct Tag(String);

impl Tag {
    fn new(tag: String) -> Result<Self, Code> {
        text::<0, 50>(tag).map(Self)
    }
}

/// A metadata item.
#[derive(Deserr)]
#[deserr(error = Errors)]
#[allow(missing_docs, dead_code)]
pub struct Item {
    #[deserr(try_from(String) = text::<1, 100> -> Code)]
    pub name: String,
    #[deserr(try_from(String) = text::<0, 4000> -> Code)]
    pub value: String,
}

/// A broken rule.
pub struct Code(&'static str);

fn keep<T>(value: T, holds: impl Fn(&T) -> bool, code: &'static str) -> Result<T, Code> {
    if holds(&value) { Ok(value) } else { Err(Code(code)) }
}

fn text<const MIN: usize, const MAX: usize>(text: String) -> Result<String, Code> {
    keep(text, |text| has_length(text, MIN, MAX), "length")
}

fn date(text: String) -> Result<String, Code> {
    keep(text, |text| is_date(text), "date")
}

fn amount_in_range(amount: i64) -> Result<i64, Code> {
    keep(amount, |amount| (0..=1_000_000).contains(amount), "range")
}

fn pages_in_range(pages: u32) -> Result<u32, Code> {
    keep(pages, |pages| (1..=10_000).contains(pages), "range")
}

fn address(text: String) -> Result<String, Code> {
    keep(text, |text| is_email(text), "email")
}

fn number(text: String) -> Result<String, Code> {
    keep(text, |text| is_reference(text), "pattern")
}

fn few(tags: Vec<Tag>) -> Result<Vec<Tag>, Code> {
    keep(tags, |tags| tags.len() <= 20, "length")
}

/// Every error: where, and which.
pub struct Errors(pub Vec<(String, &'static str)>);

impl DeserializeError for Errors {
    fn error<V: IntoValue>(
        into: Option<Self>,
        error: ErrorKind<'_, V>,
        place: ValuePointerRef<'_>,
    ) -> ControlFlow<Self, Self> {
        let code = match error {
            ErrorKind::MissingField { .. } => "missing",
            ErrorKind::IncorrectValueKind { .. } => "type",
            _ => "other",
        };
        Self::add(into, place, code)
    }
}

impl Errors {
    fn add(into: Option<Self>, place: ValuePointerRef<'_>, code: &'static str) -> ControlFlow<Self, Self> {
        let mut errors = into.map_or_else(Vec::new, |errors| errors.0);
        errors.push((path(place), code));
        ControlFlow::Continue(Self(errors))
    }
}

impl MergeWithError<Code> for Errors {
    fn merge(into: Option<Self>, Code(code): Code, place: ValuePointerRef<'_>) -> ControlFlow<Self, Self> {
        Self::add(into, place, code)
    }
}

impl MergeWithError<Self> for Errors {
    fn merge(into: Option<Self>, other: Self, _: ValuePointerRef<'_>) -> ControlFlow<Self, Self> {
        let mut errors = into.map_or_else(Vec::new, |errors| errors.0);
        errors.extend(other.0);
        ControlFlow::Continue(Self(errors))
    }
}

impl From<Infallible> for Errors {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

fn path(place: ValuePointerRef<'_>) -> String {
    match place {
        ValuePointerRef::Origin => String::new(),
        ValuePointerRef::Key { key, prev } => format!("{}.{key}", path(*prev)),
        ValuePointerRef::Index { index, prev } => format!("{}[{index}]", path(*prev)),
    }
}

/// Reads a document through a tree.
///
/// # Errors
/// Everything that is wrong with it.
///
/// # Panics
/// Where the body is no JSON.
pub fn read(body: &[u8]) -> Result<Document, Errors> {
    let tree: serde_json::Value = serde_json::from_slice(body).expect("the body is JSON");
    deserr::deserialize(tree)
}
