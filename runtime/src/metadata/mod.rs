#![doc = include_str!("guide.md")]

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
