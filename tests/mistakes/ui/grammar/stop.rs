use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(stop, ascii)]
    first: String,
    #[api(ascii, stop)]
    last: String,
    #[api(uuid(stop), ascii)]
    inside: String,
    #[api(ascii, stop = true, uppercase)]
    assigned: String,
    #[api(each(stop))]
    alone: Vec<String>,
    #[api(email, stop, email)]
    twice: String,
    #[api(required, stop, absent)]
    contradicts: Option<String>,
}

fn main() {}
