//! What the type of a field says of its values: how dates are written, where numbers end, whether it is a set. It is asked in a
//! constant, where no method can be.

use core::marker::PhantomData;

use crate::{
    ApiValidate, Num,
    kinds::{DateForm, DateValue, Elements, Entries, Number, Sequence, Text},
    type_info::TypeInfo,
};

/// Stands for a type: that of a field, or of what is inside of it.
pub trait Place {
    /// The type.
    type Target: ?Sized;
}

/// The type itself.
#[derive(Debug)]
pub struct This<T: ?Sized>(PhantomData<fn() -> PhantomData<T>>);

/// What `each` checks.
#[derive(Debug)]
pub struct ItemOf<P>(PhantomData<fn() -> P>);

/// What `keys` checks.
#[derive(Debug)]
pub struct KeyOf<P>(PhantomData<fn() -> P>);

impl<T: ?Sized> Place for This<T> {
    type Target = T;
}

impl<P: Place<Target: Elements>> Place for ItemOf<P> {
    type Target = <P::Target as Elements>::Item;
}

impl<P: Place<Target: Entries>> Place for KeyOf<P> {
    type Target = <P::Target as Entries>::Key;
}

/// The form of the dates at a place.
#[derive(Debug)]
pub struct FormOf<P>(PhantomData<fn() -> P>);

impl<P: Place<Target: DateValue>> FormOf<P> {
    pub const __FORM: DateForm = <P::Target as DateValue>::FORM;
}

/// Values that are not dates are reported elsewhere.
pub trait NoDate {
    const __FORM: DateForm = DateForm::Text;
}

impl<P> NoDate for FormOf<P> {}

/// Whether the values at a place are text.
#[derive(Debug)]
pub struct TextOf<P>(PhantomData<fn() -> P>);

impl<P: Place<Target: Text>> TextOf<P> {
    pub const __IS_TEXT: bool = true;
}

/// All other values.
pub trait NoText {
    const __IS_TEXT: bool = false;
}

impl<P> NoText for TextOf<P> {}

/// Whether the values at a place are sets.
#[derive(Debug)]
pub struct SetOf<P>(PhantomData<fn() -> P>);

impl<P: Place<Target: Sequence>> SetOf<P> {
    pub const __IS_SET: bool = <P::Target as Sequence>::__IS_SET;
}

/// All other values.
pub trait NoSet {
    const __IS_SET: bool = false;
}

impl<P> NoSet for SetOf<P> {}

/// Where the numbers at a place end.
#[derive(Debug)]
pub struct EndsOf<P>(PhantomData<fn() -> P>);

impl<P: Place<Target: Number>> EndsOf<P> {
    pub const __ENDS: Option<(Num<'static>, Num<'static>)> = <P::Target as Number>::__ENDS;
}

/// Values that are not numbers are reported elsewhere.
pub trait NoEnds {
    const __ENDS: Option<(Num<'static>, Num<'static>)> = None;
}

impl<P> NoEnds for EndsOf<P> {}

/// What is known of the type at a place.
#[derive(Debug)]
pub struct TypeOf<P>(PhantomData<fn() -> P>);

impl<P: Place<Target: ApiValidate>> TypeOf<P> {
    pub const __TYPE: TypeInfo = <P::Target as ApiValidate>::__TYPE;
}

/// Types without rules are reported elsewhere.
pub trait NoType {
    const __TYPE: TypeInfo = TypeInfo::BY_HAND;
}

impl<P> NoType for TypeOf<P> {}

/// A compile error that depends on a type.
///
/// # Panics
///
/// While a build runs, to stop it.
#[track_caller]
pub const fn is_not(is_mistake: bool, message: &'static str) {
    assert!(!is_mistake, "{}", message);
}

/// The compile error of `date(format = …)` on a typed date.
///
/// # Panics
///
/// While a build runs, to stop it.
#[track_caller]
pub const fn format_is_for_text(form: DateForm) {
    assert!(form.is_text(), "this date is read in the form of its type: `format` is for text, leave it out");
}

/// The compile error of `date(min = "2020-01-31")` on text.
///
/// # Panics
///
/// While a build runs, to stop it.
#[track_caller]
pub const fn iso_is_for_dates(form: DateForm) {
    assert!(
        !form.is_text(),
        "this bound is no date of the format `dd/MMM/YYYY`, expected one such as `30/JUL/1966`"
    );
}
