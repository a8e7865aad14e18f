//! Records of rules over a type stand at its fields, whose contract had only the codes of their own rules.

use api_validate::{ApiValidate, json};
use serde::Deserialize;

#[derive(Debug, Deserialize, ApiValidate)]
#[api(at_least_one(mail, phone, code = "ACME_CONTACT"), exactly_one(until, always))]
#[allow(dead_code)]
struct Body {
    mail: Option<String>,
    phone: Option<String>,
    until: Option<String>,
    always: Option<bool>,
}

#[test]
fn fields_have_them() {
    let contract = Body::contract();
    for body in ["{}", r#"{"mail":"a","until":"x","always":true}"#, r#"{"mail":""}"#] {
        for error in &json::from_str::<Body>(body).unwrap_err() {
            let path = error.field().to_string();
            let fields = contract.fields();
            let field = fields.iter().find(|field| field.path() == path).expect("a field of the body");
            assert!(field.error_types().contains(&error.error_type()), "{body}: {error}");
            assert!(contract.error_types().contains(&error.error_type()), "{body}: {error}");
        }
    }
    let codes = |name: &str| {
        let fields = contract.fields();
        let field = fields.iter().find(|field| field.path() == name).expect("a field of the body");
        field.error_types().iter().map(|ty| ty.as_str().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(codes("mail"), ["INVALID_FORMAT", "ACME_CONTACT"]);
    assert_eq!(codes("phone"), ["INVALID_FORMAT"]);
    assert_eq!(codes("until"), ["REQUIRED_FIELD_MISSING", "INVALID_FORMAT"]);
    assert_eq!(codes("always"), ["INVALID_FORMAT"]);
}
