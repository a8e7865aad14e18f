use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(pattern(r"^(A|B)\1$"))]
    reference: String,
    #[api(pattern(r"^(?<x>A|B)\k<x>$"))]
    title: String,
}

fn main() {}
