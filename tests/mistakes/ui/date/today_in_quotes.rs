use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(date(min = "today - 5 days"))]
    placed: String,
}

fn main() {}
