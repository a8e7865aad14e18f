use api_validate::{ApiValidate, axum::ValidJson};
use axum::extract::FromRequest;

struct Opening;

#[derive(serde::Deserialize, ApiValidate)]
#[api(context = Opening)]
struct Booking {
    #[api(range(max = 23))]
    hour: u8,
}

struct AppState;

fn reads<T: FromRequest<AppState>>() {}

fn main() {
    reads::<ValidJson<Booking>>();
}
