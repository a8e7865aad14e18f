use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    is_new: bool,
    #[api(when(self.is_new))]
    reference: String,
    #[api(when)]
    title: String,
    #[api(when())]
    code: String,
}

fn main() {}
