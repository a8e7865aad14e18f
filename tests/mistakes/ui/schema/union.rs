use api_validate::ApiSchema;

#[derive(ApiSchema)]
union Either {
    number: u32,
    float: f32,
}

fn main() {}
