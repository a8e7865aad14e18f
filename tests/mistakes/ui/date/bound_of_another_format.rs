use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(date(min = "2024-01-31"))]
    placed: String,
    #[api(date(format = "YYYY-MM-dd", max = "31/JAN/2024"))]
    sent: String,
}

fn main() {}
