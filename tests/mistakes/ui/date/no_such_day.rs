use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(date(min = "31/APR/2024"))]
    placed: String,
    #[api(date(max = "29/FEB/2023"))]
    sent: String,
}

fn main() {}
