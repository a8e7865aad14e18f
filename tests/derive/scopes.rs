//! Types that a macro writes, types inside of functions, and names that are taken.

#![no_implicit_prelude]
#![deny(warnings)]
#![allow(dead_code)]
#![allow(clippy::ptr_arg, clippy::unnecessary_wraps)] // the shapes of custom functions

extern crate api_validate;
extern crate std;

use api_validate::ApiValidate;
use std::{string::String, vec::Vec};

macro_rules! request {
    ($name:ident, $field:ident: $type:ty, $other:ident, $max:expr, $rule:ident) => {
        #[derive(ApiValidate)]
        #[api(at_least_one($field, own))]
        pub(crate) struct $name {
            #[api(required, length(max = $max), $rule)]
            $field: $type,
            #[api(matches($field), matches(own), when(self.own.is_empty(), $rule))]
            $other: String,
            #[api(custom(check), when(self.$field.is_empty(), length(min = $max)))]
            own: String,
            #[api(each($rule, length(max = $max)), unique, any(is_long))]
            list: Vec<String>,
            items: Vec<(String, Item)>,
        }
    };
}

#[derive(ApiValidate)]
pub(crate) struct Item {
    #[api(range(min = 1))]
    count: u32,
}

fn check(_: &str) -> std::result::Result<(), api_validate::Violation> {
    std::result::Result::Ok(())
}

fn is_long(text: &String) -> bool {
    text.len() > 5
}

request!(Request, first: String, second, 5, ascii);

struct Result;
struct Option;
struct Some;
struct None;
struct Cow;
struct Check;
struct Checker;
mod core {}
mod alloc {}

#[test]
fn a_type_inside_of_a_function_is_checked() {
    const MAX: usize = 5;
    #[derive(ApiValidate)]
    struct Inner<'a> {
        #[api(length(max = MAX), prefix("a"))]
        text: &'a str,
        #[api(nested)]
        item: &'a Item,
    }
    let item = Item { count: 0 };
    let errors = Inner { text: "b", item: &item }.validate().unwrap_err();
    std::assert_eq!(errors.len(), 2);
}
