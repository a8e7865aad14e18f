use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(length(3))]
    name: String,
    #[api(date("30/JUL/1966"))]
    day: String,
    #[api(date(max = today()))]
    other_day: String,
    #[api(exists("User"))]
    user_id: u64,
}

fn main() {}
