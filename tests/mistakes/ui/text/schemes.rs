use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Link {
    #[api(url(schemes = "https"))]
    one: String,
    #[api(url(schemes()))]
    two: String,
    #[api(url(schemes(https)))]
    three: String,
    #[api(url(schemes("https://")))]
    four: String,
    #[api(url(schemes("http", "HTTP")))]
    five: String,
}

fn main() {}
