//! Schemas and parameters of an OpenAPI document: those of utoipa, with the rules.

use api_validate::{
    ApiSchema, ApiValidate, Patch, Validated, actix, axum,
    filter::{Filter, OrderBy},
    metadata::Item,
    multipart::FilePart,
};
use api_validate_http_tests::openapi::references;
use schemars::JsonSchema;
use serde::{Deserialize, de::IgnoredAny};
use serde_json::{Value, json};
use utoipa::{IntoParams, PartialSchema, ToSchema, openapi::path::ParameterIn};

use crate::{
    agree::Schema,
    bodies::{Dice, mutate},
};

/// An order.
#[derive(Deserialize, ApiValidate, ApiSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(title = "The order")]
struct Order {
    /// What it is called.
    #[api(required, length(max = 6))]
    #[schema(example = "Tea")]
    title: String,
    #[serde(default)]
    #[api(range(min = 1))]
    count: Patch<u32>,
    /// What is in it.
    #[api(length(min = 1))]
    lines: Vec<Line>,
    #[serde(default)]
    gift: Option<Box<Order>>,
    pay: Pay,
    #[serde(flatten)]
    place: Place,
}

#[derive(Deserialize, ApiValidate, ApiSchema)]
#[schema(as = shop::Line)]
struct Line {
    #[api(range(max = 9))]
    #[schema(example = 3)]
    amount: u8,
    word: Option<Word>,
}

#[derive(Deserialize, ApiValidate, ApiSchema)]
struct Word(#[api(length(max = 3))] String);

#[derive(Deserialize, ApiValidate, ApiSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Pay {
    Card {
        /// Its number.
        #[api(credit_card)]
        number: String,
    },
    Later,
}

#[derive(Deserialize, ApiValidate, ApiSchema)]
struct Place {
    /// The street.
    #[api(length(max = 4))]
    street: String,
}

/// The schema, and the components that it refers to.
pub(crate) fn document<T: ToSchema>() -> Value {
    let mut schemas = Vec::new();
    T::schemas(&mut schemas);
    let mut schemas: std::collections::BTreeMap<_, _> = schemas.into_iter().collect();
    // What refers to itself is a component of each document that has it.
    schemas.entry(T::name().into_owned()).or_insert_with(T::schema);
    let mut document = serde_json::to_value(T::schema()).expect("it is JSON");
    document["components"] = json!({ "schemas": schemas });
    document
}

#[test]
fn what_is_said_to_utoipa_stands_beside_the_rules() {
    let document = document::<Order>();
    assert_eq!(
        document["properties"]["title"],
        json!({
            "type": "string",
            "description": "What it is called.",
            "example": "Tea",
            "minLength": 1,
            "maxLength": 6,
            "pattern": document["properties"]["title"]["pattern"],
        })
    );
    assert_eq!((&document["title"], &document["description"]), (&json!("The order"), &json!("An order.")));
    assert_eq!(document["properties"]["street"]["maxLength"], 4);
    assert_eq!(document["properties"]["lines"]["items"], json!({ "$ref": "#/components/schemas/shop.Line" }));
    let amount = &document["components"]["schemas"]["shop.Line"]["properties"]["amount"];
    assert_eq!((&amount["minimum"], &amount["maximum"]), (&json!(0), &json!(9)), "the rules decide");
    assert_eq!(
        document["components"]["schemas"]["Pay"]["oneOf"][0]["properties"]["number"]["description"]
            .as_str()
            .map(|text| text.starts_with("Its number.")),
        Some(true)
    );
}

#[derive(Deserialize, ApiValidate, ApiSchema)]
#[allow(dead_code)]
struct Half {
    seen: u8,
    #[schema(ignore)]
    #[api(absent)]
    #[schemars(skip)]
    hidden: Option<u8>,
}

