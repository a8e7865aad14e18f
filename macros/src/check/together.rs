//! Reports rules on one value that no value passes together.

use crate::{
    errors::Errors,
    model::{Decimal, Item, Rule},
};

use super::arguments::{number, text};

pub(super) fn together(items: &[&Item], errors: &mut Errors) {
    let rules: Vec<&Rule> = items.iter().filter_map(|item| item.rule()).collect();
    multiples(&rules, errors);
}

/// `range(min = 8, max = 13), multiple_of(7)`
fn multiples(rules: &[&Rule], errors: &mut Errors) {
    let find = |name: &str| rules.iter().find(|rule| rule.spec.name == name);
    let (Some(multiple), Some(range)) = (find("multiple_of"), find("range")) else { return };
    let lower = range.arg("min").or_else(|| range.arg("above"));
    let upper = range.arg("max").or_else(|| range.arg("below"));
    let (Some(step), Some(lower), Some(upper)) = (multiple.arg("multiple_of"), lower, upper) else { return };
    let [Some(by), Some(low), Some(high)] = [step, lower, upper].map(number) else { return };
    let ends = Ends { low: &low, above: lower.name == "above", high: &high, below: upper.name == "below" };
    if ends.hold_a_multiple(&by) == Some(false) {
        let [by, low, high] = [step, lower, upper].map(text);
        let message = format!(
            "`multiple_of` and `range` on one value: no multiple of {by} lies within `{}` ({low}) and `{}` ({high})",
            lower.name, upper.name
        );
        errors.at(&multiple.word, message);
    }
}

/// Both ends of a range.
struct Ends<'a> {
    low: &'a Decimal,
    /// Whether the lower end is excluded.
    above: bool,
    high: &'a Decimal,
    below: bool,
}

impl Ends<'_> {
    /// Returns whether the range has a multiple of a step. `None` if numbers are too long, or if it has no number at all,
    /// which is another mistake.
    fn hold_a_multiple(&self, step: &Decimal) -> Option<bool> {
        let scale = step.scale.max(self.low.scale).max(self.high.scale);
        let [step, low, high] = [step, self.low, self.high].map(|number| units(number, scale));
        let (step, low, high) = (step.filter(|step| *step > 0)?, low?, high?);
        let is_in = |number: i128| {
            (number > low || number == low && !self.above) && (number < high || number == high && !self.below)
        };
        if low > high || low == high && !is_in(low) {
            return None;
        }
        let below = low.div_euclid(step) * step;
        Some(is_in(below) || is_in(below + step))
    }
}

/// Returns whether a number is a multiple of a step. `None` if they are too long.
pub(super) fn is_multiple(number: &Decimal, step: &Decimal) -> Option<bool> {
    let scale = step.scale.max(number.scale);
    let step = units(step, scale).filter(|step| *step > 0)?;
    Some(units(number, scale)? % step == 0)
}

/// Returns a number as a count of `10^-scale`.
fn units(Decimal { minus, digits, scale: own }: &Decimal, scale: i64) -> Option<i128> {
    const MOST: usize = 36;
    let zeros = usize::try_from(scale - own).ok().filter(|zeros| digits.len() + zeros <= MOST)?;
    let units: i128 = if digits.is_empty() { 0 } else { format!("{digits}{:0<zeros$}", "").parse().ok()? };
    Some(if *minus { -units } else { units })
}
