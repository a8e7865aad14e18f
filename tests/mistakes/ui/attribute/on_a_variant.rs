use api_validate::ApiValidate;

#[derive(ApiValidate)]
enum Shape {
    #[api(required)]
    Circle { radius: u32 },
    Point,
}

fn main() {}
