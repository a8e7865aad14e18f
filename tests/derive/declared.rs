//! Types that a macro declares, inside of functions, and beside modules that are called as the crate is.

use api_validate::{ApiValidate, ValidationErrorType, Violation};
use api_validate_tests::{lines, lines_of};

const LONGEST: usize = 2;

fn judge(_: &str) -> Result<(), Violation> {
    Err(Violation::new(ValidationErrorType::IdValueMismatch))
}

/// The attribute's expressions stand in the macro.
macro_rules! declare {
    ($name:ident) => {
        #[derive(ApiValidate)]
        #[api(context = usize, at_least_one(first, second), custom(whole))]
        struct $name {
            #[api(length(max = LONGEST), custom(judge))]
            first: Option<String>,
            #[api(when(self.first.is_none(), required), when(*ctx > 0, length(max = LONGEST)))]
            second: Option<String>,
            #[api(matches(first))]
            third: String,
            #[api(nested(context = &(*ctx + self.third.len())))]
            nested: Option<Box<$name>>,
        }

        fn whole(value: &$name, context: &usize) -> Result<(), Violation> {
            if *context == value.third.len() { Ok(()) } else { Err(Violation::new("ACME".parse().unwrap())) }
        }
    };
}

declare!(Declared);

#[test]
fn a_macro_can_write_the_attribute() {
    let nested = Declared { first: Some("b".to_owned()), second: None, third: "b".to_owned(), nested: None };
    let declared = Declared {
        first: None,
        second: Some("long".to_owned()),
        third: "a".to_owned(),
        nested: Some(Box::new(nested)),
    };
    assert_eq!(
        lines_of(&declared.validate_with(&1).unwrap_err()),
        [
            "second MAX_LENGTH_EXCEEDED",
            "third INVALID_FORMAT",
            "nested.first ID_VALUE_MISMATCH",
            "nested ACME"
        ]
    );
}

/// Whoever uses the macro writes the attribute's expressions.
macro_rules! passed {
    ($name:ident { $($field:ident: $type:ty = $max:expr, $condition:expr, $sibling:ident, $path:path;)* }) => {
        #[derive(ApiValidate)]
        #[api(context = usize)]
        struct $name {
            $(
                #[api(length(max = $max), when($condition, required), matches($sibling), custom($path))]
                $field: $type,
            )*
        }
    };
}

passed!(Passed {
    a: Option<String> = LONGEST + 1, self.b.is_none() && *ctx > 0, b, judge;
    b: Option<String> = 2, self.a.is_none(), a, self::judge;
});

#[test]
fn a_macro_can_pass_the_attribute_on() {
    let lines_of = |a: Option<&str>, b: Option<&str>| {
        let passed = Passed { a: a.map(str::to_owned), b: b.map(str::to_owned) };
        lines_of(&passed.validate_with(&1).unwrap_err())
    };
    assert_eq!(lines_of(None, None), ["a REQUIRED_FIELD_MISSING", "b REQUIRED_FIELD_MISSING"]);
    assert_eq!(
        lines_of(Some("long"), Some("lon")),
        ["a MAX_LENGTH_EXCEEDED", "a ID_VALUE_MISMATCH", "b MAX_LENGTH_EXCEEDED", "b ID_VALUE_MISMATCH",]
    );
}

#[test]
fn a_type_can_stand_in_a_function() {
    const LONGEST: usize = 1;
    fn judge(_: &str) -> Result<(), Violation> {
        Err(Violation::new(ValidationErrorType::MetadataRuleViolation))
    }
    #[derive(ApiValidate)]
    struct Inner {
        #[api(length(max = LONGEST), custom(judge))]
        name: String,
    }
    #[derive(ApiValidate)]
    struct Outer {
        inner: Vec<Inner>,
    }
    assert_eq!(
        lines(&Outer { inner: vec![Inner { name: "ab".to_owned() }] }),
        ["inner[0].name MAX_LENGTH_EXCEEDED", "inner[0].name METADATA_RULE_VIOLATION"]
    );
}

mod shadow {
    #[allow(dead_code)]
    mod api_validate {}
    #[allow(dead_code)]
    mod std {}

    #[derive(::api_validate::ApiValidate)]
    pub(super) struct Shadowed {
        #[api(required)]
        pub(super) name: String,
    }
}

#[test]
fn a_module_can_be_called_as_the_crate_is() {
    assert_eq!(lines(&shadow::Shadowed { name: String::new() }), ["name REQUIRED_FIELD_MISSING"]);
}

mod elsewhere {
    pub(super) use api_validate as renamed;
}

#[derive(ApiValidate)]
#[api(crate = elsewhere::renamed)]
struct Renamed {
    #[api(required, pattern("^a$"), date(min = "01/JAN/2000"))]
    name: String,
    inner: Vec<(u8, Renamed)>,
}

#[derive(ApiValidate, PartialEq, Eq, PartialOrd, Ord)]
#[api(crate = self::elsewhere::renamed)]
enum RenamedKey {
    A,
}

#[test]
fn the_crate_can_stand_elsewhere() {
    use api_validate::kinds::MapKey as _;
    let renamed = Renamed { name: String::new(), inner: Vec::new() };
    assert_eq!(lines(&renamed), ["name REQUIRED_FIELD_MISSING"]);
    assert_eq!(RenamedKey::A.key(), "A");
}
