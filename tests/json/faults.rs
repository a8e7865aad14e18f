//! Several mistakes in one body have the records that each has alone, in the same order.

use api_validate::ValidationErrors;

use crate::bodies::{Dice, THOROUGH, Tree, VALUES, count};

/// A value that is put in another's place, and the records of that alone.
struct Fault {
    way: Vec<usize>,
    pointer: String,
    value: &'static str,
    records: Vec<Record>,
}

/// Its place, and all that it says.
#[derive(Clone, Debug, PartialEq)]
struct Record {
    pointer: String,
    text: String,
}

type Errors<'e> = &'e dyn Fn(&str) -> Option<ValidationErrors>;

pub(crate) fn faults_add_up(bodies: &[&str], errors: Errors<'_>) {
    let mut dice = Dice::new();
    // Each is read several times.
    for n in 0..if *THOROUGH { count() } else { count() / 2 } {
        let body = bodies[n % bodies.len()];
        let mut faults: Vec<Fault> = Vec::new();
        for _ in 0..2 + dice.below(2) {
            let fault = Fault::new(body, errors, &mut dice);
            if !fault.decides_on_others() && !faults.iter().any(|other| other.meets(&fault)) {
                faults.push(fault);
            }
        }
        let mut tree = Tree::parse(body).expect("a good body");
        for fault in &faults {
            tree.put(&fault.way, fault.value);
        }
        add_up(&faults, &tree.text(), errors);
    }
}

fn add_up(faults: &[Fault], body: &str, errors: Errors<'_>) {
    let all = errors(body);
    if all.as_ref().is_some_and(ValidationErrors::truncated) {
        return;
    }
    let all = records(all.as_ref());
    // A rule over what holds several of them is not judged where one cannot be read.
    let is_shared = |record: &Record| {
        faults.iter().filter(|fault| is_inside(&fault.pointer, &record.pointer)).count() > 1
    };
    // Behind a function, a struct that was sent as an array is told as a whole if its type has read it, else by serde.
    let is_of_array = |record: &Record| {
        faults.iter().any(|fault| fault.value.starts_with('[') && is_inside(&record.pointer, &fault.pointer))
    };
    let alone: Vec<&Record> = faults.iter().flat_map(|fault| &fault.records).collect();
    for record in all.iter().filter(|record| !is_shared(record)) {
        let is_known = alone.contains(&record)
            || is_of_array(record) && alone.iter().any(|part| is_inside(&part.pointer, &record.pointer));
        assert!(is_known, "new: {record:?} in {body}: {all:?}");
    }
    for record in alone.iter().filter(|record| !is_shared(record)) {
        let is_told = all.contains(record)
            || is_of_array(record) && all.iter().any(|whole| is_inside(&record.pointer, &whole.pointer));
        assert!(is_told, "lost: {record:?} in {body}: {all:?}");
    }
    for fault in faults {
        let kept = fault.records.iter().filter(|record| all.contains(record));
        let mut left = all.iter();
        assert!(
            kept.into_iter().all(|record| left.any(|other| other == record)),
            "in another order: {body}: {all:?}"
        );
    }
}

impl Fault {
    fn new(body: &str, errors: Errors<'_>, dice: &mut Dice) -> Self {
        let mut tree = Tree::parse(body).expect("a good body");
        let (way, pointer) = tree.way(dice);
        let value = VALUES[dice.below(VALUES.len())];
        tree.put(&way, value);
        Self { records: records(errors(&tree.text()).as_ref()), way, pointer, value }
    }

    /// A tag decides which fields there are.
    fn decides_on_others(&self) -> bool {
        self.pointer.is_empty() || ["/type", "/t", "/kind"].iter().any(|tag| self.pointer.ends_with(tag))
    }

    fn meets(&self, other: &Self) -> bool {
        is_inside(&self.pointer, &other.pointer) || is_inside(&other.pointer, &self.pointer)
    }
}

/// Whether the one place is in the other, or the same.
fn is_inside(pointer: &str, outer: &str) -> bool {
    pointer.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn records(errors: Option<&ValidationErrors>) -> Vec<Record> {
    let record = |error: &api_validate::ValidationError| Record {
        pointer: error.field().pointer(),
        text: format!("{} {} {}", error.error_type(), error.criteria(), error.message()),
    };
    errors.into_iter().flatten().map(record).collect()
}
