use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(date(min = today 30 days))]
    placed: String,
}

fn main() {}
