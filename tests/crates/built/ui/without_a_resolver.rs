use api_validate::{ApiValidate, Validated, json};
use serde::Deserialize;

#[derive(Deserialize, ApiValidate)]
struct Share {
    #[api(resource("User"))]
    user_id: u64,
}

fn main() {
    let share: Result<Validated<Vec<Share>>, _> = json::from_str("[]");
    drop(share);
}
