//! Reads the parameters of a route's path.

use alloc::{collections::BTreeMap, string::String, vec::Vec};

use serde::de::DeserializeOwned;

use super::{
    in_order::InOrder,
    read::{Offered, answer},
    read_parameters,
    shape::Shape,
};
use crate::{
    ApiError, ApiValidate, Path, Segment, Validated, ValidationErrorType, Validator,
    lookups::{ResolveError, SharedResolver},
    response::{RequestPart, Told},
};

/// Returns the answer to a path that is not UTF-8.
#[cold]
pub(crate) fn path_is_no_text(error: ApiError) -> ApiError {
    error.telling(Told::PathText)
}

type Parameter<'p> = (&'p str, &'p str);

/// Reads the decoded parameters, which are in the order of the route: by name for a type with fields, else by order.
pub(crate) async fn read_path<'p, T: DeserializeOwned + ApiValidate>(
    parameters: impl IntoIterator<Item = Parameter<'p>>,
    validator: &Validator,
    context: &T::Context,
    resolver: Option<&SharedResolver>,
) -> Result<Validated<T>, ApiError> {
    let parameters: Vec<Parameter<'p>> = parameters.into_iter().collect();
    match Shape::of::<T>() {
        Shape::Named => {
            let query = encoded(parameters.iter().copied());
            let read = read_parameters(RequestPart::Path, &query, validator, context, resolver).await;
            read.map_err(|error| if asks_for_more(&error, &parameters) { misfit() } else { error })
        }
        Shape::Single if parameters.len() == 1 => only(
            read_parameters(RequestPart::Path, &encoded(parameters), validator, context, resolver).await?,
        ),
        Shape::List(len) if len.is_none_or(|len| len == parameters.len()) => {
            read_list(&parameters, validator, context, resolver).await
        }
        Shape::Single | Shape::List(_) => Err(misfit()),
    }
}

/// Whether something is missing that is not a parameter of the route. No client can send it.
#[cold]
fn asks_for_more(error: &ApiError, parameters: &[Parameter<'_>]) -> bool {
    let is_parameter = |segment: &Segment| match segment {
        Segment::Field(name) => parameters.iter().any(|(parameter, _)| parameter == name),
        _ => true,
    };
    error.validation_errors().into_iter().flatten().any(|record| {
        *record.error_type() == ValidationErrorType::RequiredFieldMissing
            && !record.field().segments().next().is_none_or(is_parameter)
    })
}

/// Returns the parameters as a query string, so that both are read in the same way.
fn encoded<'p>(parameters: impl IntoIterator<Item = Parameter<'p>>) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(parameters).finish()
}

/// Reads the values as a list, and puts the parameters' names into the paths of records.
async fn read_list<T: DeserializeOwned + ApiValidate>(
    parameters: &[Parameter<'_>],
    validator: &Validator,
    context: &T::Context,
    resolver: Option<&SharedResolver>,
) -> Result<Validated<T>, ApiError> {
    let list = encoded(parameters.iter().map(|(_, value)| ("list", *value)));
    let resolver = Offered(resolver);
    let read =
        validator.from_query_str_resolved::<BTreeMap<String, InOrder<T>>, _>(&list, context, &resolver);
    let read = read.await.map_err(|error| {
        let error = match error {
            ResolveError::Invalid(errors) => errors.map_paths(|path| renamed(path, parameters)).into(),
            failed @ ResolveError::Failed(_) => failed,
        };
        answer(error, RequestPart::Path)
    })?;
    only(read).map(|list| Validated::new(list.into_inner().0))
}

/// Returns the value that all parameters, under one name, were read into. It was checked with its map.
fn only<T>(read: Validated<BTreeMap<String, T>>) -> Result<Validated<T>, ApiError> {
    read.into_inner().into_values().next().map(Validated::new).ok_or_else(misfit)
}

/// Returns `id.more` for `list[1].more`, where `id` is the second parameter.
fn renamed(path: &Path, parameters: &[Parameter<'_>]) -> Path {
    let mut inner = path.segments().skip(1).peekable();
    let index = match inner.peek() {
        Some(Segment::Index(index)) => Some(*index),
        // A list of one is sent as its value.
        _ => Some(0).filter(|_| parameters.len() == 1),
    };
    let inner = inner.skip_while(|segment| matches!(segment, Segment::Index(_)));
    let name = index.and_then(|index| parameters.get(index)).map(|(name, _)| Segment::key(name));
    Path::from_outer(name.into_iter().chain(inner.cloned()).collect())
}

#[cold]
fn misfit() -> ApiError {
    ApiError::from_status(500).caused_by("the route has other parameters than the type that reads them")
}
