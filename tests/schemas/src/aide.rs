//! An aide router's document: parameters, bodies and answers of the extractors.

use std::collections::BTreeMap;

use aide::{
    axum::{
        ApiRouter,
        routing::{get, post},
    },
    generate,
    openapi::OpenApi,
};
use api_validate::{
    ApiError, ApiSchema, ApiValidate, ErrorFormat,
    aide::name_path_parameters,
    axum::{ValidForm, ValidHeaders, ValidJson, ValidMultipart, ValidPath, ValidQuery},
    multipart::FilePart,
    response::ProblemType,
};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::agree::Schema;

/// A thing to be.
#[derive(Deserialize, ApiValidate, ApiSchema)]
#[serde(deny_unknown_fields)]
struct Create {
    /// What it is called.
    #[api(required, length(max = 3))]
    name: String,
    kind: Option<Kind>,
}

#[derive(Deserialize, ApiValidate, ApiSchema)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Tea,
    Coffee,
}

#[derive(Deserialize, ApiValidate, ApiSchema)]
#[serde(rename_all = "camelCase")]
struct Part {
    /// Counted from 1.
    #[api(range(min = 1))]
    page_number: Option<u8>,
    kind: Option<Kind>,
    #[deprecated]
    word: String,
}

#[derive(Deserialize, ApiValidate, ApiSchema)]
struct Id {
    /// The number.
    #[api(range(min = 1, max = 5))]
    id: Option<i64>,
}

#[derive(Deserialize, ApiValidate, ApiSchema)]
#[serde(rename_all = "kebab-case")]
struct Headers {
    #[api(required, date)]
    not_before: Option<String>,
    #[api(resource("User"))]
    x_user: Option<u64>,
}

