use std::collections::{BTreeMap, HashMap};

use api_validate::ApiValidate;
use serde::Deserialize;

#[derive(PartialEq, Eq, PartialOrd, Ord, Deserialize, ApiValidate)]
struct Floor(i8);

#[derive(Deserialize, ApiValidate)]
struct Flat {
    #[serde(flatten)]
    rooms: BTreeMap<u32, String>,
}

#[derive(Deserialize, ApiValidate)]
#[serde(tag = "type")]
enum Building {
    House { rooms: HashMap<u32, String>, open: Option<BTreeMap<bool, u8>> },
    Tower(BTreeMap<Floor, String>),
}

#[derive(Deserialize, ApiValidate)]
struct Rooms {
    rooms: HashMap<u32, String>,
}

#[derive(Deserialize, ApiValidate)]
#[serde(tag = "type", content = "content")]
enum Adjacent {
    House {
        #[serde(flatten)]
        rooms: Rooms,
    },
}

fn main() {}
