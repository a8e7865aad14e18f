use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(date(min = tomorrow))]
    placed: String,
}

fn main() {}
