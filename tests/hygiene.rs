//! Generated code takes nothing from where it lands: no prelude, and hostile names all around.

#![no_implicit_prelude]
#![allow(clippy::unnecessary_wraps, clippy::trivially_copy_pass_by_ref)] // the shapes of custom functions
#![allow(dead_code, unused_macros, non_upper_case_globals, non_camel_case_types)]

/// Everything in scope here is called as something that generated code might mean.
mod hostile {
    use ::api_validate::ApiValidate;
    use ::std::{borrow::ToOwned as _, convert::Into as _};

    struct Result;
    struct Option;
    struct Some;
    struct None;
    struct Ok;
    struct Err;
    struct Vec;
    struct String;
    struct Box;
    struct Cow;
    struct Checker;
    struct Probe;
    struct Segment;
    struct Sized;
    struct str;
    struct usize;
    struct bool;
    struct i128;
    trait Fn {}
    trait From {}
    trait Iterator {}
    trait IntoIterator {}
    trait Deref {}
    mod std {}
    mod core {}
    mod alloc {}
    mod serde {}
    mod api_validate {}
    mod rules {}
    mod kinds {}

    fn drop() {}
    fn with() {}
    fn custom() {}

    const checker: () = ();
    const mark: () = ();
    const format: () = ();
    const date: () = ();
    const verdict: () = ();
    const at: () = ();
    const rule: () = ();
    const item: () = ();
    const key: () = ();
    const value: () = ();
    static context: () = ();

    macro_rules! quote {
        ($($any:tt)*) => {
            ::core::compile_error!("not this macro");
        };
    }
    macro_rules! vec {
        ($($any:tt)*) => {
            ::core::compile_error!("not this macro");
        };
    }
    macro_rules! matches {
        ($($any:tt)*) => {
            ::core::compile_error!("not this macro");
        };
    }
    macro_rules! assert {
        ($($any:tt)*) => {
            ::core::compile_error!("not this macro");
        };
    }

    /// Methods that every type has, taking `self` in every way that there is.
    macro_rules! everywhere {
        ($($trait:ident: $receiver:ty;)*) => {$(
            methods! { $trait: $receiver;
                check field plain default across whole lookups_if describe clock is_partial form entries value nested
                call is_missing judge judges rule place mark verdict min max code into_iter flatten hold holds again all
                take made get_format
            }
        )*};
    }
    macro_rules! methods {
        ($trait:ident: $receiver:ty; $($method:ident)*) => {
            trait $trait {
                $(fn $method(self: $receiver) -> Hostile;)*
            }

            impl<T> $trait for T {
                $(fn $method(self: $receiver) -> Hostile { Hostile })*
            }
        };
    }
    struct Hostile;
    everywhere! {
        ByValue: Self;
        ByReference: &Self;
        ByMutableReference: &mut Self;
    }

    type Text = ::std::string::String;
    type List<T> = ::std::vec::Vec<T>;
    type Maybe<T> = ::core::option::Option<T>;
    type Answer = ::core::result::Result<(), ::api_validate::Violation>;

    pub(crate) struct Tenant {
        pub(crate) is_strict: ::core::primitive::bool,
    }

