//! Documents by [`aide`]: the extractors for axum say which parameters and which body they read, with every rule, and what
//! they answer.
//!
//! Types derive [`ApiSchema`](derive@crate::ApiSchema), or schemars' `JsonSchema` with
//! [`with_rules`](crate::schemars::with_rules).
//!
//! The guide [`openapi`](crate::guide::openapi) has an example.
//!
//! What aide does not let an extractor say:
//!
//! * the names of the path's parameters. `ValidPath` of a struct describes its fields; for a single value, a newtype or a
//!   tuple, call [`name_path_parameters`] when the document is finished;
//! * that a body may be left out: that of `Option<ValidJson<T>>` is documented as required, without its answers;
//! * the method. A `ValidForm` is documented as a body.

#![allow(clippy::default_trait_access)] // of maps, whose crate is aide's own business

use core::cell::RefCell;
use std::{
    borrow::Cow,
    collections::BTreeSet,
    string::{String, ToString},
    vec::Vec,
};

use ::aide::{
    OperationInput, OperationOutput,
    generate::GenContext,
    openapi::{
        Header, HeaderStyle, MediaType, OpenApi, Operation, Parameter, ParameterData,
        ParameterSchemaOrContent, PathItem, PathStyle, QueryStyle, ReferenceOr, RequestBody, Response,
        SchemaObject, StatusCode,
    },
    operation::{ParamLocation, add_parameters, set_body},
};
use ::schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::Value;

#[cfg(feature = "multipart")]
use crate::axum::ValidMultipart;
use crate::{
    ApiError, ApiValidate, ErrorFormat,
    axum::{ValidForm, ValidHeaders, ValidJson, ValidPath, ValidQuery},
    contract::{at_place, parameters},
    response::described::{BODY, Reads, TRACE, refusal},
    type_info::MAX_NEWTYPES,
};

std::thread_local! {
    static FORMAT: RefCell<ErrorFormat> = RefCell::default();
}

/// The format of the errors in what is documented from now on in this thread, as the functions of [`aide::generate`] set
/// what aide does; [`ErrorFormat::default`] unless said.
pub fn error_format(format: ErrorFormat) {
    FORMAT.set(format);
}

/// Any body of an error.
struct Body;

impl JsonSchema for Body {
    fn schema_name() -> Cow<'static, str> {
        BODY.into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schema_of(FORMAT.with_borrow(ErrorFormat::body_schema))
    }
}

macro_rules! inputs {
    ($($type:ident: $describe:expr, reads a body: $is_body:literal;)*) => {$(
        impl<T: ApiValidate + JsonSchema> OperationInput for $type<T> {
            fn operation_input(context: &mut GenContext, operation: &mut Operation) {
                $describe(context, operation);
            }

            fn inferred_early_responses(
                context: &mut GenContext,
                operation: &mut Operation,
            ) -> Vec<(Option<StatusCode>, Response)> {
                answer::<T>($is_body, context, operation);
                Vec::new()
            }
        }
    )*};
}

inputs! {
    ValidJson: |context, operation| read_body::<T>("application/json", context, operation), reads a body: true;
    ValidForm: |context, operation| read_body::<T>("application/x-www-form-urlencoded", context, operation),
        reads a body: true;
    ValidQuery: |context, operation| read::<T>(ParamLocation::Query, context, operation), reads a body: false;
    ValidPath: |context, operation| read::<T>(ParamLocation::Path, context, operation), reads a body: false;
    ValidHeaders: |context, operation| read::<T>(ParamLocation::Header, context, operation), reads a body: false;
}

#[cfg(feature = "multipart")]
inputs! {
    ValidMultipart: |context, operation| read_body::<T>("multipart/form-data", context, operation), reads a body: true;
}

/// Any error of a handler.
impl OperationOutput for ApiError {
    type Inner = Self;

    fn operation_response(context: &mut GenContext, _: &mut Operation) -> Option<Response> {
        Some(response(500, "The request failed.".to_string(), context))
    }

