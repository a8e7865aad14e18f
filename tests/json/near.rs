//! A field that is not known, and one that was probably meant: known, near, and not sent.

use std::collections::BTreeMap;

use api_validate::{ApiValidate, Validator, json};
use serde::{Deserialize, de::DeserializeOwned};

const UNKNOWN: &str = "This field is not known here. Leave it out.";

/// The places and messages of the fields that are not known.
fn unknown<T: DeserializeOwned + ApiValidate<Context = ()>>(body: &str) -> Vec<String> {
    let errors = json::from_str::<T>(body).err().expect("refused");
    let text =
        |error: &api_validate::ValidationError| format!("{} {}", error.field().pointer(), error.message());
    let slice = json::from_slice::<T>(body.as_bytes()).err().expect("refused");
    let value = json::from_value::<T>(serde_json::from_str(body).unwrap()).err().expect("refused");
    assert_eq!(slice.to_string(), errors.to_string());
    let unordered = |text: String| text.lines().map(str::to_owned).collect::<std::collections::BTreeSet<_>>();
    assert_eq!(unordered(value.to_string()), unordered(errors.to_string()));
    let is_unknown = |error: &&api_validate::ValidationError| {
        error.message().to_string().starts_with("This field is not known here")
    };
    errors.iter().filter(is_unknown).map(text).collect()
}

fn meant(field: &str) -> String {
    format!("This field is not known here; perhaps {field} is meant.")
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(dead_code)]
struct Order {
    customer_name: String,
    #[serde(default)]
    total: u32,
    note: Option<String>,
    #[serde(rename = "type", alias = "sort")]
    kind: Option<String>,
    #[serde(skip)]
    customer_names: u8,
}

