use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(date(min = today + 10000 years))]
    placed: String,
}

fn main() {}
