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

    /// The item whose option leaves out that of a sound item, and whether a rule says so.
    fn left_out_by(&self, index: usize) -> Option<(usize, bool)> {
        let (_, attribute, value) = self.attribute(index).filter(|_| self.is_sound(index))?;
        let narrowed = attribute.narrowed.as_ref()?;
        let first = self.first(narrowed.by).filter(|first| self.is_sound(*first))?;
        let (_, by, other) = self.attribute(first)?;
        let case = by.option_of(other)?;
        let (_, left) = narrowed.cases.iter().find(|(is, _)| *is == case)?;
        (!left.contains(&attribute.option_of(value)?)).then_some((first, narrowed.is_rule))
    }

    /// How many items leave out one another, from this one on: `None` where they go round.
    fn chain(&self, index: usize) -> Option<usize> {
        let next = |index: &usize| self.left_out_by(*index).map(|(by, _)| by);
        let length = std::iter::successors(Some(index), next).take(self.items.len() + 1).count() - 1;
        (length < self.items.len()).then_some(length)
    }

    /// Whether the documentation does not say which items are told: those that leave out one another in a circle.
    pub(crate) fn is_circular(&self) -> bool {
        (0..self.items.len()).any(|index| self.chain(index).is_none())
    }

    /// The last one of a chain is good, so the one before is wrong, so the one before that depends on nothing that holds.
    fn narrowed_out(&self, index: usize) -> Option<bool> {
        let (_, is_rule) = self.left_out_by(index)?;
        (self.chain(index)? % 2 == 1).then_some(is_rule)
    }

    fn beside_others(&self, index: usize) -> Option<(&'static str, &'static str)> {
        if let Some(is_rule) = self.narrowed_out(index) {
            return Some(("Value", if is_rule { RULE } else { OPTION }));
        }
        let (at, ..) = self.attribute(index)?;
        self.excluded().contains(&at).then_some(("Name", RULE))
    }

    /// What the items exclude, in their order: what is excluded itself excludes nothing.
    fn excluded(&self) -> Vec<usize> {
        let mut excluded = Vec::new();
        for index in 0..self.items.len() {
            if self.narrowed_out(index).is_none()
                && self.attribute(index).is_some_and(|(at, ..)| !excluded.contains(&at))
            {
                excluded.extend(self.links(index, |attribute| &attribute.excludes));
            }
        }
        excluded
    }

    /// The attributes that a sound item links to.
    fn links(&self, index: usize, links: impl Fn(&Attribute) -> &Vec<(Option<usize>, usize)>) -> Vec<usize> {
        let Some((_, attribute, value)) = self.attribute(index).filter(|_| self.is_sound(index)) else {
            return Vec::new();
        };
        let fits = |is: Option<usize>| is.is_none_or(|is| attribute.option_of(value) == Some(is));
        links(attribute).iter().filter(|(is, _)| fits(*is)).map(|(_, other)| *other).collect()
    }

    /// Whether the list breaks anything in the catalogue, whatever is told of it.
    pub(crate) fn is_broken(&self) -> bool {
        let is_there = |at: &usize| self.first(*at).is_some();
        let asks_for = |at: &usize| !is_there(at) && self.may(self.model.0[*at].role);
        let is_broken = |index| {
            self.alone(index).is_some()
                || self.left_out_by(index).is_some()
                || self.links(index, |attribute| &attribute.requires).iter().any(asks_for)
                || self.links(index, |attribute| &attribute.excludes).into_iter().any(|at| {
                    (0..self.items.len()).any(|other| {
                        self.is_sound(other) && self.attribute(other).is_some_and(|(of, ..)| of == at)
                    })
                })
        };
        (0..self.items.len()).any(is_broken)
            || (0..self.model.0.len()).any(|at| self.model.0[at].required && asks_for(&at))
    }

    /// Whether an item without a record asks for an attribute.
    fn is_asked_for(&self, at: usize) -> bool {
        (0..self.items.len()).any(|index| {
            self.alone(index).or_else(|| self.beside_others(index)).is_none()
                && self.links(index, |attribute| &attribute.requires).contains(&at)
        })
    }

    fn is_missing(&self, at: usize) -> bool {
        let attribute = &self.model.0[at];
        self.first(at).is_none() && self.may(attribute.role) && (attribute.required || self.is_asked_for(at))
    }
}
