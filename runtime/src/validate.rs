//! The entry points: the trait that the derive implements, and the settings of a validation.

use core::marker::PhantomData;

use crate::{Checker, Clock, Date, DateTime, Validated, ValidationErrors, type_info::TypeInfo};

/// A type whose values can be checked. Derive it.
///
/// Records have the client's names, from serde's attributes. A function of the service (`#[serde(with = "…")]`,
/// `deserialize_with`) may read another shape than the field has, such as a list from one text. If a rule inside of it
/// breaks, the record points at the field (or variant), and is reported once.
///
/// ```
/// use api_validate::ApiValidate;
///
/// #[derive(ApiValidate)]
/// struct Login {
///     #[api(required, length(max = 64))]
///     user_name: String,
/// }
///
/// let errors = Login { user_name: "  ".to_owned() }.validate().unwrap_err();
/// assert_eq!(errors.to_string(), "user_name: This is required. (REQUIRED_FIELD_MISSING)");
/// ```
///
/// # Written by hand
/// Only [`check`](Self::check) is required. Add [`read_by_serde!`](crate::read_by_serde), so that a type error in such
/// a field is reported together with everything else that is wrong with a body. Without it, the error is reported only
/// if there is no other.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no rules",
    label = "`{Self}` does not implement `ApiValidate`",
    note = "where it is a type of `chrono`, `time`, `jiff`, `uuid`, `url`, `rust_decimal`, `bigdecimal`, `compact_str`, `indexmap` or `smallvec`, switch on the feature of `api-validate` with that name",
    note = "otherwise, derive `ApiValidate` for `{Self}`, or mark the field `#[api(skip)]`, so that serde alone reads it"
)]
pub trait ApiValidate {
    /// What the rules need to know besides the value; `()` for most types.
    type Context: ?Sized;

    /// What is known of the type before there is a value.
    #[doc(hidden)]
    const __TYPE: TypeInfo = TypeInfo::BY_HAND;

    /// Reads a value of a body that serde refused, and checks it. When it returns, the report has everything that is
    /// wrong with this place; there is a value, if it could be read.
    #[cfg(feature = "json")]
    #[doc(hidden)]
    fn __read(
        input: crate::json::Input<'_>,
        reader: &mut crate::json::Reader<'_>,
        context: &Self::Context,
    ) -> Option<Self>
    where
        Self: Sized,
    {
        let _ = (input, context);
        reader.unknown()
    }

    /// Whether `required` takes the value for none, in an `Option` around it: blank text or an empty collection, also in a
    /// newtype.
    #[doc(hidden)]
    #[inline]
    fn __is_blank(&self) -> bool {
        false
    }

    /// The type's rules as data: what a body has to hold, field by field, under the client's names.
    ///
    /// See [`contract`](crate::contract) for what it tells.
    #[cfg(feature = "json")]
    fn contract() -> crate::contract::Contract {
        crate::contract::Contract::of(Self::__TYPE)
    }

    /// Runs every rule. Derived; written by hand with the methods of [`Checker`].
    fn check(&self, checker: &mut Checker, context: &Self::Context);

    /// Checks the value: with today's date in UTC, and at most 100 records.
    fn validate(&self) -> Result<(), ValidationErrors>
    where
        Self::Context: NoContext,
    {
        let () = WithoutResolver::<Self>::IS_ENOUGH;
        Validator::new().validate(self)
    }

    /// Checks a value whose rules need a context.
    fn validate_with(&self, context: &Self::Context) -> Result<(), ValidationErrors> {
        let () = WithoutResolver::<Self>::IS_ENOUGH;
        Validator::new().validate_with(self, context)
    }
}

/// The context of a type whose rules need none: `()`, and nothing else.
#[diagnostic::on_unimplemented(
    message = "the rules of this type need a context: a `{Self}`",
    label = "no context is given here",
    note = "call `value.validate_with(&context)`, or a method of `Validator` that takes the context: `Validator::new().from_json_str(body, &context)`"
)]
pub trait NoContext: 'static {
    #[doc(hidden)]
    const NONE: &Self;
}

impl NoContext for () {
    const NONE: &() = &();
}

