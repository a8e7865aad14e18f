use api_validate::ApiValidate;

#[derive(ApiValidate)]
#[validate(schema(function = "sound"))]
struct User {
    #[validate(length(max = 5))]
    name: String,
    #[garde(email)]
    email: String,
}

fn main() {}
