use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(pattern(r"\pL"))]
    no_name: String,
    #[api(pattern(r"\p{L"))]
    open: String,
    #[api(pattern(r"\p{L}"))]
    too_large: String,
    #[api(pattern(r"\p{Greek}"))]
    unknown: String,
}

fn main() {}
