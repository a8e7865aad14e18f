use api_validate::ApiValidate;

const SIZE: f64 = 5.0;
const NAME: &str = "Name";
const SIZES: &[f64] = &[5.0];
const FLAG: bool = true;

#[derive(ApiValidate)]
struct Order {
    #[api(one_of(SIZE, 5))]
    fraction: u8,
    #[api(one_of(SIZES))]
    list_of_fractions: u8,
    #[api(none_of(FLAG))]
    flag: u8,
    #[api(contains(SIZE))]
    part: Vec<f64>,
    #[api(one_of(NAME, 5))]
    mixed: u8,
    #[api(one_of(NAME))]
    text_for_a_number: u8,
    #[api(one_of(MISSING))]
    missing: String,
    #[api(prefix(SIZE))]
    number_for_a_text: String,
    #[api(prefix(self.missing))]
    of_the_request: String,
    #[api(email(message = SIZE))]
    message: String,
    #[api(email(code = codes::MISSING))]
    code: String,
}

fn main() {}
