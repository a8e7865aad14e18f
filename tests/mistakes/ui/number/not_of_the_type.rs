use std::collections::HashMap;

use api_validate::ApiValidate;

type Level = u8;

const LEVEL: u8 = 5;

#[derive(ApiValidate)]
struct Order {
    #[api(equal(300))]
    equal: u8,
    #[api(one_of(1, 300))]
    one_of: Option<u8>,
    #[api(none_of(-1))]
    none_of: Level,
    #[api(each(one_of(LEVEL, 256)))]
    mixed: Vec<u8>,
    #[api(keys(equal(70_000)), each(none_of(-129, 5)))]
    map: HashMap<u16, i8>,
    #[api(range(min = -1, max = 5_294_967_295), one_of(1, 4_294_967_295))]
    fits: u32,
    #[api(range(min = -1, max = 70_000.5))]
    float: f32,
    #[api(range(above = -1, below = 256))]
    exclusive: u8,
    #[api(one_of(300))]
    text: String,
    #[api(equal(-1))]
    largest: u128,
}

fn main() {}
