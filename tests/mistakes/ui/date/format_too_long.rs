use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(date(format = "dd-------------------------MM--YYYY"))]
    placed: String,
}

fn main() {}
