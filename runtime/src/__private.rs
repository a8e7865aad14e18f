//! The only door for generated code. Nothing here is part of the public interface.

pub use core::{
    assert,
    default::Default,
    option::Option::{self, None, Some},
    primitive::{bool, i128, str, usize},
    result::Result::{self, Err, Ok},
};

pub use alloc::{borrow::Cow, boxed::Box};

use crate::{Checker, Fault, Num, NumberBound, Rule, With, kinds::Text, rules};
pub use crate::{
    Segment,
    late::{count_limit, date_limit, late, number_limit},
    number::constant::{Constant, max_count, reach},
    probe::{
        Probe,
        form::{
            EndsOf, FormOf, ItemOf, KeyOf, SetOf, TextOf, This, TypeOf, format_is_for_text, is_not,
            iso_is_for_dates,
        },
        sound,
    },
    rules::range::{between, ordered},
    type_info::TypeInfo,
    walk::{
        And, Borrowed, BorrowedOf, Check, Condition, Converted, Each, Entries, Entry, Fields, Form, Inner,
        InnerOf, Keys, Made, More, Nested, OrDefault, Pass, References, Rules, Skipped, Tagging, Unmade,
        Unread, Value, Values, Variant, VariantKind, Variants, Walk, When, WithInner, check_struct,
        check_variant, code, function::function, required::requires, values,
    },
};
#[cfg(feature = "json")]
pub use crate::{
    contract::{describe_enum, describe_variant},
    json::{
        ForeignOf, Input, Object, ReadBorrowed, Reader, Source, call, converted_variant, judge_enum,
        read_by_serde, read_foreign, read_struct, read_untagged, read_variant, unit_variant, variant,
    },
    kinds::ReadKey,
    probe::read::ReadOf,
    type_info::{
        FieldName, Purpose, Shape, Type,
        kept::{is_beside_tag, is_flattened, is_kept},
        settled::is_settled,
    },
    walk::Late,
};

#[cfg(any(feature = "utoipa", feature = "schemars"))]
pub use {
    crate::contract::{OfFields, Stands},
    core::marker::PhantomData,
};
#[cfg(feature = "utoipa")]
pub use {
    crate::openapi,
    alloc::{string::String, vec::Vec},
    utoipa,
};
/// What a derived schema of another crate is made of.
#[cfg(feature = "schemars")]
pub use {crate::schemars::annotated as with_rules, ::schemars};

/// What generated code asks of a type that only the compiler knows.
pub mod probe {
    pub use crate::probe::*;
}

/// The traits whose methods generated code calls, without their names.
pub mod answers {
    #[cfg(feature = "json")]
    pub use crate::json::answers::{
        ByNobody as _, BySerde as _, OfSerde as _, Unreadable as _, WithRules as _,
    };
    pub use crate::number::constant::NotANumber as _;
    #[cfg(feature = "json")]
    pub use crate::probe::read::NotRead as _;
    pub use crate::probe::{
        call::{
            Deref1 as _, Deref2 as _, Misfit as _, MisfitIn as _, MisfitTest as _, Plain as _, Test1 as _,
            Test2 as _, WithContext as _,
        },
        default::{DefaultNone as _, DefaultSome as _},
        flat::{OfAny as _, OfTwo as _},
        form::{NoDate as _, NoEnds as _, NoSet as _, NoText as _, NoType as _},
        missing::{OfBlank as _, OfInside as _, OfPresence as _},
        sent::{OfAny as _, OfNullable as _},
        value::{OfAny as _, OfOne as _, OfTwo as _},
    };
    pub use crate::rules::{Unchosen as _, Unlisted as _};
    pub use crate::walk::function::{
        HasContext as _, IsPlain as _, IsThrough as _, Misfit as _, OfItself as _, OfOne as _, OfTwo as _,
        ThroughHasContext as _,
    };
    #[cfg(feature = "json")]
    pub use crate::walk::inner::answers::{BorrowedSame as _, BorrowedWithout as _};
    pub use crate::walk::inner::answers::{
        LentSame as _, LentWithout as _, SameContext as _, WithoutContext as _,
    };
    pub use crate::walk::required::{
        IsBlank as _, IsBlankInside as _, IsPresence as _, IsTwo as _, IsTwoBlank as _, IsTwoInside as _,
    };
}

/// The check of a list of metadata.
#[cfg(feature = "metadata")]
pub use crate::metadata::check as metadata;

/// The compile error of `length(unit = …)` on a type other than text.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not text",
    label = "`unit` measures text; a collection has a number of items"
)]
pub trait Measured {
    /// Nothing: the bound is all.
    #[inline]
    fn is_text(&self) {}
}

#[diagnostic::do_not_recommend]
impl<T: Text + ?Sized> Measured for T {}

/// What `when` asks.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no condition",
    label = "expected `bool`",
    note = "of an `Option<bool>`, write `self.field == Some(true)`; of a `&bool`, `*self.field`"
)]
pub trait Truth {
    fn holds(self) -> bool;
}

impl Truth for bool {
    #[inline]
    fn holds(self) -> bool {
        self
    }
}

/// Whether the condition of `when` holds.
#[inline]
pub fn holds(condition: impl Truth) -> bool {
    condition.holds()
}

/// A bound that is not a literal, with its conversion to a number.
#[derive(Clone, Copy, Debug)]
pub struct Bound<B> {
    value: B,
    number: fn(B) -> Num<'static>,
}

/// So that an expression of another type is one mistake: all that the rule asks of a `Bound` holds.
pub const fn bound<B: NumberBound>(value: B) -> Bound<B> {
    Bound { value, number: B::number }
}

impl<B: Copy> crate::number::bound::sealed::Sealed for Bound<B> {}

impl<B: Copy + 'static> NumberBound for Bound<B> {
    #[inline]
    fn number(self) -> Num<'static> {
        (self.number)(self.value)
    }
}

/// Notes the verdict of a rule over several fields at the place of one of them.
#[inline]
pub fn counted<R: Rule, const N: usize>(
    checker: &mut Checker,
    rule: &'static R,
    (verdict, at): (Result<(), Fault>, usize),
    places: [Option<Segment>; N],
) {
    let mark = checker.mark();
    if !checker.verdict(rule, verdict) {
        if let Some(segment) = places.into_iter().nth(at).flatten() {
            checker.place(mark, segment);
        }
    }
}

/// Whether a verdict says that a rule is broken.
#[inline]
#[must_use]
pub fn is_broken(verdict: Result<(), Fault>) -> bool {
    verdict.is_err()
}

/// Whether a rule that reads numbers has found one, whatever it says of it.
#[inline]
#[must_use]
pub fn is_number(verdict: Result<(), Fault>) -> bool {
    !matches!(verdict, Err(Fault::NotANumber | Fault::NotPlain))
}

/// Returns a value for expressions that use it beside its own rules, if all of it could be read.
#[inline]
pub fn known<'v, T: ?Sized>(value: &'v T, checker: &Checker) -> Option<&'v T> {
    (!checker.is_partial()).then_some(value)
}

/// Checks what may have to be looked up, which is done only where the value broke no rule so far.
pub fn lookups_if(checker: &mut Checker, held: bool, checks: impl FnOnce(&mut Checker)) {
    checker.lookups_if(held, checks);
}

/// Notes what a custom function answered; says whether the value is acceptable.
#[inline]
pub fn custom(
    checker: &mut Checker,
    rule: Option<&'static With<rules::Custom>>,
    answer: impl probe::call::Answer,
) -> bool {
    answer.__note(checker, rule)
}
