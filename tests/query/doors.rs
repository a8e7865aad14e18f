//! The extractors of both frameworks say of a query string, a form and a path what `query::from_str` says of it.

use std::{fmt::Debug, sync::Arc};

use ::axum::{
    Router,
    body::Body,
    extract::{FromRequest as _, FromRequestParts as _, Request},
    http::Uri,
    routing::get,
};
use actix_web::{FromRequest as _, test::TestRequest};
use api_validate::{
    ApiError, ApiValidate, Segment, Validated, ValidationErrors, Validator, actix, axum, query,
};
use api_validate_tests::{Nobody, block_on};
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde::de::DeserializeOwned;
use tower::ServiceExt as _;

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

/// What is said of a path where the route has other parameters than the type.
const MISFIT: &str = "500";

type Told<T> = Result<T, String>;

/// What a query string is, or what is said of it.
pub(crate) fn told<T>(query: &str) -> Told<T>
where
    T: DeserializeOwned + ApiValidate<Context = ()>,
{
    query::from_str::<T>(query).map(Validated::into_inner).map_err(|errors| text(&errors))
}

pub(crate) fn doors_agree<T>(query: &str)
where
    T: DeserializeOwned + ApiValidate<Context = ()> + PartialEq + Debug + Send + Sync + 'static,
{
    let told = told::<T>(query);
    let resolved = block_on(Validator::new().from_query_str_resolved::<T, _>(query, &(), &Nobody));
    assert_eq!(answer(resolved.map_err(ApiError::from)), told, "resolved: {query}");
    for (door, read) in [("axum", axum_form as fn(&[u8]) -> _), ("actix", actix_form)] {
        assert_eq!(answer(read(query.as_bytes())), told, "a form of {door}: {query}");
    }
    let uri = format!("/?{query}");
    // Servers refuse what is no URI.
    if uri.parse::<Uri>().is_ok_and(|parsed| parsed.query() == Some(query)) {
        assert_eq!(answer(axum_query(&uri)), told, "axum: {query}");
    }
    if uri.parse::<actix_web::http::Uri>().is_ok_and(|parsed| parsed.query() == Some(query)) {
        assert_eq!(answer(actix_query(&uri)), told, "actix: {query}");
    }
}

/// Bytes that are no text are refused as a whole.
pub(crate) fn survives<T>(bytes: &[u8])
where
    T: DeserializeOwned + ApiValidate<Context = ()> + PartialEq + Debug + Send + Sync + 'static,
{
    match std::str::from_utf8(bytes) {
        Ok(query) => doors_agree::<T>(query),
        Err(_) => {
            for refused in [axum_form::<T>(bytes), actix_form(bytes)] {
                let error = refused.expect_err("no text");
                assert_eq!((error.status(), error.validation_errors().is_some()), (400, false));
            }
        }
    }
}

/// Of parameters that a path can hold: each once, and none empty.
pub(crate) fn paths_agree<T>(parameters: &[(&str, &str)])
where
    T: DeserializeOwned + ApiValidate<Context = ()> + PartialEq + Debug + Send + Sync + 'static,
{
    let values: Vec<_> =
        parameters.iter().map(|(_, value)| percent_decode_str(value).decode_utf8_lossy()).collect();
    let values: Vec<_> =
        values.iter().map(|value| utf8_percent_encode(value, NON_ALPHANUMERIC).to_string()).collect();
    let named = || parameters.iter().map(|(name, _)| *name).zip(&values);
    if values.is_empty() || values.iter().any(String::is_empty) {
        return;
    }
    let query: Vec<_> = named().map(|(name, value)| format!("{name}={value}")).collect();
    let query = query.join("&");
    // What the route does not have, no client can send.
    let is_misfit = query::from_str::<T>(&query).is_err_and(|errors| asks_for_more(&errors, parameters));
    let told = if is_misfit { Err(MISFIT.to_owned()) } else { told::<T>(&query) };
    let request = named().fold(TestRequest::get().uri("/"), |request, (name, value)| {
        request.param(name.to_owned(), value.clone())
    });
    let (request, mut payload) = request.to_http_parts();
    let read = block_on(actix::ValidPath::from_request(&request, &mut payload));
    let read = match read {
        Err(error) if error.status() == 500 => Err(MISFIT.to_owned()),
        read => answer(read.map(|actix::ValidPath(value)| value)),
    };
    assert_eq!(read, told, "actix: {query}");
    let read = axum_path::<T>(
        &named().map(|(name, _)| format!("/{{{name}}}")).collect::<Vec<_>>().concat(),
        &named().map(|(_, value)| format!("/{value}")).collect::<Vec<_>>().concat(),
    );
    assert_eq!(read, told.map(|_| ()), "axum: {query}");
}

