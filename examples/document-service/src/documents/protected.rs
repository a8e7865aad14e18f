//! Metadata that not everybody may take away.

use api_validate::{ApiValidate, ValidationErrorType, ValidationErrors, Validator, Violation};

use super::{Document, MetadataItem};
use crate::RequestContext;

/// Refuses to replace the metadata of a document that has some which the caller may not set: what only some may set, only
/// they may take away.
pub(super) fn may_be_replaced(document: &Document, context: &RequestContext) -> Result<(), ValidationErrors> {
    Replaced(&document.metadata).validate_with(context)
}

#[derive(ApiValidate)]
#[api(context = RequestContext, custom(may_all_be_set))]
struct Replaced<'a>(#[api(skip)] &'a [MetadataItem]);

fn may_all_be_set(replaced: &Replaced<'_>, context: &RequestContext) -> Result<(), Violation> {
    let security = ValidationErrorType::MetadataSecurityViolation;
    let sent = Validator::new().max_errors(usize::MAX).validate_with(&Sent(replaced.0), context);
    // Where something else is wrong with it, the catalogue has changed since.
    if !sent.is_err_and(|errors| errors.iter().any(|error| *error.error_type() == security)) {
        return Ok(());
    }
    Err(Violation::new(security)
        .criteria("no change of metadata that you may not set")
        .message("The document has metadata that you may not set. Leave Metadata out.")
        .at("Metadata"))
}

/// The document's metadata, as if the caller had sent it.
#[derive(ApiValidate)]
#[api(context = RequestContext)]
struct Sent<'a>(#[api(metadata(catalog = ctx.catalog, caller = ctx.caller))] &'a [MetadataItem]);
