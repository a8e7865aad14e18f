//! What errors look like in a document, and which of them an operation can answer.

use std::{
    collections::{BTreeSet, btree_map::Entry},
    format,
    string::{String, ToString},
};

use serde_json::Value;
use utoipa::openapi::{
    Components, OpenApi, Ref, RefOr, Response,
    content::ContentBuilder,
    header::HeaderBuilder,
    path::{Operation, PathItem},
    schema::{Object, Type},
};

use super::schema::{ERROR_TYPES, of_value};
use crate::{
    ErrorFormat,
    response::described::{BODY, Reads, TRACE, title},
};

impl ErrorFormat {
    /// Adds to each operation of a document what an extractor or the layer of this format can answer there, unless the
    /// operation says itself what that status means.
    ///
    /// | answer | where |
    /// |---|---|
    /// | the [`validation_status`](Self::validation_status) | a body or parameters are read; its description names the codes |
    /// | 400, where the `validation_status` is another | the same: a path or a form may be wrongly encoded |
    /// | 413 and 415 | a body is read |
    /// | the [`downstream_status`](Self::downstream_status) | something is looked up |
    /// | 500 | everywhere |
    ///
    /// A service adds its own errors to the operations that have them, with a status and a description and nothing else:
    /// `responses((status = 404, description = "There is no such document."))`. They get their content here.
    ///
    /// There is one schema for all of a format's bodies, `ErrorBody`, and one response a status, `Error400`, with an example
    /// that is a real body.
    ///
    /// ```
    /// use api_validate::{ApiSchema, ApiValidate, ErrorFormat};
    /// use utoipa::OpenApi;
    ///
    /// #[derive(serde::Deserialize, ApiValidate, ApiSchema)]
    /// struct CreateUser {
    ///     #[api(required)]
    ///     name: String,
    /// }
    ///
    /// #[utoipa::path(post, path = "/users", request_body = CreateUser, responses((status = 201, description = "Created.")))]
    /// async fn create() {}
    ///
    /// #[derive(OpenApi)]
    /// #[openapi(paths(create))]
    /// struct Api;
    ///
    /// let mut document = Api::openapi();
    /// ErrorFormat::rfc9457("https://api.example.com/errors").document(&mut document);
    /// let document = serde_json::to_value(document).unwrap();
    ///
    /// let refused = &document["paths"]["/users"]["post"]["responses"]["400"];
    /// assert_eq!(refused["$ref"], "#/components/responses/Error400");
    /// assert!(refused["description"].as_str().unwrap().ends_with("`REQUIRED_FIELD_MISSING`, `INVALID_FORMAT`."));
    /// let content = &document["components"]["responses"]["Error400"]["content"]["application/problem+json"];
    /// assert_eq!(content["example"]["errors"][0]["code"], "REQUIRED_FIELD_MISSING");
    /// ```
    pub fn document(&self, document: &mut OpenApi) {
        let components = document.components.get_or_insert_default();
        let mut documented = Documented { format: self, components, statuses: BTreeSet::new() };
        for item in document.paths.paths.values_mut() {
            for operation in operations(item) {
                documented.operation(operation);
            }
        }
        documented.finish();
    }
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    let PathItem { get, put, post, delete, options, head, patch, trace, query, .. } = item;
    [get, put, post, delete, options, head, patch, trace, query].into_iter().flatten()
}

/// A document that describes the answers of errors.
struct Documented<'d> {
    format: &'d ErrorFormat,
    components: &'d mut Components,
    /// Those that some operation answers.
    statuses: BTreeSet<u16>,
}

impl Documented<'_> {
    fn operation(&mut self, operation: &mut Operation) {
        let is_body = operation.request_body.is_some();
        let is_any = is_body || operation.parameters.as_ref().is_some_and(|all| !all.is_empty());
        let codes = &self.codes(operation);
        for (status, description) in self.format.answers(&Reads { is_any, is_body, codes }) {
            if let Entry::Vacant(entry) = operation.responses.responses.entry(status.to_string()) {
                entry.insert(reference(status, description));
                self.statuses.insert(status);
            }
        }
        for (status, response) in &mut operation.responses.responses {
            if let (Ok(status @ 400..), RefOr::T(response)) = (status.parse(), response) {
                self.fill(status, response);
            }
        }
    }

    /// The codes that records about the request can have.
    fn codes(&self, operation: &Operation) -> BTreeSet<String> {
        let mut codes = BTreeSet::new();
        let parameters = serde_json::to_value(&operation.parameters).unwrap_or_default();
        let body = serde_json::to_value(&operation.request_body).unwrap_or_default();
        for part in [parameters, body] {
            note_codes(&part, &mut codes);
            let mut names = BTreeSet::new();
            note_references(&part, &mut names);
            for name in names {
                let schema = self.components.schemas.get(&name);
                note_codes(&serde_json::to_value(schema).unwrap_or_default(), &mut codes);
            }
        }
        codes
    }

    /// Gives an answer of the service's own a body.
    fn fill(&mut self, status: u16, response: &mut Response) {
        if response.content.is_empty() {
            let description = core::mem::take(&mut response.description);
            *response = self.response(status, description);
        }
    }

    /// The answer, and what it refers to.
    fn response(&mut self, status: u16, description: String) -> Response {
        let schemas = &mut self.components.schemas;
        schemas.entry(BODY.to_string()).or_insert_with(|| of_value(self.format.body_schema()));
        let content = ContentBuilder::new()
            .schema(Some(Ref::from_schema_name(BODY)))
            .example(Some(self.format.example(status)))
            .build();
        let trace = HeaderBuilder::new()
            .schema(Some(Object::with_type(Type::String)))
            .description(Some(TRACE))
            .build();
        utoipa::openapi::ResponseBuilder::new()
            .description(description)
            .content(self.format.media_type(), content)
            .header(self.format.trace_header_name(), trace)
            .build()
    }

    /// Adds what the operations refer to.
    fn finish(mut self) {
        for status in core::mem::take(&mut self.statuses) {
            let response = self.response(status, title(status));
            self.components.responses.entry(name_of(status)).or_insert(RefOr::T(response));
        }
    }
}

fn name_of(status: u16) -> String {
    format!("Error{status}")
}

fn reference(status: u16, description: String) -> RefOr<Response> {
    let mut reference = Ref::from_response_name(name_of(status));
    reference.description = description;
    RefOr::Ref(reference)
}

fn note_codes(part: &Value, codes: &mut BTreeSet<String>) {
    each_member(part, &mut |name, member| {
        if name == ERROR_TYPES {
            codes.extend(
                member.as_array().into_iter().flatten().filter_map(Value::as_str).map(ToString::to_string),
            );
        }
    });
}

fn note_references(part: &Value, names: &mut BTreeSet<String>) {
    each_member(part, &mut |name, member| {
        if let ("$ref", Some(name)) = (name, member.as_str().and_then(|path| path.rsplit('/').next())) {
            names.insert(name.to_string());
        }
    });
}

fn each_member(part: &Value, visit: &mut impl FnMut(&str, &Value)) {
    match part {
        Value::Object(members) => {
            for (name, member) in members {
                visit(name, member);
                each_member(member, visit);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| each_member(item, visit)),
        _ => {}
    }
}