    fn inferred_responses(
        context: &mut GenContext,
        operation: &mut Operation,
    ) -> Vec<(Option<StatusCode>, Response)> {
        Self::operation_response(context, operation).into_iter().map(|response| (None, response)).collect()
    }
}

fn read_body<T: JsonSchema>(media_type: &str, context: &mut GenContext, operation: &mut Operation) {
    let schema = context.schema.subschema_for::<T>();
    let description = context.resolve_schema(&schema).get("description").and_then(Value::as_str);
    let mut body =
        RequestBody { description: description.map(String::from), required: true, ..RequestBody::default() };
    let content = MediaType { schema: Some(object_of(schema)), ..MediaType::default() };
    body.content.insert(media_type.to_string(), content);
    set_body(context, operation, body);
}

fn read<T: ApiValidate + JsonSchema>(
    place: ParamLocation,
    context: &mut GenContext,
    operation: &mut Operation,
) {
    let schema = resolved(T::json_schema(&mut context.schema), context);
    if place == ParamLocation::Path && !schema["properties"].is_object() {
        operation.extensions.insert(BY_PLACE.to_string(), schema);
        return;
    }
    let parameters = parameters(T::__TYPE, schema).into_iter().map(|(name, schema, is_required)| {
        let is_required = is_required || place == ParamLocation::Path;
        parameter(place, named(name, schema, is_required))
    });
    add_parameters(context, operation, parameters);
}

/// A newtype may refer to what it holds, but not for ever.
fn resolved(mut schema: Schema, context: &GenContext) -> Value {
    for _ in 0..MAX_NEWTYPES {
        schema = context.resolve_schema(&schema).clone();
    }
    schema.to_value()
}

/// The extension of an operation that describes the parameters of its path, which have no names yet.
const BY_PLACE: &str = "x-path-parameters";

/// Names the parameters that [`ValidPath`] reads by their place: a single value, a newtype, a tuple or a list.
///
/// An extractor describes itself before it has a route. So it describes these parameters in an extension of the operation,
/// `x-path-parameters`, and this makes parameters of it, with the names in the path.
///
/// ```
/// use aide::{axum::{ApiRouter, routing::get}, openapi::OpenApi};
/// use api_validate::{ApiSchema, ApiValidate, axum::ValidPath};
///
/// #[derive(serde::Deserialize, ApiValidate, ApiSchema)]
/// struct DocumentId(#[api(range(min = 1))] u64);
///
/// async fn read(_: ValidPath<DocumentId>) {}
///
/// let mut document = OpenApi::default();
/// let app: axum::Router = ApiRouter::new().api_route("/documents/{id}", get(read)).finish_api(&mut document);
/// api_validate::aide::name_path_parameters(&mut document);
///
/// let document = serde_json::to_value(document).unwrap();
/// let id = &document["paths"]["/documents/{id}"]["get"]["parameters"][0];
/// assert_eq!((&id["name"], &id["in"], &id["schema"]["minimum"]), (&"id".into(), &"path".into(), &1.into()));
/// ```
pub fn name_path_parameters(document: &mut OpenApi) {
    let Some(paths) = &mut document.paths else { return };
    for (path, item) in &mut paths.paths {
        let ReferenceOr::Item(item) = item else { continue };
        for operation in operations(item) {
            if let Some(schema) = operation.extensions.shift_remove(BY_PLACE) {
                let parameters = by_place(path, &schema);
                operation.parameters.extend(parameters.map(ReferenceOr::Item));
            }
        }
    }
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    let PathItem { get, put, post, delete, options, head, patch, trace, .. } = item;
    [get, put, post, delete, options, head, patch, trace].into_iter().flatten()
}

