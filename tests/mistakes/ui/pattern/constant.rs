use api_validate::ApiValidate;

const CODE: &str = "^[A-Z]{3}$";

#[derive(ApiValidate)]
struct Document {
    #[api(pattern(CODE))]
    code: String,
    #[api(pattern(concat!("^[A-Z]", "{3}$")))]
    joined: String,
    #[api(regex = "^[A-Z]{3}$")]
    other: String,
    #[api(pattern(3))]
    number: String,
}

fn main() {}
