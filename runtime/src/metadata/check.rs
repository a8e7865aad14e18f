//! The check of a list: each item by itself, then all of them together.

use super::{
    Asking, AttributeId, Caller, Catalog, Findings, List, NameValue, Problem,
    findings::Place,
    list::{Entries, Entry},
};
use crate::{
    Checker, Clock, With,
    kinds::{Elements, Sequence},
    rules::Metadata,
};

/// A list whose elements are names and values: any [`Sequence`] of [`NameValue`]s.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a list of metadata",
    label = "`metadata` reads a list of names and values",
    note = "its elements are `api_validate::metadata::Item`s, or implement `api_validate::metadata::NameValue`"
)]
pub trait NameValues: Sequence<Item: NameValue> + Elements {}

#[diagnostic::do_not_recommend]
impl<S: Sequence<Item: NameValue> + Elements + ?Sized> NameValues for S {}

/// Checks the items of a list against a catalogue, for a caller.
///
/// `None` passes. Up to 32 items need no heap. More need 40 bytes each, and a table of the attributes.
pub fn check<S>(
    checker: &mut Checker,
    rule: Option<&'static With<Metadata>>,
    items: &S,
    catalog: &dyn Catalog,
    caller: &dyn Caller,
) -> bool
where
    S: NameValues + ?Sized,
{
    let Some(sequence) = items.items() else { return true };
    let mut pairs = sequence.map(|item| (item.name(), item.value()));
    let Some(findings) = inner(checker, &mut pairs, catalog, caller) else { return true };
    let names = (<<S as Sequence>::Item as NameValue>::NAME, <<S as Sequence>::Item as NameValue>::VALUE);
    let mut findings = Some(findings);
    let mut tell = |checker: &mut Checker| tell(checker, rule, findings.take(), names);
    if has_places(items) {
        tell(checker);
    } else {
        checker.as_a_whole(tell);
    }
    false
}

/// Whether an element has a place in the request. The elements of a set have none.
#[cold]
fn has_places<S: Elements + ?Sized>(items: &S) -> bool {
    let mut checker = Checker::new(1, Clock::utc());
    items.each(&mut checker, |checker, _| checker.metadata(Problem::unknown(), None));
    checker.into_errors().iter().all(|error| !error.field().is_root())
}

/// What is wrong, if anything is.
fn inner<'a>(
    checker: &Checker,
    pairs: &mut dyn Iterator<Item = (&'a str, &'a str)>,
    catalog: &dyn Catalog,
    caller: &dyn Caller,
) -> Option<Findings> {
    if checker.is_full() {
        return None;
    }
    let (mut entries, mut findings) = (Entries::new(), Findings::new(checker.room()));
    let asking = Asking { caller, clock: checker.clock() };
    for (index, (name, value)) in pairs.enumerate() {
        let attribute = catalog.find(name);
        let verdict = alone(index, attribute, value, catalog, &asking, &entries);
        entries.push(Entry::new(value, attribute, verdict.is_ok()));
        if let Err((place, problem)) = verdict {
            findings.at(place, problem);
            // The report has no room for problems between items.
            if findings.is_full() {
                return Some(findings);
            }
        }
    }
    catalog.together(&List(&entries), &asking, &mut findings);
    (!findings.is_empty()).then_some(findings)
}

/// An item by itself. Of an item that the caller may not set, only that is reported.
fn alone(
    index: usize,
    attribute: Option<AttributeId>,
    value: &str,
    catalog: &dyn Catalog,
    asking: &Asking<'_>,
    before: &Entries<'_>,
) -> Result<(), (Place, Problem)> {
    let attribute = attribute.ok_or_else(|| (Place::Name(index), Problem::unknown()))?;
    if !catalog.permits(attribute, asking.caller) {
        return Err((Place::Name(index), Problem::forbidden(catalog.name(attribute))));
    }
    let first = if catalog.is_many(attribute) { None } else { before.first(attribute) };
    if let Some(first) = first {
        return Err((Place::Name(index), Problem::repeated(catalog.name(attribute), first, index)));
    }
    catalog.judge(attribute, value, asking).map_err(|problem| (Place::Value(index), problem))
}

#[cold]
fn tell(
    checker: &mut Checker,
    rule: Option<&'static With<Metadata>>,
    findings: Option<Findings>,
    (name, value): (&'static str, &'static str),
) {
    for (place, problem) in findings.into_iter().flat_map(Findings::in_order) {
        let mark = checker.mark();
        checker.metadata(problem, rule);
        let (member, index) = match place {
            Place::Name(index) => (name, index),
            Place::Value(index) => (value, index),
            Place::List => continue,
        };
        checker.place(mark, member);
        checker.place(mark, index);
    }
}
