//! The same document for `deserr`, which collects all errors of a body too, over a tree. It has no rules here:
//! its part of the work is the smaller one.

use std::{convert::Infallible, ops::ControlFlow};

use deserr::{DeserializeError, Deserr, ErrorKind, IntoValue, MergeWithError, ValuePointerRef};

/// A create-document request.
#[derive(Deserr)]
#[deserr(error = Errors)]
#[allow(missing_docs, dead_code)]
pub struct Document {
    pub title: String,
    pub document_date: String,
    pub amount: i64,
    pub page_count: u32,
    pub email: String,
    pub reference: String,
    pub tags: Vec<String>,
    pub metadata: Vec<Item>,
    pub url: Option<String>,
}

/// A metadata item.
#[derive(Deserr)]
#[deserr(error = Errors)]
#[allow(missing_docs, dead_code)]
pub struct Item {
    pub name: String,
    pub value: String,
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
        let mut errors = into.map_or_else(Vec::new, |errors| errors.0);
        errors.push((path(place), code));
        ControlFlow::Continue(Self(errors))
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
