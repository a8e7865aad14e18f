use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order<'a> {
    #[api(nested)]
    reference: &'a str,
    #[api(nested)]
    lines: std::borrow::Cow<'a, [&'a str]>,
}

fn main() {}
