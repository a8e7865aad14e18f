//! What was wrong inside of a `Result` stood at the field, though a body has the variant's name between them.

use api_validate::{ApiValidate, json};
use api_validate_tests::lines_of;
use serde::Deserialize;

#[derive(Debug, Deserialize, ApiValidate)]
#[allow(dead_code)]
struct Outer {
    result: Result<Inner, Inner>,
    #[serde(default)]
    n: u8,
}

#[derive(Debug, Deserialize, ApiValidate)]
struct Inner {
    #[api(range(min = 1))]
    n: u8,
}

#[test]
fn the_variant_is_a_segment() {
    for name in ["Ok", "Err"] {
        let lines = |rest: &str| {
            let body = format!(r#"{{"result":{{"{name}":{{"n":0}}}}{rest}}}"#);
            lines_of(&json::from_str::<Outer>(&body).unwrap_err())
        };
        assert_eq!(lines(""), [format!("result.{name}.n INVALID_NUMBER_RANGE")]);
        assert_eq!(lines(r#","n":"x""#)[0], format!("result.{name}.n INVALID_NUMBER_RANGE"));
    }
}
