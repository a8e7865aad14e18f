//! Structs that were sent as arrays: serde reads the elements as the fields, in their declared order.
//!
//! A rule's record then leads to a field where the body has an element. Nobody sends such a body but to see what
//! happens, so this is found out at the end, and only of a body that broke a rule and has an array where a record's path
//! has a name: such a body is read once more, element by element, and its records know where they are.

use alloc::string::String;

use super::{
    input::Input,
    reader::Reader,
    tree::{Kind, Node, Tree},
};
use crate::{ApiValidate, Checker, Path, Segment, ValidationErrors, Validator};

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
        T::__read(Input::value(tree.root()), &mut Reader::new(checker, false), context);
    }
}

/// Whether some of the records lead to a field of an array.
pub(crate) fn leads_into_array(body: &[u8], errors: &ValidationErrors) -> bool {
    if !body.contains(&b'[') {
        return false;
    }
    // What is no UTF-8 stands in a text that nobody reads.
    let text = String::from_utf8_lossy(body);
    Tree::of(&text)
        .is_ok_and(|tree| errors.iter().any(|error| tree.root().arrays_depth(error.field()).is_some()))
}

/// The records of a body, those that lead to a field of an array at that array.
pub(crate) fn end_at_arrays(body: &[u8], errors: ValidationErrors) -> ValidationErrors {
    let text = String::from_utf8_lossy(body);
    let Ok(tree) = Tree::of(&text) else { return errors };
    errors.map_paths(|path| match tree.root().arrays_depth(path) {
        Some(depth) => Path::from_outer(path.segments().take(depth).cloned()),
        None => path.clone(),
    })
}

impl Node<'_> {
    /// Where in the path it has a name where there is an array.
    fn arrays_depth(self, path: &Path) -> Option<usize> {
        let mut node = self;
        for (depth, segment) in path.segments().enumerate() {
            if node.kind() == Kind::List && !matches!(segment, Segment::Index(_)) {
                return Some(depth);
            }
            node = node.member(segment)?;
        }
        None
    }
}