    /// Every rule once.
    #[derive(ApiValidate, ::core::default::Default)]
    #[api(context = Tenant, custom(whole), at_least_one(email, phone), exactly_one(absent, required))]
    pub(crate) struct Everything {
        #[api(required(code = REQUIRED_FIELD_MISSING))]
        required: Text,
        #[api(absent(code = "ACME_SENT"))]
        absent: Maybe<Text>,
        #[api(length(min = 1, max = 3, unit = utf16))]
        length: Text,
        #[api(date(format = "yyyy-MM-dd", min = "2000-01-01", max = today + 30 days))]
        date: Text,
        #[api(date(format = "yyyy-MM-dd", after = date))]
        date_after: Text,
        #[api(number(scale = 2, precision = 5), range(min = 0.5, below = 10), multiple_of(0.25))]
        number: Text,
        #[api(pattern("^[A-Z]{3}$"))]
        pattern: Text,
        #[api(email)]
        email: Maybe<Text>,
        #[api(phone)]
        phone: Maybe<Text>,
        #[api(url(schemes("https")))]
        url: Text,
        #[api(uuid(not_nil))]
        uuid: Text,
        #[api(ip)]
        ip: Text,
        #[api(ipv4)]
        ipv4: Text,
        #[api(ipv6)]
        ipv6: Text,
        #[api(date_time(min = "2000-01-01T00:00:00Z", max = now))]
        date_time: Text,
        #[api(date_time(after = date_time))]
        date_time_after: Text,
        #[api(time)]
        time: Text,
        #[api(hostname)]
        hostname: Text,
        #[api(equal("v1"))]
        equal: Text,
        #[api(credit_card)]
        credit_card: Text,
        #[api(ascii, alphanumeric, prefix("a"), suffix("z"), contains("b", criteria = "a `b`"))]
        ascii: Text,
        #[api(contains("b"), not_contains("c"))]
        contains: List<Text>,
        #[api(contains(5), not_contains(6))]
        contains_number: List<::core::primitive::u8>,
        #[api(one_of("A", "B"))]
        one_of: Text,
        #[api(one_of(1, 2))]
        one_of_numbers: ::core::primitive::u8,
        #[api(filter(fields(name: text), operators(eq), functions(contains), logic(and)))]
        filter: Text,
        #[api(orderby(fields(name), directions(asc), max = 1))]
        orderby: Text,
        #[api(unique, any(is_long))]
        unique: List<Text>,
        #[api(unique(by = name))]
        unique_by: List<Inner>,
        #[api(matches(url))]
        matches: Text,
        #[api(each(length(max = 1, message = "Shorter.")))]
        each: List<Text>,
        #[api(keys(length(max = 1)), each(length(max = 1)))]
        keys: ::std::collections::BTreeMap<Text, Text>,
        #[api(when(self.self_ == 0, required), when(ctx.is_strict, length(min = 9)))]
        when: Text,
        #[api(custom(judge_text))]
        custom: Text,
        #[api(custom(judge_in_context))]
        custom_in_context: Maybe<Text>,
        #[api(metadata(catalog = Unknown(ctx.is_strict), caller = [self.ascii.as_str()], code = INVALID_FORMAT))]
        metadata: List<::api_validate::metadata::Item>,
        nested: List<(Text, Inner)>,
        #[api(nested(context = &ctx.is_strict))]
        nested_in: InContext,
        #[api(skip)]
        skip: Inner,
        self_: ::core::primitive::u8,
        checker: Inner,
        ctx: Inner,
        __mark: Inner,
        __checker: Inner,
        context: Inner,
    }

    #[derive(ApiValidate, ::core::default::Default)]
    struct Inner {
        #[api(required)]
        name: Text,
    }

    #[derive(ApiValidate, ::core::default::Default)]
    #[api(context = ::core::primitive::bool)]
    struct InContext {
        #[api(when(*ctx, required))]
        name: Text,
    }

    #[derive(ApiValidate)]
    enum Shape {
        Unit,
        Tuple(#[api(required)] Text, #[api(matches(0))] Text),
        Named {
            #[api(required)]
            checker: Text,
            #[api(matches(checker))]
            ctx: Text,
            __field_0: Inner,
        },
    }

    #[derive(ApiValidate)]
    enum Key {
        A,
        B,
    }

    #[derive(ApiValidate)]
    enum Nothing {}

    #[derive(ApiValidate)]
    struct Generic<T, const N: ::core::primitive::usize> {
        values: [T; N],
        #[api(nested)]
        value: T,
    }

    fn whole(_: &Everything, _: &Tenant) -> Answer {
        Answer::Ok(())
    }

    fn is_long(text: &Text) -> ::core::primitive::bool {
        text.len() > 3
    }

    fn judge_text(text: &::core::primitive::str) -> Answer {
        if text.is_empty() { Answer::Err(violation()) } else { Answer::Ok(()) }
    }

    fn judge_in_context(_: &::core::primitive::str, tenant: &Tenant) -> Answer {
        if tenant.is_strict { Answer::Err(violation()) } else { Answer::Ok(()) }
    }

    fn violation() -> ::api_validate::Violation {
        ::api_validate::Violation::new(::api_validate::ValidationErrorType::IdValueMismatch)
    }

    struct Unknown(::core::primitive::bool);

    impl ::api_validate::metadata::Catalog for Unknown {
        fn find(
            &self,
            _: &::core::primitive::str,
        ) -> ::core::option::Option<::api_validate::metadata::AttributeId> {
            ::core::option::Option::None
        }

        fn name(&self, _: ::api_validate::metadata::AttributeId) -> &'static ::core::primitive::str {
            ""
        }
    }

