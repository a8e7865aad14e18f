use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(pattern("(?i)ab"))]
    reference: String,
    #[api(pattern("(?<1>ab)"))]
    title: String,
    #[api(pattern("(?<a>x)(?<a>y)"))]
    code: String,
    #[api(pattern("(?P<a>x)"))]
    python: String,
    #[api(pattern("(?P=a)"))]
    other: String,
}

fn main() {}
