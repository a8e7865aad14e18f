//! Where rules with a context find it.

/// An application state that has the context of rules.
///
/// Every state has the context `()`, which most types use. For any other context, say where it is:
///
/// ```
/// use api_validate::{ApiValidate, ValidationErrorType, Violation, axum::{ProvideContext, ValidJson}};
/// use axum::{Router, routing::post};
/// use serde::Deserialize;
///
/// struct Opening {
///     hours: core::ops::Range<u8>,
/// }
///
/// #[derive(Deserialize, ApiValidate)]
/// #[api(context = Opening)]
/// struct Booking {
///     #[api(custom(open))]
///     hour: u8,
/// }
///
/// fn open(hour: &u8, opening: &Opening) -> Result<(), Violation> {
///     match opening.hours.contains(hour) {
///         true => Ok(()),
///         false => Err(Violation::new(ValidationErrorType::InvalidNumberRange).message("We are closed then.")),
///     }
/// }
///
/// #[derive(Clone)]
/// struct AppState {
///     opening: std::sync::Arc<Opening>,
/// }
///
/// impl ProvideContext<Opening> for AppState {
///     fn context(&self) -> &Opening {
///         &self.opening
///     }
/// }
///
/// async fn book(booking: ValidJson<Booking>) -> String {
///     format!("See you at {}.", booking.hour)
/// }
///
/// let state = AppState { opening: Opening { hours: 9..17 }.into() };
/// let app: Router = Router::new().route("/bookings", post(book)).with_state(state);
/// ```
///
/// If the state has no such context, the compiler only says that the function is not a handler. Ask for the context
/// itself, and the compiler says what is missing: `fn check<S: ProvideContext<Opening>>() {} let _ = check::<AppState>;`.
///
/// A context that differs by request is in the guide to
/// [frameworks](crate::guide::frameworks#a-context-of-the-request).
#[diagnostic::on_unimplemented(
    message = "the state `{Self}` does not provide the context `{C}`",
    label = "`{Self}` does not implement `ProvideContext<{C}>`",
    note = "rules that need the context `{C}` get it from the application's state: implement `ProvideContext<{C}>` for `{Self}`"
)]
pub trait ProvideContext<C: ?Sized> {
    /// The context.
    fn context(&self) -> &C;
}

impl<S: ?Sized> ProvideContext<()> for S {
    fn context(&self) -> &() {
        &()
    }
}
