use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(date(format = YYYY))]
    placed: String,
}

fn main() {}
