use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Price {
    #[api(number(scale = 3, precision = 2))]
    net: String,
    #[api(number(scale = 2, precision = 2))]
    rate: String,
}

fn main() {}
