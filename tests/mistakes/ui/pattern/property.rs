use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(pattern(r"\pL"))]
    no_name: String,
    #[api(pattern(r"\p{L"))]
    open: String,
    #[api(pattern(r"^[\p{Letters}]+$"))]
    unknown: String,
    #[api(pattern(r"\p{Greek}"))]
    script: String,
    #[api(pattern(r"\p{letter}"))]
    spelling: String,
}

fn main() {}
