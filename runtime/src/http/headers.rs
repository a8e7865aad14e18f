//! Reads headers.

use alloc::string::String;

use serde::de::DeserializeOwned;

use super::{read_parameters, shape::names_of};
use crate::{
    ApiError, ApiValidate, Validated, Validator,
    lookups::SharedResolver,
    response::{RequestPart, Told},
};

/// Returns the headers that a type reads as a query string, so that both are read in the same way. Names are compared
/// without regard to case, and headers without a field are left out.
pub(crate) fn headers_of<'h, T: DeserializeOwned>(
    headers: impl Iterator<Item = (&'h str, &'h [u8])>,
) -> Result<String, ApiError> {
    let names = names_of::<T>();
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (header, value) in headers {
        let name = match names {
            Some(names) => names.iter().find(|name| name.eq_ignore_ascii_case(header)).copied(),
            // A map, or a type with flattened fields, may read any name.
            None => Some(header),
        };
        if let Some(name) = name {
            let value = core::str::from_utf8(value).map_err(|_| no_text(name))?;
            query.append_pair(name, value);
        }
    }
    Ok(query.finish())
}

#[cold]
fn no_text(header: &str) -> ApiError {
    ApiError::from_status(400).telling(Told::HeaderText(header.into()))
}

/// Reads the headers.
pub(crate) async fn read_headers<T: DeserializeOwned + ApiValidate>(
    headers: Result<String, ApiError>,
    validator: &Validator,
    context: &T::Context,
    resolver: Option<&SharedResolver>,
) -> Result<Validated<T>, ApiError> {
    read_parameters(RequestPart::Header, &headers?, validator, context, resolver).await
}
