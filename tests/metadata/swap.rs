//! A catalogue that is replaced while requests are checked.

use std::{
    sync::{
        Arc, Barrier,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

use api_validate::{
    ApiValidate,
    metadata::{CatalogCell, Item, JsonCatalog},
};

use crate::kit::{catalog, lines_of};

struct Service {
    catalog: CatalogCell<JsonCatalog>,
}

#[derive(ApiValidate)]
#[api(context = Service)]
struct Document {
    #[api(metadata(catalog = ctx.catalog.load()))]
    metadata: Vec<Item>,
}

/// A catalogue that asks for one pair of values, and none that mixes two.
fn version(n: usize) -> JsonCatalog {
    let value = format!("v{n}");
    catalog(&format!(
        r#"{{ "attributes": [{{ "name": "A", "options": ["{value}"] }}, {{ "name": "B", "options": ["{value}"] }}] }}"#
    ))
}

#[test]
fn the_next_check_sees_the_new_catalogue() {
    let service = Service { catalog: CatalogCell::new(version(0)) };
    let document = Document { metadata: vec![Item::new("A", "v1")] };
    let check = || lines_of(document.validate_with(&service));
    assert_eq!(check(), ["metadata[0].Value INVALID_METADATA_OPTION"]);
    let held = service.catalog.load();
    let before = service.catalog.store(Arc::new(version(1)));
    assert!(Arc::ptr_eq(&held, &before));
    assert_eq!(check(), [""; 0]);
    assert_eq!(format!("{:?}", service.catalog), "CatalogCell(JsonCatalog { attributes: 2, .. })");
}

/// Of each pair, either both are options or none is.
#[test]
fn a_check_sees_one_version() {
    let service = Service { catalog: CatalogCell::new(version(0)) };
    let (start, stop) = (Barrier::new(4), AtomicBool::new(false));
    thread::scope(|scope| {
        let checks: Vec<_> = (0..3)
            .map(|_| {
                scope.spawn(|| {
                    let document = Document { metadata: vec![Item::new("A", "v0"), Item::new("B", "v0")] };
                    let mut seen = [0_u32; 3];
                    start.wait();
                    while !stop.load(Ordering::Relaxed) {
                        seen[lines_of(document.validate_with(&service)).len()] += 1;
                    }
                    seen
                })
            })
            .collect();
        start.wait();
        for n in 0..3_000 {
            service.catalog.store(version(n % 2));
        }
        stop.store(true, Ordering::Relaxed);
        for check in checks {
            let seen = check.join().expect("no check panics");
            assert_eq!(seen[1], 0, "{seen:?}");
        }
    });
}

#[test]
fn it_can_be_shared_between_threads_and_tasks() {
    fn shared<T: Send + Sync + 'static>(_: &T) {}
    shared(&version(0));
    shared(&CatalogCell::new(version(0)));
}
