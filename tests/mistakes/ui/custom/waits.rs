use api_validate::{ApiValidate, Violation};

struct Accounts;

#[derive(ApiValidate)]
struct User {
    #[api(custom(is_free))]
    name: String,
}

#[derive(ApiValidate)]
#[api(context = Accounts)]
struct Invitation {
    #[api(custom(is_known))]
    name: String,
}

async fn is_free(_: &str) -> Result<(), Violation> {
    Ok(())
}

async fn is_known(_: &str, _: &Accounts) -> Result<(), Violation> {
    Ok(())
}

fn main() {}
