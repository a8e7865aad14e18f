use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(date(min = today + month))]
    placed: String,
}

fn main() {}
