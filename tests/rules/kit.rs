//! What the tests of the rules share: types of one field, and the tests that every rule has.

use api_validate::{ApiValidate, Date, ValidationError, ValidationErrors, Validator};

/// The records, or none.
pub(crate) fn records<T: ApiValidate<Context = ()>>(value: &T) -> Vec<ValidationError> {
    value.validate().map_or_else(|errors| errors.into_iter().collect(), |()| Vec::new())
}

/// The codes of the records, each behind its path unless that is `value`; nothing where the value is valid.
pub(crate) fn codes<T: ApiValidate<Context = ()>>(value: &T) -> String {
    value.validate().map_or_else(|errors| codes_of(&errors), |()| String::new())
}

/// As [`codes`], on a day of the test's own.
pub(crate) fn codes_on<T: ApiValidate<Context = ()>>(today: Date, value: &T) -> String {
    let verdict = Validator::new().today(today).validate(value);
    verdict.map_or_else(|errors| codes_of(&errors), |()| String::new())
}

fn codes_of(errors: &ValidationErrors) -> String {
    let code = |error: &ValidationError| {
        let line = format!("{} {}", error.field(), error.error_type());
        line.strip_prefix("value ").map_or(line.clone(), ToOwned::to_owned)
    };
    errors.iter().map(code).collect::<Vec<_>>().join(", ")
}

/// The only record, as `CODE | criteria | message`.
pub(crate) fn record<T: ApiValidate<Context = ()>>(value: &T) -> String {
    match &*records(value) {
        [error] => record_of(error),
        errors => panic!("one record was expected: {errors:?}"),
    }
}

/// A record as `CODE | criteria | message`.
pub(crate) fn record_of(error: &ValidationError) -> String {
    format!("{} | {} | {}", error.error_type(), error.criteria(), error.message())
}

/// The date, which the test knows to be one.
pub(crate) fn day(year: u16, month: u8, day: u8) -> Date {
    Date::new(year, month, day).expect("a date")
}

/// Functions that wrap a value in a type whose one field has the rules.
macro_rules! check {
    ($($name:ident: $ty:ty => $rules:tt;)*) => {$(
        fn $name(value: $ty) -> impl ::api_validate::ApiValidate<Context = ()> + use<> {
            #[derive(::api_validate::ApiValidate)]
            struct Dto {
                #[api $rules]
                value: $ty,
            }
            Dto { value }
        }
    )*};
}

/// As [`check!`], of text.
macro_rules! check_text {
    ($($name:ident => $rules:tt;)*) => {$(
        fn $name(value: &str) -> impl ::api_validate::ApiValidate<Context = ()> + use<> {
            #[derive(::api_validate::ApiValidate)]
            struct Dto {
                #[api $rules]
                value: String,
            }
            Dto { value: value.to_owned() }
        }
    )*};
}

/// The rules hold and break alike through everything that can wrap a value, and no value passes.
macro_rules! through {
    ($ty:ty, $rules:tt, good: $good:expr, bad: $bad:expr, $code:literal) => {{
        use ::api_validate::Patch;
        use ::api_validate_tests::Sent;
        use ::std::{borrow::Cow, rc::Rc, sync::Arc};

        #[derive(::api_validate::ApiValidate)]
        struct Wrapped<'a> {
            #[api $rules]
            plain: $ty,
            #[api $rules]
            option: Option<$ty>,
            #[api $rules]
            twice: Option<Option<$ty>>,
            #[api $rules]
            patch: Sent<$ty>,
            #[api $rules]
            patch_option: Sent<Option<$ty>>,
            #[api $rules]
            reference: &'a $ty,
            #[api $rules]
            option_reference: Option<&'a $ty>,
            #[api $rules]
            boxed: Box<$ty>,
            #[api $rules]
            option_boxed: Option<Box<$ty>>,
            #[api $rules]
            boxed_option: Box<Option<$ty>>,
            #[api $rules]
            rc: Rc<$ty>,
            #[api $rules]
            arc: Arc<$ty>,
            #[api $rules]
            cow: Cow<'a, $ty>,
        }

        impl<'a> Wrapped<'a> {
            fn of(value: &'a $ty) -> Self {
                let own = || value.clone();
                Self {
                    plain: own(),
                    option: Some(own()),
                    twice: Some(Some(own())),
                    patch: Patch::Value(own()),
                    patch_option: Patch::Value(Some(own())),
                    reference: value,
                    option_reference: Some(value),
                    boxed: Box::new(own()),
                    option_boxed: Some(Box::new(own())),
                    boxed_option: Box::new(Some(own())),
                    rc: Rc::new(own()),
                    arc: Arc::new(own()),
                    cow: Cow::Borrowed(value),
                }
            }
        }

        let good: $ty = $good;
        assert_eq!(api_validate_tests::lines(&Wrapped::of(&good)), [""; 0]);
        let bad: $ty = $bad;
        let names = [
            "plain", "option", "twice", "patch", "patch_option", "reference", "option_reference", "boxed",
            "option_boxed", "boxed_option", "rc", "arc", "cow",
        ];
        assert_eq!(
            api_validate_tests::lines(&Wrapped::of(&bad)),
            names.map(|name| format!("{name} {}", $code))
        );
        let nothing = |inner: Option<Option<$ty>>, patch, patch_option| Wrapped {
            option: None,
            twice: inner,
            patch,
            patch_option,
            option_reference: None,
            option_boxed: None,
            boxed_option: Box::new(None),
            ..Wrapped::of(&good)
        };
        for none in [
            nothing(None, Patch::Absent, Patch::Absent),
            nothing(Some(None), Patch::Null, Patch::Value(None)),
        ] {
            assert_eq!(api_validate_tests::lines(&none), [""; 0], "no value passes");
        }
    }};
}

