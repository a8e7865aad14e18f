use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Order {
    #[api(equal(5), range(min = 6))]
    pieces: u16,
    #[api(range(above = -1, below = 0.5), one_of(-1, 1, 2))]
    change: i32,
    #[api(one_of(1, 3), multiple_of(2))]
    list: String,
    #[api(each(range(min = 2, max = LAST), equal(1)))]
    weights: Vec<f64>,
}

const LAST: i32 = 4;

fn main() {}
