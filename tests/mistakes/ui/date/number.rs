use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(date(min = 20240131))]
    placed: String,
}

fn main() {}
