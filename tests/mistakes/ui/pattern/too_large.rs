use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(pattern("^[a-z]{0,50000}$"))]
    parts: String,
    #[api(pattern("(a|b)*a(a|b){14}$"))]
    states: String,
}

fn main() {}
