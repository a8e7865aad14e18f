use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Booking {
    #[api(lenght(max = 5))]
    reference: String,
    #[api(date(min = "31/APR/2024"))]
    arrival: String,
    #[api(range(min = 9, max = 3))]
    guests: u32,
    #[api(date(after = arival))]
    departure: String,
    #[api(pattern("^[A-Z"))]
    room: String,
}

fn check(booking: &Booking) -> bool {
    booking.validate().is_ok()
}

fn main() {}
