use api_validate::ApiValidate;

#[derive(ApiValidate)]
#[api(at_least_one(email, words), message = "Say one.")]
struct Order {
    #[api(required, message = "Say which order.")]
    reference: String,
    #[api(email, message = "Say where to write.")]
    email: String,
    #[api(length(max = 3, code = INVALID_FORMAT), criteria = "at most three")]
    words: String,
    #[api(each(length(max = 3), message = "Each is short."))]
    short: Vec<String>,
    #[api(required, each(pattern("^a$")), code = "ACME_NO_A")]
    letters: Vec<String>,
}

fn main() {}
