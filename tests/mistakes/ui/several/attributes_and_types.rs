use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Booking {
    #[api(lenght(max = 5))]
    reference: String,
    #[api(email)]
    guests: u32,
    #[api(each(required))]
    room: bool,
}

fn check(booking: &Booking) -> bool {
    booking.validate().is_ok()
}

fn main() {}
