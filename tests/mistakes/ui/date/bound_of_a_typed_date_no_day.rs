use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(date(min = "2024-02-30"))]
    placed: chrono::NaiveDate,
    #[api(date(min = "2024-12-31", max = "2024-01-01"))]
    sent: chrono::NaiveDate,
}

fn main() {}
