use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(date(format = "DD/MM/YYYY"))]
    placed: String,
}

fn main() {}
