//! `metadata(catalog = …, caller = …)`

use core::fmt;

use super::{Fault, Keywords, Rule, ValidationErrorType, ValueKind};

/// The rule [`metadata`](super::metadata()).
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Metadata;

/// The items of a list are what a catalogue of metadata permits: see [the guide](../guide/metadata/index.html).
///
/// The catalogue, and the caller whose roles decide what may be set, are expressions over `self` and `ctx`:
///
/// ```
/// use api_validate::{ApiValidate, metadata::{Item, JsonCatalog}};
///
/// struct Service {
///     catalog: JsonCatalog,
///     roles: Vec<String>,
/// }
///
/// #[derive(ApiValidate)]
/// #[api(context = Service)]
/// struct Document {
///     #[api(metadata(catalog = ctx.catalog, caller = ctx.roles))]
///     metadata: Vec<Item>,
/// }
///
/// let catalog = JsonCatalog::from_json(r#"{ "attributes": [{ "name": "Artifact", "options": ["Invoice"] }] }"#);
/// let service = Service { catalog: catalog.unwrap(), roles: Vec::new() };
/// let document = Document { metadata: vec![Item::new("Artifact", "Invoices")] };
/// let errors = document.validate_with(&service).unwrap_err();
/// assert_eq!(errors.to_string(), "metadata[0].Value: This must be one of Invoice. (INVALID_METADATA_OPTION)");
/// ```
pub const fn metadata() -> Metadata {
    Metadata
}

impl Rule for Metadata {
    fn name(&self) -> &'static str {
        "metadata"
    }

    fn error_type(&self, _: Fault) -> &ValidationErrorType {
        &ValidationErrorType::MetadataRuleViolation
    }

    fn error_types<'a>(&'a self, visit: &mut dyn FnMut(&'a ValidationErrorType)) {
        use ValidationErrorType::{
            DuplicateMetadata, InvalidDateFormat, InvalidDateRange, InvalidFormat, InvalidMetadataOption,
            InvalidNumberFormat, InvalidNumberRange, MaxLengthExceeded, MetadataAttributeNotFound,
            MetadataRuleViolation, MetadataSecurityViolation,
        };

        let of_items = [&MetadataAttributeNotFound, &MetadataSecurityViolation, &DuplicateMetadata];
        let of_options = [&InvalidMetadataOption, &MetadataRuleViolation];
        let of_texts = [&MaxLengthExceeded, &InvalidFormat];
        let of_others = [&InvalidDateFormat, &InvalidDateRange, &InvalidNumberFormat, &InvalidNumberRange];
        of_items.into_iter().chain(of_options).chain(of_texts).chain(of_others).for_each(visit);
    }

    fn criteria(&self, _: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("metadata as the catalogue asks for")
    }

    fn keywords(&self, _: ValueKind, keywords: &mut Keywords<'_>) {
        keywords.not_all();
    }
}
