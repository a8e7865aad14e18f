//! What a type says of its rules is what its records say.

use api_validate::{
    ApiValidate, Segment, ValidationError, Validator,
    contract::{Contract, Field, FieldRule},
};

use crate::every_rule::{EveryRule, LIMITS, TODAY, bad, rule_names};

/// The rules that stand on a type: their records are at one of its fields.
const ON_TYPES: [&str; 2] = ["at_least_one", "exactly_one"];

fn all_fields(contract: &Contract) -> Vec<Field> {
    let mut fields = Vec::new();
    contract.walk(|field| fields.push(field.clone()));
    fields
}

/// The field whose rule a record is about: the innermost one that is described; of metadata, the list.
fn field_of<'f>(error: &ValidationError, fields: &'f [Field]) -> &'f Field {
    let mut segments: Vec<_> = error.field().segments().collect();
    if error.metadata().is_some() {
        segments.truncate(1);
    }
    while !segments.is_empty() {
        let found = fields.iter().find(|field| {
            let mut path = field.path();
            let all = segments.iter().all(|segment| match strip(path, segment) {
                Some(rest) => {
                    path = rest;
                    true
                }
                None => false,
            });
            all && path.is_empty()
        });
        if let Some(field) = found {
            return field;
        }
        segments.pop();
    }
    panic!("nothing is known of {error}")
}

fn strip<'p>(path: &'p str, segment: &Segment) -> Option<&'p str> {
    match segment {
        Segment::Field(name) => {
            let rest = path.strip_prefix('.').unwrap_or(path).strip_prefix(name)?;
            (rest.is_empty() || rest.starts_with(['.', '['])).then_some(rest)
        }
        Segment::Index(index) => {
            path.strip_prefix("[*]").or_else(|| path.strip_prefix(&format!("[{index}]")))
        }
        _ => path.strip_prefix("[*]"),
    }
}

#[test]
fn every_record_has_a_code_and_a_rule_of_its_field() {
    let fields = all_fields(&EveryRule::contract());
    let validator = Validator::new().today(TODAY).max_errors(1000);
    for text in ["x y ü long enough", "", "name eq", "amount gt 'x'", "5.123"] {
        let errors = validator.validate_with(&bad(text), &LIMITS).expect_err("all of it is bad");
        for error in &errors {
            if ON_TYPES.contains(&error.rule()) || error.rule() == "custom" {
                continue;
            }
            let field = field_of(error, &fields);
            let types = field.error_types();
            assert!(types.contains(&error.error_type()), "{error}: {types:?}");
            let is_declared = field.rules().iter().any(|rule| rule.name() == error.rule());
            assert!(is_declared || error.metadata().is_some(), "{error}: {:?}", field.rules());
        }
    }
}

#[test]
fn a_record_has_the_criteria_and_the_bounds_of_its_rule() {
    let fields = all_fields(&EveryRule::contract());
    let errors = Validator::new().today(TODAY).max_errors(1000).validate_with(&bad("x y ü long"), &LIMITS);
    let mut count = 0;
    for error in &errors.expect_err("all of it is bad") {
        let field = field_of(error, &fields);
        let mut rules = field.rules().iter().filter(|rule| rule.name() == error.rule());
        let (Some(rule), None) = (rules.next(), rules.next()) else { continue };
        // These are as the function or the catalogue says.
        if error.rule() == "custom" || error.metadata().is_some() {
            continue;
        }
        let lead = if error.is_of_name() { "as its name, " } else { "" };
        assert_eq!(format!("{lead}{}", rule.criteria()), error.criteria().to_string(), "{error}");
        assert_eq!(format!("{:?}", rule.params()), format!("{:?}", error.params()), "{error}");
        count += 1;
    }
    assert!(count > 30, "{count}");
}

#[test]
fn every_rule_is_described() {
    let contract = EveryRule::contract();
    let fields = all_fields(&contract);
    let of_fields = fields.iter().flat_map(Field::rules);
    let mut described: Vec<_> = of_fields.chain(contract.rules()).map(FieldRule::name).collect();
    described.sort_unstable();
    described.dedup();
    assert_eq!(described, rule_names());
}

#[test]
fn the_table_of_a_type_with_every_rule() {
    let golden = include_str!("../golden/every_rule.contract.md");
    let table = EveryRule::contract().to_markdown();
    assert!(table == golden, "{table}");
}
