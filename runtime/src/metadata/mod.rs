//! Metadata: lists of names and values whose rules live in a catalogue, not in code.
//!
//! The rule `metadata(catalog = ctx.catalog)` checks a list of [`NameValue`]s, such as [`Item`]s, against a [`Catalog`].
//! [`JsonCatalog`] loads one from JSON, and [`CatalogCell`] replaces it while the service runs. The
//! [guide](../guide/metadata/index.html) has an example, the JSON of a catalogue, and what is checked.

mod caller;
mod catalog;
mod cell;
mod check;
mod findings;
mod item;
mod json;
mod list;
mod problem;

pub(crate) use self::problem::Broken;
#[cfg(any(feature = "locale-de", feature = "locale-fr"))]
pub(crate) use self::problem::Kind as ProblemKind;
pub use self::{
    caller::Caller,
    catalog::{Asking, AttributeId, Catalog},
    cell::CatalogCell,
    check::{NameValues, check},
    findings::Findings,
    item::{Item, NameValue},
    json::{CATALOG_SCHEMA, CatalogError, CatalogErrors, JsonCatalog},
    list::{List, Sent},
    problem::Problem,
};
