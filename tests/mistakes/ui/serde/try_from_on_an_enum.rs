use api_validate::ApiValidate;

#[derive(serde::Deserialize, ApiValidate)]
#[serde(try_from = "String")]
enum Size {
    Small,
    Of {
        #[api(range(max = 5))]
        number: u32,
    },
}

impl TryFrom<String> for Size {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse().map_or(Ok(Self::Small), |number| Ok(Self::Of { number }))
    }
}

fn main() {}
