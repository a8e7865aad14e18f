//! Rules that need more than the value: which context a nested type gets.

use api_validate::{ApiValidate, ValidationErrorType, Violation};
use api_validate_tests::lines_of;

struct Tenant {
    limits: Limits,
    name: String,
    is_strict: bool,
}

struct Limits {
    most: usize,
}

fn tenant() -> Tenant {
    Tenant { limits: Limits { most: 2 }, name: "ab".to_owned(), is_strict: true }
}

fn lines_with<T: ApiValidate + ?Sized>(value: &T, context: &T::Context) -> Vec<String> {
    value.validate_with(context).map_or_else(|errors| lines_of(&errors), |()| Vec::new())
}

fn violation() -> Violation {
    Violation::new(ValidationErrorType::IdValueMismatch)
}

#[derive(ApiValidate)]
struct Free {
    #[api(required)]
    name: String,
}

#[derive(ApiValidate)]
#[api(context = Tenant)]
struct Same {
    #[api(when(ctx.is_strict, required))]
    name: String,
}

#[derive(ApiValidate)]
#[api(context = Limits)]
struct Limited {
    #[api(custom(within))]
    name: String,
}

fn within(name: &str, limits: &Limits) -> Result<(), Violation> {
    if name.len() > limits.most { Err(violation()) } else { Ok(()) }
}

#[derive(ApiValidate)]
#[api(context = str)]
struct Prefixed {
    #[api(custom(prefixed), when(ctx.is_empty(), required))]
    name: String,
}

fn prefixed(name: &str, prefix: &str) -> Result<(), Violation> {
    if name.starts_with(prefix) { Ok(()) } else { Err(violation()) }
}

trait Policy {
    fn allows(&self, name: &str) -> bool;
}

impl Policy for Tenant {
    fn allows(&self, name: &str) -> bool {
        name == self.name
    }
}

#[derive(ApiValidate)]
#[api(context = dyn Policy, custom(permitted))]
struct Permitted {
    #[api(when(!ctx.allows(&self.name), length(max = 1)))]
    name: String,
    inner: Option<Box<Permitted>>,
    free: Vec<Free>,
}

fn permitted(value: &Permitted, policy: &dyn Policy) -> Result<(), Violation> {
    if policy.allows(&value.name) { Ok(()) } else { Err(violation().at("name")) }
}

#[derive(ApiValidate)]
#[api(context = Tenant)]
struct Parent {
    free: Free,
    frees: Vec<(u8, Option<Free>)>,
    same: Vec<Same>,
    pairs: Vec<(Same, Same)>,
    #[api(nested)]
    must: Same,
    #[api(nested(context = &ctx.limits))]
    by_reference: Limited,
    #[api(nested(context = ctx.limits))]
    by_value: Vec<Limited>,
    #[api(nested(context = ctx.name))]
    unsized_text: Prefixed,
    #[api(nested(context = *"ab"))]
    literal: Option<Prefixed>,
    #[api(nested(context = *ctx as &dyn Policy))]
    #[cfg(any())]
    never: Permitted,
    #[api(nested(context = *ctx))]
    dynamic: Permitted,
    #[api(nested(context = Limits { most: self.own }))]
    made_here: Limited,
    own: usize,
}

fn named(name: &str) -> (Free, Same, Limited, Prefixed) {
    let name = || name.to_owned();
    (Free { name: name() }, Same { name: name() }, Limited { name: name() }, Prefixed { name: name() })
}

#[test]
fn each_nested_type_gets_the_context_that_it_asks_for() {
    let parent = Parent {
        free: named(" ").0,
        frees: vec![(0, Some(named(" ").0))],
        same: vec![named(" ").1],
        pairs: vec![(named(" ").1, named(" ").1)],
        must: named(" ").1,
        by_reference: named("long").2,
        by_value: vec![named("ok").2, named("long").2],
        unsized_text: named("long").3,
        literal: Some(named("long").3),
        dynamic: Permitted { name: "long".to_owned(), inner: None, free: vec![named(" ").0] },
        made_here: named("long").2,
        own: 3,
    };
    assert_eq!(
        lines_with(&parent, &tenant()),
        [
            "free.name REQUIRED_FIELD_MISSING",
            "frees[0][1].name REQUIRED_FIELD_MISSING",
            "same[0].name REQUIRED_FIELD_MISSING",
            "pairs[0][0].name REQUIRED_FIELD_MISSING",
            "pairs[0][1].name REQUIRED_FIELD_MISSING",
            "must.name REQUIRED_FIELD_MISSING",
            "by_reference.name ID_VALUE_MISMATCH",
            "by_value[1].name ID_VALUE_MISMATCH",
            "unsized_text.name ID_VALUE_MISMATCH",
            "literal.name ID_VALUE_MISMATCH",
            "dynamic.name MAX_LENGTH_EXCEEDED",
            "dynamic.free[0].name REQUIRED_FIELD_MISSING",
            "dynamic.name ID_VALUE_MISMATCH",
            "made_here.name ID_VALUE_MISMATCH",
        ]
    );
}

#[test]
fn a_context_may_be_unsized() {
    assert_eq!(lines_with(&named("long").3, "x"), ["name ID_VALUE_MISMATCH"]);
    let policy: Box<dyn Policy> = Box::new(tenant());
    let inner = Permitted { name: "long".to_owned(), inner: None, free: Vec::new() };
    let outer = Permitted { name: "ab".to_owned(), inner: Some(Box::new(inner)), free: Vec::new() };
    assert_eq!(
        lines_with(&outer, &*policy),
        ["inner.name MAX_LENGTH_EXCEEDED", "inner.name ID_VALUE_MISMATCH"]
    );
}

#[derive(ApiValidate)]
#[api(context = Tenant)]
struct Generic<T> {
    items: Vec<T>,
    #[api(nested)]
    item: T,
}

#[test]
fn a_type_parameter_has_the_context_of_its_holder() {
    let generic = Generic { items: vec![named(" ").1], item: named(" ").1 };
    assert_eq!(
        lines_with(&generic, &tenant()),
        ["items[0].name REQUIRED_FIELD_MISSING", "item.name REQUIRED_FIELD_MISSING"]
    );
}
