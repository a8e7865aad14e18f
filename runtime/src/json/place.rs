//! Corrects the paths of records about a body that serde could read and that breaks a rule.
//!
//! A value does not always know where it was sent. serde also reads a struct from an array, with the fields in declared
//! order; then a record's path has a field's name where the body has an element. A set does not keep the order of its
//! elements, and a function of the service may read a value of another shape. If a path may be wrong, the body is read
//! once more, element by element, and these records have the right paths.

use alloc::string::String;

use super::{
    ReadBody,
    follow::{arrays_on_the_way, lead_into_array},
    input::Input,
    reader::Reader,
    tree::Tree,
};
use crate::{Checker, Path, ValidationErrors, Validator};

impl Validator {
    /// Returns the records with the paths that they have in the body.
    #[cold]
    pub(crate) fn in_place(
        &self,
        body: &[u8],
        errors: ValidationErrors,
        read: ReadBody<'_>,
    ) -> ValidationErrors {
        if !has_other_places(body, &errors) {
            return errors;
        }
        let mut checker = self.checker();
        read_again(body, &mut checker, read);
        let read = checker.into_errors();
        // serde may read a number from its buffer that the reader refuses, and the reader may not know how a type is read.
        // Then the first records stay.
        end_at_arrays(body, if read.replaces(&errors) { read } else { errors })
    }
}

/// Reads and checks a body again that serde has read.
pub(crate) fn read_again(body: &[u8], checker: &mut Checker, read: ReadBody<'_>) {
    let text = String::from_utf8_lossy(body);
    if let Ok(tree) = Tree::of(&text) {
        let root = tree.root();
        read(Input::value(root), &mut Reader::new(checker, root, false));
    }
}

/// Returns whether some of the records may belong to another place in the body: their paths lead to a field of an
/// array, or they are about a set or a value that a function of the service has read.
pub(crate) fn has_other_places(body: &[u8], errors: &ValidationErrors) -> bool {
    errors.is_merged() || lead_into_array(body, errors)
}

/// Cuts paths that lead to a field of an array, so that they end at the array.
pub(crate) fn end_at_arrays(body: &[u8], errors: ValidationErrors) -> ValidationErrors {
    let mut arrays = arrays_on_the_way(body, &errors).into_iter();
    errors.map_paths(|path| match arrays.next().flatten() {
        Some(depth) => Path::from_outer(path.outermost(depth)),
        None => path.clone(),
    })
}
