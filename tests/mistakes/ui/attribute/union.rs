use api_validate::ApiValidate;

#[derive(ApiValidate)]
union Bits {
    signed: i32,
    unsigned: u32,
}

fn main() {}