#[derive(Deserialize, ApiValidate, ApiSchema)]
struct Number(#[api(range(max = 9))] u8);

async fn create(_: ValidPath<Id>, _: ValidHeaders<Headers>, _: ValidJson<Create>) -> Result<(), ApiError> {
    Ok(())
}

async fn list(_: ValidQuery<Part>) {}

#[derive(Deserialize, ApiValidate, ApiSchema)]
struct Upload {
    scan: FilePart,
}

async fn upload(_: ValidMultipart<Upload>) {}

async fn fill_in(_: ValidPath<Number>, _: ValidForm<Id>) {}

fn documented(format: ErrorFormat) -> Value {
    api_validate::aide::error_format(format);
    let mut document = OpenApi::default();
    let _: axum::Router = ApiRouter::new()
        .api_route("/things", get(list))
        .api_route("/things/{id}", post(create))
        .api_route("/forms/{number}", post(fill_in))
        .api_route("/scans", post(upload))
        .finish_api(&mut document);
    serde_json::to_value(document).expect("it is JSON")
}

fn standard() -> ErrorFormat {
    ErrorFormat::rfc9457("https://api.example.com/errors")
}

/// Without what aide writes of everything.
fn parameters(operation: &Value) -> Vec<Value> {
    let mut parameters = operation["parameters"].as_array().expect("there are some").clone();
    for parameter in &mut parameters {
        parameter.as_object_mut().expect("it is one").remove("style");
    }
    parameters
}

#[test]
fn a_form_with_files_is_a_body_in_several_parts() {
    let document = documented(standard());
    let content = &document["paths"]["/scans"]["post"]["requestBody"]["content"];
    let reference = content["multipart/form-data"]["schema"]["$ref"].as_str().expect("it is one");
    let schema = document.pointer(&reference[1..]).expect("it is there");
    assert_eq!(schema["properties"]["scan"], json!({ "type": "string", "format": "binary" }));
}

#[test]
fn parameters_have_the_rules() {
    let document = documented(standard());
    let all = parameters(&document["paths"]["/things/{id}"]["post"]);
    assert_eq!(
        all[0],
        json!({
            "name": "id",
            "in": "path",
            "required": true,
            "description": "The number.",
            "schema": { "type": "integer", "format": "int64", "minimum": 1, "maximum": 5 },
        })
    );
    assert_eq!((&all[1]["name"], &all[1]["in"]), (&json!("not-before"), &json!("header")));
    assert_eq!((&all[1]["required"], &all[1]["schema"]["type"]), (&json!(true), &json!("string")));
    assert_eq!(all[1]["schema"]["x-rules"][0]["rule"], "date");

    let all = parameters(&document["paths"]["/things"]["get"]);
    let of = |name: &str| all.iter().find(|parameter| parameter["name"] == name).expect("it is there");
    assert_eq!(of("pageNumber")["schema"]["minimum"], 1);
    assert_eq!(of("pageNumber")["required"], Value::Null);
    assert_eq!(of("kind")["schema"], json!({ "$ref": "#/components/schemas/Kind" }));
    assert_eq!((&of("word")["required"], &of("word")["deprecated"]), (&json!(true), &json!(true)));
}

#[test]
fn a_body_says_what_validation_does() {
    let document = documented(standard());
    let body = &document["paths"]["/things/{id}"]["post"]["requestBody"];
    assert_eq!((&body["required"], &body["description"]), (&json!(true), &json!("A thing to be.")));
    let reference = body["content"]["application/json"]["schema"]["$ref"].as_str().expect("it is one");
    let mut schema = document.pointer(&reference[1..]).expect("it is there").clone();
    assert_eq!(schema["properties"]["name"]["maxLength"], 3);
    schema["components"] = document["components"].clone();
    let schema = Schema::new(&schema);
    for body in [
        json!({ "name": "abc", "kind": "tea" }),
        json!({ "name": "abcd" }),
        json!({ "name": " " }),
        json!({ "name": "abc", "kind": "water" }),
        json!({ "name": "abc", "more": 1 }),
        json!({}),
    ] {
        schema.agrees::<Create>(&body);
    }
    let form = &document["paths"]["/forms/{number}"]["post"];
    assert!(form["requestBody"]["content"]["application/x-www-form-urlencoded"]["schema"].is_object());
}

fn statuses(document: &Value, path: &str, method: &str) -> Vec<String> {
    let responses = document["paths"][path][method]["responses"].as_object().expect("there are some");
    let mut statuses: Vec<String> = responses.keys().cloned().collect();
    statuses.sort();
    statuses
}

#[test]
fn each_operation_has_what_its_extractors_answer() {
    let document = documented(standard());
    assert_eq!(
        statuses(&document, "/things/{id}", "post"),
        ["200", "400", "413", "415", "424", "500", "default"]
    );
    assert_eq!(statuses(&document, "/things", "get"), ["200", "400", "500"]);
    assert_eq!(
        document["paths"]["/things/{id}"]["post"]["responses"]["400"]["description"],
        "Some values are not valid. The codes of the records: `REQUIRED_FIELD_MISSING`, `MAX_LENGTH_EXCEEDED`, \
         `INVALID_DATE_FORMAT`, `INVALID_NUMBER_FORMAT`, `INVALID_NUMBER_RANGE`, `INVALID_FORMAT`, `UNKNOWN_RESOURCE`.",
        "those of all extractors"
    );
}

#[test]
fn the_bodies_of_answers_are_those_of_the_format() {
    for format in [standard(), ErrorFormat::records().validation_status(422)] {
        let (media_type, invalid) =
            (format.media_type(), format.status(&ProblemType::ValidationFailed.into()));
        let document = documented(format);
        let schema = &document["components"]["schemas"]["ErrorBody"];
        let validator = jsonschema::validator_for(schema).expect("it is a schema");
        let responses = &document["paths"]["/things/{id}"]["post"]["responses"];
        for status in ["413", "500", "default", &invalid.to_string()] {
            let content = &responses[status]["content"][media_type];
            assert_eq!(content["schema"], json!({ "$ref": "#/components/schemas/ErrorBody" }), "{status}");
            assert!(validator.is_valid(&content["example"]), "{content}");
        }
        assert!(responses["413"]["headers"]["Trace-Id"].is_object());
    }
}

/// What aide does not take is told to its handler.
#[test]
fn aide_finds_nothing_wrong() {
    let errors = std::rc::Rc::new(std::cell::Cell::new(0));
    let count = errors.clone();
    generate::on_error(move |error| {
        eprintln!("{error}");
        count.set(count.get() + 1);
    });
    documented(standard());
    assert_eq!(errors.get(), 0);
}

/// Without definitions, everything stands where it is used.
#[test]
fn schemas_may_be_inlined() {
    generate::extract_schemas(false);
    let document = documented(standard());
    let operation = &document["paths"]["/things/{id}"]["post"];
    let body = &operation["requestBody"]["content"]["application/json"]["schema"];
    assert_eq!(body["properties"]["name"]["maxLength"], 3);
    let refused = &operation["responses"]["400"]["content"]["application/problem+json"]["schema"];
    assert_eq!(refused["properties"]["status"]["type"], "integer");
    assert!(!document.to_string().contains("$ref"), "{document}");
}

#[derive(Deserialize, ApiValidate, ApiSchema)]
struct Both(#[api(range(max = 9))] u8, Kind);

#[derive(Deserialize, ApiValidate, ApiSchema)]
struct SameId(Id);

async fn plain(_: ValidPath<u8>) {}

async fn tuple(_: ValidPath<(Number, Option<String>)>) {}

async fn tuple_struct(_: ValidPath<Both>) {}

async fn several(_: ValidPath<Vec<Number>>) {}

async fn map(_: ValidPath<BTreeMap<String, Kind>>) {}

async fn nothing(_: ValidPath<()>) {}

async fn choice(_: ValidPath<Kind>) {}

async fn same(_: ValidPath<SameId>) {}

/// What stands in the path has a name as soon as the route is known.
#[test]
fn parameters_of_a_path_are_named_by_their_place() {
    let mut document = OpenApi::default();
    let nested = ApiRouter::new().api_route("/{b}", get(tuple));
    let _: axum::Router = ApiRouter::new()
        .api_route("/plain/{a}", get(plain))
        .api_route("/number/{a}", get(fill_in).post(fill_in))
        .nest("/tuple/{a}", nested)
        .api_route("/struct/{a}/of/{b}", get(tuple_struct))
        .api_route("/list/{a}/{*rest}", get(several))
        .api_route("/map/{a}/{b}", get(map))
        .api_route("/nothing/{a}", get(nothing))
        .api_route("/choice/{a}/{b}", get(choice))
        .api_route("/same/{id}", get(same))
        .finish_api(&mut document);
    let unnamed = serde_json::to_value(&document).expect("it is JSON");
    assert_eq!(unnamed["paths"]["/number/{a}"]["get"]["x-path-parameters"]["maximum"], 9);
    name_path_parameters(&mut document);
    let document = serde_json::to_value(document).expect("it is JSON");
    assert!(!document.to_string().contains("x-path-parameters"));

    let number = || json!({ "type": "integer", "format": "uint8", "minimum": 0, "maximum": 9 });
    let kind = || json!({ "$ref": "#/components/schemas/Kind" });
    let of_number = || json!({ "$ref": "#/components/schemas/Number" });
    for (path, method, expected) in [
        (
            "/plain/{a}",
            "get",
            json!([["a", { "type": "integer", "format": "uint8", "minimum": 0, "maximum": 255 }]]),
        ),
        ("/number/{a}", "get", json!([["a", number()]])),
        ("/number/{a}", "post", json!([["a", number()]])),
        ("/tuple/{a}/{b}", "get", json!([["a", of_number()], ["b", { "type": "string" }]])),
        ("/struct/{a}/of/{b}", "get", json!([["a", number()], ["b", kind()]])),
        ("/list/{a}/{*rest}", "get", json!([["a", of_number()], ["rest", of_number()]])),
        ("/map/{a}/{b}", "get", json!([["a", kind()], ["b", kind()]])),
        ("/nothing/{a}", "get", json!([])),
        ("/choice/{a}/{b}", "get", json!([["a", { "type": "string", "enum": ["tea", "coffee"] }]])),
        ("/same/{id}", "get", json!([["id", { "type": "integer", "minimum": 1, "maximum": 5 }]])),
    ] {
        let parameters =
            document["paths"][path][method]["parameters"].as_array().cloned().unwrap_or_default();
        let told: Vec<Value> = parameters.iter().map(|it| json!([it["name"], it["schema"]])).collect();
        assert_eq!(json!(told), expected, "{path}");
        assert!(parameters.iter().all(|it| it["in"] == "path" && it["required"] == true), "{parameters:?}");
    }
    let same = &document["paths"]["/same/{id}"]["get"]["parameters"][0];
    assert_eq!(same["description"], "The number.", "a newtype is what it holds");
}
