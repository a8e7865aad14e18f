use api_validate::{ApiValidate, Validated, Validator};

#[derive(ApiValidate)]
struct Share {
    #[api(resource("User"))]
    user_id: u64,
}

#[derive(ApiValidate)]
struct Move {
    #[api(resource("Folder"))]
    folder_id: u64,
}

#[derive(ApiValidate)]
struct Name {
    #[api(resource("User"))]
    id: u64,
}

fn main() {
    let share = Share { user_id: 1 };
    assert!(share.validate().is_ok());

    let folders = [Move { folder_id: 2 }];
    assert!(Validator::new().validate(&folders).is_ok());

    assert!(Validated::try_new(Name { id: 3 }).is_ok());
}
