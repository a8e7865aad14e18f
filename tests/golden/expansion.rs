// What the derive emits, for people to read: nothing compiles this file. A test of the macro crate keeps it true;
// `BLESS=1 cargo test -p api-validate-macros --features json` writes it anew.

#[derive(Deserialize, ApiValidate)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct CreateDocument {
    #[api(required, length(max = 255))]
    title: String,
    #[api(date(max = today))]
    document_date: String,
    #[api(range(min = 0, max = 1_000_000))]
    amount: Option<u32>,
    #[api(length(max = 20), each(required, length(max = 50)))]
    tags: Vec<String>,
    #[api(custom(department_is_open))]
    department: String,
    #[serde(default)]
    page_size: u16,
    metadata: Vec<MetadataItem>,
}

// Becomes:

#[allow(
    deprecated,
    private_bounds,
    unreachable_patterns,
    unused_imports,
    unused_variables,
    clippy::all,
    clippy::pedantic
)]
const _: () = {
    use ::api_validate as __api_validate;
    use __api_validate::__private::{self, answers::*};
    struct __Own;
    #[automatically_derived]
    impl<'__n> __private::Walk<'__n, __Own> for CreateDocument {
        const FIELDS: __private::Fields = __private::Fields {
            names: &[
                "Title",
                "DocumentDate",
                "Amount",
                "Tags",
                "Department",
                "PageSize",
                "Metadata",
            ],
            written: "title document_date amount tags department page_size metadata",
            defaults: &[5],
            deny_unknown_fields: true,
            ..__private::Fields::OBJECT
        };
        #[inline]
        fn walk<__W: __private::Pass<'__n>>(
            __pass: &mut __W,
            __ctx: __private::Option<&()>,
            __whole: __private::Option<&Self>,
        ) -> __private::Option<Self> {
            let (__rules_0, __rules_1, __rules_2, __rules_3, __rules_4) = const {
                &(
                    (
                        __api_validate::rules::required(),
                        __api_validate::rules::length().max(255),
                    ),
                    (
                        __api_validate::rules::date()
                            .max(__api_validate::DateBound::Today {
                                days: 0i32,
                                months: 0i32,
                            })
                            .form(__private::FormOf::<__private::This<String>>::__FORM),
                    ),
                    (__private::between(0, 0, 1000000, 0),),
                    (
                        __api_validate::rules::length().max(20),
                        __api_validate::rules::required(),
                        __api_validate::rules::length().max(50),
                    ),
                    (__api_validate::rules::custom(),),
                )
            };
            match __pass
                .all(
                    match __whole {
                        __private::Some(__this) => {
                            __private::Some((
                                &__this.title,
                                &__this.document_date,
                                &__this.amount,
                                &__this.tags,
                                &__this.department,
                                &__this.page_size,
                                &__this.metadata,
                            ))
                        }
                        _ => __private::None,
                    },
                    __ctx,
                    (
                        (&&&&&&__private::requires::<
                            String,
                            _,
                            _,
                        >(&__rules_0.0, (&__rules_0.1,)))
                            .__required(),
                        __rules_1,
                        __rules_2,
                        __private::code(
                            (
                                &__rules_3.0,
                                __private::Each((&__rules_3.1, &__rules_3.2)),
                            ),
                            |__value: &Vec<String>, __checker, _| {
                                {
                                    let __verdict = __api_validate::Check::check(
                                        &__rules_3.0,
                                        __value,
                                        __api_validate::Checker::clock(__checker),
                                    );
                                    __checker.verdict(&__rules_3.0, __verdict)
                                };
                                __api_validate::kinds::Elements::each(
                                    __value,
                                    __checker,
                                    |__checker, __item| {
                                        if __checker
                                            .required(
                                                &__rules_3.1,
                                                (&&&__private::Probe((&&__private::Probe(__item)).__flat()))
                                                    .__is_missing(),
                                            )
                                        {
                                            {
                                                let __verdict = __api_validate::Check::check(
                                                    &__rules_3.2,
                                                    __item,
                                                    __api_validate::Checker::clock(__checker),
                                                );
                                                __checker.verdict(&__rules_3.2, __verdict)
                                            };
                                        }
                                    },
                                );
                            },
                        ),
                        (&&&&&(&&&__private::function::<
                            String,
                            _,
                            _,
                        >(&__rules_4.0, department_is_open))
                            .__held())
                            .__found(),
                        __private::OrDefault(
                            (),
                            || {
                                (&&__private::probe::default::DefaultOf::<u16>::new())
                                    .__default()
                            },
                        ),
                        (),
                    ),
                )
            {
                __private::Some(__values) if __W::MAKES_VALUES => {
                    __private::Some(Self {
                        title: __values.0,
                        document_date: __values.1,
                        amount: __values.2,
                        tags: __values.3,
                        department: __values.4,
                        page_size: __values.5,
                        metadata: __values.6,
                    })
                }
                _ => __private::None,
            }
        }
    }
    #[automatically_derived]
    impl __api_validate::ApiValidate for CreateDocument {
        type Context = ();
        const __TYPE: __private::TypeInfo = __private::TypeInfo::of_struct::<
            Self,
            __Own,
        >();
        #[inline]
        fn check(&self, __checker: &mut __api_validate::Checker, __ctx: &()) {
            __private::check_struct::<Self, __Own, 0>(self, __checker, __ctx)
        }
        fn __read(
            __input: __private::Input<'_>,
            __reader: &mut __private::Reader<'_>,
            __ctx: &(),
        ) -> __private::Option<Self> {
            __private::read_struct::<Self, __Own, 0>(__input, __reader, __ctx)
        }
    }
};
