//! The catalogue that ships with the crate: loaded from JSON, compiled to tables.

mod bound;
mod date_form;
mod errors;
mod file;
mod limits;
mod load;
mod options;
mod together;
mod typed;

pub(crate) mod texts;

use alloc::{boxed::Box, string::String, sync::Arc, vec::Vec};
use core::fmt;
use std::collections::{HashMap, HashSet};

pub use self::errors::{CatalogError, CatalogErrors};
use self::{texts::Index, typed::Typed};
use super::{Asking, AttributeId, Caller, Catalog, Findings, List, Problem};
use crate::Validator;

/// The JSON Schema (draft 2020-12) of the JSON that [`JsonCatalog::from_json`] reads. What refers to another place of
/// the same file, such as the name of an attribute, only the loader can check.
pub const CATALOG_SCHEMA: &str = include_str!("metadata-catalog.schema.json");

/// A catalogue that is loaded from JSON. The [guide](../guide/metadata/index.html#the-json-of-a-catalogue) describes
/// the JSON.
///
/// Checking an item takes constant time, however large the catalogue is. A catalogue does not change. To replace it
/// while the service runs, put it in a [`CatalogCell`](super::CatalogCell).
///
/// ```
/// use api_validate::metadata::JsonCatalog;
///
/// let errors = JsonCatalog::from_json(r#"{ "attributes": [{ "name": "Sub-Artifact", "option": ["A"] }] }"#);
/// assert_eq!(
///     errors.unwrap_err().to_string(),
///     "/attributes/0/option: This field is not known here; perhaps options is meant. \
///      Expected: only fields that are known here"
/// );
/// ```
#[derive(Clone)]
pub struct JsonCatalog {
    /// The names; an attribute's number is its name's place.
    names: Index,
    attributes: Vec<Attribute>,
    required: Vec<AttributeId>,
}

#[derive(Clone)]
struct Attribute {
    is_many: bool,
    settable_by: Option<Roles>,
    value: Value,
    /// The parts of the options that other attributes leave.
    narrowed: Vec<Narrowing>,
    links: Option<Box<Links>>,
}

#[derive(Clone)]
enum Value {
    Any,
    Options(Box<Options>),
    Typed(Typed),
}

/// Any of these is needed.
#[derive(Clone)]
struct Roles(Vec<String>);

impl Roles {
    fn permit(&self, caller: &dyn Caller) -> bool {
        self.0.iter().any(|role| caller.has(role))
    }
}

#[derive(Clone)]
struct Options {
    index: Index,
    settable_by: HashMap<u32, Roles>,
}

impl Options {
    fn permit(&self, option: u32, caller: &dyn Caller) -> bool {
        self.settable_by.get(&option).is_none_or(|roles| roles.permit(caller))
    }

    /// The texts of those options that the caller may set.
    fn texts_for<'o>(
        &'o self,
        options: impl Iterator<Item = u32> + 'o,
        caller: &'o dyn Caller,
    ) -> impl Iterator<Item = &'o str> {
        let permitted = options.filter(|option| self.permit(*option, caller));
        permitted.filter_map(|option| self.index.texts().get(option as usize))
    }

    fn all(&self) -> impl Iterator<Item = u32> + use<> {
        0..u32::try_from(self.index.texts().len()).unwrap_or(u32::MAX)
    }

    fn judge(&self, attribute: &str, value: &str, caller: &dyn Caller) -> Result<(), Problem> {
        let others = || self.texts_for(self.all(), caller);
        match self.index.find(value) {
            None => Err(Problem::not_an_option(attribute, None, others())),
            Some(option) if !self.permit(option, caller) => {
                Err(Problem::forbidden_option(attribute, others()))
            }
            Some(_) => Ok(()),
        }
    }
}

/// Which options are left, by the option of another attribute; all of them where that one has no case.
#[derive(Clone)]
struct Narrowing {
    by: AttributeId,
    /// Whether a rule says so, and not the options themselves.
    is_rule: bool,
    cases: HashMap<u32, Arc<Part>>,
}

/// A part of the options.
struct Part {
    in_order: Vec<u32>,
    set: HashSet<u32>,
}

/// What an attribute asks of others: whatever its value is, and by its option.
#[derive(Clone, Default)]
struct Links {
    always: Link,
    by_option: HashMap<u32, Link>,
}

#[derive(Clone, Default)]
struct Link {
    requires: Vec<AttributeId>,
    excludes: Vec<AttributeId>,
}

impl JsonCatalog {
    /// Loads a catalogue.
    ///
    /// # Errors
    /// Every mistake, with its place.
    pub fn from_json(json: impl AsRef<[u8]>) -> Result<Self, CatalogErrors> {
        let validator = Validator::new().max_errors(CatalogErrors::MAX);
        let file = validator.from_json_slice::<file::File>(json.as_ref(), &())?;
        load::load(file.into_inner())
    }

    /// How many attributes there are.
    pub fn len(&self) -> usize {
        self.attributes.len()
    }

    /// Whether there is no attribute.
    pub fn is_empty(&self) -> bool {
        self.attributes.is_empty()
    }

    fn get(&self, attribute: AttributeId) -> Option<&Attribute> {
        self.attributes.get(attribute.0 as usize)
    }
}

impl Catalog for JsonCatalog {
    fn find(&self, name: &str) -> Option<AttributeId> {
        self.names.find(name).map(AttributeId)
    }

    fn name(&self, attribute: AttributeId) -> &str {
        self.names.texts().get(attribute.0 as usize).unwrap_or_default()
    }

    fn permits(&self, attribute: AttributeId, caller: &dyn Caller) -> bool {
        let roles = self.get(attribute).and_then(|attribute| attribute.settable_by.as_ref());
        roles.is_none_or(|roles| roles.permit(caller))
    }

    fn is_many(&self, attribute: AttributeId) -> bool {
        self.get(attribute).is_some_and(|attribute| attribute.is_many)
    }

    fn judge(&self, attribute: AttributeId, value: &str, asking: &Asking<'_>) -> Result<(), Problem> {
        match self.get(attribute).map(|attribute| &attribute.value) {
            Some(Value::Options(options)) => options.judge(self.name(attribute), value, asking.caller),
            Some(Value::Typed(typed)) => typed.judge(self.name(attribute), value, asking.clock),
            Some(Value::Any) | None => Ok(()),
        }
    }

    fn together(&self, list: &List<'_>, asking: &Asking<'_>, findings: &mut Findings) {
        together::together(self, list, asking, findings);
    }
}

/// Tells how much there is, which may be a lot.
impl fmt::Debug for JsonCatalog {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JsonCatalog").field("attributes", &self.len()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::format;

    use super::*;
    use crate::ApiValidate;

    /// `BLESS=1` writes it anew.
    #[test]
    fn the_published_schema_is_that_of_the_reader() {
        let schema = file::File::contract().to_json_schema();
        if std::env::var_os("BLESS").is_some() {
            let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/metadata/json/metadata-catalog.schema.json");
            std::fs::write(path, format!("{schema:#}\n")).expect("the file can be written");
        } else {
            let published: serde_json::Value = serde_json::from_str(CATALOG_SCHEMA).expect("it is JSON");
            assert!(published == schema, "write it with BLESS=1: {schema:#}");
        }
    }
}
