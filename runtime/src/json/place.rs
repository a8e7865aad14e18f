//! Structs that were sent as arrays: serde reads the elements as the fields, in their declared order.
//!
//! A rule's record then leads to a field where the body has an element. Nobody sends such a body but to see what
//! happens, so this is found out at the end, and only of a body that broke a rule and has an array where a record's path
//! has a name: such a body is read once more, element by element, and its records know where they are.

use alloc::string::String;

use super::{follow::arrays_on_the_way, input::Input, reader::Reader, tree::Tree};
use crate::{ApiValidate, Checker, Path, ValidationErrors, Validator};

impl Validator {
    /// The records with their places in what was sent, if some of them lead to a field of an array.
    #[cold]
    pub(crate) fn in_place<T: ApiValidate>(
        &self,
        body: &[u8],
        errors: ValidationErrors,
        context: &T::Context,
    ) -> ValidationErrors {
        if !leads_into_array(body, &errors) {
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

/// Whether some of the records lead to a field of an array.
pub(crate) fn leads_into_array(body: &[u8], errors: &ValidationErrors) -> bool {
    body.contains(&b'[') && arrays_on_the_way(body, errors).iter().any(Option::is_some)
}

/// The records of a body, those that lead to a field of an array at that array.
pub(crate) fn end_at_arrays(body: &[u8], errors: ValidationErrors) -> ValidationErrors {
    let mut arrays = arrays_on_the_way(body, &errors).into_iter();
    errors.map_paths(|path| match arrays.next().flatten() {
        Some(depth) => Path::from_outer(path.segments().take(depth).cloned()),
        None => path.clone(),
    })
}
