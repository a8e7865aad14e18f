//! The same value gives the same records, in declaration order, on every run.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use api_validate::{ApiValidate, ValidationError, Validator};
use api_validate_tests::lines_of;

#[derive(ApiValidate)]
#[api(exactly_one(zulu, alpha))]
struct Failing {
    #[api(length(max = 1), ascii)]
    zulu: Option<String>,
    #[api(each(range(min = 5), multiple_of(5)), keys(length(max = 1)))]
    hashed: HashMap<String, i32>,
    inner: HashMap<String, HashMap<String, Inner>>,
    #[api(each(length(min = 2, max = 3), ascii, contains("x"), contains("y"), alphanumeric))]
    set: HashSet<String>,
    inners: HashSet<Inner>,
    #[api(each(each(length(max = 1))))]
    lists: Vec<BTreeSet<String>>,
    #[api(each(each(length(min = 2, max = 3), prefix("x"))))]
    sets: BTreeMap<u8, HashSet<String>>,
    #[api(length(max = 1))]
    alpha: Option<String>,
}

#[derive(ApiValidate, PartialEq, Eq, Hash)]
struct Inner {
    #[api(length(max = 1))]
    zulu: String,
    #[api(range(max = 0))]
    alpha: i32,
}

fn texts<S: FromIterator<String>>() -> S {
    ["a", "b", "long", "longer", "é", "öäü", "a-b", "xy"].into_iter().map(str::to_owned).collect()
}

/// A new value every time: its hashed collections have another order.
fn failing() -> Failing {
    let inner = |n: i32| Inner { zulu: if n % 2 == 0 { "x" } else { "bad" }.to_owned(), alpha: n };
    let inners = || (0..6).map(|n| (format!("k/{n}"), inner(n))).collect::<HashMap<_, _>>();
    Failing {
        zulu: Some("ää".to_owned()),
        hashed: (0..8).map(|n| (format!("k{n}"), n)).collect(),
        inner: (0..6).map(|n| (n.to_string(), inners())).collect(),
        set: texts(),
        inners: (0..6).map(inner).collect(),
        lists: vec![texts(), texts()],
        sets: (0..3).map(|n| (n, texts())).collect(),
        alpha: Some("aa".to_owned()),
    }
}

#[test]
fn a_failing_value_has_the_same_records_on_a_thousand_runs() {
    let all = Validator::new().max_errors(1_000);
    let report = |validator: Validator| {
        let errors = validator.validate(&failing()).unwrap_err();
        (format!("{errors:?}"), serde_json::to_string_pretty(&errors).unwrap())
    };
    let (first, first_few) = (report(all), report(Validator::new().max_errors(20)));
    for run in 0..1_000 {
        assert_eq!(report(all), first, "run {run}");
        assert_eq!(report(Validator::new().max_errors(20)), first_few, "run {run}");
    }
}

#[test]
fn records_come_in_declaration_order() {
    let errors = failing().validate().unwrap_err();
    let mut fields: Vec<String> =
        lines_of(&errors).iter().map(|line| line.split(['.', '[', ' ']).next().unwrap().to_owned()).collect();
    fields.dedup();
    // The rule over both stands at the second of those that were sent, after all fields.
    assert_eq!(fields, ["zulu", "hashed", "inner", "set", "inners", "lists", "sets", "alpha"]);
}

#[test]
fn rules_of_a_field_report_in_the_order_they_are_written() {
    #[derive(ApiValidate)]
    struct Rules {
        #[api(ascii, length(max = 1), contains("x"), prefix("y"), contains("z"))]
        text: String,
        #[api(contains("z"), prefix("y"), contains("x"), length(max = 1), ascii)]
        again: String,
    }
    let errors = Rules { text: "ää".to_owned(), again: "ää".to_owned() }.validate().unwrap_err();
    let rules: Vec<_> = errors.iter().map(ValidationError::rule).collect();
    assert_eq!(
        rules,
        [
            "ascii", "length", "contains", "prefix", "contains", "contains", "prefix", "contains", "length",
            "ascii"
        ]
    );
}

#[test]
fn records_over_several_fields_stand_with_those_of_their_own() {
    #[derive(ApiValidate)]
    #[api(at_least_one(telephone, post))]
    struct Period {
        #[api(date(after = start, before = end))]
        middle: String,
        #[api(length(max = 1))]
        other: String,
        #[api(date)]
        start: String,
        #[api(date(after = start))]
        end: String,
        #[api(matches(other))]
        repeat: String,
        #[api(length(max = 1))]
        last: String,
        telephone: Option<String>,
        post: Option<String>,
    }
    let period = Period {
        middle: "05/JAN/2024".to_owned(),
        other: "o".to_owned(),
        start: "10/JAN/2024".to_owned(),
        end: "01/JAN/2024".to_owned(),
        repeat: "p".to_owned(),
        last: "long".to_owned(),
        telephone: None,
        post: None,
    };
    let errors = period.validate().unwrap_err();
    assert_eq!(
        lines_of(&errors),
        [
            "middle INVALID_DATE_RANGE",
            "middle INVALID_DATE_RANGE",
            "end INVALID_DATE_RANGE",
            "repeat INVALID_FORMAT",
            "last MAX_LENGTH_EXCEEDED",
            "telephone REQUIRED_FIELD_MISSING",
        ]
    );
}
