use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(date(min = "02/JAN/2024", max = "01/JAN/2024"))]
    placed: String,
    #[api(date(min = today, max = today - 1 day))]
    sent: String,
}

fn main() {}