#[test]
fn what_the_other_crate_hides_is_hidden() {
    let properties = &document::<Half>()["properties"];
    assert_eq!((properties.get("seen").is_some(), properties.get("hidden")), (true, None));
    let schema = schemars::schema_for!(Half).to_value();
    let properties = &schema["properties"];
    assert_eq!((properties.get("seen").is_some(), properties.get("hidden")), (true, None));
}

fn trimmed_or_number<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Value::deserialize(deserializer).map(|value| value.to_string())
}

/// Of what a function reads, the rules know no type. Of what a type reads, they do.
#[derive(Deserialize, ApiValidate, ApiSchema)]
#[allow(dead_code)]
struct Given {
    /// As text or as a number.
    #[serde(deserialize_with = "trimmed_or_number")]
    #[api(length(max = 9))]
    #[schema(value_type = String, example = "5")]
    #[schemars(with = "String")]
    code: String,
    #[serde(deserialize_with = "trimmed_or_number")]
    #[schema(value_type = Word)]
    #[schemars(with = "Word")]
    word: String,
    #[serde(deserialize_with = "trimmed_or_number")]
    unknown: String,
    #[schema(value_type = String)]
    #[schemars(with = "String")]
    count: u8,
}

#[test]
fn a_type_that_is_given_stands_where_the_rules_know_none() {
    for schema in [document::<Given>(), schemars::schema_for!(Given).to_value()] {
        references(&schema);
        let code = &schema["properties"]["code"];
        assert_eq!((&code["type"], &code["x-rules"][1]["rule"]), (&json!("string"), &json!("length")));
        assert_eq!(
            code["description"],
            "As text or as a number.\n\nA value of the right form.\n\nAt most 9 characters."
        );
        assert!(schema["properties"]["word"]["$ref"].is_string(), "{schema:#}");
        assert_eq!(schema["properties"]["unknown"].get("type"), None);
        assert_eq!(schema["properties"]["count"]["type"], "integer");
    }
}

#[derive(Deserialize, ApiValidate, ApiSchema)]
#[allow(dead_code)]
struct GivenParameter {
    #[serde(deserialize_with = "trimmed_or_number")]
    #[param(value_type = u8)]
    code: String,
}

#[test]
fn a_type_that_is_given_stands_at_a_parameter() {
    assert_eq!(params::<GivenParameter>()[0]["schema"]["type"], "integer");
}

/// For `Option`, null is nothing new; for `Patch`, it is something else than nothing.
#[derive(Deserialize, ApiValidate, ApiSchema)]
#[allow(dead_code)]
struct Nothing {
    #[api(absent)]
    given: Option<IgnoredAny>,
    #[serde(default)]
    option: Option<u8>,
    #[serde(default)]
    patch: Patch<u8>,
    #[serde(default)]
    count: u8,
}

#[test]
fn null_is_no_default() {
    for schema in [document::<Nothing>(), schemars::schema_for!(Nothing).to_value()] {
        let properties = &schema["properties"];
        assert_eq!(properties["given"], json!({ "type": "null" }));
        for name in ["option", "patch"] {
            assert_eq!(properties[name].get("default"), None, "{name}");
        }
        assert_eq!(properties["count"]["default"], 0);
    }
}

#[derive(Deserialize, ApiValidate, ApiSchema)]
#[allow(dead_code)]
struct Described {
    #[api(length(max = 3))]
    metadata: Vec<Item>,
}

#[test]
fn an_item_of_metadata_has_a_schema() {
    let of_utoipa = document::<Described>();
    let of_schemars = schemars::schema_for!(Described).to_value();
    for item in [&of_utoipa["components"]["schemas"]["Item"], &of_schemars["$defs"]["Item"]] {
        assert_eq!(item["required"], json!(["Name", "Value"]));
        assert_eq!(item["additionalProperties"], false);
    }
}

