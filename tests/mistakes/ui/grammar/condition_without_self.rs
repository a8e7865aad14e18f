use api_validate::ApiValidate;

const IS_OPEN: bool = true;

#[derive(ApiValidate)]
struct Order {
    is_new: bool,
    #[api(when(is_new, required))]
    reference: String,
    voucher: Option<String>,
    #[api(when(!is_new && (voucher.is_some() || IS_OPEN), required))]
    note: Option<String>,
}

fn main() {}
