//! `ApiValidate` and `Rule` written by hand, and `Checker` used without the derive.

use core::fmt;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use api_validate::{
    ApiValidate, Check, Checker, Clock, Fault, Keyword, Keywords, Num, Param, Rule, Segment,
    ValidationErrorType, ValidationErrors, Validator, ValueKind, Violation, rules, with,
};
use api_validate_tests::{lines, lines_of};

struct Basket {
    owner: String,
    sizes: (u32, u32),
    tags: Vec<String>,
    notes: BTreeMap<String, String>,
    stock: HashMap<u32, u32>,
    codes: BTreeSet<String>,
    address: Address,
}

#[derive(ApiValidate)]
struct Address {
    #[api(required)]
    city: String,
}

impl ApiValidate for Basket {
    type Context = ();

    fn check(&self, checker: &mut Checker, context: &()) {
        let owned = checker.field("owner", |checker| {
            checker.rule(const { &rules::length().max(3) }, &self.owner);
        });
        checker.field("sizes", |checker| {
            checker.index(0, |checker| {
                checker.rule(const { &rules::range().min(1) }, &self.sizes.0);
            });
            checker.index(1, |checker| {
                checker.rule(const { &rules::range().min(1) }, &self.sizes.1);
            });
        });
        checker.field("tags", |checker| {
            checker.sequence(self.tags.iter(), |checker, tag| {
                checker.rule(const { &rules::ascii() }, tag);
            });
        });
        checker.field("notes", |checker| {
            checker.map(self.notes.iter(), |checker, key, note| {
                checker.rule(const { &rules::alphanumeric() }, key);
                checker.rule(const { &rules::length().max(3) }, note);
            });
        });
        checker.field("stock", |checker| {
            checker.unordered_map(self.stock.iter(), |checker, _, count| {
                checker.rule(const { &rules::multiple_of(10) }, count);
            });
        });
        checker.field("codes", |checker| {
            checker.set(self.codes.iter(), |checker, code| {
                checker.rule(const { &rules::prefix("C") }, code);
            });
        });
        checker.field("address", |checker| checker.nested(&self.address, context));
        if owned && self.tags.is_empty() {
            checker.violation(Violation::new(ValidationErrorType::custom("ACME_BARE")).at("tags").at(0));
        }
    }
}

fn good() -> Basket {
    Basket {
        owner: "Ada".to_owned(),
        sizes: (1, 2),
        tags: vec!["a".to_owned()],
        notes: BTreeMap::from([("a".to_owned(), "b".to_owned())]),
        stock: HashMap::from([(1, 10)]),
        codes: BTreeSet::from(["C1".to_owned()]),
        address: Address { city: "London".to_owned() },
    }
}

#[test]
fn a_good_value_passes() {
    assert_eq!(lines(&good()), [""; 0]);
}

#[test]
fn every_record_has_the_place_that_the_checker_was_told() {
    let bad = Basket {
        owner: "Alan".to_owned(),
        sizes: (1, 0),
        tags: vec!["a".to_owned(), "ä".to_owned()],
        notes: BTreeMap::from([("a b".to_owned(), "long".to_owned())]),
        stock: HashMap::from([(30, 1), (4, 1), (7, 10)]),
        codes: BTreeSet::from(["A".to_owned(), "B".to_owned(), "C".to_owned()]),
        address: Address { city: String::new() },
    };
    assert_eq!(
        lines(&bad),
        [
            "owner MAX_LENGTH_EXCEEDED",
            "sizes[1] INVALID_NUMBER_RANGE",
            "tags[1] INVALID_FORMAT",
            "notes[\"a b\"] INVALID_FORMAT",
            "notes[\"a b\"] MAX_LENGTH_EXCEEDED",
            "stock[\"30\"] INVALID_NUMBER_FORMAT",
            "stock[\"4\"] INVALID_NUMBER_FORMAT",
            "codes INVALID_FORMAT",
            "address.city REQUIRED_FIELD_MISSING",
        ]
    );
}

