//! Types and fields that their service gives up, but still has: what is generated for them does not warn.

use api_validate::ApiValidate;
use api_validate_tests::lines;

#[deny(deprecated)]
mod types {
    use api_validate::ApiValidate;

    #[deprecated]
    #[derive(ApiValidate)]
    pub(crate) struct Old {
        #[api(length(max = 1))]
        pub(crate) text: String,
    }

    #[allow(deprecated)]
    #[derive(ApiValidate)]
    pub(crate) struct Holder {
        pub(crate) one: Old,
        #[api(length(max = 1))]
        pub(crate) many: Vec<Old>,
        #[deprecated]
        #[api(required)]
        pub(crate) field: String,
    }

    #[deprecated]
    #[derive(ApiValidate)]
    #[allow(dead_code)]
    pub(crate) enum Choice {
        #[deprecated]
        Old(#[api(length(max = 1))] String),
        New,
    }
}

#[test]
#[allow(deprecated)]
fn deprecated_types_are_checked() {
    let old = || types::Old { text: "ab".into() };
    let holder = types::Holder { one: old(), many: vec![old()], field: String::new() };
    assert_eq!(
        lines(&holder),
        ["one.text MAX_LENGTH_EXCEEDED", "many[0].text MAX_LENGTH_EXCEEDED", "field REQUIRED_FIELD_MISSING"]
    );
    assert!(types::Choice::Old("ab".into()).validate().is_err());
}
