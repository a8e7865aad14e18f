//! What is wrong with a catalogue's JSON.

use alloc::{
    format,
    string::{String, ToString},
    vec::Vec,
};
use core::fmt;

use crate::{ValidationError, ValidationErrors};

/// A mistake in a catalogue: where it is, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogError {
    pointer: String,
    message: String,
}

impl CatalogError {
    /// The place, as a JSON Pointer such as `/attributes/3/name`; of what is missing, where it should be.
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// What is wrong, and what to write instead.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for CatalogError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.pointer.is_empty() {
            f.write_str(&self.message)
        } else {
            write!(f, "{}: {}", self.pointer, self.message)
        }
    }
}

/// Everything that is wrong with a catalogue, up to [`MAX`](Self::MAX) mistakes: displays as a line each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CatalogErrors {
    errors: Vec<CatalogError>,
    is_cut: bool,
}

impl CatalogErrors {
    /// The most mistakes that are reported at once.
    pub const MAX: usize = 50;

    /// The mistakes, in the order in which they were found: shape first, then what refers to something else.
    pub fn iter(&self) -> core::slice::Iter<'_, CatalogError> {
        self.errors.iter()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.errors.is_empty()
    }

    pub(super) fn at(&mut self, pointer: impl fmt::Display, message: impl fmt::Display) {
        if self.errors.len() < Self::MAX {
            self.errors.push(CatalogError { pointer: pointer.to_string(), message: message.to_string() });
        } else {
            self.is_cut = true;
        }
    }
}

impl From<ValidationErrors> for CatalogErrors {
    fn from(records: ValidationErrors) -> Self {
        let error = |record: &ValidationError| CatalogError {
            pointer: record.field().pointer(),
            message: format!("{} Expected: {}", record.message(), record.criteria()),
        };
        Self { errors: records.iter().map(error).collect(), is_cut: records.truncated() }
    }
}

impl fmt::Display for CatalogErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (line, error) in self.errors.iter().enumerate() {
            write!(f, "{}{error}", if line == 0 { "" } else { "\n" })?;
        }
        f.write_str(if self.is_cut { "\n…" } else { "" })
    }
}

impl core::error::Error for CatalogErrors {}

impl<'a> IntoIterator for &'a CatalogErrors {
    type Item = &'a CatalogError;
    type IntoIter = core::slice::Iter<'a, CatalogError>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// A member of the JSON, from outside to inside: `/attributes/3/options/5`.
#[derive(Clone, Copy)]
pub(super) enum At<'p> {
    Root,
    Member(&'p At<'p>, &'static str),
    Index(&'p At<'p>, usize),
}

impl<'p> At<'p> {
    pub(super) fn member(&'p self, name: &'static str) -> At<'p> {
        At::Member(self, name)
    }

    pub(super) fn index(&'p self, index: usize) -> At<'p> {
        At::Index(self, index)
    }
}

impl fmt::Display for At<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Member(parent, name) => write!(f, "{parent}/{name}"),
            Self::Index(parent, index) => write!(f, "{parent}/{index}"),
        }
    }
}
