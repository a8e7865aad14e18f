use std::{cell::RefCell, rc::Rc};

use api_validate::ApiValidate;

#[derive(ApiValidate)]
struct Line {
    #[api(required)]
    name: String,
}

struct Plain;

struct Page<T> {
    items: Vec<T>,
}

type Pair = (Plain, Line);

#[derive(ApiValidate)]
struct Order {
    shared: Rc<RefCell<Line>>,
    page: Vec<(u8, Page<Line>)>,
    pairs: Vec<Pair>,
}

fn main() {}
