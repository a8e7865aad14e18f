use api_validate::{ApiValidate, Violation};

#[derive(ApiValidate)]
struct Document {
    #[api(custom(sound, checks::known))]
    code: String,
    #[api(custom(sound, 5))]
    other: String,
}

fn sound(_: &str) -> Result<(), Violation> {
    Ok(())
}

mod checks {
    pub(super) fn known(_: &str) -> Result<(), api_validate::Violation> {
        Ok(())
    }
}

fn main() {}
