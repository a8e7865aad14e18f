//! A type's rules as data.

mod bounds;
mod markdown;
mod recursion;
mod schema;
mod shapes;

use api_validate::contract::{Contract, Field};

/// The field at this path.
fn field(contract: &Contract, path: &str) -> Field {
    let mut found = None;
    contract.walk(|field| {
        if field.path() == path {
            found = Some(field.clone());
        }
    });
    found.unwrap_or_else(|| panic!("no field {path}: {:?}", paths(contract)))
}

fn paths(contract: &Contract) -> Vec<String> {
    let mut paths = Vec::new();
    contract.walk(|field| paths.push(field.path().to_owned()));
    paths
}

/// `path (of variant) value [required] criteria: codes`
fn lines(contract: &Contract) -> Vec<String> {
    let mut lines = Vec::new();
    contract.walk(|field| {
        let variant = field.variant().map(|variant| format!(" of {variant}")).unwrap_or_default();
        let required = if field.is_required() { " required" } else { "" };
        let criteria = field.criteria().to_string();
        let criteria = if criteria.is_empty() { criteria } else { format!("; {criteria}") };
        lines.push(format!("{}{variant}: {}{required}{criteria}", field.path(), field.value()));
    });
    lines
}
