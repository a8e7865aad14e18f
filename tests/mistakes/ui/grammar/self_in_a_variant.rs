use api_validate::ApiValidate;

#[derive(ApiValidate)]
enum Order {
    Plain {
        least: u8,
        #[api(range(min = self.missing))]
        most: u8,
        #[api(when(self.name.is_some(), required))]
        text: Option<String>,
        #[api(range(min = least))]
        other: u8,
    },
    Named {
        name: Option<String>,
    },
}

fn main() {}
