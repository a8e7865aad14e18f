use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(date(format = "MM/YYYY"))]
    placed: String,
}

fn main() {}
