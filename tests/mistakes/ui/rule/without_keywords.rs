use core::fmt;

use api_validate::{Fault, Rule, ValidationErrorType};

struct Even;

impl Rule for Even {
    fn name(&self) -> &'static str {
        "even"
    }

    fn error_type(&self, _: Fault) -> &ValidationErrorType {
        &ValidationErrorType::InvalidNumberFormat
    }

    fn criteria(&self, _: Option<Fault>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an even number")
    }
}

fn main() {}
