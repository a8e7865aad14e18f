use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Share {
    #[api(resource("User", mesage = "There is no such user."))]
    user: u32,
    #[api(id_value("User", ids = user))]
    email: String,
    #[api(id_value("User", id = user, kind = user))]
    name: String,
}

fn main() {}
