use api_validate::ApiValidate;

#[derive(serde::Deserialize, ApiValidate)]
#[serde(rename_all = "camelCase")]
struct Order {
    start_date: String,
    #[api(date(after = startDate))]
    end: String,
}

fn main() {}
