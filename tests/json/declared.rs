//! What a field declares counts also for what could not be read: its own codes and texts, and what it is for.

use api_validate::{
    ApiValidate,
    filter::{Filter, OrderBy},
    json, query,
};
use serde::{Deserialize, Deserializer, de::DeserializeOwned};

fn lines<T: DeserializeOwned + ApiValidate<Context = ()>>(body: &str) -> Vec<String> {
    let errors = json::from_str::<T>(body).err().unwrap_or_else(|| panic!("{body}"));
    errors.to_string().lines().map(str::to_owned).collect()
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(default)]
#[derive(Default)]
#[allow(dead_code)] // read to be refused
struct Dates {
    #[api(date)]
    plain: String,
    #[api(each(date))]
    list: Vec<String>,
    #[api(each(date))]
    map: std::collections::BTreeMap<String, String>,
    #[api(each(each(date)))]
    deep: Vec<Vec<String>>,
    #[api(when(true, date))]
    sometimes: String,
    #[serde(deserialize_with = "dmy")]
    converted: Option<chrono::NaiveDate>,
    #[api(date(code = "ACME_D", message = "Give a day.", criteria = "a day"))]
    own: Option<String>,
}

fn dmy<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<chrono::NaiveDate>, D::Error> {
    let text = String::deserialize(deserializer)?;
    chrono::NaiveDate::parse_from_str(&text, "%d.%m.%Y").map(Some).map_err(serde::de::Error::custom)
}

