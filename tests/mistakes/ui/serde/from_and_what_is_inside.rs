use api_validate::ApiValidate;

#[derive(serde::Deserialize, ApiValidate)]
#[serde(from = "String")]
struct Tags(#[api(each(required))] Vec<String>);

impl From<String> for Tags {
    fn from(text: String) -> Self {
        Self(text.split(',').map(str::to_owned).collect())
    }
}

fn main() {}