fn asks_for_more(errors: &ValidationErrors, parameters: &[(&str, &str)]) -> bool {
    errors.iter().any(|error| {
        let is_sent = |segment: &Segment| match segment {
            Segment::Field(name) => parameters.iter().any(|(sent, _)| sent == name),
            _ => true,
        };
        error.error_type().as_str() == "REQUIRED_FIELD_MISSING"
            && error.field().segments().next().is_some_and(|first| !is_sent(first))
    })
}

fn axum_path<T>(route: &str, path: &str) -> Told<()>
where
    T: DeserializeOwned + ApiValidate<Context = ()> + Send + Sync + 'static,
{
    async fn take<T>(_: axum::ValidPath<T>) {}
    let router: Router = Router::new().route(route, get(take::<T>));
    let request = Request::get(path).body(Body::empty()).expect("a request");
    let Ok(response) = block_on(router.oneshot(request));
    if response.status() == 200 {
        return Ok(());
    }
    let error = response.extensions().get::<Arc<ApiError>>().expect("an error");
    if error.status() == 500 {
        return Err(MISFIT.to_owned());
    }
    Err(text(error.validation_errors().expect("what is wrong with it")))
}

fn axum_query<T>(uri: &str) -> Result<Validated<T>, ApiError>
where
    T: DeserializeOwned + ApiValidate<Context = ()> + Send + Sync,
{
    let (mut parts, ()) = Request::get(uri).body(()).expect("a request").into_parts();
    block_on(axum::ValidQuery::from_request_parts(&mut parts, &())).map(|axum::ValidQuery(value)| value)
}

fn actix_query<T>(uri: &str) -> Result<Validated<T>, ApiError>
where
    T: DeserializeOwned + ApiValidate<Context = ()> + 'static,
{
    let (request, mut payload) = TestRequest::get().uri(uri).to_http_parts();
    block_on(actix::ValidQuery::from_request(&request, &mut payload)).map(|actix::ValidQuery(value)| value)
}

fn axum_form<T>(form: &[u8]) -> Result<Validated<T>, ApiError>
where
    T: DeserializeOwned + ApiValidate<Context = ()> + Send + Sync,
{
    let request = Request::post("/").header(FORM.0, FORM.1).body(Body::from(form.to_vec()));
    block_on(axum::ValidForm::from_request(request.expect("a request"), &()))
        .map(|axum::ValidForm(value)| value)
}

fn actix_form<T>(form: &[u8]) -> Result<Validated<T>, ApiError>
where
    T: DeserializeOwned + ApiValidate<Context = ()> + 'static,
{
    let request = TestRequest::post().insert_header(FORM).set_payload(form.to_vec());
    let (request, mut payload) = request.to_http_parts();
    block_on(actix::ValidForm::from_request(&request, &mut payload)).map(|actix::ValidForm(value)| value)
}

fn answer<T>(read: Result<Validated<T>, ApiError>) -> Told<T> {
    read.map(Validated::into_inner).map_err(|error| {
        assert_eq!(error.status(), 400, "{error:?}");
        text(error.validation_errors().expect("what is wrong with it"))
    })
}

fn text(errors: &ValidationErrors) -> String {
    format!("{} {errors}", errors.truncated())
}