    pub(crate) fn broken() -> Everything {
        Everything {
            absent: Maybe::Some("x".to_owned()),
            custom_in_context: Maybe::Some("x".to_owned()),
            metadata: [<::api_validate::metadata::Item as ::core::default::Default>::default()].into(),
            nested: [("x".to_owned(), Inner { name: " ".to_owned() })].into(),
            keys: [("long".to_owned(), "long".to_owned())].into(),
            unique_by: [Inner { name: "a".to_owned() }, Inner { name: "a".to_owned() }].into(),
            each: ["long".to_owned()].into(),
            matches: "x".to_owned(),
            ..::core::default::Default::default()
        }
    }

    #[test]
    fn an_enum_is_checked() {
        let named = Shape::Named {
            checker: "a".to_owned(),
            ctx: "b".to_owned(),
            __field_0: Inner { name: "a".to_owned() },
        };
        ::std::assert_eq!(::api_validate_tests::lines(&named), ["Named.ctx INVALID_FORMAT"]);
        let tuple = Shape::Tuple("a".to_owned(), "b".to_owned());
        ::std::assert_eq!(::api_validate_tests::lines(&tuple), ["Tuple[1] INVALID_FORMAT"]);
    }
}

/// `ctx` is a name only where an expression of the attribute asks for it.
mod constant {
    use ::api_validate::ApiValidate;

    const ctx: () = ();

    #[derive(ApiValidate)]
    #[api(context = ::core::primitive::u8)]
    pub(crate) struct Plain {
        #[api(required, date(after = end), custom(judge))]
        start: ::std::string::String,
        #[api(date)]
        end: ::std::string::String,
        inner: ::std::vec::Vec<Plain>,
    }

    fn judge(
        _: &::core::primitive::str,
        _: &::core::primitive::u8,
    ) -> ::core::result::Result<(), ::api_validate::Violation> {
        ::core::result::Result::Ok(())
    }
}

#[test]
fn every_rule_speaks() {
    use ::api_validate::ApiValidate as _;
    let errors = hostile::broken().validate_with(&hostile::Tenant { is_strict: true }).unwrap_err();
    ::std::assert_eq!(
        ::api_validate_tests::lines_of(&errors),
        [
            "required REQUIRED_FIELD_MISSING",
            "absent ACME_SENT",
            "length INVALID_FORMAT",
            "date INVALID_DATE_FORMAT",
            "date_after INVALID_DATE_FORMAT",
            "number INVALID_NUMBER_FORMAT",
            "pattern INVALID_FORMAT",
            "url INVALID_FORMAT",
            "uuid INVALID_FORMAT",
            "ip INVALID_FORMAT",
            "ipv4 INVALID_FORMAT",
            "ipv6 INVALID_FORMAT",
            "date_time INVALID_DATE_FORMAT",
            "date_time_after INVALID_DATE_FORMAT",
            "time INVALID_FORMAT",
            "hostname INVALID_FORMAT",
            "equal INVALID_FORMAT",
            "credit_card INVALID_FORMAT",
            "ascii INVALID_FORMAT",
            "ascii INVALID_FORMAT",
            "ascii INVALID_FORMAT",
            "contains INVALID_FORMAT",
            "contains_number INVALID_FORMAT",
            "one_of INVALID_FORMAT",
            "one_of_numbers INVALID_FORMAT",
            "filter INVALID_FILTER_SYNTAX",
            "orderby INVALID_ORDERBY_SYNTAX",
            "unique INVALID_FORMAT",
            "unique_by DUPLICATE_METADATA",
            "each[0] MAX_LENGTH_EXCEEDED",
            "keys.long MAX_LENGTH_EXCEEDED",
            "keys.long MAX_LENGTH_EXCEEDED",
            "when REQUIRED_FIELD_MISSING",
            "when INVALID_FORMAT",
            "custom ID_VALUE_MISMATCH",
            "custom_in_context ID_VALUE_MISMATCH",
            "metadata[0].Name INVALID_FORMAT",
            "nested[0][1].name REQUIRED_FIELD_MISSING",
            "nested_in.name REQUIRED_FIELD_MISSING",
            "checker.name REQUIRED_FIELD_MISSING",
            "ctx.name REQUIRED_FIELD_MISSING",
            "__mark.name REQUIRED_FIELD_MISSING",
            "__checker.name REQUIRED_FIELD_MISSING",
            "context.name REQUIRED_FIELD_MISSING",
            "email REQUIRED_FIELD_MISSING"
        ]
    );
}
