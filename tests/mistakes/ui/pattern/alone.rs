use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(pattern("a]"))]
    bracket: String,
    #[api(pattern("*a"))]
    star: String,
    #[api(pattern("^*"))]
    assertion: String,
}

fn main() {}
