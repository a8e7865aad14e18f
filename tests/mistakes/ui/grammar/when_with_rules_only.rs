use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Company {
    is_registered: bool,
    #[api(when(length(max = 5)))]
    name: String,
    #[api(when(required))]
    number: Option<String>,
    #[api(when(self.is_registered))]
    note: Option<String>,
    #[api(each(when(each(ascii))))]
    tags: Vec<Vec<String>>,
}

fn main() {}
