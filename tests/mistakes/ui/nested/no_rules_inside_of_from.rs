use api_validate::ApiValidate;

struct Parsed {
    text: String,
}

#[derive(serde::Deserialize, ApiValidate)]
#[serde(from = "String")]
struct Sku(Parsed);

impl From<String> for Sku {
    fn from(text: String) -> Self {
        Self(Parsed { text })
    }
}

fn main() {}
