//! `resource("User")`: what is read, and what is said. `tests/lookups` has the rest.

use std::{borrow::Cow, num::NonZero, rc::Rc};

use api_validate::{ApiValidate, Fault, Rule, ValidationErrorType, rules, with};
use api_validate_tests::lines_of;
use uuid::Uuid;

#[derive(ApiValidate)]
struct Inside<T: api_validate::kinds::LookupKey> {
    #[api(resource("User"), skip)]
    value: T,
}

#[derive(ApiValidate)]
struct Outside<T: api_validate::kinds::LookupKey> {
    inside: Inside<T>,
}

/// Whether a value would have to be looked up, which nobody does here.
fn is_looked_up<T: api_validate::kinds::LookupKey>(value: T) -> bool {
    match (Outside { inside: Inside { value } }).validate() {
        Ok(()) => false,
        Err(errors) => {
            assert_eq!(lines_of(&errors), ["inside.value UNKNOWN_RESOURCE"]);
            true
        }
    }
}

#[test]
fn text_whole_numbers_and_uuids_are_looked_up() {
    assert!(is_looked_up("x"));
    assert!(is_looked_up(String::new()));
    assert!(is_looked_up(Cow::Borrowed("x")));
    assert!(is_looked_up(Rc::new(Some(Box::<str>::from("x")))));
    assert!(is_looked_up(i128::MIN));
    assert!(is_looked_up(u128::MAX));
    assert!(is_looked_up(NonZero::new(1_u8)));
    assert!(is_looked_up(Uuid::nil()));
    assert!(is_looked_up(api_validate::Patch::Value(1)));
    assert!(!is_looked_up(None::<String>));
    assert!(!is_looked_up(api_validate::Patch::<u8>::Null));
}

#[test]
fn what_it_says() {
    let rule = rules::resource("User");
    let message = |fault| {
        struct Message(rules::Resource, Fault);
        impl std::fmt::Display for Message {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.message(self.1, &"", f)
            }
        }
        Message(rule, fault).to_string()
    };
    assert_eq!(message(Fault::NotFound), "This was not found.");
    assert_eq!(message(Fault::TooMany), "The request has more ids than are looked up at once. Send fewer.");
    assert_eq!(rule.error_type(Fault::NotFound), ValidationErrorType::UnknownResource);
    assert_eq!(rule.error_type(Fault::TooMany), ValidationErrorType::MaxLengthExceeded);
    assert_eq!(
        with(rule).code(&ValidationErrorType::IdValueMismatch).error_type(Fault::NotFound),
        ValidationErrorType::IdValueMismatch
    );
}
