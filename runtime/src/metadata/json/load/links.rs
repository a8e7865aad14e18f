//! What attributes ask of each other.

use alloc::{boxed::Box, string::String, sync::Arc, vec::Vec};
use std::collections::HashMap;

use super::{Loader, Part, contradictions::Noted};
use crate::metadata::{
    AttributeId,
    json::{
        Link, Narrowing,
        errors::At,
        file::{self, OptionsBy},
    },
};

const ITSELF: &str = "This is the attribute itself. Name another.";

impl Loader {
    /// `"optionsBy": { "attribute": "Artifact", "cases": [{ "is": ["Invoice"], "options": ["Credit Note"] }] }`
    pub(super) fn options_by(&mut self, index: usize, by: &OptionsBy, at: &At<'_>) {
        let Ok(index) = u32::try_from(index) else { return };
        let id = AttributeId(index);
        // Missing options were reported.
        if self.options(id).is_none() {
            return;
        }
        let Some(governor) = self.governor(&by.attribute, id, &at.member("attribute")) else { return };
        let at = at.member("cases");
        for (index, case) in by.cases.iter().enumerate() {
            let at = at.index(index);
            let part = self.part(id, &case.options, &at.member("options"));
            let cases = self.part(governor, &case.is, &at.member("is"));
            if let (Some(part), Some(cases)) = (part, cases) {
                self.narrow(id, Narrower { by: governor, is_rule: false }, &cases, part, &at.member("is"));
            }
        }
    }

    /// The attribute whose value decides: it must have options, and one value.
    fn governor(&mut self, name: &str, of: AttributeId, at: &At<'_>) -> Option<AttributeId> {
        let governor = self.find(name, at)?;
        let is_many = self.catalog.get(governor).is_some_and(|attribute| attribute.is_many);
        let mistake = if governor == of {
            ITSELF
        } else if is_many {
            "That attribute can have many values, so that none decides. Name one that cannot."
        } else if self.options(governor).is_none() {
            "That attribute has no options. Give it some, or name another."
        } else {
            return Some(governor);
        };
        self.errors.at(at, mistake);
        None
    }

    fn narrow(&mut self, id: AttributeId, narrower: Narrower, cases: &Part, part: Part, at: &At<'_>) {
        let Narrower { by, is_rule } = narrower;
        let Some(attribute) = self.catalog.attributes.get_mut(id.0 as usize) else { return };
        let known = attribute.narrowed.iter().position(|other| other.by == by && other.is_rule == is_rule);
        let known = known.unwrap_or_else(|| {
            attribute.narrowed.push(Narrowing { by, is_rule, cases: HashMap::new() });
            attribute.narrowed.len() - 1
        });
        let Some(narrowing) = attribute.narrowed.get_mut(known) else { return };
        let part = Arc::new(part);
        for (index, case) in cases.in_order.iter().enumerate() {
            if narrowing.cases.insert(*case, Arc::clone(&part)).is_some() {
                self.errors
                    .at(at.index(index), "There is a case for this option already. Put them together.");
            }
        }
    }

    /// `{ "when": "Artifact", "is": ["Contract"], "requires": ["Signed On"] }`
    pub(super) fn rule(&mut self, rule: &file::Rule, index: usize, at: &At<'_>) {
        let Some(id) = self.find(&rule.when, &at.member("when")) else { return };
        let cases = match &rule.is {
            None => None,
            Some(is) => match self.part(id, is, &at.member("is")) {
                Some(cases) => Some(cases),
                None => return,
            },
        };
        self.allows(rule, cases.as_ref(), at);
        let requires = self.others(id, &rule.requires, &at.member("requires"));
        let excludes = self.others(id, &rule.excludes, &at.member("excludes"));
        let options: Vec<Option<u32>> = match &cases {
            None => [None].into(),
            Some(cases) => cases.in_order.iter().copied().map(Some).collect(),
        };
        let noted = Noted { id, options: &options, rule: index };
        self.asked.note(noted, &requires, &excludes);
        let others = |all: Vec<(usize, AttributeId)>| all.into_iter().map(|(_, other)| other).collect();
        self.link(id, cases, &Link { requires: others(requires), excludes: others(excludes) });
    }

    fn link(&mut self, id: AttributeId, cases: Option<Part>, link: &Link) {
        let Some(attribute) = self.catalog.attributes.get_mut(id.0 as usize) else { return };
        if link.requires.is_empty() && link.excludes.is_empty() {
            return;
        }
        let links = attribute.links.get_or_insert_with(Box::default);
        match cases {
            None => links.always.add(link),
            Some(cases) => {
                for case in cases.in_order {
                    links.by_option.entry(case).or_default().add(link);
                }
            }
        }
    }

    fn allows(&mut self, rule: &file::Rule, cases: Option<&Part>, at: &At<'_>) {
        let Some(cases) = cases else { return };
        let at_all = at.member("allows");
        for (index, allowed) in rule.allows.iter().enumerate() {
            let at_one = at_all.index(index);
            let Some(target) = self.find(&allowed.attribute, &at_one.member("attribute")) else { continue };
            let Some(by) = self.governor(&rule.when, target, &at.member("when")) else { continue };
            if let Some(part) = self.part(target, &allowed.options, &at_one.member("options")) {
                self.narrow(target, Narrower { by, is_rule: true }, cases, part, &at.member("is"));
            }
        }
    }

    /// The attributes of these names, each with its place among them.
    fn others(&mut self, id: AttributeId, names: &[String], at: &At<'_>) -> Vec<(usize, AttributeId)> {
        let mut found = Vec::new();
        for (index, name) in names.iter().enumerate() {
            let at = at.index(index);
            match self.find(name, &at) {
                Some(other) if other == id => self.errors.at(at, ITSELF),
                other => found.extend(other.map(|other| (index, other))),
            }
        }
        found
    }
}

/// Who leaves a part of the options.
#[derive(Clone, Copy)]
struct Narrower {
    by: AttributeId,
    is_rule: bool,
}

impl Link {
    fn add(&mut self, other: &Self) {
        self.requires.extend(&other.requires);
        self.excludes.extend(&other.excludes);
    }
}
