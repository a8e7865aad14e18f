//! The items with regard to each other.

use std::collections::HashSet;

use super::{Attribute, JsonCatalog, Link, Narrowing, Options, Part, Value};
use crate::metadata::{Asking, AttributeId, Catalog, Findings, List, Problem, Sent};

pub(super) fn together(catalog: &JsonCatalog, list: &List<'_>, asking: &Asking<'_>, findings: &mut Findings) {
    let mut all = Together {
        catalog,
        list,
        asking,
        findings,
        out: HashSet::new(),
        missing: HashSet::new(),
        excluded: HashSet::new(),
    };
    all.each(Together::narrow);
    all.each(Together::links);
    all.required();
}

struct Together<'t, 'f> {
    catalog: &'t JsonCatalog,
    list: &'t List<'t>,
    asking: &'t Asking<'t>,
    findings: &'f mut Findings,
    /// The items whose option is not left by another attribute: nothing follows from them.
    out: HashSet<usize>,
    /// What was found to be missing, so that it is told once.
    missing: HashSet<AttributeId>,
    /// What was found to be excluded: each of its items has a record.
    excluded: HashSet<AttributeId>,
}

impl<'t> Together<'t, '_> {
    /// Of an item that is wrong by itself, nothing more is told, and nothing follows.
    fn each(&mut self, judge: impl Fn(&mut Self, usize, AttributeId, &'t Attribute, &'t str)) {
        for index in 0..self.list.len() {
            if self.findings.is_full() {
                return;
            }
            if let Some((id, attribute, sent)) = self.sound(index) {
                judge(self, index, id, attribute, sent.value);
            }
        }
    }

    fn narrow(&mut self, index: usize, id: AttributeId, attribute: &'t Attribute, value: &'t str) {
        if attribute.narrowed.is_empty() {
            return;
        }
        let Some((options, option)) = option(attribute, value) else { return };
        if let Some(left) = self.narrowed(attribute, option, true) {
            let problem = self.not_left(id, options, &left);
            self.findings.at_value(index, problem);
            self.out.insert(index);
        }
    }

    fn links(&mut self, index: usize, id: AttributeId, attribute: &'t Attribute, value: &'t str) {
        let Some(links) = attribute.links.as_ref().filter(|_| !self.out.contains(&index)) else { return };
        self.follow(id, &links.always);
        if let Some(link) = option(attribute, value).and_then(|(_, option)| links.by_option.get(&option)) {
            self.follow(id, link);
        }
    }

    fn sound(&self, index: usize) -> Option<(AttributeId, &'t Attribute, Sent<'t>)> {
        let sent = self.list.get(index).filter(|sent| sent.is_sound)?;
        let id = sent.attribute?;
        Some((id, self.catalog.get(id)?, sent))
    }

    /// The narrowing that leaves out this option. What is left depends on the first item of another attribute, which
    /// says nothing where it is wrong itself.
    fn narrowed(&self, attribute: &'t Attribute, option: u32, is_outer: bool) -> Option<Left<'t>> {
        attribute.narrowed.iter().find_map(|narrowing| {
            let (_, by, sent) = self.sound(self.list.first(narrowing.by)?)?;
            let (_, case) = self::option(by, sent.value)?;
            let part = narrowing.cases.get(&case).filter(|part| !part.set.contains(&option))?;
            let is_wrong = is_outer && self.narrowed(by, case, false).is_some();
            (!is_wrong).then_some(Left { narrowing, part })
        })
    }

    fn not_left(&self, id: AttributeId, options: &Options, left: &Left<'_>) -> Problem {
        let (name, by) = (self.catalog.name(id), self.catalog.name(left.narrowing.by));
        let texts = options.texts_for(left.part.in_order.iter().copied(), self.asking.caller);
        if left.narrowing.is_rule {
            Problem::not_allowed(name, by, texts)
        } else {
            Problem::not_an_option(name, Some(by), texts)
        }
    }

    fn follow(&mut self, by: AttributeId, link: &Link) {
        for required in &link.requires {
            self.require(*required, Some(by));
        }
        for excluded in &link.excludes {
            self.exclude(*excluded, by);
        }
    }

    /// What the caller may not set is not asked for.
    fn require(&mut self, id: AttributeId, by: Option<AttributeId>) {
        if self.list.first(id).is_none()
            && self.catalog.permits(id, self.asking.caller)
            && self.missing.insert(id)
        {
            let by = by.map(|by| self.catalog.name(by));
            self.findings.at_list(Problem::missing(self.catalog.name(id), by));
        }
    }

    fn exclude(&mut self, id: AttributeId, by: AttributeId) {
        let (list, catalog) = (self.list, self.catalog);
        if list.first(id).is_none() || !self.excluded.insert(id) {
            return;
        }
        let sound = |index: &usize| list.get(*index).is_some_and(|sent| sent.is_sound);
        for index in list.all(id).filter(sound) {
            self.findings.at_name(index, Problem::excluded(catalog.name(id), catalog.name(by)));
            if self.findings.is_full() {
                return;
            }
        }
    }

    fn required(&mut self) {
        let catalog = self.catalog;
        for id in &catalog.required {
            if self.findings.is_full() {
                return;
            }
            self.require(*id, None);
        }
    }
}

struct Left<'t> {
    narrowing: &'t Narrowing,
    part: &'t Part,
}

/// The options of an attribute, and the one that a value is.
fn option<'t>(attribute: &'t Attribute, value: &str) -> Option<(&'t Options, u32)> {
    match &attribute.value {
        Value::Options(options) => Some((options, options.index.find(value)?)),
        Value::Any | Value::Typed(_) => None,
    }
}
