use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(date("YYYY-MM-dd"))]
    placed: String,
    #[api(date("%d.%m.%Y"))]
    sent: String,
    #[api(date("31/DEC/2020"))]
    paid: String,
    #[api(date(min = 2020-12-31))]
    received: chrono::NaiveDate,
}

fn main() {}
