//! The codes that records at a field can have.

use alloc::vec::Vec;

use super::{Field, is_content};
use crate::{
    ValidationErrorType, order,
    type_info::{Shape, Type},
};

impl Field {
    /// Every code that a record at this field can have, in the standard's order, apart from those that a `custom`
    /// function chooses, and from the `INVALID_FORMAT` of whatever field was sent twice, nested too deeply or wrongly
    /// encoded.
    ///
    /// Those of `at_least_one` and `exactly_one` are at the fields where their records stand.
    ///
    /// Of a value that a function of the service reads (`with`, `deserialize_with`), it has the codes of the field's type
    /// with all that is inside, and those of what the function asks serde for, if it asks for one type.
    ///
    /// An object that was sent as an array may have the codes of its fields. In a value that serde alone
    /// knows (`skip`, or inside of `from` and `try_from`), serde may also refuse dates and numbers.
    pub fn error_types(&self) -> Vec<&'static ValidationErrorType> {
        let mut codes = Codes::default();
        self.add_error_types(&mut codes);
        codes.sorted()
    }

    /// The same of a value that is there, and is not null.
    #[cfg(feature = "utoipa")]
    pub(crate) fn error_types_of_value(&self) -> Vec<&'static ValidationErrorType> {
        let mut codes = Codes::default();
        self.add_error_types_of_value(&mut codes);
        codes.sorted()
    }
}

impl Field {
    fn add_error_types(&self, codes: &mut Codes) {
        self.add_error_types_of_value(codes);
        if self.is_required || !self.is_nullable {
            codes.types.push(&ValidationErrorType::RequiredFieldMissing);
        }
        codes.types.extend(&self.placed);
    }

    /// Adds the codes of the value: of the variants that an enum holds in its place, and of all that a function makes.
    fn add_error_types_of_value(&self, codes: &mut Codes) {
        codes.types.extend(self.shape.expected().codes());
        for rule in &self.rules {
            codes.types.extend(rule.error_types());
        }
        if let Some(reads) = self.reads {
            codes.types.extend(reads.json_type().codes());
        }
        for holds in &self.holds {
            Self::body(*holds).add_all_error_types(codes);
        }
        let Shape::Type(ty) = &self.shape else { return };
        if is_new(ty, &mut codes.enums) {
            for content in ty.members.iter().filter(|member| is_content(member)) {
                self.member(content).add_error_types(codes);
            }
        }
    }

    /// Adds the codes of the field and of all that is inside.
    fn add_all_error_types(&self, codes: &mut Codes) {
        self.add_error_types(codes);
        if !matches!(&self.shape, Shape::Type(ty) if !is_new(ty, &mut codes.entered)) {
            for field in self.fields() {
                field.add_all_error_types(codes);
            }
        }
    }
}

/// Codes that are collected.
#[derive(Default)]
struct Codes {
    types: Vec<&'static ValidationErrorType>,
    /// The enums whose variants are among them, and the types with all that is inside.
    enums: Vec<&'static str>,
    entered: Vec<&'static str>,
}

impl Codes {
    /// Returns them in the standard's order.
    fn sorted(mut self) -> Vec<&'static ValidationErrorType> {
        order::sort(&mut self.types, Ord::cmp);
        self.types.dedup();
        self.types
    }
}

/// Notes a type. Returns whether it was not there.
fn is_new(ty: &Type, seen: &mut Vec<&'static str>) -> bool {
    let is_new = ty.id.is_none_or(|id| !seen.contains(&id));
    seen.extend(ty.id.filter(|_| is_new));
    is_new
}
