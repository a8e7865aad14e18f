//! Every way to write a value.

#![allow(dead_code)]
#![allow(clippy::ptr_arg, clippy::unnecessary_wraps)] // the shapes of custom functions

use std::collections::BTreeMap;

use api_validate::{ApiValidate, Date, Num};

const MAX: usize = 8;
const FIRST: Date = Date::MIN;

mod limits {
    pub(super) const MOST: i64 = 1_000;
    pub(super) const SHARE: f64 = 0.5;
}

#[derive(ApiValidate)]
struct Order {
    #[api(length(max = MAX))]
    one: String,
    #[api(length(max = MAX / 2, min = (1 + 1) * 2))]
    two: String,
    #[api(length(max = Self::MAX))]
    three: String,
    #[api(length(min = 1_0, max = 0xFF_u8))]
    four: String,
    #[api(length(equal = 5usize, unit = bytes))]
    five: String,
    #[api(range(max = 1.5))]
    six: f64,
    #[api(range(min = -1.5e3, max = (2)))]
    seven: f32,
    #[api(range(min = Self::MIN, max = limits::MOST))]
    eight: i32,
    #[api(range(above = -limits::SHARE, below = 5f32))]
    nine: f64,
    #[api(range(min = -5i8, max = 0b1111))]
    ten: i64,
    #[api(range(max = Num::Text("0.001")))]
    eleven: String,
    #[api(multiple_of(0.05))]
    twelve: f64,
    #[api(multiple_of(limits::MOST))]
    thirteen: u32,
    #[api(date(min = FIRST, max = today - 18 years))]
    fourteen: String,
    #[api(date(min = crate::arguments::FIRST, max = today + 1 week))]
    fifteen: String,
    #[api(date(format = "YYYY-MM-dd", min = "2024-02-29"))]
    sixteen: String,
    #[api(one_of(-1, 0x10, 5u8))]
    seventeen: i32,
    #[api(pattern(r"^\d+$"))]
    eighteen: String,
    #[api(pattern(r#"^"[a-z]+"$"#), prefix("\""))]
    nineteen: String,
    #[api(url(schemes("https",),))]
    twenty: String,
}

impl Order {
    const MAX: usize = 3;
    const MIN: i32 = -7;
}

#[derive(ApiValidate)]
struct Words {
    #[api(required(code = INVALID_FORMAT, criteria = "a word", message = r"Say \it."))]
    one: String,
    #[api(required(code = "ACME_CLOSED"))]
    two: Vec<String>,
    #[api(required(code = "INVALID_FORMAT"))]
    three: BTreeMap<String, String>,
}
