use api_validate::ApiValidate;

const FIRST: &str = "01/JAN/2024";

#[derive(ApiValidate)]
struct Order {
    #[api(date(min = FIRST))]
    placed: String,
}

fn main() {}
