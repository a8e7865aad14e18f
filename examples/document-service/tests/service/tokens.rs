//! Tokens that are none.

use api_validate::response::ErrorType;
use document_service::Config;
use jsonwebtoken::{EncodingKey, Header, encode, get_current_timestamp};
use serde_json::{Value, json};

use crate::kit::{PASSWORD, Service, document};

const SECRET: &[u8] = b"known to the test";

fn service() -> Service {
    Service::with(Config { secret: SECRET.to_vec(), ..Config::default() })
}

fn token(secret: &[u8], claims: &Value) -> String {
    encode(&Header::default(), claims, &EncodingKey::from_secret(secret)).expect("a token")
}

fn claims(role: &str, seconds_left: i64) -> Value {
    let now = i64::try_from(get_current_timestamp()).expect("a time");
    json!({ "sub": "edgar", "role": role, "exp": now + seconds_left })
}

#[test]
fn a_token_is_valid_until_it_expires() {
    let service = service();
    service.signed_in("edgar");
    let holder = |seconds_left| service.holder_of(&token(SECRET, &claims("Editor", seconds_left)));
    assert_eq!(holder(60).get("/documents").status, 200);
    assert_eq!(holder(-1).get("/documents").error_type(), ErrorType::InvalidToken);
}

#[test]
fn what_is_no_token_is_refused() {
    let service = service();
    let issued =
        service.anybody().sign_in("edgar", PASSWORD).json()["Token"].as_str().expect("text").to_owned();
    let (head, signature) = issued.rsplit_once('.').expect("three parts");
    let (_, claims_part) = head.split_once('.').expect("three parts");
    let no_algorithm = "eyJhbGciOiJub25lIn0"; // {"alg":"none"}
    let other_algorithm = "eyJhbGciOiJIUzUxMiJ9"; // {"alg":"HS512"}
    for bad in [
        String::new(),
        "x".to_owned(),
        "a.b.c".to_owned(),
        head.to_owned(),
        format!("{head}."),
        format!("{head}.{}", &signature[1..]),
        format!("{issued}x"),
        format!("{no_algorithm}.{claims_part}."),
        format!("{other_algorithm}.{claims_part}.{signature}"),
        token(b"another secret", &claims("Admin", 60)),
        token(SECRET, &claims("Owner", 60)),
        token(SECRET, &json!({ "sub": "edgar", "role": "Editor" })),
        token(SECRET, &json!({ "exp": 99_999_999_999_u64 })),
        token(SECRET, &json!({ "sub": "edgar", "role": "Editor", "exp": "tomorrow" })),
        "x".repeat(20_000),
    ] {
        let answer = service.holder_of(&bad).get("/documents");
        assert_eq!((answer.status, answer.error_type()), (401, ErrorType::InvalidToken), "{bad}");
        assert_eq!(answer.header("www-authenticate"), "Bearer");
    }
    assert_eq!(service.holder_of(&issued).get("/documents").status, 200);
}

#[test]
fn the_header_says_bearer_in_any_case() {
    let service = service();
    service.signed_in("edgar");
    let token = token(SECRET, &claims("Reader", 60));
    let get = |value: &str| service.anybody().get_with("/documents", "authorization", value).status;
    assert_eq!(get(&format!("bearer {token}")), 200);
    for bad in [format!("Basic {token}"), token.clone(), format!("Bearer{token}"), "Bearer".to_owned()] {
        assert_eq!(get(&bad), 401, "{bad}");
    }
}

#[test]
fn a_role_is_enough_for_itself_and_those_before_it() {
    let service = service();
    service.signed_in("edgar");
    let statuses = |role: &str| {
        let client = service.holder_of(&token(SECRET, &claims(role, 60)));
        [
            client.get("/documents/1").status,
            client.post("/documents", &document()).status,
            client.call("DELETE", "/restore-point").status,
        ]
    };
    assert_eq!(statuses("Reader"), [200, 403, 403]);
    assert_eq!(statuses("Editor"), [200, 201, 403]);
    assert_eq!(statuses("Admin"), [200, 201, 204]);
}

#[test]
fn who_may_not_write_learns_it_before_the_body_is_judged() {
    let service = service();
    assert_eq!(service.signed_in("rita").post("/documents", &json!({})).status, 403);
    assert_eq!(service.anybody().post("/documents", &json!({})).status, 401);
}
