//! What a custom function returns when a value is not acceptable.

use alloc::{borrow::Cow, format, vec::Vec};

use crate::{Param, Segment, ValidationErrorType};

/// A broken rule of your own, returned by a `custom` function.
///
/// ```
/// use api_validate::Violation;
///
/// fn open_account(number: &str) -> Result<(), Violation> {
///     if number.starts_with('9') {
///         return Err(Violation::new("ACME_CLOSED".into())
///             .criteria("an account that is open")
///             .message("This account is closed. Choose another."));
///     }
///     Ok(())
/// }
/// # assert!(open_account("91").is_err() && open_account("1").is_ok());
/// ```
///
/// The texts go to the client as they are. Keep what the client sent out of them.
#[derive(Clone, Debug)]
#[must_use]
pub struct Violation {
    pub(crate) code: ValidationErrorType,
    pub(crate) criteria: Option<Cow<'static, str>>,
    pub(crate) message: Option<Cow<'static, str>>,
    pub(crate) at: Vec<Segment>,
    pub(crate) params: Vec<(&'static str, Param)>,
}

impl Violation {
    /// A violation with this code. Its texts are those of the code, until you set others.
    ///
    /// A code of your own is made from text: `Violation::new("ACME_CLOSED".into())`. It goes to the client as it is. Write
    /// it as the derive wants it: a capital letter, then `A` to `Z`, `0` to `9` and `_`.
    pub fn new(code: ValidationErrorType) -> Self {
        Self { code, criteria: None, message: None, at: Vec::new(), params: Vec::new() }
    }

    /// What a valid value looks like: a phrase without a full stop.
    pub fn criteria(mut self, criteria: impl Into<Cow<'static, str>>) -> Self {
        self.criteria = Some(criteria.into());
        self
    }

    /// What is wrong and what to do: a short sentence.
    pub fn message(mut self, message: impl Into<Cow<'static, str>>) -> Self {
        self.message = Some(message.into());
        self
    }

    /// Where in the checked value the violation is: a field by the client's name, an index, or a key. Each call goes
    /// one step deeper.
    pub fn at(mut self, segment: impl Into<Segment>) -> Self {
        self.at.push(segment.into());
        self
    }

    /// A parameter of the texts, such as a bound: a [`Locale`](crate::Locale) finds it under this name in
    /// [`ValidationError::param`](crate::ValidationError::param), and writes the text in its own language. It must not
    /// contain anything that the client sent.
    ///
    /// ```
    /// use api_validate::{Num, Param, ValidationErrorType, Violation};
    ///
    /// let limit = 500;
    /// let violation = Violation::new("ACME_LIMIT".into())
    ///     .message(format!("You may order {limit} pieces at most."))
    ///     .param("limit", Param::Number(Num::Int(limit)));
    /// # let _ = violation;
    /// ```
    pub fn param(mut self, name: &'static str, value: Param) -> Self {
        self.params.push((name, value));
        self
    }
}

/// Parameters are the same that show as the same.
impl PartialEq for Violation {
    fn eq(&self, other: &Self) -> bool {
        let shown = |violation: &Self| format!("{:?}", violation.params);
        (&self.code, &self.criteria, &self.message, &self.at)
            == (&other.code, &other.criteria, &other.message, &other.at)
            && shown(self) == shown(other)
    }
}

impl Eq for Violation {}