/// The parameters of a path such as `/documents/{id}`.
fn by_place(path: &str, schema: &Value) -> impl Iterator<Item = Parameter> {
    let names = path.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
    names.enumerate().filter_map(|(place, (name, _))| {
        let schema = at_place(schema, place)?;
        let name = name.trim_start_matches('*').to_string();
        Some(parameter(ParamLocation::Path, named(name, schema, true)))
    })
}

fn named(name: String, mut schema: Value, required: bool) -> ParameterData {
    let description = schema.as_object_mut().and_then(|keywords| keywords.remove("description"));
    ParameterData {
        name,
        description: description.as_ref().and_then(Value::as_str).map(String::from),
        required,
        deprecated: schema["deprecated"].as_bool(),
        format: ParameterSchemaOrContent::Schema(object_of(schema_of(schema))),
        example: None,
        examples: Default::default(),
        explode: None,
        extensions: Default::default(),
    }
}

fn parameter(place: ParamLocation, parameter_data: ParameterData) -> Parameter {
    match place {
        ParamLocation::Path => Parameter::Path { parameter_data, style: PathStyle::Simple },
        ParamLocation::Header => Parameter::Header { parameter_data, style: HeaderStyle::Simple },
        ParamLocation::Query | ParamLocation::Cookie => Parameter::Query {
            parameter_data,
            allow_reserved: false,
            style: QueryStyle::Form,
            allow_empty_value: None,
        },
    }
}

/// The extension that names the codes which records about a request can have.
const CODES: &str = "x-error-types";

/// Adds what an extractor answers. Of several, the first one tells, but for the codes, which are those of all.
fn answer<T: ApiValidate>(is_body: bool, context: &mut GenContext, operation: &mut Operation) {
    let format = FORMAT.with_borrow(ErrorFormat::clone);
    let types = T::contract().error_types();
    let mut codes: BTreeSet<String> = types.into_iter().map(|ty| ty.as_str().to_string()).collect();
    for (status, description) in format.answers(&Reads { is_any: true, is_body, codes: &codes }) {
        let is_invalid = status == format.invalid_status();
        let answer = || {
            let mut answer = response(status, description, context);
            if is_invalid {
                answer.extensions.insert(CODES.to_string(), Value::Array(Vec::new()));
            }
            ReferenceOr::Item(answer)
        };
        let responses = &mut operation.responses.get_or_insert_default().responses;
        match responses.entry(StatusCode::Code(status)).or_insert_with(answer) {
            ReferenceOr::Item(response) if is_invalid => add_codes(response, &mut codes),
            _ => {}
        }
    }
}

/// Adds codes to those of another extractor. What the service says itself stays.
fn add_codes(response: &mut Response, codes: &mut BTreeSet<String>) {
    let Some(Value::Array(told)) = response.extensions.get_mut(CODES) else { return };
    codes.extend(told.iter().filter_map(Value::as_str).map(String::from));
    *told = codes.iter().map(|code| Value::from(code.as_str())).collect();
    response.description = refusal(codes);
}

fn response(status: u16, description: String, context: &mut GenContext) -> Response {
    let format = FORMAT.with_borrow(ErrorFormat::clone);
    let schema = Some(object_of(context.schema.subschema_for::<Body>()));
    let content = MediaType { schema, example: Some(format.example(status)), ..MediaType::default() };
    let trace = Header {
        description: Some(TRACE.to_string()),
        style: HeaderStyle::Simple,
        required: false,
        deprecated: None,
        format: ParameterSchemaOrContent::Schema(object_of(json_schema!({ "type": "string" }))),
        example: None,
        examples: Default::default(),
        extensions: Default::default(),
    };
    let mut response = Response { description, ..Response::default() };
    response.content.insert(format.media_type().to_string(), content);
    response.headers.insert(format.trace_header_name().to_string(), ReferenceOr::Item(trace));
    response
}

fn object_of(json_schema: Schema) -> SchemaObject {
    SchemaObject { json_schema, external_docs: None, example: None }
}

fn schema_of(schema: Value) -> Schema {
    Schema::try_from(schema).unwrap_or_default()
}
