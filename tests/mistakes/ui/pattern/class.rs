use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(pattern("^[A-Z"))]
    open: String,
    #[api(pattern("^[z-a]$"))]
    backwards: String,
    #[api(pattern(r"^[\d-z]$"))]
    class_for_an_end: String,
}

fn main() {}
