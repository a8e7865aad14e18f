//! Places that a value does not know, of a body that serde reads and that breaks a rule.
//!
//! A struct may have been sent as an array: serde reads the elements as the fields, in their declared order, and a record
//! leads to a field where the body has an element. The elements of a set have lost their places, and what a function of
//! the service's reads may have been sent in another shape. Where a record may belong to another place, the body is read
//! once more, element by element, and its records know where they are.

use alloc::string::String;

use super::{
    follow::{arrays_on_the_way, lead_into_array},
    input::Input,
    reader::Reader,
    tree::Tree,
};
use crate::{ApiValidate, Checker, Path, ValidationErrors, Validator};

impl Validator {
    /// The records with their places in what was sent.
    #[cold]
    pub(crate) fn in_place<T: ApiValidate>(
        &self,
        body: &[u8],
        errors: ValidationErrors,
        context: &T::Context,
    ) -> ValidationErrors {
        if !has_other_places(body, &errors) {
            return errors;
        }
        let mut checker = self.checker();
        read_again::<T>(body, &mut checker, context);
        let read = checker.into_errors();
        // serde may take a number in a buffer that it takes nowhere else, and the reader with it.
        end_at_arrays(body, if read.has_read_all() { read } else { errors })
    }
}

/// Reads and checks a body that serde reads.
pub(crate) fn read_again<T: ApiValidate>(body: &[u8], checker: &mut Checker, context: &T::Context) {
    let text = String::from_utf8_lossy(body);
    if let Ok(tree) = Tree::of(&text) {
        let root = tree.root();
        T::__read(Input::value(root), &mut Reader::new(checker, root, false), context);
    }
}

/// Whether some of the records belong to another place in the body: those that lead to a field of an array, and those
/// that stand at a set, or at what a function of the service's has read.
pub(crate) fn has_other_places(body: &[u8], errors: &ValidationErrors) -> bool {
    errors.is_merged() || lead_into_array(body, errors)
}

/// The records of a body, those that lead to a field of an array at that array.
pub(crate) fn end_at_arrays(body: &[u8], errors: ValidationErrors) -> ValidationErrors {
    let mut arrays = arrays_on_the_way(body, &errors).into_iter();
    errors.map_paths(|path| match arrays.next().flatten() {
        Some(depth) => Path::from_outer(path.segments().take(depth).cloned()),
        None => path.clone(),
    })
}
