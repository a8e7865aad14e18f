use std::collections::BTreeMap;

use api_validate::ApiValidate;

type Level = u8;

const LEAST: u16 = 300;

#[derive(ApiValidate)]
struct Order {
    #[api(range(min = 300))]
    small: u8,
    #[api(range(max = -1))]
    below_zero: Option<u32>,
    #[api(range(below = 0))]
    unsigned: Box<u64>,
    #[api(range(above = 127))]
    above: Level,
    #[api(range(above = 255))]
    alias: Level,
    #[api(each(range(min = 40_000, max = 50_000)))]
    list: Vec<i16>,
    #[api(keys(range(min = 256)), each(range(max = -129)))]
    map: BTreeMap<u8, i8>,
    #[api(range(min = LEAST))]
    constant: u8,
    #[api(range(above = 18446744073709551615))]
    largest: u64,
    #[api(range(above = 340282366920938463463374607431768211455))]
    huge: u128,
    #[api(range(min = 300))]
    fits: u16,
    #[api(range(min = 300, max = 1e30))]
    float: f64,
    #[api(range(min = -128, max = 127))]
    whole: i8,
    #[api(range(min = 255))]
    last: core::num::NonZero<u8>,
}

#[derive(ApiValidate)]
struct Generic<T> {
    #[api(range(min = 300))]
    number: u8,
    #[api(range(min = 300))]
    of: T,
}

fn main() {}
