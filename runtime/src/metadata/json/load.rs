//! The JSON, compiled. Everything that refers to something else is resolved here, once.

mod contradictions;
mod links;
mod values;

use alloc::{format, vec::Vec};

use self::contradictions::Asked;
use super::{
    Attribute, JsonCatalog, Options, Part, Roles, Value,
    errors::{At, CatalogErrors},
    file::{self, File},
    options::TextList,
    texts::{Index, Texts},
};
use crate::metadata::AttributeId;

pub(super) fn load(mut file: File) -> Result<JsonCatalog, CatalogErrors> {
    let mut errors = CatalogErrors::default();
    let root = At::Root;
    let at = root.member("attributes");
    let names = names(&file.attributes, &at, &mut errors);
    let compile = |(index, attribute)| values::attribute(attribute, &at.index(index), &mut errors);
    let attributes = file.attributes.iter_mut().enumerate().map(compile).collect();
    let required = (0_u32..).zip(&file.attributes).filter(|(_, attribute)| attribute.required);
    let required = required.map(|(index, _)| AttributeId(index)).collect();
    let catalog = JsonCatalog { names, attributes, required };
    let mut loader = Loader { catalog, errors, asked: Asked::default() };
    for (index, attribute) in file.attributes.iter().enumerate() {
        if let Some(by) = &attribute.options_by {
            loader.options_by(index, by, &at.index(index).member("optionsBy"));
        }
    }
    let at = root.member("rules");
    for (index, rule) in file.rules.iter().enumerate() {
        loader.rule(rule, index, &at.index(index));
    }
    loader.contradictions(&at);
    if loader.errors.is_empty() { Ok(loader.catalog) } else { Err(loader.errors) }
}

fn names(attributes: &[file::Attribute], at: &At<'_>, errors: &mut CatalogErrors) -> Index {
    let mut names = Texts::default();
    for attribute in attributes {
        // No machine holds the JSON for so many.
        let _ = names.push(&attribute.name);
    }
    let (index, repeated) = Index::new(names);
    for again in repeated {
        let first =
            attributes.get(again).and_then(|attribute| index.find(&attribute.name)).unwrap_or_default();
        let message = format!("This name stands at {at}/{first} already. Give one of them another.");
        errors.at(at.index(again).member("name"), message);
    }
    index
}

/// The catalogue while it is put together.
struct Loader {
    catalog: JsonCatalog,
    errors: CatalogErrors,
    asked: Asked,
}

impl Loader {
    fn find(&mut self, name: &str, at: &At<'_>) -> Option<AttributeId> {
        let found = self.catalog.names.find(name).map(AttributeId);
        if found.is_none() {
            self.errors
                .at(at, "There is no attribute of this name. Add it to attributes, or correct the name.");
        }
        found
    }

    fn options(&self, id: AttributeId) -> Option<&Options> {
        match &self.catalog.get(id)?.value {
            Value::Options(options) => Some(options),
            Value::Any | Value::Typed(_) => None,
        }
    }

    /// The options of these texts, each of which must be one of the attribute's.
    fn part(&mut self, id: AttributeId, list: &TextList, at: &At<'_>) -> Option<Part> {
        let Some(options) = self.options(id) else {
            self.errors.at(at, "That attribute has no options. Give it some.");
            return None;
        };
        let found: Vec<Option<u32>> = list.0.iter().map(|text| options.index.find(text)).collect();
        let part = Part {
            in_order: found.iter().flatten().copied().collect(),
            set: found.iter().flatten().copied().collect(),
        };
        if found.is_empty() {
            self.errors.at(at, "Add an option.");
        }
        for (index, _) in found.iter().enumerate().filter(|(_, found)| found.is_none()) {
            self.errors.at(at.index(index), "The attribute has no such option. Add it there, or correct it.");
        }
        Some(part)
    }
}

impl Roles {
    fn of(roles: &[alloc::string::String]) -> Self {
        Self(roles.to_vec())
    }
}

/// What the check looks for.
impl Attribute {
    fn of(value: Value, attribute: &file::Attribute) -> Self {
        Self {
            is_many: attribute.many,
            settable_by: attribute.settable_by.as_deref().map(Roles::of),
            value,
            narrowed: Vec::new(),
            links: None,
        }
    }
}
