use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(date(min = today + 30 minutes))]
    placed: String,
}

fn main() {}
