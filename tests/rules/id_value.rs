//! `id_value("User", id = user_id)`: what is said. `tests/lookups` has the rest.

use api_validate::{ApiValidate, Fault, Rule, ValidationErrorType, rules};

#[derive(serde::Deserialize, ApiValidate)]
#[serde(rename_all = "camelCase")]
struct Inside {
    user_id: Option<u32>,
    #[api(id_value("User", id = user_id, message = "Send the user's own address."))]
    email: Option<String>,
    #[api(id_value("User", id = user_id))]
    name: Option<String>,
}

#[derive(ApiValidate)]
struct Outside {
    inside: Inside,
}

fn records(user_id: Option<u32>, email: Option<&str>, name: Option<&str>) -> Vec<String> {
    let [email, name] = [email, name].map(|text| text.map(str::to_owned));
    let outside = Outside { inside: Inside { user_id, email, name } };
    let errors = outside.validate().map_or_else(|errors| errors.into_iter().collect(), |()| Vec::new());
    errors
        .iter()
        .map(|error| format!("{} {} | {}", error.field(), error.error_type(), error.criteria()))
        .collect()
}

#[test]
fn a_pair_is_looked_up_where_both_were_sent() {
    let both = "inside.email ID_VALUE_MISMATCH | the value that belongs to userId";
    assert_eq!(records(Some(1), Some("ada"), None), [both]);
    for (user_id, email) in [(None, Some("ada")), (Some(1), None), (None, None)] {
        assert_eq!(records(user_id, email, None), [""; 0]);
    }
    assert_eq!(records(Some(1), Some("ada"), Some("Ada")).len(), 2);
}

#[test]
fn what_it_says() {
    let rule = rules::id_value("User").id("userId");
    assert_eq!(rule.error_type(Fault::NotFound), ValidationErrorType::IdValueMismatch);
    assert_eq!(rule.error_type(Fault::TooMany), ValidationErrorType::MaxLengthExceeded);
    assert_eq!(rule.name(), "id_value");
    let mut params = Vec::new();
    rule.params(&mut |name, _| params.push(name));
    assert_eq!(params, ["id_value", "id"]);
}
