//! The proof that a value was checked.

use core::{fmt, ops::Deref};

use crate::{
    ApiValidate, ValidationErrors, Validator,
    validate::{NoContext, WithoutResolver},
};

/// A value that passed validation. Nothing else can make one, and nothing can change the value inside.
///
/// ```
/// use api_validate::{ApiValidate, Validated};
/// use serde::Deserialize;
///
/// #[derive(Deserialize, ApiValidate)]
/// struct Login {
///     #[api(required)]
///     user_name: String,
/// }
///
/// let login: Validated<Login> = api_validate::json::from_str(r#"{"user_name":"ada"}"#).unwrap();
/// assert_eq!(login.user_name, "ada");
/// let login: Login = login.into_inner();
/// # assert_eq!(login.user_name, "ada");
/// ```
///
/// It cannot be made from an unchecked value,
///
/// ```compile_fail
/// let sneaked = api_validate::Validated(5);
/// ```
///
/// nor changed afterwards:
///
/// ```compile_fail
/// let mut list: api_validate::Validated<Vec<u8>> = api_validate::json::from_str("[1]").unwrap();
/// list.push(2);
/// ```
///
/// nor read without being checked:
///
/// ```compile_fail
/// let list: api_validate::Validated<Vec<u8>> = serde_json::from_str("[1]").unwrap();
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Validated<T>(T);

impl<T> Validated<T> {
    /// Only for a value that has just been checked.
    pub(crate) const fn new(value: T) -> Self {
        Self(value)
    }

    /// Checks a value that was not read from a request, or not by this crate.
    ///
    /// With a context, or with other settings, that is [`Validator::validated`].
    ///
    /// ```
    /// use api_validate::{ApiValidate, Validated};
    ///
    /// #[derive(ApiValidate)]
    /// struct Login {
    ///     #[api(required)]
    ///     user_name: String,
    /// }
    ///
    /// assert!(Validated::try_new(Login { user_name: "ada".to_owned() }).is_ok());
    /// assert!(Validated::try_new(Login { user_name: " ".to_owned() }).is_err());
    /// ```
    pub fn try_new(value: T) -> Result<Self, ValidationErrors>
    where
        T: ApiValidate<Context: NoContext>,
    {
        let () = WithoutResolver::<T>::IS_ENOUGH;
        Validator::new().validated(value, NoContext::NONE)
    }

    /// The value, free to be changed.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> Deref for Validated<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> AsRef<T> for Validated<T> {
    fn as_ref(&self) -> &T {
        &self.0
    }
}

impl<T: fmt::Debug> fmt::Debug for Validated<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
