//! Every place that an attribute can stand in.

#![allow(dead_code)]
#![allow(clippy::ptr_arg, clippy::unnecessary_wraps)] // the shapes of custom functions

use std::collections::HashMap;

use api_validate::{ApiValidate, Violation};

extern crate api_validate as renamed;

#[derive(ApiValidate)]
#[api(crate = renamed)]
#[api(at_least_one(r#type, first,), exactly_one(first, second, code = "ACME_ONE"))]
#[api(custom(Order::check), custom(check_with))]
#[api(context = Rules<'static>)]
struct Order {
    #[api(required)]
    #[api(length(max = 5,))]
    r#type: Option<String>,
    #[api(matches(r#type), custom(self::is_plain))]
    first: Option<String>,
    #[cfg_attr(all(), api(length(max = 5)))]
    #[cfg_attr(any(), api(lenght(max = 5)))]
    second: Option<String>,
    #[api(each(required, each(ascii, when(ctx.strict, length(max = 3)),),),)]
    lists: Vec<Vec<String>>,
    #[api(keys(ascii, length(max = 9)), each(ascii))]
    map: HashMap<String, String>,
    #[api(when(self.first.is_some() && ctx.strict, required, length(max = 5)), ascii)]
    when: Option<String>,
    #[api(any(is_long), unique)]
    any: Vec<String>,
    #[api(nested(context = ctx.limits))]
    limited: Limited,
    #[api(nested(context = *&ctx.limits,))]
    also: Vec<Limited>,
    #[api(nested)]
    plain: Plain,
    #[api(skip)]
    skipped: Plain,
    #[api(skip, length(max = 5))]
    both: Vec<Plain>,
}

struct Rules<'a> {
    strict: bool,
    limits: &'a u32,
}

#[derive(ApiValidate)]
#[api(context = &'static u32)]
struct Limited {
    #[api(when(**ctx > 5, required))]
    value: String,
}

#[derive(ApiValidate)]
struct Plain(#[api(ascii)] String, #[api(matches(0))] String);

#[derive(ApiValidate)]
struct Unit;

#[derive(ApiValidate)]
struct Node<'a> {
    #[api(nested)]
    next: Option<Box<Self>>,
    #[api(nested)]
    children: Vec<Node<'a>>,
    #[api(nested)]
    plain: (&'a str, std::borrow::Cow<'a, [PlainEnum]>),
}

#[derive(Clone, ApiValidate)]
enum PlainEnum {
    One,
}

#[derive(ApiValidate)]
enum Shape {
    Circle {
        #[api(range(above = 0))]
        r#radius: f64,
    },
    Pair(#[api(ascii, date)] String, #[api(date(after = 0))] String),
    Point,
}

#[derive(ApiValidate)]
#[api(bound = "T: ApiValidate<Context = ()>")]
struct Page<T> {
    #[api(nested)]
    item: T,
    #[api(length(max = 5))]
    items: Vec<T>,
}

impl Order {
    fn check(_: &Self) -> Result<(), Violation> {
        Ok(())
    }
}

fn check_with(_: &Order, _: &Rules<'static>) -> Result<(), Violation> {
    Ok(())
}

fn is_plain(_: &str) -> Result<(), Violation> {
    Ok(())
}

fn is_long(text: &String) -> bool {
    text.len() > 5
}
