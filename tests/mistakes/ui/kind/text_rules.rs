use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Email {
    #[api(email)]
    email: u32,
}

#[derive(ApiValidate)]
struct Url {
    #[api(url)]
    url: u32,
}

#[derive(ApiValidate)]
struct Ip {
    #[api(ip)]
    ip: u32,
}

#[derive(ApiValidate)]
struct Host {
    #[api(hostname)]
    host: u32,
}

#[derive(ApiValidate)]
struct Time {
    #[api(time)]
    time: u32,
}

#[derive(ApiValidate)]
struct Phone {
    #[api(phone)]
    phone: u64,
}

#[derive(ApiValidate)]
struct Card {
    #[api(credit_card)]
    card: u64,
}

#[derive(ApiValidate)]
struct Ascii {
    #[api(ascii)]
    ascii: char,
}

#[derive(ApiValidate)]
struct Alphanumeric {
    #[api(alphanumeric)]
    alphanumeric: char,
}

#[derive(ApiValidate)]
struct Prefix {
    #[api(prefix("A"))]
    prefix: Vec<String>,
}

#[derive(ApiValidate)]
struct Suffix {
    #[api(suffix("A"))]
    suffix: Vec<u8>,
}

#[derive(ApiValidate)]
struct Contains {
    #[api(contains("A"))]
    contains: u32,
}

#[derive(ApiValidate)]
struct ContainsInNumbers {
    #[api(contains("A"))]
    contains_in_numbers: Vec<u32>,
}

#[derive(ApiValidate)]
struct ContainsNumberInText {
    #[api(contains(5))]
    contains_number_in_text: String,
}

#[derive(ApiValidate)]
struct NotContainsNumber {
    #[api(not_contains(5))]
    not_contains_number: Vec<bool>,
}

fn main() {}
