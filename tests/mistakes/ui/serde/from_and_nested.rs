use api_validate::ApiValidate;

#[derive(serde::Deserialize, ApiValidate)]
struct Tag {
    #[api(required)]
    name: String,
}

#[derive(serde::Deserialize, ApiValidate)]
#[serde(from = "String")]
struct Tags(#[api(nested)] Vec<Tag>);

impl From<String> for Tags {
    fn from(text: String) -> Self {
        Self(text.split(',').map(|name| Tag { name: name.to_owned() }).collect())
    }
}

fn main() {}