#[test]
fn a_date_field_has_a_dates_code() {
    let dates = r#"{"plain":5,"list":["30/JUL/1966",5,["x"],{},null],"map":{"a":5,"b":"x"},"deep":[[5]],"sometimes":5,
        "converted":"2024-01-01"}"#;
    assert_eq!(
        lines::<Dates>(dates),
        [
            "plain: This must be a date as dd/MMM/YYYY, such as 30/JUL/1966. (INVALID_DATE_FORMAT)",
            "list[1]: This must be a date as dd/MMM/YYYY, such as 30/JUL/1966. (INVALID_DATE_FORMAT)",
            "list[2]: This must be a date as dd/MMM/YYYY, such as 30/JUL/1966. (INVALID_DATE_FORMAT)",
            "list[3]: This must be a date as dd/MMM/YYYY, such as 30/JUL/1966. (INVALID_DATE_FORMAT)",
            "list[4]: This is required. (REQUIRED_FIELD_MISSING)",
            "map.a: This must be a date as dd/MMM/YYYY, such as 30/JUL/1966. (INVALID_DATE_FORMAT)",
            "map.b: This must be a date as dd/MMM/YYYY, such as 30/JUL/1966. (INVALID_DATE_FORMAT)",
            "deep[0][0]: This must be a date as dd/MMM/YYYY, such as 30/JUL/1966. (INVALID_DATE_FORMAT)",
            "sometimes: This must be a date. (INVALID_DATE_FORMAT)",
            "converted: This must be a date. (INVALID_DATE_FORMAT)",
        ]
    );
    for own in ["5", "\"x\""] {
        let body = format!(r#"{{"plain":"30/JUL/1966","sometimes":"30/JUL/1966","own":{own}}}"#);
        assert_eq!(lines::<Dates>(&body), ["own: Give a day. (ACME_D)"]);
    }
    assert_eq!(lines::<Dates>(r#"{"plain":null}"#)[0], "plain: This is required. (REQUIRED_FIELD_MISSING)");
    let twice = lines::<Dates>(r#"{"plain":"","plain":""}"#);
    assert_eq!(twice[0], "plain: This field must be sent only once. (INVALID_FORMAT)");
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Demanded {
    #[api(required(message = "Give a title.", code = "ACME_T", criteria = "a title"))]
    title: String,
    #[api(required(message = "Give a name."))]
    name: Option<String>,
    #[serde(default)]
    #[api(each(required(message = "Give a tag."), length(max = 3)))]
    tags: Vec<String>,
    #[api(required)]
    plain: String,
}

#[test]
fn required_has_its_own_texts_whatever_is_missing() {
    let expected = ["title: Give a title. (ACME_T)", "name: Give a name. (REQUIRED_FIELD_MISSING)"];
    assert_eq!(lines::<Demanded>(r#"{"plain":"x"}"#), expected);
    assert_eq!(lines::<Demanded>(r#"{"title":null,"name":null,"plain":"x"}"#), expected);
    assert_eq!(lines::<Demanded>(r#"{"title":" ","name":" ","plain":"x"}"#), expected);
    let errors = json::from_str::<Demanded>(r#"{"name":"x","plain":"x"}"#).unwrap_err();
    assert_eq!(errors.iter().next().unwrap().criteria().to_string(), "a title");
    assert_eq!(errors.iter().next().unwrap().rule(), "required");
    assert_eq!(
        lines::<Demanded>(r#"{"title":"x","name":"x","plain":"x","tags":["","long",null,"x"]}"#),
        [
            "tags[0]: Give a tag. (REQUIRED_FIELD_MISSING)",
            "tags[1]: This must have at most 3 characters. (MAX_LENGTH_EXCEEDED)",
            "tags[2]: Give a tag. (REQUIRED_FIELD_MISSING)",
        ]
    );
    assert_eq!(
        lines::<Demanded>(r#"{"title":5,"name":"x","plain":null}"#),
        ["title: This must be text. (INVALID_FORMAT)", "plain: This is required. (REQUIRED_FIELD_MISSING)",]
    );
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Unsent {
    #[api(absent)]
    number: Option<u32>,
    #[api(absent(message = "Leave the id out.", code = "ACME_ID"))]
    id: Option<uuid::Uuid>,
    other: u8,
}

#[test]
fn what_must_not_be_sent_may_be_anything() {
    for value in ["\"x\"", "-1", "5", "[]", "{}", "true", "0.5"] {
        let body = format!(r#"{{"number":{value},"id":{value},"other":1}}"#);
        assert_eq!(
            lines::<Unsent>(&body),
            ["number: This must not be sent. (INVALID_FORMAT)", "id: Leave the id out. (ACME_ID)",]
        );
    }
    assert!(json::from_str::<Unsent>(r#"{"number":null,"id":null,"other":1}"#).is_ok());
    assert_eq!(
        lines::<Unsent>(r#"{"number":null,"other":"x"}"#),
        ["other: This must be a whole number. (INVALID_NUMBER_FORMAT)"]
    );
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Numbers {
    #[serde(default, deserialize_with = "from_text")]
    #[api(number(scale = 2, code = "ACME_F"))]
    converted: Option<f64>,
    #[serde(default)]
    #[api(number(integer, code = "ACME_N"))]
    own: rust_decimal::Decimal,
}

fn from_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<f64>, D::Error> {
    String::deserialize(deserializer)?.parse().map(Some).map_err(serde::de::Error::custom)
}

#[test]
fn a_number_field_has_a_numbers_code() {
    assert_eq!(
        lines::<Numbers>(r#"{"converted":"abc","own":"abc"}"#),
        [
            "converted: This must be a value of the right form. (ACME_F)",
            "own: This must be a whole number. (ACME_N)",
        ]
    );
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Typed {
    #[api(filter(
        fields(name),
        max_length = 20,
        code = "ACME_F",
        message = "No such filter.",
        criteria = "a filter"
    ))]
    own: Option<Filter>,
    #[api(filter(fields(name), max_length = 20))]
    filter: Option<Filter>,
    #[api(orderby(fields(name), max_length = 20))]
    orderby: Option<OrderBy>,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Texts {
    #[api(filter(
        fields(name),
        max_length = 20,
        code = "ACME_F",
        message = "No such filter.",
        criteria = "a filter"
    ))]
    own: Option<String>,
    #[api(filter(fields(name), max_length = 20))]
    filter: Option<String>,
    #[api(orderby(fields(name), max_length = 20))]
    orderby: Option<String>,
}

/// A typed filter is refused as its text would be, whether it parses or not.
#[test]
fn a_typed_filter_keeps_its_rule() {
    let values = [
        "a eq",
        "name eq 1",
        "name",
        "name asc, x desc",
        "name eq 'a longer text than that'",
        "((((((((((((((((((((((",
    ];
    for own in values {
        for filter in values {
            for orderby in values {
                let body = serde_json::json!({ "own": own, "filter": filter, "orderby": orderby });
                let of = |errors: Result<(), api_validate::ValidationErrors>| {
                    errors.map_or_else(|errors| serde_json::to_string(&errors).unwrap(), |()| String::new())
                };
                let typed = json::from_value::<Typed>(body.clone()).map(|_| ());
                let text = json::from_value::<Texts>(body.clone()).map(|_| ());
                assert_eq!(of(typed), of(text), "{body}");
                let encoded = serde_html_form::to_string(&body).unwrap();
                let typed = query::from_str::<Typed>(&encoded).map(|_| ());
                let text = query::from_str::<Texts>(&encoded).map(|_| ());
                assert_eq!(of(typed), of(text), "{body}");
            }
        }
    }
}
