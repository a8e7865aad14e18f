use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    email: String,
    #[api(each(matches(email)))]
    copies: Vec<String>,
    #[api(each(when(true, date(after = email))))]
    dates: Vec<String>,
}

fn main() {}
