use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(range(min = 8, max = 13), multiple_of(7))]
    pieces: u16,
    #[api(multiple_of(0.25), range(above = 0.5, below = 0.75))]
    weight: f64,
    #[api(range(above = -5, below = 0), multiple_of(5))]
    change: Option<i32>,
    #[api(each(range(min = 1, max = 9), multiple_of(10)))]
    list: Vec<String>,
}

fn main() {}
