//! Accounts: locks, passwords, and what a guesser learns.

use std::time::Duration;

use api_validate::response::ErrorType;
use document_service::Config;
use serde_json::json;

use crate::kit::{PASSWORD, Service};

fn strict(lock_time: Duration) -> Service {
    Service::with(Config { max_failures: 3, lock_time, ..Config::default() })
}

#[test]
fn a_token_opens_what_its_role_may_do() {
    let service = Service::start();
    let answer = service.anybody().sign_in("rita", PASSWORD);
    assert_eq!((answer.status, answer.json()["ExpiresIn"].as_u64()), (200, Some(900)));
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(service.signed_in("rita").get("/documents").status, 200);
}

#[test]
fn too_many_wrong_passwords_lock_an_account() {
    let service = strict(Duration::from_secs(600));
    let client = service.anybody();
    for _ in 0..3 {
        assert_eq!(client.sign_in("edgar", "wrong").error_type(), ErrorType::AuthenticationFailure);
    }
    assert_eq!(client.sign_in("edgar", "wrong").error_type(), ErrorType::AccountLocked);
    assert_eq!(client.sign_in("edgar", PASSWORD).error_type(), ErrorType::AccountLocked);
    assert_eq!(client.sign_in("rita", PASSWORD).status, 200);
}

#[test]
fn the_right_password_forgets_the_wrong_ones() {
    let service = strict(Duration::from_secs(600));
    let client = service.anybody();
    for _ in 0..3 {
        assert_eq!(client.sign_in("edgar", "wrong").status, 401);
        assert_eq!(client.sign_in("edgar", "wrong").status, 401);
        assert_eq!(client.sign_in("edgar", PASSWORD).status, 200);
    }
}

#[test]
fn a_lock_ends() {
    let service = strict(Duration::ZERO);
    let client = service.anybody();
    for _ in 0..4 {
        assert_eq!(client.sign_in("edgar", "wrong").error_type(), ErrorType::AuthenticationFailure);
    }
    assert_eq!(client.sign_in("edgar", PASSWORD).status, 200);
}

#[test]
fn what_an_account_is_like_is_told_to_its_owner_only() {
    let service = Service::start();
    for name in ["dora", "petra", "edgar", "nobody", "' OR 1=1 --"] {
        let answer = service.anybody().sign_in(name, "wrong");
        assert_eq!(answer.error_type(), ErrorType::AuthenticationFailure, "{name}");
    }
}

#[test]
fn a_changed_password_opens_the_account() {
    let service = Service::start();
    let client = service.anybody();
    let change = |name: &str, password: &str, new: &str| {
        let body = json!({ "UserName": name, "Password": password, "NewPassword": new });
        client.post("/change-password", &body)
    };
    let new = "a passphrase of four words";
    assert_eq!(change("petra", "wrong", new).error_type(), ErrorType::AuthenticationFailure);
    assert_eq!(change("dora", PASSWORD, new).error_type(), ErrorType::AccountDisabled);
    assert_eq!(change("lars", PASSWORD, new).error_type(), ErrorType::AccountLocked);
    assert_eq!(change("petra", PASSWORD, "eleven char").records(), ["NewPassword INVALID_FORMAT"]);
    // It could never be sent.
    assert_eq!(change("petra", PASSWORD, &" ".repeat(12)).records(), ["NewPassword REQUIRED_FIELD_MISSING"]);
    assert_eq!(change("petra", PASSWORD, new).status, 204);
    assert_eq!(client.sign_in("petra", PASSWORD).error_type(), ErrorType::AuthenticationFailure);
    assert_eq!(client.sign_in("petra", new).status, 200);
}

#[test]
fn who_is_refused_learns_how_to_sign_in() {
    let service = Service::start();
    for (name, password, code) in [
        ("edgar", "wrong", ErrorType::AuthenticationFailure),
        ("nobody", PASSWORD, ErrorType::AuthenticationFailure),
        ("dora", PASSWORD, ErrorType::AccountDisabled),
        ("lars", PASSWORD, ErrorType::AccountLocked),
        ("petra", PASSWORD, ErrorType::AccountPasswordChangeRequired),
    ] {
        let answer = service.anybody().sign_in(name, password);
        assert_eq!((answer.error_type(), answer.header("www-authenticate")), (code, "Bearer"));
    }
}

#[test]
fn names_and_passwords_have_a_length() {
    let service = Service::start();
    let answer = service.anybody().sign_in(&"n".repeat(101), &"p".repeat(201));
    assert_eq!(answer.records(), ["UserName MAX_LENGTH_EXCEEDED", "Password MAX_LENGTH_EXCEEDED"]);
    let answer = service.anybody().sign_in(&"n".repeat(100), &"p".repeat(200));
    assert_eq!(answer.error_type(), ErrorType::AuthenticationFailure);
    let answer = service.anybody().post("/sign-in", &json!({ "Password": null, "Admin": true }));
    assert_eq!(
        answer.records(),
        ["UserName REQUIRED_FIELD_MISSING", "Password REQUIRED_FIELD_MISSING", "Admin INVALID_FORMAT"]
    );
}