/// It leaves out `ApiSchema`.
#[derive(Deserialize, ApiValidate, ToSchema, JsonSchema)]
#[schema(description = "A side.")]
#[allow(dead_code)]
struct Side {
    /// Its length.
    #[api(range(max = 5))]
    #[schema(example = 3)]
    length: u8,
    #[api(length(max = 2))]
    #[schema(ignore)]
    secret: Option<String>,
    corner: Option<Corner>,
}

#[derive(Deserialize, ApiValidate, ToSchema, JsonSchema)]
#[api(at_least_one(x, y))]
#[allow(dead_code)]
struct Corner {
    #[api(range(max = 9))]
    x: Option<u8>,
    y: Option<u8>,
}

#[derive(Deserialize, ApiValidate, ApiSchema)]
#[allow(dead_code)]
struct Square {
    side: Side,
    corners: Vec<Corner>,
}

#[derive(Deserialize, ApiValidate, ApiSchema)]
#[allow(dead_code)]
struct Board {
    squares: Vec<Square>,
    sides: Vec<Side>,
}

/// They derive utoipa's own trait, which knows no rules.
#[test]
fn types_inside_have_their_rules() {
    let mut schemas = Vec::new();
    Board::schemas(&mut schemas);
    let of = |name: &str| {
        let (_, schema) = schemas.iter().rfind(|(other, _)| other == name).expect("it is there");
        serde_json::to_value(schema).expect("it is JSON")
    };
    let side = of("Side");
    assert_eq!(
        side["properties"],
        json!({
            "length": { "type": "integer", "format": "int32", "minimum": 0, "maximum": 5, "example": 3, "description": "Its length." },
            "corner": { "anyOf": [{ "$ref": "#/components/schemas/Corner" }, { "type": "null" }] },
        })
    );
    assert_eq!(
        side["description"], "A side.\n\nIt leaves out `ApiSchema`.",
        "once, though it is in two types"
    );
    let corner = of("Corner");
    assert_eq!(corner["properties"]["x"]["maximum"], 9);
    assert_eq!(corner["allOf"][0]["anyOf"].as_array().map(Vec::len), Some(2), "{corner:#}");
}

#[test]
fn every_reference_resolves() {
    let document = document::<Order>();
    let references = references(&document);
    assert_eq!(references.len(), 4, "{references:?}");
}

const BODY: &str = r#"{"title":"a","lines":[{"amount":1,"word":"b"},{"amount":2}],"pay":{"kind":"later"},"street":"c",
    "gift":{"title":"b","count":2,"lines":[{"amount":9}],"pay":{"kind":"card","number":"4111111111111111"},"street":"d"}}"#;

#[test]
fn a_schema_of_utoipa_says_what_validation_does() {
    agrees(&Schema::new(&document::<Order>()));
}

#[test]
fn a_schema_of_schemars_says_what_validation_does() {
    let schema = schemars::schema_for!(Order).to_value();
    assert_eq!(schema["properties"]["title"]["description"], "What it is called.");
    assert_eq!(schema["properties"]["lines"]["items"], json!({ "$ref": "#/$defs/Line" }));
    agrees(&Schema::new(&schema));
}

fn agrees(schema: &Schema) {
    let mut dice = Dice::new();
    for n in 0..10_000 {
        let body = if n == 0 { BODY.to_owned() } else { mutate(BODY, dice.below(4), &mut dice).body };
        if let Ok(body) = serde_json::from_str::<Value>(&body) {
            schema.agrees::<Order>(&body);
        }
    }
}

/// Which part.
#[derive(Deserialize, ApiValidate, ApiSchema)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
struct Part {
    /// Counted from 1.
    #[serde(default = "one")]
    #[api(range(min = 1))]
    #[param(default = 1)]
    page_number: u32,
    #[api(filter(fields(name)))]
    filter: Option<Filter>,
    #[api(orderby(fields(name), max = 1))]
    order: Option<OrderBy>,
    kind: Option<Kind>,
    word: String,
}

fn one() -> u32 {
    1
}

#[derive(Deserialize, ApiValidate, ApiSchema)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Tea,
    Coffee,
}

