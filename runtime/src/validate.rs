//! The entry points: the trait that the derive implements, and the settings of a validation.

use crate::{Checker, Clock, Date, ValidationErrors};

/// A type whose values can be checked. Derive it.
///
/// The paths of the records are the client's, by serde's attributes. What a function of the service reads
/// (`#[serde(with = "…")]`, `deserialize_with`) may have been sent in another shape than the field has, such as a list
/// in one text: records about anything inside it stand at the field (or variant), each but once.
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
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no rules",
    label = "`{Self}` does not implement `ApiValidate`",
    note = "derive `ApiValidate` for `{Self}`, or mark the field `#[api(skip)]`"
)]
pub trait ApiValidate {
    /// What the rules need to know besides the value; `()` for most types.
    type Context: ?Sized;

    /// `false` where a check can never fail, so that collections of such values need no walk.
    /// It is `true` of every type that derives the trait, even without a rule: there, the compiler takes the walk out.
    #[doc(hidden)]
    const HAS_RULES: bool = true;

    /// Whether rules of the type itself have to look something up.
    #[doc(hidden)]
    const HAS_LOOKUPS: bool = false;

    /// Reads a value that serde refused piece by piece, to tell all that is wrong with it.
    #[cfg(feature = "json")]
    #[doc(hidden)]
    fn __read(
        json: &crate::json::parts::RawValue,
        checker: &mut Checker,
        context: &Self::Context,
    ) -> crate::json::parts::Read<Self>
    where
        Self: Sized,
    {
        let _ = (json, checker, context);
        Err(crate::json::parts::NoValue::Whole)
    }

    /// As `__read`; of a list or a map in which elements were refused, the others.
    #[cfg(feature = "json")]
    #[doc(hidden)]
    fn __read_sound(
        json: &crate::json::parts::RawValue,
        checker: &mut Checker,
        context: &Self::Context,
    ) -> crate::json::parts::Read<crate::json::parts::Sound<Self>>
    where
        Self: Sized,
    {
        Self::__read(json, checker, context).map(crate::json::parts::Sound::whole)
    }

