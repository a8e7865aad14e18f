use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    name: String,
    is_open: Option<bool>,
    is_new: bool,
    #[api(when(self.name, required))]
    reference: String,
    #[api(when(self.is_open, required))]
    number: String,
    #[api(when(&self.is_new, matches(number)))]
    again: String,
    #[api(when(self.is_new && self.is_open == Some(true) || self.name.parse().unwrap_or_default(), required))]
    title: String,
}

fn main() {}
