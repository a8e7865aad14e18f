//! What is wrong with items, by the words of the documentation and without a table.

use crate::model::{Attribute, Items, Kind, Model};

/// Where, and which code: the order of records, but for what is missing, of which there is no more than one each.
pub(crate) type Record = (String, &'static str);

const UNKNOWN: &str = "METADATA_ATTRIBUTE_NOT_FOUND";
const TWICE: &str = "DUPLICATE_METADATA";
const OPTION: &str = "INVALID_METADATA_OPTION";
const RULE: &str = "METADATA_RULE_VIOLATION";
const SECURITY: &str = "METADATA_SECURITY_VIOLATION";

pub(crate) struct Oracle<'a> {
    pub(crate) model: &'a Model,
    pub(crate) roles: &'a [&'a str],
    pub(crate) items: &'a Items,
}

impl Oracle<'_> {
    pub(crate) fn records(&self) -> Vec<Record> {
        let all = 0..self.items.len();
        let mut records: Vec<Record> = all
            .filter_map(|index| {
                let (member, code) = self.alone(index).or_else(|| self.beside_others(index))?;
                Some((format!("metadata[{index}].{member}"), code))
            })
            .collect();
        records.extend(
            (0..self.model.0.len()).filter(|at| self.is_missing(*at)).map(|_| ("metadata".to_owned(), RULE)),
        );
        records
    }

    fn attribute(&self, index: usize) -> Option<(usize, &Attribute, &str)> {
        let (name, value) = self.items.get(index)?;
        let at = self.model.find(name)?;
        Some((at, &self.model.0[at], value))
    }

    fn may(&self, role: Option<&str>) -> bool {
        role.is_none_or(|role| self.roles.contains(&role))
    }

    fn first(&self, at: usize) -> Option<usize> {
        (0..self.items.len()).find(|index| self.attribute(*index).is_some_and(|(other, ..)| other == at))
    }

    fn alone(&self, index: usize) -> Option<(&'static str, &'static str)> {
        let Some((at, attribute, value)) = self.attribute(index) else { return Some(("Name", UNKNOWN)) };
        if !self.may(attribute.role) {
            return Some(("Name", SECURITY));
        }
        if !attribute.many && self.first(at) != Some(index) {
            return Some(("Name", TWICE));
        }
        let code = match &attribute.kind {
            Kind::Options(roles) => match attribute.option_of(value) {
                None => OPTION,
                Some(option) if !self.may(roles[option]) => SECURITY,
                Some(_) => return None,
            },
            Kind::Number => match value.parse::<f64>() {
                Err(_) => "INVALID_NUMBER_FORMAT",
                Ok(number) if (0.0..=10.0).contains(&number) => return None,
                Ok(_) => "INVALID_NUMBER_RANGE",
            },
            Kind::Date => match value {
                "01/JAN/2000" | "22/NOV/2026" | "29/FEB/2024" => return None,
                "31/DEC/1999" | "23/NOV/2026" => "INVALID_DATE_RANGE",
                _ => "INVALID_DATE_FORMAT",
            },
            Kind::Text => match value.chars().count() {
                0 | 1 => "INVALID_FORMAT",
                2..=4 => return None,
                _ => "MAX_LENGTH_EXCEEDED",
            },
            Kind::Any => return None,
        };
        Some(("Value", code))
    }

    fn is_sound(&self, index: usize) -> bool {
        self.alone(index).is_none()
    }

    /// Whether the option of a sound item is not among those that another attribute leaves.
    fn is_narrowed_out(&self, index: usize) -> Option<bool> {
        let (_, attribute, value) = self.attribute(index)?;
        let narrowed = attribute.narrowed.as_ref()?;
        let first = self.first(narrowed.by).filter(|first| self.is_sound(*first))?;
        let (_, by, other) = self.attribute(first)?;
        let case = by.option_of(other)?;
        let (_, left) = narrowed.cases.iter().find(|(is, _)| *is == case)?;
        (!left.contains(&attribute.option_of(value)?)).then_some(narrowed.is_rule)
    }

    /// What a narrowed-out attribute leaves of another says nothing.
    fn is_told_narrowed_out(&self, index: usize) -> Option<bool> {
        let is_rule = self.is_narrowed_out(index)?;
        let by = self.attribute(index)?.1.narrowed.as_ref()?.by;
        self.is_narrowed_out(self.first(by)?).is_none().then_some(is_rule)
    }

    fn beside_others(&self, index: usize) -> Option<(&'static str, &'static str)> {
        if let Some(is_rule) = self.is_told_narrowed_out(index) {
            return Some(("Value", if is_rule { RULE } else { OPTION }));
        }
        let (at, ..) = self.attribute(index)?;
        self.linking(|attribute| &attribute.excludes, at).then_some(("Name", RULE))
    }

    /// Whether an item that counts links to an attribute.
    fn linking(&self, links: impl Fn(&Attribute) -> &Vec<(Option<usize>, usize)>, to: usize) -> bool {
        (0..self.items.len()).any(|index| {
            let Some((_, attribute, value)) = self.attribute(index) else { return false };
            let fits = |(is, other): &(Option<usize>, usize)| {
                *other == to && is.is_none_or(|is| attribute.option_of(value) == Some(is))
            };
            self.is_sound(index)
                && self.is_told_narrowed_out(index).is_none()
                && links(attribute).iter().any(fits)
        })
    }

    fn is_missing(&self, at: usize) -> bool {
        let attribute = &self.model.0[at];
        self.first(at).is_none()
            && self.may(attribute.role)
            && (attribute.required || self.linking(|attribute| &attribute.requires, at))
    }
}
