use api_validate::{ApiValidate, Validator, json, query};
use serde::Deserialize;

struct Tenant;

#[derive(Deserialize, ApiValidate)]
#[api(context = Tenant)]
struct Line {
    #[api(required)]
    sku: String,
}

fn main() {
    let _ = json::from_str::<Line>("{}");
    let _ = json::from_slice::<Vec<Line>>(b"[]");
    let _ = query::from_str::<Line>("");
    let line = Line { sku: String::new() };
    let _ = line.validate();
    let _ = Validator::new().validate(&line);
}
