use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    is_new: bool,
    #[api(when(self.is_new, absent, length(max = 5)))]
    reference: Option<String>,
}

fn main() {}