#[test]
fn a_field_says_whether_it_held() {
    let bare = Basket { tags: Vec::new(), ..good() };
    assert_eq!(lines(&bare), ["tags[0] ACME_BARE"]);
    let not_owned = Basket { owner: "Alan".to_owned(), tags: Vec::new(), ..good() };
    assert_eq!(lines(&not_owned), ["owner MAX_LENGTH_EXCEEDED"]);
}

/// A rule of a team's own: an even number.
#[derive(Clone, Copy)]
struct Even;

impl Rule for Even {
    fn name(&self) -> &'static str {
        "even"
    }

    fn error_type(&self, _: Fault) -> &ValidationErrorType {
        &ValidationErrorType::InvalidNumberFormat
    }

    fn criteria(&self, _: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an even number")
    }

    fn params(&self, visit: &mut dyn FnMut(&'static str, Param)) {
        visit("even", Param::On);
    }

    fn keywords(&self, _: ValueKind, keywords: &mut Keywords<'_>) {
        keywords.add(Keyword::MultipleOf(Num::Int(2)));
    }
}

impl Check<u32> for Even {
    fn check(&self, value: &u32, _: &Clock) -> Result<(), Fault> {
        if value & 1 == 0 { Ok(()) } else { Err(Fault::NotAMultiple) }
    }
}

struct Pair(u32);

impl ApiValidate for Pair {
    type Context = u32;

    fn check(&self, checker: &mut Checker, least: &u32) {
        let mark = checker.mark();
        let holds = checker.rule(&Even, &self.0);
        checker.rule(const { &with(Even).message("Choose a pair.") }, &self.0);
        let verdict = if self.0 < *least { Err(Fault::TooSmall) } else { Ok(()) };
        checker.verdict(&Even, verdict);
        assert_eq!(checker.place(mark, Segment::from("pair".to_owned())), holds && self.0 >= *least);
        assert_eq!(checker.clock().today(), Some(api_validate::Date::MIN));
    }
}

#[test]
fn a_rule_of_a_teams_own_is_reported_like_any_other() {
    let validator = Validator::new().today(api_validate::Date::MIN);
    assert!(validator.validate_with(&Pair(4), &4).is_ok());
    let errors = validator.validate_with(&Pair(3), &4).unwrap_err();
    assert_eq!(lines_of(&errors), ["pair INVALID_NUMBER_FORMAT"; 3]);
    let messages: Vec<String> = errors.iter().map(|error| error.message().to_string()).collect();
    assert_eq!(messages, ["This must be an even number.", "Choose a pair.", "This must be an even number."]);
    assert!(errors.iter().all(|error| error.rule() == "even" && error.params().len() == 1));
}

#[test]
fn what_a_handler_found_out_is_a_record() {
    let taken =
        |field: &'static str| Violation::new("ACME_TAKEN".into()).at(field).message("Choose another.");
    let mut errors = ValidationErrors::from(taken("userName"));
    errors.extend([taken("email")]);
    assert_eq!(
        errors.to_string(),
        "userName: Choose another. (ACME_TAKEN)\nemail: Choose another. (ACME_TAKEN)"
    );
    let others = ValidationErrors::from_iter([taken("phone")]);
    errors.extend(others);
    assert_eq!((errors.len(), errors.truncated()), (3, false));
    let error = api_validate::ApiError::from(taken("userName"));
    assert_eq!(error.status(), 400);
}

/// Whoever makes records is bounded as a validation is: paths are cut, and the report says so.
#[test]
fn records_from_a_handler_have_bounded_paths() {
    let long = "x".repeat(40_000);
    let far = || Violation::new("ACME_TAKEN".into()).at(Segment::Key(long.clone().into())).at("y");
    let errors: ValidationErrors = (0..2_000).map(|_| far()).collect();
    let bytes: usize = errors.iter().map(|error| error.field().to_string().len()).sum();
    assert!(bytes <= 4 * ValidationErrors::MAX_PATHS && errors.truncated(), "{bytes}");
}