/// The rules hold and break alike on every type of text.
macro_rules! texts {
    ($rules:tt, good: $good:expr, bad: $bad:expr, $code:literal) => {{
        use ::api_validate::Patch;
        use ::api_validate_tests::Sent;
        use ::std::{borrow::Cow, rc::Rc, sync::Arc};

        #[derive(::api_validate::ApiValidate)]
        struct Texts<'a> {
            #[api $rules]
            string: String,
            #[api $rules]
            str: &'a str,
            #[api $rules]
            borrowed: Cow<'a, str>,
            #[api $rules]
            owned: Cow<'a, str>,
            #[api $rules]
            boxed: Box<str>,
            #[api $rules]
            rc: Rc<str>,
            #[api $rules]
            arc: Arc<str>,
            #[api $rules]
            option: Option<&'a str>,
            #[api $rules]
            patch: Sent<Cow<'a, str>>,
            #[api $rules]
            reference: &'a &'a str,
        }

        let of = |text: &'static &'static str| Texts {
            string: String::from(*text),
            str: text,
            borrowed: Cow::Borrowed(text),
            owned: Cow::Owned(String::from(*text)),
            boxed: Box::from(*text),
            rc: Rc::from(*text),
            arc: Arc::from(*text),
            option: Some(text),
            patch: Patch::Value(Cow::Borrowed(text)),
            reference: text,
        };
        assert_eq!(api_validate_tests::lines(&of(&$good)), [""; 0]);
        let names = [
            "string", "str", "borrowed", "owned", "boxed", "rc", "arc", "option", "patch", "reference",
        ];
        assert_eq!(
            api_validate_tests::lines(&of(&$bad)),
            names.map(|name| format!("{name} {}", $code))
        );
    }};
}

/// A broken rule under its own code and texts, and under those of the attribute.
macro_rules! overrides {
    ($ty:ty, $rule:ident, $bad:expr) => {
        overrides!(@ $ty, $rule, [], $bad, String, String::new())
    };
    ($ty:ty, $rule:ident($($args:tt)*), $bad:expr) => {
        overrides!(@ $ty, $rule, [$($args)*,], $bad, String, String::new())
    };
    ($ty:ty, $rule:ident($($args:tt)*), $bad:expr, beside: $sibling_ty:ty = $sibling:expr) => {
        overrides!(@ $ty, $rule, [$($args)*,], $bad, $sibling_ty, $sibling)
    };
    (@ $ty:ty, $rule:ident, [$($args:tt)*], $bad:expr, $sibling_ty:ty, $sibling:expr) => {{
        #[derive(::api_validate::ApiValidate)]
        struct Overrides {
            #[api($rule($($args)* code = METADATA_RULE_VIOLATION))]
            standard: $ty,
            #[api($rule($($args)* code = "OWN"))]
            own: $ty,
            #[api($rule($($args)* criteria = "own criteria"))]
            criteria: $ty,
            #[api($rule($($args)* message = "Own message."))]
            message: $ty,
            #[api($rule($($args)* code = "ALL", criteria = "all criteria", message = "All messages."))]
            all: $ty,
            sibling: $sibling_ty,
        }

        #[derive(::api_validate::ApiValidate)]
        struct Plain {
            #[api($rule($($args)* code = INVALID_FORMAT))]
            value: $ty,
            sibling: $sibling_ty,
        }

        let plain = Plain { value: $bad, sibling: $sibling };
        let overrides = Overrides {
            standard: $bad,
            own: $bad,
            criteria: $bad,
            message: $bad,
            all: $bad,
            sibling: $sibling,
        };
        $crate::kit::assert_overrides(
            stringify!($rule),
            &$crate::kit::records(&plain),
            &$crate::kit::records(&overrides),
        );
    }};
}

/// Rules that have sentences of their own; the messages of all others are made of the criteria.
const SENTENCES: [&str; 13] = [
    "required",
    "not_null",
    "absent",
    "length",
    "date",
    "date_time",
    "number",
    "range",
    "unique",
    "any",
    "custom",
    "filter",
    "orderby",
];

/// What is not replaced stays as the rule has it.
pub(crate) fn assert_overrides(rule: &str, plain: &[ValidationError], overrides: &[ValidationError]) {
    let [plain] = plain else { panic!("one record was expected: {plain:?}") };
    let (criteria, message) = (plain.criteria().to_string(), plain.message().to_string());
    let [standard, own, own_criteria, own_message, all] = overrides else {
        panic!("five records were expected: {overrides:?}");
    };
    let code = own_criteria.error_type();
    assert_eq!(record_of(standard), format!("METADATA_RULE_VIOLATION | {criteria} | {message}"));
    assert_eq!(record_of(own), format!("OWN | {criteria} | {message}"));
    let of_criteria = if SENTENCES.contains(&rule) { &*message } else { "This must be own criteria." };
    assert_eq!(record_of(own_criteria), format!("{code} | own criteria | {of_criteria}"));
    assert_eq!(record_of(own_message), format!("{code} | {criteria} | Own message."));
    assert_eq!(record_of(all), "ALL | all criteria | All messages.");
    assert_ne!(code.as_str(), "METADATA_RULE_VIOLATION");
    let places = ["standard", "own", "criteria", "message", "all"];
    for (error, place) in overrides.iter().zip(places) {
        assert_eq!(error.rule(), rule);
        assert_eq!(error.field().to_string(), place);
    }
}