/// The settings of a validation.
///
/// ```
/// use api_validate::{ApiValidate, Date, Validator};
///
/// #[derive(ApiValidate)]
/// struct Booking {
///     #[api(date(min = today))]
///     arrival: String,
/// }
///
/// let booking = Booking { arrival: "22/NOV/2026".to_owned() };
/// let on = |day| Validator::new().today(Date::new(2026, 11, day).unwrap()).validate(&booking);
/// assert!(on(22).is_ok());
/// assert!(on(23).is_err());
/// ```
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Validator {
    today: Option<Date>,
    now: Option<DateTime<'static>>,
    max_errors: usize,
    max_lookups: usize,
}

impl Validator {
    /// Today in UTC by the system's clock, and at most 100 records.
    pub const fn new() -> Self {
        Self { today: None, now: None, max_errors: 100, max_lookups: 10_000 }
    }

    /// What `today` means: for a service in another time zone than UTC, and for tests.
    pub const fn today(mut self, today: Date) -> Self {
        self.today = Some(today);
        self
    }

    /// What `now` means, for tests. Today is its date in UTC, unless [`today`](Self::today) says otherwise.
    pub const fn now(mut self, now: DateTime<'static>) -> Self {
        self.now = Some(now);
        self
    }

    /// The maximum number of records in a report. If more is wrong, the report says that it is truncated.
    pub const fn max_errors(mut self, max_errors: usize) -> Self {
        self.max_errors = max_errors;
        self
    }

    /// The maximum number of ids and values to look up for one value, each counted once; 10,000 by default. Each one
    /// beyond that gets a record with the code `MAX_LENGTH_EXCEEDED`.
    pub const fn max_lookups(mut self, max_lookups: usize) -> Self {
        self.max_lookups = max_lookups;
        self
    }

    pub(crate) const fn most_lookups(&self) -> usize {
        self.max_lookups
    }

    /// Checks a value whose rules need no context.
    #[cfg_attr(not(debug_assertions), inline(always))]
    #[allow(clippy::inline_always)] // as below
    pub fn validate<T>(&self, value: &T) -> Result<(), ValidationErrors>
    where
        T: ApiValidate<Context: NoContext> + ?Sized,
    {
        let () = WithoutResolver::<T>::IS_ENOUGH;
        self.validate_with(value, NoContext::NONE)
    }

    /// Checks a value, and returns it with the proof that it was checked.
    ///
    /// ```
    /// use api_validate::{Date, Validator};
    ///
    /// let validator = Validator::new().today(Date::new(2026, 11, 22).unwrap());
    /// let number = validator.validated(5, &()).unwrap();
    /// assert_eq!(*number, 5);
    /// ```
    pub fn validated<T: ApiValidate>(
        &self,
        value: T,
        context: &T::Context,
    ) -> Result<Validated<T>, ValidationErrors> {
        let () = WithoutResolver::<T>::IS_ENOUGH;
        self.validate_with(&value, context).map(|()| Validated::new(value))
    }

    /// Checks a value whose rules need a context.
    // Inlined, so that the settings are folded into what a check begins with.
    #[cfg_attr(not(debug_assertions), inline(always))]
    #[allow(clippy::inline_always)]
    pub fn validate_with<T: ApiValidate + ?Sized>(
        &self,
        value: &T,
        context: &T::Context,
    ) -> Result<(), ValidationErrors> {
        let () = WithoutResolver::<T>::IS_ENOUGH;
        let mut checker = self.checker();
        value.check(&mut checker, context);
        let result = if checker.is_clean() { Ok(()) } else { Err(checker.take_errors()) };
        // The compiler does not see that there is nothing left to drop.
        core::mem::forget(checker);
        result
    }
}

/// A mistake that the compiler finds when it builds a call: a type whose rules look something up, and no resolver. A bound
/// would have it found earlier, but would have to stand on every function that is generic over types with rules. Each
/// entry point asks by itself, so that the error leads to the call, and not into the crate.
pub(crate) struct WithoutResolver<T: ?Sized>(PhantomData<T>);

impl<T: ApiValidate + ?Sized> WithoutResolver<T> {
    pub(crate) const IS_ENOUGH: () = assert!(
        !T::__TYPE.has_lookups(),
        "this type has rules that look something up: call `validate_resolved`, with a resolver"
    );
}

impl Validator {
    #[inline]
    pub(crate) fn checker(&self) -> Checker {
        Checker::new(self.max_errors, Clock::given(self.today, self.now))
    }
}

impl Default for Validator {
    fn default() -> Self {
        Self::new()
    }
}
