use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    is_new: bool,
    #[api(when(self.isnew, required))]
    reference: String,
}

fn main() {}
