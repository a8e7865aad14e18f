//! Metadata: lists of names and values whose rules live in a catalogue, not in code.

mod caller;
mod catalog;
mod cell;
mod check;
mod findings;
mod item;
mod json;
mod list;
mod problem;

pub use self::{
    caller::Caller,
    catalog::{Asking, AttributeId, Catalog},
    cell::CatalogCell,
    check::check,
    findings::Findings,
    item::{Item, NameValue},
    json::{CATALOG_SCHEMA, CatalogError, CatalogErrors, JsonCatalog},
    list::{List, Sent},
    problem::Problem,
};
pub(crate) use self::problem::Broken;
