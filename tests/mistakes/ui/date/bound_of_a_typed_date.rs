use api_validate::ApiValidate;

type Day = String;

#[derive(ApiValidate)]
struct Order {
    #[api(date(min = "2024-01-31"))]
    placed: Day,
    #[api(date(min = "2024-01-31", max = "31/DEC/2024"))]
    sent: chrono::NaiveDate,
}

fn main() {}
