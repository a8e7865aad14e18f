use api_validate::{ApiValidate, Violation};

struct Accounts;

#[derive(ApiValidate)]
struct User {
    #[api(custom(is_known))]
    name: String,
}

fn is_known(_: &str, _: &Accounts) -> Result<(), Violation> {
    Ok(())
}

fn main() {}