#[derive(Deserialize, ApiValidate, ApiSchema)]
struct Id {
    /// The number.
    #[api(range(min = 1, max = 5))]
    id: i64,
}

fn params<T: IntoParams>() -> Vec<Value> {
    let params = T::into_params(|| None);
    params.into_iter().map(|param| without_codes(&serde_json::to_value(param).expect("it is JSON"))).collect()
}

/// What `document` makes use of.
fn without_codes(described: &Value) -> Value {
    match described {
        Value::Object(members) => {
            let members = members.iter().filter(|(name, _)| *name != "x-error-types");
            members.map(|(name, member)| (name.clone(), without_codes(member))).collect()
        }
        other => other.clone(),
    }
}

#[test]
fn parameters_have_the_rules() {
    let params = params::<Part>();
    let of = |name: &str| params.iter().find(|param| param["name"] == name).expect("it is there").clone();
    assert_eq!(
        of("pageNumber"),
        json!({
            "name": "pageNumber",
            "in": "query",
            "description": "Counted from 1.",
            "required": false,
            "schema": { "type": "integer", "minimum": 1, "maximum": u32::MAX, "default": 1 },
        })
    );
    assert_eq!(
        of("word"),
        json!({ "name": "word", "in": "query", "required": true, "schema": { "type": "string" } })
    );
    assert_eq!(of("filter")["schema"]["x-rules"][0]["fields"], json!(["name"]));
    assert_eq!(
        of("filter")["description"],
        "An OData filter by name with eq, ne, gt, ge, lt, le; logic and, or, not."
    );
    assert_eq!(of("order")["schema"]["type"], "string");
    assert_eq!(of("kind")["schema"], json!({ "$ref": "#/components/schemas/Kind" }), "text knows no null");
}

#[derive(Deserialize, ApiValidate, ApiSchema)]
#[serde(rename_all = "camelCase", default)]
struct Window<'q> {
    #[api(range(min = 1))]
    #[param(example = 2)]
    first_page: u32,
    #[serde(alias = "size", borrow)]
    page_size: Option<&'q str>,
}

impl Default for Window<'_> {
    fn default() -> Self {
        Self { first_page: 1, page_size: None }
    }
}

