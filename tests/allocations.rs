//! What a validation takes from the heap: nothing when the value is good, and little when it is not.

#![allow(unsafe_code)] // an allocator that counts is unsafe by its nature

use std::{
    alloc::{GlobalAlloc, Layout, System},
    cell::Cell,
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
};

use api_validate::{
    ApiValidate, ValidationError, ValidationErrorType, ValidationErrors, Validator, Violation,
    metadata::{Item, JsonCatalog},
};

#[allow(dead_code)] // the other target uses the rest
#[path = "report/every_rule.rs"]
mod every_rule;

#[path = "allocations/bodies.rs"]
mod bodies;

#[path = "allocations/memory.rs"]
mod memory;

use every_rule::{LIMITS, TODAY, good};

/// The system's allocator, with a count for each thread.
struct Counting;

thread_local! {
    static ALLOCATIONS: Cell<usize> = const { Cell::new(0) };
    static BYTES: Cell<usize> = const { Cell::new(0) };
    /// What is held now, and the most that was held at once, since they were last set to 0.
    static HELD: Cell<isize> = const { Cell::new(0) };
    static PEAK: Cell<isize> = const { Cell::new(0) };
}

fn count(bytes: usize) {
    ALLOCATIONS.set(ALLOCATIONS.get() + 1);
    BYTES.set(BYTES.get() + bytes);
}

fn hold(bytes: usize, freed: usize) {
    HELD.set(HELD.get() + bytes.cast_signed() - freed.cast_signed());
    PEAK.set(PEAK.get().max(HELD.get()));
}

// SAFETY: every call is handed to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size());
        hold(layout.size(), 0);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        hold(0, layout.size());
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // What becomes smaller takes nothing.
        if size > layout.size() {
            count(size);
        }
        hold(size, layout.size());
        unsafe { System.realloc(pointer, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// What a call takes from the heap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Taken {
    allocations: usize,
    bytes: usize,
}

fn taken<T>(call: impl FnOnce() -> T) -> (Taken, T) {
    let before = (ALLOCATIONS.get(), BYTES.get());
    let result = call();
    (Taken { allocations: ALLOCATIONS.get() - before.0, bytes: BYTES.get() - before.1 }, result)
}

#[test]
fn the_allocator_counts() {
    let (taken, boxed) = taken(|| vec![0_u8; 1_000]);
    assert_eq!((taken, boxed.len()), (Taken { allocations: 1, bytes: 1_000 }, 1_000));
}

#[test]
fn a_good_value_takes_nothing_whatever_the_rules() {
    let value = good();
    let validator = Validator::new().today(TODAY);
    let (taken, result) = taken(|| validator.validate_with(&value, &LIMITS));
    assert!(result.is_ok());
    assert_eq!(taken, Taken { allocations: 0, bytes: 0 });
}

#[test]
fn the_system_clock_takes_nothing() {
    #[derive(ApiValidate)]
    struct Day {
        #[api(date(max = today))]
        day: String,
    }
    let day = Day { day: "30/JUL/1966".to_owned() };
    let (taken, result) = taken(|| day.validate());
    assert!(result.is_ok());
    assert_eq!(taken.allocations, 0);
}

#[test]
fn a_filter_that_is_only_checked_takes_nothing() {
    #[derive(ApiValidate)]
    struct List {
        #[api(filter(
            fields(name: text, amount: number, createdDate: date, "Items/Price": number),
            operators(eq, ne, gt, ge, lt, le, in, add), functions(contains, tolower, any, case)
        ))]
        filter: String,
        #[api(orderby(fields(name, createdDate)))]
        orderby: &'static str,
    }
    let nested = format!("{}amount gt 5{}", "(".repeat(4_000), ")".repeat(4_000));
    // The deepest that is offered unless said otherwise, with parentheses at each level.
    let deep = format!("{}amount gt 5{}", "not ((".repeat(30), "))".repeat(30));
    let sums = format!("{}amount{} gt 5", "1 add (".repeat(29), ")".repeat(29));
    for filter in [
        "name eq 'John Smith' and amount gt 5 and createdDate ge 2024-01-01",
        "contains(tolower(name),'it''s') or not (amount in (1,2,3) and Items/any(i:i/Price add 1 gt 5.5e3))",
        "case(amount gt 5:true,true:false)",
        "name eq '100%25' and amount gt 5",
        &nested,
        &deep,
        &sums,
    ] {
        let list = List { filter: filter.to_owned(), orderby: "name,createdDate desc" };
        let (taken, result) = taken(|| list.validate());
        assert!(result.is_ok(), "{filter}");
        assert_eq!(taken.allocations, 0, "{filter}");
    }
}

