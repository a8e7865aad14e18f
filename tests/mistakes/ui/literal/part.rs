use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(prefix("ab"), length(max = 1))]
    reference: String,
    #[api(suffix("AB"), lowercase)]
    code: String,
    #[api(prefix("x-"), not_contains("-"))]
    header: String,
}

fn main() {}
