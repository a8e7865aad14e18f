//! Tokens that are none.

use api_validate::response::ErrorType;
use document_service::Config;
use jsonwebtoken::{EncodingKey, Header, encode, get_current_timestamp};
use serde_json::{Value, json};

use crate::{
    kit::{PASSWORD, Service, document},
    statements::{Watch, with},
};

const SECRET: &[u8] = b"known to the test";

fn service() -> Service {
    Service::with(Config { secret: SECRET.to_vec(), ..Config::default() })
}

fn token(secret: &[u8], claims: &Value) -> String {
    encode(&Header::default(), claims, &EncodingKey::from_secret(secret)).expect("a token")
}

/// Asks for something with such a token, made and shown within one second, whose number is given.
fn within_a_second(service: &Service, claims: impl Fn(u64) -> Value) -> u16 {
    loop {
        let now = get_current_timestamp();
        let answer = service.holder_of(&token(SECRET, &claims(now))).get("/documents");
        if get_current_timestamp() == now {
            return answer.status;
        }
    }
}

#[test]
fn a_token_is_valid_before_the_second_in_which_it_expires() {
    let service = service();
    service.signed_in("edgar");
    let expires =
        |exp: fn(u64) -> u64| within_a_second(&service, |now| json!({ "sub": "edgar", "exp": exp(now) }));
    assert_eq!(expires(|now| now + 1), 200);
    assert_eq!(expires(|now| now), 401);
    assert_eq!(expires(|now| now - 1), 401);
    assert_eq!(expires(|_| 0), 401);
}

#[test]
fn a_token_is_valid_from_the_second_on_that_it_names() {
    let service = service();
    service.signed_in("edgar");
    let starts = |nbf: fn(u64) -> Value| {
        within_a_second(&service, |now| json!({ "sub": "edgar", "exp": now + 60, "nbf": nbf(now) }))
    };
    assert_eq!(starts(|now| json!(now - 1)), 200);
    assert_eq!(starts(|now| json!(now)), 200);
    assert_eq!(starts(|now| json!(now + 1)), 401);
    assert_eq!(starts(|now| json!(now + 60)), 401);
    assert_eq!(starts(|_| json!("yesterday")), 401);
}

#[test]
fn what_is_critical_has_to_be_understood() {
    let service = service();
    service.signed_in("edgar");
    let shown = |header: &Header| {
        let token = encode(header, &claims("edgar", 60), &EncodingKey::from_secret(SECRET)).expect("a token");
        service.holder_of(&token).get("/documents")
    };
    let header = |crit: &[&str]| {
        let names = crit.iter().map(|name| (*name).to_owned()).collect();
        let mut header = Header { crit: Some(names), ..Header::default() };
        header.extras.insert("http://example.com/closed", true);
        header
    };
    assert_eq!(shown(&Header { crit: None, ..header(&[]) }).status, 200);
    for crit in [&[][..], &["http://example.com/closed"], &["exp"], &["b64", "exp"]] {
        let answer = shown(&header(crit));
        assert_eq!((answer.status, answer.error_type()), (401, ErrorType::InvalidToken), "{crit:?}");
    }
}

fn claims(name: &str, seconds_left: i64) -> Value {
    let now = i64::try_from(get_current_timestamp()).expect("a time");
    json!({ "sub": name, "exp": now + seconds_left })
}

#[test]
fn a_token_is_valid_until_it_expires() {
    let service = service();
    service.signed_in("edgar");
    let holder = |seconds_left| service.holder_of(&token(SECRET, &claims("edgar", seconds_left)));
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
        token(b"another secret", &claims("ada", 60)),
        token(SECRET, &claims("nobody", 60)),
        token(SECRET, &json!({ "sub": "edgar" })),
        token(SECRET, &json!({ "exp": 99_999_999_999_u64 })),
        token(SECRET, &json!({ "sub": "edgar", "exp": "tomorrow" })),
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
    let token = token(SECRET, &claims("rita", 60));
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
    let statuses = |name: &str| {
        let client = service.holder_of(&token(SECRET, &claims(name, 60)));
        [
            client.get("/documents/1").status,
            client.post("/documents", &document()).status,
            client.call("DELETE", "/restore-point").status,
        ]
    };
    assert_eq!(statuses("rita"), [200, 403, 403]);
    assert_eq!(statuses("edgar"), [200, 201, 403]);
    assert_eq!(statuses("ada"), [200, 201, 204]);
}

#[test]
fn a_token_opens_what_its_account_may_do_now() {
    let (_watch, app) = Watch::new();
    let service = Service::of(app.clone());
    let client = service.signed_in("rita");
    let set = |change: &'static str| {
        with(&app, move |connection| {
            let changed = connection.execute(&format!("UPDATE account SET {change} WHERE name = 'rita'"), []);
            assert_eq!(changed.expect("it is changed"), 1);
        });
    };
    let change = || client.patch("/documents/1", &json!({}));
    assert_eq!(change().error_type(), ErrorType::NotAuthorized);
    set("role = 'Editor'");
    assert_eq!(change().status, 200);
    set("role = 'Reader'");
    assert_eq!(change().error_type(), ErrorType::NotAuthorized);
    set("disabled = 1");
    let answer = client.get("/documents/1");
    assert_eq!(answer.error_type(), ErrorType::AccountDisabled);
    assert_eq!(answer.header("www-authenticate"), "Bearer");
    set("disabled = 0, password_expired = 1");
    assert_eq!(client.get("/documents/1").error_type(), ErrorType::AccountPasswordChangeRequired);
    // Others may have guessed wrong.
    set("password_expired = 0, locked_until = 9999999999");
    assert_eq!(client.get("/documents/1").status, 200);
    set("name = 'rosa'");
    assert_eq!(client.get("/documents/1").error_type(), ErrorType::InvalidToken);
}

#[test]
fn who_may_not_write_learns_it_before_the_body_is_judged() {
    let service = service();
    assert_eq!(service.signed_in("rita").post("/documents", &json!({})).status, 403);
    assert_eq!(service.anybody().post("/documents", &json!({})).status, 401);
}
