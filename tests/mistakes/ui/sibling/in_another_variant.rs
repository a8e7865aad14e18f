use api_validate::ApiValidate;

#[derive(ApiValidate)]
enum Contact {
    Email { address: String },
    Phone {
        #[api(matches(address))]
        again: String,
    },
}

fn main() {}
