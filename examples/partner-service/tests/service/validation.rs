//! The rules, on both sides.

use api_validate::response::PropertyErrors;
use serde_json::{Value, json};

use crate::{
    golden::assert_golden,
    running::{ORGANISATIONS, SEEDED, Service, organisation, organisation_with, problem, success},
};

const EMPTY_GUID: &str = "00000000-0000-0000-0000-000000000000";

/// The errors that a request to create is answered with.
#[track_caller]
fn refused(service: &Service, change: impl FnOnce(&mut Value)) -> PropertyErrors {
    let problem = problem(&service.client().post(ORGANISATIONS, organisation_with(change)));
    assert_eq!(problem.status, Some(400));
    problem.errors.expect("a validation failure")
}

fn properties(errors: &PropertyErrors) -> Vec<&str> {
    errors.0.iter().map(|(property, _)| property.as_str()).collect()
}

#[test]
fn no_id_may_be_sent_on_create() {
    let service = Service::start();
    for id in [
        json!(EMPTY_GUID),
        json!("7d0f0f5c-8c2c-4d7e-9a0e-3a53c7a10001"),
        json!(""),
        json!("x"),
        json!(0),
        json!(false),
        json!([]),
        json!({}),
    ] {
        let errors = refused(&service, |body| body["organisationId"] = id.clone());
        assert_eq!(errors.0, [("organisationId".into(), vec!["This must not be sent.".into()])], "{id}");
        let errors = refused(&service, |body| body["users"][1]["userId"] = id.clone());
        assert_eq!(errors.0, [("users[1].userId".into(), vec!["This must not be sent.".into()])], "{id}");
    }
}

#[test]
fn creating_needs_a_user_who_is_an_active_admin() {
    let service = Service::start();
    let refused = |change: fn(&mut Value)| {
        let errors = refused(&service, change);
        assert_eq!(
            errors.0,
            [("users".into(), vec!["Add a user with the role Admin who is active.".into()])]
        );
    };
    refused(|body| body["users"] = json!([]));
    refused(|body| body["users"][0]["active"] = json!(false));
    refused(|body| body["users"][0]["role"] = json!("User"));
    // One is the admin, the other one is active.
    refused(|body| {
        body["users"][0]["active"] = json!(false);
        body["users"][1]["active"] = json!(true);
    });
    let last = organisation_with(|body| body["users"].as_array_mut().unwrap().reverse());
    success(&service.client().post(ORGANISATIONS, last), 201);
}

#[test]
fn everything_is_in_one_answer() {
    let service = Service::start();
    let body = json!({
        "organisationId": EMPTY_GUID,
        "partnerClientId": 17,
        "companiesHouseNumber": "1175218",
        "users": [
            { "email": "ada@example", "firstName": " ", "role": "Admin", "active": false },
            { "userId": EMPTY_GUID, "email": "ada@example", "firstName": "x".repeat(71), "lastName": "Hill",
              "role": "Owner", "active": "yes" }
        ]
    });
    assert_golden(&service.client().post(ORGANISATIONS, body.to_string()), "create-organisation.bad");
}

#[test]
fn one_property_may_have_several_problems() {
    let service = Service::start();
    let answer = service.client().post(
        ORGANISATIONS,
        organisation_with(|body| {
            body["users"][0]["active"] = json!(false);
            body["users"][1]["email"] = json!("ada@example.com");
            body["companyName"] = json!("");
        }),
    );
    let errors = problem(&answer).errors.unwrap();
    let counts: Vec<(&str, usize)> =
        errors.0.iter().map(|(property, messages)| (property.as_str(), messages.len())).collect();
    assert_eq!(counts, [("companyName", 1), ("users", 2)]);
    assert_golden(&answer, "several-problems");
}

#[test]
fn lengths_are_judged_on_both_sides_of_their_bounds() {
    let service = Service::start();
    for (property, max) in [("partnerClientId", 64), ("companyName", 160)] {
        let errors = refused(&service, |body| body[property] = json!("ä".repeat(max + 1)));
        assert_eq!(properties(&errors), [property]);
        let longest = organisation_with(|body| {
            body[property] = json!("ä".repeat(max));
            body["companiesHouseNumber"] = json!(format!("{max:08}"));
            body["partnerClientId"] = json!(format!("{:ä>64}", property.len()));
        });
        success(&service.client().post(ORGANISATIONS, longest), 201);
    }
    let user = organisation()["users"][0].clone();
    let users = |count: usize| -> Value {
        let with_email = |n: usize| {
            let mut user = user.clone();
            user["email"] = json!(format!("user{n}@example.com"));
            user
        };
        (0..count).map(with_email).collect()
    };
    assert_eq!(properties(&refused(&service, |body| body["users"] = users(101))), ["users"]);
    success(&service.client().post(ORGANISATIONS, organisation_with(|body| body["users"] = users(100))), 201);
}