#[test]
fn a_tree_takes_two_allocations() {
    use api_validate::filter::{Filter, OrderBy};

    let text = "name eq 'John Smith' and amount gt 5 and createdDate ge 2024-01-01";
    let (first, filter) = taken(|| text.parse::<Filter>());
    assert_eq!((first.allocations, filter.is_ok()), (2, true));
    let owned = text.to_owned();
    let (second, filter) = taken(|| Filter::try_from(owned));
    assert_eq!((second.allocations, filter.is_ok()), (1, true));
    let (third, order) = taken(|| "name,createdDate desc".parse::<OrderBy>());
    assert_eq!((third.allocations, order.is_ok()), (2, true));
    // A megabyte is held in a few times its size.
    let large = format!("{}a", "a and ".repeat(170_000));
    let (large_taken, filter) = taken(|| Filter::try_from(large));
    assert!(filter.is_ok() && large_taken.bytes < 32 << 20, "{large_taken:?}");
}

#[test]
fn unique_takes_nothing_up_to_32_items_and_one_list_beyond() {
    #[derive(ApiValidate)]
    struct Items {
        #[api(unique)]
        items: Vec<String>,
    }
    for (len, allows) in [(0, 0), (32, 0), (33, usize::MAX)] {
        let items = Items { items: (0..len).map(|n: u32| n.to_string()).collect() };
        let (taken, result) = taken(|| items.validate());
        assert!(result.is_ok());
        assert!(taken.allocations <= allows, "{taken:?} for {len}");
    }
}

#[test]
fn metadata_takes_nothing_up_to_32_items_and_a_list_and_a_table_beyond() {
    static CATALOG: std::sync::LazyLock<JsonCatalog> = std::sync::LazyLock::new(|| {
        let json = r#"{
            "attributes": [
                { "name": "A", "options": ["x"], "required": true },
                { "name": "B", "options": ["y", "z"], "optionsBy": { "attribute": "A", "cases": [{ "is": ["x"], "options": ["y"] }] } },
                { "name": "C", "many": true, "settableBy": ["clerk"], "number": { "min": 0 } },
                { "name": "D", "date": { "max": "today" } }
            ],
            "rules": [
                { "when": "A", "is": ["x"], "requires": ["B"] },
                { "when": "C", "excludes": ["D"], "requires": ["A", "B"] }
            ]
        }"#;
        JsonCatalog::from_json(json).expect("it is good")
    });

    #[derive(ApiValidate)]
    struct Document {
        #[api(metadata(catalog = *CATALOG, caller = ["clerk"]))]
        metadata: Vec<Item>,
    }
    assert_eq!(CATALOG.len(), 4);
    for (len, allows) in [(2, 0), (32, 0), (33, 3), (1_000, 5 + 3)] {
        let mut metadata = vec![Item::new("B", "y"), Item::new("A", "x")];
        metadata.extend((2..len).map(|n: u32| Item::new("C", n.to_string())));
        let document = Document { metadata };
        let (taken, result) = taken(|| document.validate());
        assert!(result.is_ok());
        assert!(taken.allocations <= allows, "{taken:?} for {len}");
    }
}

#[derive(ApiValidate)]
struct Failing {
    #[api(each(range(max = 0)))]
    numbers: Vec<u32>,
    rows: Vec<Row>,
    #[api(each(range(max = 0)))]
    sorted: BTreeMap<String, u32>,
    #[api(each(range(max = 0)))]
    hashed: HashMap<String, u32>,
}

#[derive(ApiValidate)]
struct Row {
    #[api(required, length(max = 3))]
    name: String,
    #[api(email)]
    email: String,
    #[api(date(format = "yyyy-MM-dd"))]
    date: String,
}

/// What a report of so many records takes. Its first record is in its own memory. For the second there is a list, which
/// starts at 16, quadruples, and holds the cap of 100 at the most.
fn growth(records: usize) -> Taken {
    let mut list = Vec::<ValidationError>::new();
    let value = numbers(1);
    let (one, report) = taken(|| report(&value));
    let some = report.into_iter().next().unwrap();
    let (rest, ()) = taken(|| {
        for count in 0..if records == 1 { 0 } else { records } {
            if count == list.capacity() {
                list.reserve_exact((3 * count).max(16).min(100 - count));
            }
            list.push(some.clone());
        }
    });
    assert_eq!(one.allocations, 1);
    Taken { allocations: one.allocations + rest.allocations, bytes: one.bytes + rest.bytes }
}

fn numbers(len: usize) -> Failing {
    Failing { numbers: vec![1; len], rows: Vec::new(), sorted: BTreeMap::new(), hashed: HashMap::new() }
}

fn report(value: &Failing) -> ValidationErrors {
    Validator::new().validate(value).unwrap_err()
}

