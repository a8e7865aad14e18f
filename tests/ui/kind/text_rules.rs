use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(email)]
    email: u32,
    #[api(url)]
    url: u32,
    #[api(ip)]
    ip: u32,
    #[api(hostname)]
    host: u32,
    #[api(time)]
    time: u32,
    #[api(phone)]
    phone: u64,
    #[api(credit_card)]
    card: u64,
    #[api(ascii)]
    ascii: char,
    #[api(alphanumeric)]
    alphanumeric: char,
    #[api(prefix("A"))]
    prefix: Vec<String>,
    #[api(suffix("A"))]
    suffix: Vec<u8>,
    #[api(contains("A"))]
    contains: u32,
    #[api(contains("A"))]
    contains_in_numbers: Vec<u32>,
    #[api(contains(5))]
    contains_number_in_text: String,
    #[api(not_contains(5))]
    not_contains_number: Vec<bool>,
}

fn main() {}
