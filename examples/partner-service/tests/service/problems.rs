//! Every status and problem type of the standard, each with its body.

use std::num::NonZeroU32;

use api_validate::response::ProblemType;
use api_validate_http_tests::{Answer, Then, exchange};
use partner_service::demo;
use serde_json::json;

use crate::{
    golden::assert_golden,
    running::{ORGANISATIONS, SEEDED, Service, organisation, organisation_with, problem, success},
};

/// Whether a client finds this type in the answer, with its status and its body.
#[track_caller]
fn assert_problem(answer: &Answer, expected: ProblemType, golden: &str) {
    let problem = problem(answer);
    assert_eq!(problem.r#type, format!("https://api.example.com/api/errors/{expected}"));
    assert_eq!(problem.r#type.parse(), Ok(expected));
    assert_eq!(answer.status, expected.status());
    assert_golden(answer, golden);
}

/// Whether the answer says no more than its status.
#[track_caller]
fn assert_plain(answer: &Answer, status: u16, golden: &str) {
    assert_eq!((answer.status, problem(answer).r#type.as_str()), (status, "about:blank"));
    assert_golden(answer, golden);
}

#[test]
fn a_bad_request_is_a_validation_failure() {
    let service = Service::start();
    let answer =
        service.client().post(ORGANISATIONS, organisation_with(|body| body["companyName"] = json!("")));
    assert_problem(&answer, ProblemType::ValidationFailed, "validation-failed");
    let answer = service.client().post(ORGANISATIONS, "{");
    assert_problem(&answer, ProblemType::ValidationFailed, "no-json");
}

#[test]
fn a_key_that_is_not_known_or_allows_no_access_is_forbidden() {
    let service = Service::start();
    let client = service.client();
    let bad_keys = [
        client.clone().without("Api-Key"),
        client.clone().header("Api-Key", "no-such-key"),
        client.clone().header("Api-Key", demo::WITHDRAWN_KEY),
        client.clone().header("Api-Key", ""),
    ];
    for client in bad_keys {
        // Whoever has no key learns nothing of what is wrong with the rest.
        for answer in
            [client.get(SEEDED), client.post(ORGANISATIONS, "{"), client.get("/api/organisations/x/y")]
        {
            assert_problem(&answer, ProblemType::Forbidden, "forbidden");
        }
    }
    let reading = client.header("Api-Key", demo::READING_KEY);
    success(&reading.get(SEEDED), 200);
    let answer = reading.post(ORGANISATIONS, organisation().to_string());
    assert_problem(&answer, ProblemType::Forbidden, "forbidden-to-write");
}

#[test]
fn what_is_not_there_is_not_found() {
    let service = Service::start();
    for path in ["/", "/api", "/api/organisations/", "/api/organisations/x/y", "/nowhere?a=b"] {
        assert_problem(&service.client().get(path), ProblemType::NotFound, "not-found");
    }
    let nobody = service.client().get("/api/organisations/00000000-0000-0000-0000-000000000000");
    assert_problem(&nobody, ProblemType::NotFound, "no-such-organisation");
}

#[test]
fn a_version_that_is_not_offered_is_not_acceptable() {
    let service = Service::start();
    let client = service.client();
    for client in [
        client.clone().without("Crezco-Version"),
        client.clone().header("Crezco-Version", "2"),
        client.clone().header("Crezco-Version", "1.0"),
        client.header("Crezco-Version", ""),
    ] {
        for answer in [
            client.get(SEEDED),
            client.get("/nowhere"),
            client.post(ORGANISATIONS, organisation().to_string()),
        ] {
            assert_problem(&answer, ProblemType::NotAcceptable, "not-acceptable");
        }
    }
}

#[test]
fn a_duplicate_is_a_conflict() {
    let service = Service::start();
    let client = service.client();
    success(&client.post(ORGANISATIONS, organisation().to_string()), 201);
    let same_client = organisation_with(|body| body["companiesHouseNumber"] = json!("11752183"));
    let same_company = organisation_with(|body| body["partnerClientId"] = json!("client-3"));
    for body in [&same_client, &same_company] {
        assert_problem(&client.post(ORGANISATIONS, body.as_str()), ProblemType::Conflict, "conflict");
    }
    assert_problem(
        &client.put(SEEDED, organisation_with(|body| body["users"] = json!([]))),
        ProblemType::Conflict,
        "conflict",
    );

    let same_email = json!({
        "partnerClientId": "client-1", "companiesHouseNumber": "01234567", "companyName": "Renamed",
        "users": [{ "email": "grace@example.com", "firstName": "G", "lastName": "B", "role": "User", "active": true }]
    });
    assert_problem(&client.put(SEEDED, same_email.to_string()), ProblemType::Conflict, "conflict-of-users");
    let almost_same = same_email.to_string().replace("grace@", "GRACE@");
    assert_problem(&client.put(SEEDED, almost_same), ProblemType::Conflict, "conflict-of-users");
    // The whole update is undone.
    assert_eq!(success(&client.get(SEEDED), 200)["companyName"], "Example Bakery Limited");
    assert_eq!(success(&client.get(ORGANISATIONS), 200)["total"], 2);
}

#[test]
fn too_many_requests_are_refused_for_a_while() {
    let service = Service::start_with(|config| config.requests_per_minute = NonZeroU32::new(3).unwrap());
    for _ in 0..3 {
        success(&service.client().get(SEEDED), 200);
    }
    let answer = service.client().get(SEEDED);
    assert_problem(&answer, ProblemType::TooManyRequests, "too-many-requests");
    let wait: u64 = answer.header("Retry-After").unwrap().parse().unwrap();
    assert!((1..=20).contains(&wait), "{wait}");
    // Each partner has a quota of its own.
    success(&service.other_client().get(ORGANISATIONS), 200);
}

#[test]
fn statuses_that_the_standard_does_not_name_have_its_body_too() {
    let service = Service::start();
    let client = service.client();
    let answer = client.request("DELETE", SEEDED).send();
    assert_plain(&answer, 405, "method-not-allowed");
    let answer = client.request("POST", ORGANISATIONS).header("Content-Type", "text/plain").body("x").send();
    assert_plain(&answer, 415, "unsupported-media-type");
    // The server does not read it all, at which some clients stumble.
    let head = format!(
        "POST {ORGANISATIONS} HTTP/1.1\r\nHost: localhost\r\nApi-Key: {}\r\nCrezco-Version: 1\r\n\
         Content-Type: application/json\r\nContent-Length: 1000000\r\n\r\n",
        demo::KEY,
    );
    let outcome = exchange(service.address, head.as_bytes(), Then::Wait);
    assert_plain(&outcome.answers[0], 413, "content-too-large");
}