#[test]
fn company_numbers_are_those_of_the_register() {
    let service = Service::start();
    for good in ["11752182", "SC123456"] {
        let body = organisation_with(|body| {
            body["companiesHouseNumber"] = json!(good);
            body["partnerClientId"] = json!(good);
        });
        success(&service.client().post(ORGANISATIONS, body), 201);
    }
    for bad in
        ["", "1175218", "117521820", "sc123456", "S1234567", "1175218O", "11752182\n", "１１７５２１８２"]
    {
        let errors = refused(&service, |body| body["companiesHouseNumber"] = json!(bad));
        assert_eq!(properties(&errors), ["companiesHouseNumber"], "{bad}");
    }
    let answer = service
        .client()
        .post(ORGANISATIONS, organisation_with(|body| body["companiesHouseNumber"] = json!("00000000")));
    assert_golden(&answer, "unknown-company");
}

#[test]
fn an_update_has_its_own_rules() {
    let service = Service::start();
    let put = |change: &dyn Fn(&mut Value)| {
        let mut body = json!({
            "partnerClientId": "client-1", "companiesHouseNumber": "01234567", "companyName": "Example Bakery Limited",
            "users": [{ "email": "ada@example.com", "firstName": "Ada", "lastName": "King", "role": "User", "active": false }]
        });
        change(&mut body);
        let problem = problem(&service.client().put(SEEDED, body.to_string()));
        problem.errors.map(|errors| properties(&errors).join(" ")).unwrap_or(problem.r#type)
    };
    assert_eq!(put(&|body| body["organisationId"] = json!(EMPTY_GUID)), "organisationId");
    assert_eq!(put(&|body| body["organisationId"] = json!("x")), "organisationId");
    assert_eq!(put(&|body| body["users"][0]["userId"] = json!(17)), "users[0].userId");
    assert_eq!(put(&|body| body["companyName"] = json!(null)), "companyName");
    let twice = |body: &mut Value, id: &str| {
        body["users"] = json!([body["users"][0], body["users"][0]]);
        body["users"][0]["userId"] = json!(id);
        body["users"][1]["userId"] = json!(id);
        body["users"][1]["email"] = json!("eve@example.com");
    };
    assert_eq!(put(&|body| twice(body, "7d0f0f5c-8c2c-4d7e-9a0e-3a53c7a10002")), "users");
    // The only admin who is active stays one.
    for (property, value) in [("role", json!("User")), ("active", json!(false))] {
        let change = |body: &mut Value| {
            body["users"][0]["userId"] = json!("7d0f0f5c-8c2c-4d7e-9a0e-3a53c7a10002");
            (body["users"][0]["role"], body["users"][0]["active"]) = (json!("Admin"), json!(true));
            body["users"][0][property] = value.clone();
        };
        assert_eq!(put(&change), "users");
    }
    // A user whom the organisation does not have is no resource of it.
    let unknown = put(&|body| body["users"][0]["userId"] = json!(EMPTY_GUID));
    assert!(unknown.ends_with("/not-found"), "{unknown}");
    // What failed left nothing behind.
    let seeded = success(&service.client().get(SEEDED), 200);
    assert_eq!(seeded["users"].as_array().unwrap().len(), 1);
}

#[test]
fn query_strings_and_paths_are_checked_too() {
    let service = Service::start();
    let get = |path: &str| {
        let problem = problem(&service.client().get(path));
        assert_eq!(problem.status, Some(400), "{path}");
        properties(&problem.errors.expect("a validation failure")).join(" ")
    };
    assert_eq!(get("/api/organisations?page=0&pageSize=101"), "page pageSize");
    assert_eq!(get("/api/organisations?page=1000001&pageSize=0"), "page pageSize");
    assert_eq!(get("/api/organisations?page=x&pageSize="), "page pageSize");
    assert_eq!(get("/api/organisations?page=1&page=2"), "page");
    assert_eq!(get("/api/organisations/17"), "organisationId");
    assert_golden(&service.client().get("/api/organisations?page=0&pageSize=1.5"), "bad-query");
    assert_golden(&service.client().get("/api/organisations/17"), "bad-path");
}