    /// Reads a value that is sound as a whole, and says nothing where it is not. `None` of a type that is read in no
    /// other way than `__read` does it.
    #[cfg(feature = "json")]
    #[doc(hidden)]
    fn __whole(json: &mut crate::json::parts::Cursor<'_>, checker: &Checker) -> Option<Self>
    where
        Self: Sized,
    {
        let _ = (json, checker);
        None
    }

    /// Reads a value as a whole, and tells the first reason where it is refused.
    #[cfg(feature = "json")]
    #[doc(hidden)]
    fn __leaf(json: &crate::json::parts::RawValue, checker: &mut Checker) -> crate::json::parts::Read<Self>
    where
        Self: Sized,
    {
        let _ = (json, checker);
        Err(crate::json::parts::NoValue::Whole)
    }

    /// As `__read`, from the members of an object that another type has left (`flatten`).
    #[cfg(feature = "json")]
    #[doc(hidden)]
    fn __read_rest(
        members: &mut crate::json::parts::Members<'_>,
        checker: &mut Checker,
        context: &Self::Context,
    ) -> crate::json::parts::Read<Self>
    where
        Self: Sized,
    {
        let _ = (members, checker, context);
        Err(crate::json::parts::NoValue::Whole)
    }

    /// As `__read_rest`; of a map in which entries were refused, the others.
    #[cfg(feature = "json")]
    #[doc(hidden)]
    fn __rest_sound(
        members: &mut crate::json::parts::Members<'_>,
        checker: &mut Checker,
        context: &Self::Context,
    ) -> crate::json::parts::Read<crate::json::parts::Sound<Self>>
    where
        Self: Sized,
    {
        Self::__read_rest(members, checker, context).map(crate::json::parts::Sound::whole)
    }

    /// What a field of the type is that was not sent.
    #[cfg(feature = "json")]
    #[doc(hidden)]
    fn __missing() -> Option<Self>
    where
        Self: Sized,
    {
        None
    }

    /// As `__read_sound`, for what has no size.
    #[cfg(feature = "json")]
    #[doc(hidden)]
    fn __read_boxed(
        json: &crate::json::parts::RawValue,
        checker: &mut Checker,
        context: &Self::Context,
    ) -> crate::json::parts::Read<crate::json::parts::Sound<alloc::boxed::Box<Self>>> {
        let _ = (json, checker, context);
        Err(crate::json::parts::NoValue::Whole)
    }

    /// As `__read_rest`, for what may have no size.
    #[cfg(feature = "json")]
    #[doc(hidden)]
    fn __rest_boxed(
        members: &mut crate::json::parts::Members<'_>,
        checker: &mut Checker,
        context: &Self::Context,
    ) -> crate::json::parts::Read<alloc::boxed::Box<Self>> {
        let _ = (members, checker, context);
        Err(crate::json::parts::NoValue::Whole)
    }

    /// What the type reads, where serde does not tell.
    #[cfg(feature = "json")]
    #[doc(hidden)]
    const EXPECTED: crate::json::parts::Expected = crate::json::parts::Expected::Accepted;

    /// What a value looks like in a body, and its rules.
    #[cfg(feature = "json")]
    #[doc(hidden)]
    fn __shape() -> crate::contract::Shape {
        crate::contract::Shape::Value(const { &Self::EXPECTED })
    }

    /// The type's rules as data: what a body has to hold, field by field, under the client's names.
    ///
    /// See [`contract`](crate::contract) for what it tells.
    #[cfg(feature = "json")]
    fn contract() -> crate::contract::Contract {
        crate::contract::Contract::of(Self::__shape)
    }

    /// Runs every rule. Derived; written by hand with the methods of [`Checker`].
    fn check(&self, checker: &mut Checker, context: &Self::Context);

    /// Checks the value: with today's date in UTC, and at most 100 records.
    fn validate(&self) -> Result<(), ValidationErrors>
    where
        Self: ApiValidate<Context = ()>,
    {
        Validator::new().validate(self)
    }

    /// Checks a value whose rules need a context.
    fn validate_with(&self, context: &Self::Context) -> Result<(), ValidationErrors> {
        Validator::new().validate_with(self, context)
    }
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
    max_errors: usize,
    max_lookups: usize,
}

impl Validator {
    /// Today in UTC by the system's clock, and at most 100 records.
    pub const fn new() -> Self {
        Self { today: None, max_errors: 100, max_lookups: 10_000 }
    }

    /// What `today` means, for a service that does not live in UTC, and for tests.
    pub const fn today(mut self, today: Date) -> Self {
        self.today = Some(today);
        self
    }

    /// The most records of one validation. When more is wrong, the report says that it is truncated.
    pub const fn max_errors(mut self, max_errors: usize) -> Self {
        self.max_errors = max_errors;
        self
    }

    /// The most ids and values that are looked up for one value, each counted once; 10 000 unless said. What is beyond
    /// has a record with the code `MAX_LENGTH_EXCEEDED`.
    pub const fn max_lookups(mut self, max_lookups: usize) -> Self {
        self.max_lookups = max_lookups;
        self
    }

    pub(crate) const fn most_lookups(&self) -> usize {
        self.max_lookups
    }

    /// Checks a value whose rules need no context.
    #[inline]
    pub fn validate<T>(&self, value: &T) -> Result<(), ValidationErrors>
    where
        T: ApiValidate<Context = ()> + ?Sized,
    {
        self.validate_with(value, &())
    }

    /// Checks a value whose rules need a context.
    #[inline]
    pub fn validate_with<T: ApiValidate + ?Sized>(
        &self,
        value: &T,
        context: &T::Context,
    ) -> Result<(), ValidationErrors> {
        const {
            assert!(
                !T::HAS_LOOKUPS,
                "this type has rules that look something up: call `validate_resolved`, with a resolver"
            );
        }
        let mut checker = self.checker();
        value.check(&mut checker, context);
        checker.finish()
    }
}

impl Validator {
    #[inline]
    pub(crate) fn checker(&self) -> Checker {
        Checker::new(self.max_errors, self.today.map_or(const { Clock::utc() }, Clock::fixed))
    }
}

impl Default for Validator {
    fn default() -> Self {
        Self::new()
    }
}
