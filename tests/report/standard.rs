//! The two request bodies of the standard, good and bad, and the two rules that the standard calls out.

use api_validate::{ApiValidate, Date, Patch, ValidationErrors, Validator};
use api_validate_tests::{lines, lines_of, read};
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

#[derive(Deserialize, ApiValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct CreateOrganisation {
    #[api(required, length(max = 64))]
    partner_client_id: String,
    #[api(required, pattern("^[A-Z0-9]{2}[0-9]{6}$"))]
    companies_house_number: String,
    #[api(required, length(max = 160))]
    company_name: String,
    #[api(
        length(max = 50),
        unique(by = email),
        any(
            is_active_admin,
            criteria = "at least one user whose role is Admin and who is active",
            message = "Send at least one active user with the role Admin."
        )
    )]
    users: Vec<User>,
}

#[derive(Deserialize, ApiValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct User {
    #[api(required, email)]
    email: String,
    #[api(required, length(max = 50))]
    first_name: String,
    #[api(required, length(max = 50))]
    last_name: String,
    #[api(one_of("Admin", "Member"))]
    role: String,
    active: bool,
}

fn is_active_admin(user: &User) -> bool {
    user.role == "Admin" && user.active
}

#[derive(Deserialize, ApiValidate)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct CreateDocument {
    #[api(required, length(max = 255))]
    title: String,
    #[api(date(max = today))]
    document_date: String,
    #[api(range(min = 0, max = 1_000_000), number(scale = 2))]
    amount: Option<String>,
    #[api(length(max = 20), each(required, length(max = 50)))]
    tags: Vec<String>,
    #[api(unique(by = name, message = "Send each attribute only once."))]
    metadata: Vec<MetadataItem>,
    #[api(absent)]
    organisation_id: Option<Uuid>,
    #[api(absent)]
    user_id: Option<Uuid>,
}

#[derive(Deserialize, ApiValidate)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct MetadataItem {
    #[api(required, length(max = 100))]
    name: String,
    #[api(length(max = 20))]
    value: String,
}

#[derive(Deserialize, ApiValidate)]
#[serde(rename_all = "PascalCase")]
struct UpdateDocument {
    #[serde(default)]
    #[api(uuid(not_nil))]
    organisation_id: Patch<Uuid>,
    user_id: Option<Uuid>,
}

fn judged<T>(body: &str) -> Result<(), ValidationErrors>
where
    T: ApiValidate<Context = ()> + serde::de::DeserializeOwned,
{
    let value: T = serde_json::from_str(body).expect("the file is a body of the type");
    Validator::new().today(Date::new(2026, 11, 22).unwrap()).validate(&value)
}

/// The records of a body, as the file holds them to the last byte.
fn assert_records<T>(body: &str, golden: &str)
where
    T: ApiValidate<Context = ()> + serde::de::DeserializeOwned,
{
    let errors = judged::<T>(body).unwrap_err();
    assert_eq!(serde_json::to_string_pretty(&errors).unwrap(), golden.trim_end());
}

#[test]
fn a_good_organisation_has_no_records() {
    assert!(judged::<CreateOrganisation>(include_str!("../golden/create-organisation.good.json")).is_ok());
}

#[test]
fn a_bad_organisation_has_the_records_of_the_standard() {
    assert_records::<CreateOrganisation>(
        include_str!("../golden/create-organisation.bad.json"),
        include_str!("../golden/create-organisation.bad.records.json"),
    );
}

#[test]
fn a_good_document_has_no_records() {
    assert!(judged::<CreateDocument>(include_str!("../golden/create-document.good.json")).is_ok());
}

#[test]
fn a_bad_document_has_the_records_of_the_standard() {
    assert_records::<CreateDocument>(
        include_str!("../golden/create-document.bad.json"),
        include_str!("../golden/create-document.bad.records.json"),
    );
}

/// The good document, with one more member.
fn document_with(name: &str, value: Value) -> CreateDocument {
    let mut body: Value = serde_json::from_str(include_str!("../golden/create-document.good.json")).unwrap();
    body[name] = value;
    read(&body)
}

#[test]
fn what_must_not_be_sent_may_be_left_out_or_null() {
    for name in ["OrganisationId", "UserId"] {
        assert_eq!(lines(&document_with(name, Value::Null)), [""; 0]);
        let mut body: Value =
            serde_json::from_str(include_str!("../golden/create-document.good.json")).unwrap();
        body.as_object_mut().unwrap().remove(name);
        assert_eq!(lines(&read::<CreateDocument>(&body)), [""; 0]);
    }
}

#[test]
fn what_must_not_be_sent_fails_with_any_value() {
    let nil = "00000000-0000-0000-0000-000000000000";
    for name in ["OrganisationId", "UserId"] {
        for id in [nil, "123e4567-e89b-12d3-a456-426614174000", "ffffffff-ffff-ffff-ffff-ffffffffffff"] {
            let expected = format!("{name} INVALID_FORMAT");
            assert_eq!(lines(&document_with(name, json!(id))), [expected.as_str()], "{id}");
        }
    }
}

#[test]
fn the_same_fields_may_be_sent_on_update() {
    let id = "123e4567-e89b-12d3-a456-426614174000";
    for body in
        [json!({}), json!({ "OrganisationId": null }), json!({ "OrganisationId": id, "UserId": Uuid::nil() })]
    {
        assert_eq!(lines(&read::<UpdateDocument>(&body)), [""; 0], "{body}");
    }
    let nil: UpdateDocument = read(&json!({ "OrganisationId": Uuid::nil() }));
    assert_eq!(lines(&nil), ["OrganisationId INVALID_FORMAT"]);
}

#[test]
fn an_organisation_needs_an_active_admin() {
    let user = |role: &str, active: bool, email: &str| json!({ "email": email, "firstName": "A", "lastName": "B", "role": role, "active": active });
    let admin_needed = ["users INVALID_FORMAT"].as_slice();
    let cases = [
        (json!([]), admin_needed),
        (json!([user("Admin", false, "a@example.com")]), admin_needed),
        (json!([user("Member", true, "a@example.com")]), admin_needed),
        // No user is both.
        (json!([user("Admin", false, "a@example.com"), user("Member", true, "b@example.com")]), admin_needed),
        (
            json!([user("admin", true, "a@example.com")]),
            &["users INVALID_FORMAT", "users[0].role INVALID_FORMAT"],
        ),
        (json!([user("Member", true, "a@example.com"), user("Admin", true, "b@example.com")]), &[]),
    ];
    for (users, expected) in cases {
        let mut body: Value =
            serde_json::from_str(include_str!("../golden/create-organisation.good.json")).unwrap();
        body["users"] = users;
        assert_eq!(lines(&read::<CreateOrganisation>(&body)), expected, "{body}");
    }
}

#[test]
fn the_rule_over_the_list_speaks_in_its_own_words() {
    let body = include_str!("../golden/create-organisation.bad.json");
    let errors = judged::<CreateOrganisation>(body).unwrap_err();
    let error = errors.iter().find(|error| error.rule() == "any").unwrap();
    assert_eq!(error.field(), &"users");
    assert_eq!(error.criteria(), "at least one user whose role is Admin and who is active");
    assert_eq!(error.message(), "Send at least one active user with the role Admin.");
    assert!(lines_of(&errors).contains(&"users INVALID_FORMAT".to_owned()));
}
