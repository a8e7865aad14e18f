use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(date(format = "yyyy-MM-dd"))]
    placed: chrono::NaiveDate,
    #[api(each(date(max = today, format = "yyyy-MM-dd")))]
    sent: Vec<Option<jiff::Timestamp>>,
    #[api(date(format = "yyyy-MM-dd"))]
    text: String,
}

fn main() {}