/// Whatever stands beside it in one attribute: the copy of the type has serde's names.
#[test]
fn a_type_with_a_default_keeps_its_names() {
    let window = &document::<Window<'_>>()["properties"];
    let names: Vec<_> = window.as_object().expect("there are some").keys().collect();
    assert_eq!(names, ["firstPage", "pageSize", "size"]);
    let params = params::<Window<'_>>();
    let of = |name: &str| params.iter().find(|param| param["name"] == name).expect("it is there").clone();
    assert_eq!((&of("firstPage")["example"], &of("firstPage")["schema"]["minimum"]), (&json!(2), &json!(1)));
    assert_eq!(of("size")["schema"]["type"], "string");
    let schema = schemars::schema_for!(Window<'_>).to_value();
    assert_eq!(schema["properties"].as_object().map(serde_json::Map::len), Some(3));
}

#[test]
fn an_extractor_says_where_its_parameters_are() {
    let path = json!({
        "name": "id",
        "in": "path",
        "required": true,
        "description": "The number.",
        "schema": { "type": "integer", "format": "int64", "minimum": 1, "maximum": 5 },
    });
    assert_eq!(params::<axum::ValidPath<Id>>(), std::slice::from_ref(&path));
    assert_eq!(params::<actix::ValidPath<Id>>(), std::slice::from_ref(&path));
    for params in
        [params::<axum::ValidQuery<Id>>(), params::<actix::ValidQuery<Id>>(), params::<Validated<Id>>()]
    {
        assert_eq!((&params[0]["in"], &params[0]["required"]), (&json!("query"), &json!(true)));
    }
    let header = Id::into_params(|| Some(ParameterIn::Header));
    assert!(header[0].parameter_in == ParameterIn::Header);
}

#[derive(Deserialize, ApiValidate, ApiSchema)]
#[into_params(names("id"))]
struct Number(#[api(range(min = 1, max = 5))] i64);

#[derive(Deserialize, ApiValidate, ApiSchema)]
#[into_params(names("id", "word"), parameter_in = Path)]
struct Pair(
    /// Which one.
    Number,
    #[api(length(max = 9))]
    #[param(example = "tea")]
    Option<String>,
);

/// A path may be read by the places of its parameters, which utoipa's attribute gives names.
#[test]
fn parameters_without_names_are_given_some() {
    let number = json!({ "type": "integer", "format": "int64", "minimum": 1, "maximum": 5 });
    let id = json!({ "name": "id", "in": "path", "required": true, "schema": number });
    assert_eq!(params::<axum::ValidPath<Number>>(), [id]);
    let pair = params::<actix::ValidPath<Pair>>();
    assert_eq!(pair[0]["description"], "Which one.", "{pair:?}");
    assert_eq!(pair[0]["schema"]["maximum"], 5, "{pair:?}");
    assert_eq!(
        pair[1],
        json!({
            "name": "word",
            "in": "path",
            "required": true,
            "schema": { "type": "string", "maxLength": 9 },
            "example": "tea",
        })
    );
    let codes = |parameter: &utoipa::openapi::path::Parameter| {
        serde_json::to_value(parameter).expect("it is JSON")["schema"]["x-error-types"].clone()
    };
    let pair = Pair::into_params(|| None);
    assert_eq!(
        codes(&Number::into_params(|| None)[0]),
        json!(["INVALID_NUMBER_FORMAT", "INVALID_NUMBER_RANGE"])
    );
    assert_eq!(codes(&pair[1]), json!(["MAX_LENGTH_EXCEEDED", "INVALID_FORMAT"]));
}

#[derive(Deserialize, ApiValidate, ApiSchema)]
struct Chain(Link, #[schema(no_recursion)] Option<Box<Chain>>);

#[derive(Deserialize, ApiValidate, ApiSchema)]
struct Link {
    number: Number,
}

/// utoipa tells nothing of a tuple's parts, so what they refer to stands in their place.
#[test]
fn what_nobody_refers_to_is_told_in_its_place() {
    let schema = document::<Chain>();
    let link = &schema["prefixItems"][0];
    assert_eq!(link["properties"]["number"]["maximum"], 5, "{schema:#}");
    let again = &schema["prefixItems"][1]["anyOf"][0]["prefixItems"][0];
    assert_eq!(again, link, "once more around: {schema:#}");
    assert!(!schema.to_string().contains("$ref"), "{schema:#}");
}

#[derive(Deserialize, ApiValidate, ApiSchema)]
#[serde(rename_all = "kebab-case")]
struct Idempotent {
    /// Chosen by the client.
    #[api(required, length(max = 64))]
    idempotency_key: String,
    x_retry: Option<u8>,
}

#[test]
fn headers_are_parameters() {
    let params = params::<axum::ValidHeaders<Idempotent>>();
    assert_eq!(params, self::params::<actix::ValidHeaders<Idempotent>>());
    assert_eq!(
        params[0],
        json!({
            "name": "idempotency-key",
            "in": "header",
            "required": true,
            "description": "Chosen by the client.",
            "schema": params[0]["schema"],
        })
    );
    assert_eq!(params[0]["schema"]["maxLength"], 64);
    assert_eq!((&params[1]["name"], &params[1]["required"]), (&json!("x-retry"), &json!(false)));
    assert_eq!(params[1]["schema"]["maximum"], 255);
}

#[derive(Deserialize, ApiValidate, ApiSchema)]
struct Upload {
    /// As a PDF.
    scan: FilePart,
    #[serde(default)]
    #[api(length(max = 3))]
    pages: Vec<FilePart>,
}

#[test]
fn a_file_is_binary() {
    let schema = serde_json::to_value(axum::ValidMultipart::<Upload>::schema()).expect("it is JSON");
    assert_eq!(schema, serde_json::to_value(actix::ValidMultipart::<Upload>::schema()).expect("it is JSON"));
    let file = json!({ "type": "string", "format": "binary" });
    assert_eq!(schema["properties"]["pages"]["items"], file);
    assert_eq!(schema["properties"]["pages"]["maxItems"], 3);
    assert_eq!(schema["properties"]["scan"]["format"], "binary");
    assert_eq!(schema["properties"]["scan"]["description"], "As a PDF.");
    assert_eq!(schema["required"], json!(["scan"]));
    let schema = ::schemars::schema_for!(Upload).to_value();
    assert_eq!(schema["properties"]["pages"]["items"], file);
}

#[test]
fn an_extractor_of_a_body_looks_like_what_it_reads() {
    let of = |schema| without_codes(&serde_json::to_value(schema).expect("it is JSON"));
    for schema in [
        axum::ValidJson::<Word>::schema(),
        actix::ValidJson::<Word>::schema(),
        axum::ValidForm::<Word>::schema(),
        actix::ValidForm::<Word>::schema(),
        Validated::<Word>::schema(),
    ] {
        assert_eq!(of(schema), json!({ "type": "string", "maxLength": 3 }));
    }
    assert_eq!(axum::ValidJson::<Word>::name(), "Word");
    assert_eq!(of(Patch::<String>::schema()), of(Option::<String>::schema()));
    assert_eq!(of(Filter::schema())["type"], "string");
    assert_eq!(of(OrderBy::schema())["type"], "string");
}

/// What the service answers without a content of its own gets one; what it says itself stays.
mod document {
    use api_validate::{
        ApiError, ApiSchema, ApiValidate, ErrorFormat, ValidationErrors, query,
        response::{ErrorType, ProblemType, TraceId},
    };
    use serde::Deserialize;
    use serde_json::{Value, json};
    use utoipa::OpenApi;

    #[derive(Deserialize, ApiValidate, ApiSchema)]
    struct Create {
        #[api(required, length(max = 3))]
        name: String,
        owner: Owner,
    }

    #[derive(Deserialize, ApiValidate, ApiSchema)]
    struct Owner {
        #[api(resource("User"))]
        id: u64,
    }

    #[derive(Deserialize, ApiValidate, ApiSchema)]
    struct Part {
        #[api(range(min = 1))]
        page: Option<u8>,
    }

    #[utoipa::path(post, path = "/things", request_body = Create, responses(
        (status = 201, description = "Created."),
        (status = 409, description = "There is one."),
        (status = 413, description = "More than a page.", body = String),
    ))]
    #[allow(dead_code)]
    fn create() {}

    #[utoipa::path(get, path = "/things", params(Part), responses((status = 200, description = "Some.")))]
    #[allow(dead_code)]
    fn list() {}

    #[utoipa::path(delete, path = "/things", responses((status = 204, description = "Gone.")))]
    #[allow(dead_code)]
    fn clear() {}

    #[derive(OpenApi)]
    #[openapi(paths(create, list, clear))]
    struct Api;

    fn formats() -> [ErrorFormat; 3] {
        let uri = "https://api.example.com/errors";
        [ErrorFormat::rfc9457(uri), ErrorFormat::problem_details(uri), ErrorFormat::records()]
    }

    fn documented(format: &ErrorFormat) -> Value {
        let mut document = Api::openapi();
        format.document(&mut document);
        serde_json::to_value(document).expect("it is JSON")
    }

    fn statuses(document: &Value, method: &str) -> Vec<String> {
        let responses =
            document["paths"]["/things"][method]["responses"].as_object().expect("there are some");
        responses.keys().cloned().collect()
    }

    #[test]
    fn each_operation_has_what_can_be_answered_there() {
        let document = documented(&formats()[0]);
        assert_eq!(statuses(&document, "post"), ["201", "400", "409", "413", "415", "424", "500"]);
        assert_eq!(statuses(&document, "get"), ["200", "400", "500"]);
        assert_eq!(statuses(&document, "delete"), ["204", "500"]);
        let post = &document["paths"]["/things"]["post"]["responses"];
        assert_eq!(post["413"]["description"], "More than a page.");
        assert_eq!(post["409"]["description"], "There is one.");
        assert_eq!(post["409"]["content"]["application/problem+json"]["example"]["status"], 409);
        assert_eq!(
            post["400"]["description"],
            "Some values are not valid. The codes of the records: `REQUIRED_FIELD_MISSING`, `MAX_LENGTH_EXCEEDED`, \
             `INVALID_NUMBER_FORMAT`, `INVALID_NUMBER_RANGE`, `INVALID_FORMAT`, `UNKNOWN_RESOURCE`."
        );
        assert_eq!(
            document["paths"]["/things"]["get"]["responses"]["400"]["description"],
            "Some values are not valid. The codes of the records: `INVALID_NUMBER_FORMAT`, `INVALID_NUMBER_RANGE`."
        );
    }

    #[test]
    fn there_is_a_response_for_each_reference_and_no_other() {
        let document = documented(&formats()[0]);
        let responses = document["components"]["responses"].as_object().expect("there are some");
        assert_eq!(responses.keys().collect::<Vec<_>>(), ["Error400", "Error415", "Error424", "Error500"]);
        assert!(document["components"]["schemas"]["ErrorBody"].is_object());
    }

    #[test]
    fn the_statuses_are_those_of_the_format() {
        let format = ErrorFormat::records().validation_status(422).downstream_status(503);
        assert_eq!(
            statuses(&documented(&format), "post"),
            ["201", "400", "409", "413", "415", "422", "500", "503"]
        );
    }

    /// Everything that the library can answer, in each format.
    #[test]
    fn every_body_keeps_the_schema_and_has_no_member_that_is_not_in_it() {
        let invalid: ValidationErrors = query::from_str::<Part>("page=0").err().expect("it is refused");
        let errors = || {
            let mut errors: Vec<ApiError> = (400..=599).map(ApiError::from_status).collect();
            errors.push(invalid.clone().into());
            errors.push(ApiError::from(invalid.clone()).instance("/things/1").detail("No."));
            errors.push(ErrorType::RestorePointOpen.into());
            errors.push(ProblemType::Conflict.into());
            errors.push(ApiError::custom(418, "TEAPOT"));
            errors
        };
        for format in formats() {
            let document = documented(&format);
            let schema = &document["components"]["schemas"]["ErrorBody"];
            let validator = jsonschema::validator_for(schema).expect("it is a schema");
            for error in errors() {
                let body = format.body(&error, TraceId::new(1)).to_json();
                let body: Value = serde_json::from_slice(&body).expect("it is JSON");
                assert!(validator.is_valid(&body), "{body} against {schema:#}");
                is_told(&body, schema);
            }
            for response in document["components"]["responses"].as_object().expect("there are some").values()
            {
                let example = &response["content"][format.media_type()]["example"];
                assert!(validator.is_valid(example), "{example}");
            }
        }
    }

    fn is_told(body: &Value, schema: &Value) {
        match body {
            Value::Object(members) => {
                for (name, member) in members {
                    let property = match (&schema["properties"][name], &schema["additionalProperties"]) {
                        (Value::Null, Value::Object(_)) => &schema["additionalProperties"],
                        (property, _) => property,
                    };
                    assert!(property.is_object(), "{name} of {body} is not in {schema}");
                    is_told(member, property);
                }
            }
            Value::Array(items) => items.iter().for_each(|item| is_told(item, &schema["items"])),
            _ => assert_ne!(schema, &json!(null)),
        }
    }
}
