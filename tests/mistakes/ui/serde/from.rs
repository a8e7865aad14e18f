use api_validate::ApiValidate;

#[derive(serde::Deserialize, ApiValidate)]
#[serde(from = "Wire")]
struct Order {
    #[api(required)]
    reference: String,
}

#[derive(serde::Deserialize)]
struct Wire {
    id: String,
}

impl From<Wire> for Order {
    fn from(wire: Wire) -> Self {
        Self { reference: wire.id }
    }
}

fn main() {}
