use api_validate::ApiValidate;

#[derive(ApiValidate)]
#[api(context(Limits as ctx))]
struct Order {
    #[api(iban)]
    account: String,
    #[api(http_url)]
    page: String,
    #[api(alpha)]
    letters: String,
    #[api(int)]
    count: String,
    #[api(ref)]
    user: String,
    #[api(default)]
    list: Vec<String>,
    #[api(trim)]
    title: String,
    #[api(min = 5)]
    least: u32,
    #[api(max = 5)]
    most: u32,
}

fn main() {}
