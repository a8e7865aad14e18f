use api_validate::{ApiValidate, Validated};

#[derive(serde::Deserialize, ApiValidate)]
struct Login {
    #[api(required)]
    name: String,
}

fn made(login: Login) -> Validated<Login> {
    Validated(login)
}

fn constructed(login: Login) -> Validated<Login> {
    Validated::new(login)
}

fn changed(login: &mut Validated<Login>) {
    login.name.clear();
}

fn unchecked() -> Validated<Login> {
    serde_json::from_str("{}").unwrap()
}

fn converted(login: Login) -> Validated<Login> {
    login.into()
}

fn defaulted() -> Validated<Vec<u8>> {
    Default::default()
}

fn main() {}
