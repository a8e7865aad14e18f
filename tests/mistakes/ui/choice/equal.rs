use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(equal)]
    nothing: String,
    #[api(equal(1.5))]
    fraction: f64,
    #[api(equal(1, 2))]
    two: u8,
    #[api(equal(true))]
    text: String,
    #[api(equal("A"))]
    number: u8,
    #[api(equal(1), one_of(1, 2))]
    beside: u8,
    #[api(equals(true))]
    word: bool,
}

fn main() {}