#[test]
fn a_record_three_steps_deep_takes_no_more_than_its_place_in_the_list() {
    for len in [1, 2, 10, 33] {
        let row = || Row { name: "long".to_owned(), email: "x".to_owned(), date: "x".to_owned() };
        let value = Failing { rows: (0..len).map(|_| row()).collect(), ..numbers(0) };
        let (taken, errors) = taken(|| report(&value));
        assert_eq!(errors.len(), 3 * len);
        assert_eq!(taken, growth(3 * len), "{len} rows");
    }
}

#[test]
fn a_record_below_a_key_takes_one_allocation_for_the_key() {
    for len in [1, 2, 10, 100] {
        let value = Failing { sorted: (0..len).map(|n| (n.to_string(), 1)).collect(), ..numbers(0) };
        let (taken, errors) = taken(|| report(&value));
        assert_eq!(errors.len(), len);
        assert_eq!(taken.allocations, growth(len).allocations + len, "{len} entries");
    }
}

#[test]
fn a_hashed_map_takes_the_keys_and_lists_that_grow_as_the_report_does() {
    for len in [1, 2, 10, 64] {
        let value = Failing { hashed: (0..len).map(|n| (n.to_string(), 1)).collect(), ..numbers(0) };
        let (taken, errors) = taken(|| report(&value));
        assert_eq!(errors.len(), len);
        // The report, the list of keys, and what sorting takes.
        let lists = 2 * growth(len).allocations + 4;
        assert!(taken.allocations <= lists + len, "{taken:?} for {len} entries");
    }
}

#[test]
fn nothing_is_left_on_the_heap() {
    #[derive(ApiValidate)]
    struct Sets {
        #[api(each(range(max = 0)))]
        hashed: HashSet<u32>,
        #[api(each(range(max = 0)))]
        sorted: BTreeSet<u32>,
        entries: Failing,
    }
    for (max, len) in [0, 1, 3, 100].into_iter().flat_map(|max| [0, 1, 5, 300].map(|len| (max, len))) {
        let entries = || (0..len).map(|n| (n.to_string(), 1));
        let entries = Failing { hashed: entries().collect(), sorted: entries().collect(), ..numbers(0) };
        let value = Sets { hashed: (1..=len).collect(), sorted: (1..=len).collect(), entries };
        let before = HELD.get();
        drop(Validator::new().max_errors(max).validate(&value));
        assert_eq!(HELD.get(), before, "{len} entries, at most {max} records");
    }
}

#[test]
fn a_violation_and_a_deep_place_take_one_allocation_each() {
    #[derive(ApiValidate)]
    struct Outer {
        outer: Vec<Middle>,
        #[api(each(custom(refused)))]
        numbers: Vec<u32>,
    }

    #[derive(ApiValidate)]
    struct Middle {
        #[api(each(range(max = 0)))]
        numbers: Vec<u32>,
    }

    fn refused(_: &u32) -> Result<(), Violation> {
        Err(Violation::new(ValidationErrorType::InvalidFormat))
    }

    for (outer, numbers) in [(50, 0), (0, 50)] {
        let value = Outer {
            outer: (0..outer).map(|_| Middle { numbers: vec![1] }).collect(),
            numbers: vec![1; numbers],
        };
        let (taken, errors) = taken(|| value.validate().unwrap_err());
        assert_eq!(errors.len(), 50);
        assert_eq!(taken.allocations, growth(50).allocations + 50);
    }
}

#[test]
fn a_long_list_of_bad_elements_takes_no_more_than_a_short_one() {
    let of = |len| {
        let value = numbers(len);
        taken(|| report(&value))
    };
    let (expected, errors) = of(10_000);
    assert!(errors.truncated());
    assert_eq!(expected, growth(100));
    for len in [100_000, 1_000_000] {
        assert_eq!(of(len).0, expected, "{len} elements");
    }
}

#[test]
fn a_big_hashed_map_of_bad_values_never_holds_more_than_a_small_one() {
    let peak = |len: u32| {
        let value = Failing { hashed: (0..len).map(|n| (format!("{n:07}"), 1)).collect(), ..numbers(0) };
        HELD.set(0);
        PEAK.set(0);
        assert!(report(&value).truncated());
        PEAK.get()
    };
    let expected = peak(1_000);
    assert!(expected > 0);
    for len in [10_000, 100_000] {
        assert_eq!(peak(len), expected, "{len} entries");
    }
}

#[test]
fn reading_a_report_takes_nothing_until_its_texts_are_made() {
    let errors = report(&numbers(5));
    let (taken, seen) = taken(|| {
        errors
            .iter()
            .map(|error| error.error_type().as_str().len() + error.field().segments().len())
            .sum::<usize>()
    });
    assert!(seen > 0);
    assert_eq!(taken.allocations, 0);
}