#[test]
fn a_name_that_is_near_to_one_that_was_not_sent() {
    for (sent, field) in [
        ("customerNmae", "customerName"),
        ("customer_name", "customerName"),
        ("CustomerName", "customerName"),
        ("customername", "customerName"),
        ("costumerName", "customerName"),
        ("customer", "customerName"),
        ("totl", "total"),
        ("TOTAL", "total"),
        ("Note", "note"),
        ("typ", "type"),
        ("tpye", "type"),
    ] {
        assert_eq!(unknown::<Order>(&format!(r#"{{"{sent}":1}}"#)), [format!("/{sent} {}", meant(field))]);
    }
    for sent in ["x", "custom", "name", "address", "notation", "", "é", "customerNameOfTheOrder"] {
        assert_eq!(unknown::<Order>(&format!(r#"{{"{sent}":1}}"#)), [format!("/{sent} {UNKNOWN}")]);
    }
}

#[test]
fn what_was_sent_is_not_meant() {
    assert_eq!(
        unknown::<Order>(
            r#"{"customerName":"a","CustomerName":"b","total":1,"totel":1,"Note":"c","note":5}"#
        ),
        [format!("/CustomerName {UNKNOWN}"), format!("/totel {UNKNOWN}"), format!("/Note {UNKNOWN}")]
    );
    // Under its other name, too.
    assert_eq!(unknown::<Order>(r#"{"sort":"a","Type":"b"}"#), [format!("/Type {UNKNOWN}")]);
    // The nearest of those that are left.
    assert_eq!(
        unknown::<Order>(r#"{"notes":1,"nots":1,"customerNames":"a"}"#),
        [
            format!("/notes {}", meant("note")),
            format!("/nots {}", meant("note")),
            format!("/customerNames {}", meant("customerName")),
        ]
    );
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Outer {
    #[serde(default)]
    customer_name: String,
    orders: Vec<Order>,
    #[serde(default)]
    by_name: BTreeMap<String, Order>,
}

/// The fields of an object are those of its own type.
#[test]
fn each_object_has_its_own_names() {
    assert_eq!(
        unknown::<Outer>(
            r#"{"orders":[{"customerName":"a","totla":1},{"customerName":"a","customer_name":1,"total":1},{"totla":1}],
                "by_name":{"x":{"customerNames":"a"}}}"#
        ),
        [
            format!("/orders/0/totla {}", meant("total")),
            format!("/orders/1/customer_name {UNKNOWN}"),
            format!("/orders/2/totla {}", meant("total")),
            format!("/by_name/x/customerNames {}", meant("customerName")),
        ]
    );
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(tag = "method", deny_unknown_fields)]
#[allow(dead_code)]
enum Payment {
    Card { number: String, holder: Option<String> },
    Transfer(Account),
    Cash,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
struct Account {
    iban: String,
    reference: Option<String>,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[serde(tag = "method", content = "details", deny_unknown_fields)]
#[allow(dead_code)]
enum Adjacent {
    Transfer(Account),
    Card { number: Option<String> },
    Cash,
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
enum External {
    Transfer(Account),
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Flat {
    id: u8,
    #[serde(flatten)]
    payment: External,
}

#[test]
fn variants_have_their_own_fields() {
    assert_eq!(
        unknown::<Payment>(r#"{"method":"Card","numer":"1","Holder":"a"}"#),
        [format!("/numer {}", meant("number")), format!("/Holder {}", meant("holder"))]
    );
    assert_eq!(
        unknown::<Payment>(r#"{"method":"Transfer","ibam":"1"}"#),
        [format!("/ibam {}", meant("iban"))]
    );
    assert_eq!(
        unknown::<Adjacent>(r#"{"method":"Transfer","details":{"ibn":"1"},"detials":1}"#),
        [format!("/details/ibn {}", meant("iban")), format!("/detials {UNKNOWN}")]
    );
    assert_eq!(
        unknown::<Adjacent>(r#"{"method":"Transfer","detials":{}}"#),
        [format!("/detials {}", meant("details"))]
    );
    assert_eq!(unknown::<Adjacent>(r#"{"methd":"Cash"}"#), [format!("/methd {}", meant("method"))]);
    assert_eq!(
        unknown::<Flat>(r#"{"id":1,"Transfer":{"ibann":"1"}}"#),
        [format!("/Transfer/ibann {}", meant("iban"))]
    );
    assert_eq!(
        unknown::<External>(r#"{"Transfer":{"referense":"1","iban":"1"}}"#),
        [format!("/Transfer/referense {}", meant("reference"))]
    );
}

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Skipped {
    #[api(skip)]
    order: Foreign,
    #[api(skip)]
    list: Vec<Foreign>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
struct Foreign {
    iban: Option<String>,
    bic: Option<String>,
}

#[test]
fn what_serde_alone_reads_names_its_fields_too() {
    assert_eq!(
        unknown::<Skipped>(r#"{"order":{"bic":"1","Iban":"1"},"list":[{"Bic":"1"},{"bic":"1","Bic":"1"}]}"#),
        [
            format!("/order/Iban {}", meant("iban")),
            format!("/list/0/Bic {}", meant("bic")),
            format!("/list/1/Bic {UNKNOWN}"),
        ]
    );
}

#[test]
fn in_query_strings() {
    let errors = api_validate::query::from_str::<Order>("customer-name=a&type=b").unwrap_err();
    assert_eq!(
        errors.to_string(),
        format!(
            "customerName: This is required. (REQUIRED_FIELD_MISSING)\n\
             [\"customer-name\"]: {} (INVALID_FORMAT)",
            meant("customerName")
        )
    );
}

/// For a locale, which writes its own message.
#[test]
fn the_name_is_a_parameter_too() {
    let errors = json::from_str::<Order>(r#"{"customerNmae":1}"#).unwrap_err();
    let params: Vec<_> = errors.iter().map(|error| format!("{:?}", error.params())).collect();
    assert_eq!(
        params,
        [
            r#"[("type", Text("value"))]"#,
            r#"[("type", Text("known_fields")), ("near", Text("customerName"))]"#
        ]
    );
}

/// However many names there are, and however long, few are compared.
#[test]
fn the_search_is_bounded() {
    let long = "customerNames".repeat(1000);
    assert_eq!(unknown::<Order>(&format!(r#"{{"{long}":1}}"#)).len(), 1);
    let many: Vec<_> = (0..50_000).map(|n| format!(r#","customerName{n}":1"#)).collect();
    let body = format!(r#"{{"total":1{}}}"#, many.concat());
    let errors = Validator::new().max_errors(100_000).from_json_str::<Order>(&body, &()).unwrap_err();
    assert_eq!(errors.len(), 50_001);
    assert!(errors.iter().nth(1).unwrap().message().to_string().ends_with("perhaps customerName is meant."));
    assert!(errors.iter().last().unwrap().message().to_string().ends_with("Leave it out."));
}
