//! What these tests share.

use std::sync::{Arc, LazyLock};

use api_validate::{
    ApiValidate, Date, ValidationErrors, Validator,
    metadata::{Catalog, Item, JsonCatalog},
};

/// What a service knows when a request comes.
pub(crate) struct Service {
    pub(crate) catalog: Arc<dyn Catalog>,
    pub(crate) caller: Vec<String>,
}

#[derive(ApiValidate)]
#[api(context = Service)]
pub(crate) struct Document {
    #[api(metadata(catalog = ctx.catalog, caller = ctx.caller))]
    pub(crate) metadata: Vec<Item>,
}

/// The catalogue of most tests.
pub(crate) const CATALOG: &str = include_str!("documents.catalog.json");

pub(crate) fn catalog(json: &str) -> JsonCatalog {
    JsonCatalog::from_json(json).unwrap_or_else(|errors| panic!("{errors}"))
}

pub(crate) fn items(items: &[(&str, &str)]) -> Vec<Item> {
    items.iter().map(|(name, value)| Item::new(*name, *value)).collect()
}

/// The day on which tests check.
pub(crate) const TODAY: Date = Date::new(2026, 11, 22).unwrap();

pub(crate) fn check_all(
    catalog: Arc<dyn Catalog>,
    caller: &[&str],
    metadata: Vec<Item>,
) -> Result<(), ValidationErrors> {
    let caller = caller.iter().map(|role| (*role).to_owned()).collect();
    Validator::new().today(TODAY).validate_with(&Document { metadata }, &Service { catalog, caller })
}

/// The catalogue of most tests, loaded once.
pub(crate) fn documents() -> Arc<JsonCatalog> {
    static LOADED: LazyLock<Arc<JsonCatalog>> = LazyLock::new(|| Arc::new(catalog(CATALOG)));
    Arc::clone(&LOADED)
}

/// The records of items under the catalogue of most tests, a line each: `path CODE`.
pub(crate) fn lines(caller: &[&str], list: &[(&str, &str)]) -> Vec<String> {
    lines_of(check_all(documents(), caller, items(list)))
}

pub(crate) fn lines_of(verdict: Result<(), ValidationErrors>) -> Vec<String> {
    verdict.map_or_else(|errors| api_validate_tests::lines_of(&errors), |()| Vec::new())
}
