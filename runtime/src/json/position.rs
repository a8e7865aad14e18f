//! Structs that were sent as arrays: serde reads the elements as the fields, in their declared order.
//!
//! A rule's record then leads to a field where the body has an element. Nobody sends such a body but to see what
//! happens, so this is found out at the end, and only of a body that broke a rule: the records are followed into the
//! body, and where one of them meets an array, the body is read once more to see which field stands where.

use alloc::{boxed::Box, collections::BTreeMap, vec::Vec};

use serde_json::value::RawValue;

use super::body::{Kind, Members, id};
use crate::{ApiValidate, Path, Segment, ValidationErrors, Validator};

/// Which elements of arrays were read as fields.
#[derive(Debug, Default)]
pub(crate) struct Positions {
    /// Whether an array was read as fields.
    saw_array: bool,
    /// Boxed, since every check has room for it, and hardly one a use.
    noted: Option<Box<Noted>>,
}

/// The element, by the array and the name of the field.
#[derive(Debug, Default)]
struct Noted(BTreeMap<(usize, &'static str), usize>);

impl Positions {
    pub(crate) fn saw_array(&mut self) {
        self.saw_array = true;
    }

    pub(crate) fn has_seen_array(&self) -> bool {
        self.saw_array
    }

    /// Whether each field is to be noted, so that nothing may be read as a whole.
    pub(crate) fn is_noting(&self) -> bool {
        self.noted.is_some()
    }

    pub(crate) fn note(&mut self, array: usize, name: &'static str, index: usize) {
        if let Some(noted) = &mut self.noted {
            noted.0.insert((array, name), index);
        }
    }

    fn find(&self, array: usize, name: &str) -> Option<usize> {
        let at = self.noted.as_ref()?.0.range((array, "")..).take_while(|((at, _), _)| *at == array);
        at.into_iter().find(|((_, known), _)| *known == name).map(|(_, index)| *index)
    }
}

impl Validator {
    /// The records with their places in what was sent, if some of them lead to a field of an array.
    #[cold]
    pub(crate) fn in_place<T: ApiValidate>(
        &self,
        body: &str,
        mut errors: ValidationErrors,
        context: &T::Context,
    ) -> ValidationErrors {
        let Some(json) = array_in(body) else { return errors };
        if meets_array(json, &mut errors) {
            let mut checker = self.checker();
            checker.positions().noted = Some(Box::default());
            checker.begin(body);
            let _ = T::__read(json, &mut checker, context);
            let positions = core::mem::take(checker.positions());
            follow_all(json, &mut errors, &mut |array, at, path| replace(array, at, path, &positions));
        }
        errors
    }
}

/// A body that has arrays.
fn array_in(body: &str) -> Option<&RawValue> {
    if body.contains('[') { serde_json::from_str(body).ok() } else { None }
}

fn meets_array(json: &RawValue, errors: &mut ValidationErrors) -> bool {
    let mut meets = false;
    follow_all(json, errors, &mut |_, _, _| meets = true);
    meets
}

/// Puts an index where the array has the field; where that is not known, the record stands at the array.
fn replace(array: &RawValue, at: usize, path: &mut Vec<Segment>, positions: &Positions) {
    let index = path.get(at).and_then(name_of).and_then(|name| positions.find(id(array), name));
    match (index, path.get_mut(at)) {
        (Some(index), Some(segment)) => *segment = Segment::Index(index),
        _ => path.truncate(at),
    }
}

/// What happens where a path leads to a field, at this step of it, and the body has an array.
type Met<'f> = dyn FnMut(&RawValue, usize, &mut Vec<Segment>) + 'f;

fn follow_all(json: &RawValue, errors: &mut ValidationErrors, met: &mut Met<'_>) {
    let paths = errors.paths_mut().map(|path| (path.segments().cloned().collect::<Vec<_>>(), path));
    let mut paths: Vec<_> = paths.collect();
    follow(json, 0, paths.iter_mut().map(|(segments, _)| segments).collect(), met);
    for (segments, path) in paths {
        *path = Path::from_outer(segments.into_iter());
    }
}

fn follow(json: &RawValue, at: usize, mut paths: Vec<&mut Vec<Segment>>, met: &mut Met<'_>) {
    paths.retain(|path| path.len() > at);
    if paths.is_empty() {
        return;
    }
    match Kind::of(json) {
        Kind::Object => follow_members(json, at, paths, met),
        Kind::List => follow_elements(json, at, paths, met),
        _ => {}
    }
}

fn follow_members(json: &RawValue, at: usize, paths: Vec<&mut Vec<Segment>>, met: &mut Met<'_>) {
    let Ok(members) = serde_json::from_str::<Members<'_>>(json.get()) else { return };
    let mut wanted: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for path in paths {
        if let Some(name) = path.get(at).and_then(name_of).map(alloc::borrow::ToOwned::to_owned) {
            wanted.entry(name).or_default().push(path);
        }
    }
    for (name, value) in members.iter() {
        if let Some(paths) = wanted.get_mut(name) {
            follow(value, at + 1, paths.iter_mut().map(|path| &mut **path).collect(), met);
        }
    }
}

fn follow_elements(json: &RawValue, at: usize, paths: Vec<&mut Vec<Segment>>, met: &mut Met<'_>) {
    let Ok(elements) = serde_json::from_str::<Vec<&RawValue>>(json.get()) else { return };
    let mut wanted: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for path in paths {
        if path.get(at).and_then(name_of).is_some() {
            met(json, at, path);
        }
        if let Some(Segment::Index(index)) = path.get(at) {
            wanted.entry(*index).or_default().push(path);
        }
    }
    for (index, paths) in wanted {
        if let Some(element) = elements.get(index) {
            follow(element, at + 1, paths, met);
        }
    }
}

fn name_of(segment: &Segment) -> Option<&str> {
    match segment {
        Segment::Field(name) => Some(name),
        Segment::Key(name) => Some(name),
        Segment::Index(_) => None,
    }
}
