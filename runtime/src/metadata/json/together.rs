//! The items with regard to each other.

mod narrowing;

use std::collections::HashSet;

use self::narrowing::Narrowed;
use super::{Attribute, JsonCatalog, Link, Links, Options, Value};
use crate::metadata::{Asking, AttributeId, Catalog, Findings, List, Problem, Sent};

pub(super) fn together(catalog: &JsonCatalog, list: &List<'_>, asking: &Asking<'_>, findings: &mut Findings) {
    let mut narrowed = Narrowed::new(catalog, list, asking);
    each(catalog, list, findings, |findings, item| narrowed.judge(item, findings));
    let mut links = Linked::new(catalog, list, asking);
    let (is_out, mut followed) = (|item: &Item<'_>| narrowed.is_out(item.index), Followed::default());
    // An excluded item neither excludes nor requires others, so exclusions are found first.
    each(catalog, list, findings, |findings, item| {
        if !is_out(item) && !links.excluded.contains(&item.id) {
            followed.links(item, |link| links.exclude(link, item.id, findings));
        }
    });
    let mut followed = Followed::default();
    each(catalog, list, findings, |findings, item| {
        if !is_out(item) && !links.excluded.contains(&item.id) {
            followed.links(item, |link| links.require(link, item.id, findings));
        }
    });
    links.required(findings);
}

/// A sound item.
#[derive(Clone, Copy)]
struct Item<'t> {
    index: usize,
    id: AttributeId,
    attribute: &'t Attribute,
    value: &'t str,
}

impl<'t> Item<'t> {
    fn of(catalog: &'t JsonCatalog, list: &List<'t>, index: usize) -> Option<Self> {
        let Sent { attribute, value, .. } = list.get(index).filter(|sent| sent.is_sound)?;
        let id = attribute?;
        Some(Self { index, id, attribute: catalog.get(id)?, value })
    }

    /// The options of its attribute, and the one that its value is.
    fn option(&self) -> Option<(&'t Options, u32)> {
        match &self.attribute.value {
            Value::Options(options) => Some((options, options.index.find(self.value)?)),
            Value::Any | Value::Typed(_) => None,
        }
    }
}

/// Nothing more is reported about an item that is wrong by itself, and it requires nothing.
fn each<'t>(
    catalog: &'t JsonCatalog,
    list: &List<'t>,
    findings: &mut Findings,
    mut judge: impl FnMut(&mut Findings, &Item<'t>),
) {
    for index in 0..list.len() {
        if findings.is_full() {
            return;
        }
        if let Some(item) = Item::of(catalog, list, index) {
            judge(findings, &item);
        }
    }
}

/// Up to so many links are followed from each item: that is less than to remember them, which takes the heap.
const FEW: usize = 4;

/// The links that were followed: those of an attribute, and those of its options. Each is followed once, however many
/// items have it.
#[derive(Default)]
struct Followed(HashSet<(AttributeId, Option<u32>)>);

impl Followed {
    fn links(&mut self, item: &Item<'_>, mut follow: impl FnMut(&Link)) {
        let Some(Links { always, by_option }) = item.attribute.links.as_deref() else { return };
        let mut is_new = |option, link: &Link| {
            let is_remembered = item.attribute.is_many && link.requires.len() + link.excludes.len() > FEW;
            !is_remembered || self.0.insert((item.id, option))
        };
        if is_new(None, always) {
            follow(always);
        }
        let option = item.option().filter(|_| !by_option.is_empty()).map(|(_, option)| option);
        let link = option.and_then(|option| by_option.get(&option));
        if let Some(link) = link.filter(|link| is_new(option, link)) {
            follow(link);
        }
    }
}

/// What follows from the links.
struct Linked<'t> {
    catalog: &'t JsonCatalog,
    list: &'t List<'t>,
    asking: &'t Asking<'t>,
    /// What was found to be missing, so that it is reported once.
    missing: HashSet<AttributeId>,
    /// What was found to be excluded: each of its items has a record.
    excluded: HashSet<AttributeId>,
}

impl<'t> Linked<'t> {
    fn new(catalog: &'t JsonCatalog, list: &'t List<'t>, asking: &'t Asking<'t>) -> Self {
        Self { catalog, list, asking, missing: HashSet::new(), excluded: HashSet::new() }
    }

    fn exclude(&mut self, link: &Link, by: AttributeId, findings: &mut Findings) {
        for id in &link.excludes {
            if self.list.first(*id).is_some() && self.excluded.insert(*id) {
                self.tell_excluded(*id, by, findings);
            }
        }
    }

    fn tell_excluded(&self, id: AttributeId, by: AttributeId, findings: &mut Findings) {
        let (list, catalog) = (self.list, self.catalog);
        let sound = |index: &usize| list.get(*index).is_some_and(|sent| sent.is_sound);
        for index in list.all(id).filter(sound) {
            findings.at_name(index, Problem::excluded(catalog.name(id), catalog.name(by)));
            if findings.is_full() {
                return;
            }
        }
    }

    fn require(&mut self, link: &Link, by: AttributeId, findings: &mut Findings) {
        for id in &link.requires {
            self.ask_for(*id, Some(by), findings);
        }
    }

    fn required(&mut self, findings: &mut Findings) {
        let catalog = self.catalog;
        for id in &catalog.required {
            if findings.is_full() {
                return;
            }
            self.ask_for(*id, None, findings);
        }
    }

    /// What the caller may not set is not asked for.
    fn ask_for(&mut self, id: AttributeId, by: Option<AttributeId>, findings: &mut Findings) {
        if self.list.first(id).is_none()
            && self.catalog.permits(id, self.asking.caller)
            && self.missing.insert(id)
        {
            let by = by.map(|by| self.catalog.name(by));
            findings.at_list(Problem::missing(self.catalog.name(id), by));
        }
    }
}
