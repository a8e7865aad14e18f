use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(one_of("a", "b"), length(min = 2))]
    state: String,
    #[api(equal("ab"), length(max = 1))]
    version: Option<String>,
    #[api(lowercase, equal("A"))]
    code: String,
    #[api(one_of("ä", "ö"), ascii, stop, suffix("e"))]
    letter: String,
    #[api(equal("a b"), alphanumeric, prefix("b"), contains("c"), not_contains(" "))]
    title: String,
    #[api(each(one_of("abc", "d"), length(equal = 2)))]
    tags: Vec<String>,
}

fn main() {}
