use api_validate::ApiValidate;

struct Unknown;

#[derive(ApiValidate)]
struct Order {
    #[api(skip = true)]
    assigned: Unknown,
    #[api(skip())]
    empty: Unknown,
    #[api(skip(message = "No."), required)]
    text: Option<Unknown>,
    #[api(email, stop(message = "No."), ascii)]
    stopped: String,
}

fn main() {}
