//! What concerns several parameters: OpenAPI has no schema of them all, so each of them tells it in words.

use aide::{
    axum::{ApiRouter, routing::get},
    openapi::OpenApi,
};
use api_validate::{ApiSchema, ApiValidate, ValidationErrorType, Violation, axum::ValidQuery};
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::IntoParams;

/// Which people.
#[derive(Deserialize, ApiValidate, ApiSchema)]
#[api(at_least_one(name, email))]
#[allow(dead_code)]
struct Search {
    /// In full.
    name: Option<String>,
    #[api(length(max = 9), matches(name))]
    #[serde(alias = "mail", alias = "address")]
    email: Option<String>,
    #[serde(default)]
    exact: bool,
    #[api(when(self.exact, required, length(max = 3)), when(ready(), absent))]
    word: Option<String>,
    #[serde(flatten)]
    part: Part,
}

fn ready() -> bool {
    true
}

#[derive(Deserialize, ApiValidate, ApiSchema)]
#[api(exactly_one(page, cursor), custom(sound, criteria = "a part that is there"))]
#[allow(dead_code)]
struct Part {
    page: Option<u8>,
    /// From the last answer.
    cursor: Option<String>,
    #[serde(alias = "n")]
    size: u8,
}

fn sound(_: &Part) -> Result<(), Violation> {
    Err(Violation::new(ValidationErrorType::InvalidFormat))
}

/// A newtype is what is in it.
#[derive(Deserialize, ApiValidate, ApiSchema)]
struct Whole(Search);

async fn search(_: ValidQuery<Search>) {}

async fn whole(_: ValidQuery<Whole>) {}

fn by_utoipa() -> Vec<Value> {
    let of = |parameter| serde_json::to_value(parameter).expect("it is JSON");
    ValidQuery::<Search>::into_params(|| None).into_iter().map(of).collect()
}

fn by_aide(path: &str) -> Vec<Value> {
    let mut document = OpenApi::default();
    let router = ApiRouter::new().api_route("/search", get(search)).api_route("/whole", get(whole));
    let _: axum::Router = router.finish_api(&mut document);
    let document = serde_json::to_value(document).expect("it is JSON");
    document["paths"][path]["get"]["parameters"].as_array().expect("there are some").clone()
}

/// Whatever makes the document.
fn all() -> [Vec<Value>; 3] {
    [by_utoipa(), by_aide("/search"), by_aide("/whole")]
}

fn of<'p>(parameters: &'p [Value], name: &str) -> &'p Value {
    parameters.iter().find(|parameter| parameter["name"] == name).unwrap_or_else(|| panic!("{parameters:#?}"))
}

#[test]
fn a_rule_over_several_stands_at_each_of_them() {
    let any = json!({ "rule": "at_least_one", "at_least_one": ["name", "email"] });
    for parameters in all() {
        let name = of(&parameters, "name");
        assert_eq!(name["description"], "In full.\n\nAt least one of name, email.");
        assert_eq!(name["schema"]["x-rules"], json!([any]));
        let email = of(&parameters, "email");
        let text = email["description"].as_str().expect("it is text");
        assert!(
            text.ends_with("At most one of email, mail, address.\n\nAt least one of name, email."),
            "{text}"
        );
        let rules: Vec<&Value> = email["schema"]["x-rules"].as_array().expect("a list").iter().collect();
        assert_eq!((&rules[0]["rule"], rules[1]), (&json!("matches"), &any));
        assert_eq!(of(&parameters, "mail")["description"], email["description"], "under any of its names");
        let exact = of(&parameters, "exact");
        assert_eq!((&exact["description"], &exact["schema"]["x-rules"]), (&Value::Null, &Value::Null));
    }
}

#[test]
fn the_rules_of_a_flattened_type_stand_at_its_own() {
    for parameters in all() {
        let told = "Exactly one of page, cursor.\n\nA part that is there.";
        assert_eq!(of(&parameters, "page")["description"], told);
        assert_eq!(of(&parameters, "cursor")["description"], format!("From the last answer.\n\n{told}"));
        assert_eq!(
            of(&parameters, "size")["description"],
            "Exactly one of size, n.\n\nA part that is there.",
            "a rule of unknown fields concerns all"
        );
        assert_eq!(
            of(&parameters, "page")["schema"]["x-rules"],
            json!([
                { "rule": "exactly_one", "exactly_one": ["page", "cursor"] },
                { "rule": "custom" },
            ])
        );
    }
}

#[test]
fn rules_under_a_condition_stand_at_their_parameter() {
    for parameters in all() {
        let word = of(&parameters, "word");
        let text = word["description"].as_str().expect("it is text");
        for criteria in ["a value", "at most 3 characters", "no value"] {
            assert!(text.contains(&format!("Under a condition: {criteria}")), "{text}");
        }
        let rules = word["schema"]["x-rules"].as_array().expect("a list");
        assert_eq!(rules.len(), 3, "{rules:#?}");
        for rule in [
            json!({ "rule": "required", "conditional": true }),
            json!({ "rule": "length", "conditional": true, "max": 3, "unit": "chars" }),
            json!({ "rule": "absent", "conditional": true }),
        ] {
            assert!(rules.contains(&rule), "{rules:#?}");
        }
    }
}
