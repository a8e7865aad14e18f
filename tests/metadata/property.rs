//! Catalogues and items that are generated together.

use std::{collections::BTreeMap, sync::Arc};

use api_validate::metadata::JsonCatalog;

use crate::{
    kit::{catalog, check_all, items, lines_of},
    model::{Items, Kind, Model, ROLES, Random, name, option},
    oracle::Oracle,
};

/// A catalogue, a caller and items.
struct Case {
    model: Model,
    roles: Vec<&'static str>,
    items: Items,
}

impl Case {
    fn generate(random: &mut Random) -> Self {
        let model = Model::generate(random);
        let roles = ROLES.into_iter().filter(|_| !random.one_in(3)).collect();
        let mut items = Items::new();
        for (at, attribute) in model.0.iter().enumerate() {
            let times = if attribute.many { random.below(3) } else { random.below(2) };
            let times = times.max(usize::from(attribute.required));
            items.extend((0..times).map(|_| (name(at), model.good_value(at, random))));
        }
        for at in (1..items.len()).rev() {
            items.swap(at, random.below(at + 1));
        }
        Self { model, roles, items }
    }

    fn oracle(&self) -> Oracle<'_> {
        Oracle { model: &self.model, roles: &self.roles, items: &self.items }
    }

    /// The records, a line each, as the slow way finds them.
    fn expected(&self) -> Vec<String> {
        self.oracle().records().into_iter().map(|(place, code)| format!("{place} {code}")).collect()
    }

    fn found(&self, catalog: &Arc<JsonCatalog>) -> Vec<String> {
        let list: Vec<(&str, &str)> = self.items.iter().map(|(name, value)| (&**name, &**value)).collect();
        lines_of(check_all(catalog.clone(), &self.roles, items(&list)))
    }

    /// However records are told apart: a list that breaks the catalogue never passes, and another always does.
    fn is_judged(&self, found: &[String], what: &str) {
        assert_eq!(!found.is_empty(), self.oracle().is_broken(), "{what}");
        if !self.oracle().is_circular() {
            assert_eq!(found, self.expected(), "{what}");
        }
    }

    fn with(&self, change: impl FnOnce(&mut Items)) -> Self {
        let mut items = self.items.clone();
        change(&mut items);
        Self { model: self.model.clone(), roles: self.roles.clone(), items }
    }
}

#[test]
fn every_list_is_judged_as_the_documentation_says() {
    let (mut random, mut codes) = (Random(0x5eed), BTreeMap::new());
    for round in 0..3_000 {
        let case = Case::generate(&mut random);
        let json = case.model.json();
        let case = case.with(|items| spoil(items, &mut random));
        let found = case.found(&Arc::new(catalog(&json)));
        case.is_judged(&found, &format!("round {round}: {:?} under {json}", case.items));
        for line in found {
            let code = line.split(' ').next_back().unwrap_or_default().to_owned();
            *codes.entry(code).or_insert(0) += 1;
        }
    }
    assert_eq!(codes.len(), 11, "{codes:?}");
    assert!(codes.values().all(|count| *count > 10), "{codes:?}");
}

#[test]
fn attributes_that_depend_on_each_other() {
    let (mut random, mut circular) = (Random(11), 0);
    for _ in 0..2_000 {
        let model = Model::entangled(&mut random);
        let count = model.0.len();
        let first = random.below(count);
        let items = (0..count).map(|n| (name((first + n) % count), option(random.below(2)))).collect();
        let case = Case { model, roles: Vec::new(), items };
        let json = case.model.json();
        let found = case.found(&Arc::new(catalog(&json)));
        case.is_judged(&found, &format!("{:?} under {json}", case.items));
        circular += usize::from(case.oracle().is_circular());
    }
    assert!(circular > 40, "{circular}");
}

/// Changes a few items in any way.
fn spoil(items: &mut Items, random: &mut Random) {
    const VALUES: [&str; 12] = [
        "",
        "x",
        "abcde",
        "option 0",
        "option 1",
        "option 9",
        "-1",
        "10.5",
        "31/DEC/1999",
        "23/NOV/2026",
        "31/APR/2024",
        "3.5",
    ];
    for _ in 0..random.below(4) {
        let index = random.below(items.len());
        match random.below(4) {
            0 => items.push((name(random.below(12)), VALUES[random.below(VALUES.len())].to_owned())),
            1 if index < items.len() => drop(items.remove(index)),
            2 if index < items.len() => VALUES[random.below(VALUES.len())].clone_into(&mut items[index].1),
            _ if index < items.len() => items.push(items[index].clone()),
            _ => {}
        }
    }
}

#[test]
fn what_satisfies_the_catalogue_has_no_record_and_each_mutation_has_one() {
    let (mut random, mut counts) = (Random(7), BTreeMap::new());
    let mut satisfied = 0;
    for _ in 0..6_000 {
        let case = Case::generate(&mut random);
        if case.oracle().is_broken() {
            continue;
        }
        satisfied += 1;
        let json = case.model.json();
        let catalog = Arc::new(catalog(&json));
        assert_eq!(case.found(&catalog), [""; 0], "{:?} under {json}", case.items);
        for (items, record) in mutations(&case, &mut random) {
            let mutated = case.with(|all| *all = items);
            assert_eq!(
                mutated.found(&catalog),
                std::slice::from_ref(&record),
                "{:?} under {json}",
                mutated.items
            );
            let code = record.split(' ').next_back().unwrap_or_default().to_owned();
            *counts.entry(code).or_insert(0) += 1;
        }
    }
    assert!(satisfied > 500, "{satisfied}");
    assert_eq!(counts.len(), 11, "{counts:?}");
    assert!(counts.values().all(|count| *count > 20), "{counts:?}");
}

/// Changes of one item, each with the one record that it must have.
fn mutations(case: &Case, random: &mut Random) -> Vec<(Items, String)> {
    let mut all = Vec::new();
    let end = case.items.len();
    let mut add = |name: String, value: String, member: &str, code: &str| {
        let mut items = case.items.clone();
        items.push((name, value));
        all.push((items, format!("metadata[{end}].{member} {code}")));
    };
    add("Attribute".to_owned(), "x".to_owned(), "Name", "METADATA_ATTRIBUTE_NOT_FOUND");
    for (at, attribute) in case.model.0.iter().enumerate() {
        let is_there = case.items.iter().any(|(sent, _)| *sent == name(at));
        let may_set = attribute.role.is_none_or(|role| case.roles.contains(&role));
        if !may_set {
            add(name(at), case.model.good_value(at, random), "Name", "METADATA_SECURITY_VIOLATION");
        } else if is_there && !attribute.many {
            add(name(at), case.model.good_value(at, random), "Name", "DUPLICATE_METADATA");
        }
    }
    for index in 0..end {
        all.extend(values(case, index));
    }
    all.extend(missing(case));
    all.extend(excluded(case));
    all
}

/// Values that are wrong by themselves, or beside the others.
fn values(case: &Case, index: usize) -> Vec<(Items, String)> {
    let (sent, _) = &case.items[index];
    let attribute = &case.model.0[case.model.find(sent).expect("it is known")];
    let bad: Vec<(String, &str)> = match &attribute.kind {
        Kind::Options(roles) => {
            let forbidden = |n: &usize| roles[*n].is_some_and(|role| !case.roles.contains(&role));
            let forbidden =
                (0..roles.len()).filter(forbidden).map(|n| (option(n), "METADATA_SECURITY_VIOLATION"));
            forbidden
                .chain([("none".to_owned(), "INVALID_METADATA_OPTION")])
                .chain(left_out(case, index))
                .collect()
        }
        Kind::Number => {
            vec![("10.5".to_owned(), "INVALID_NUMBER_RANGE"), ("1e1".to_owned(), "INVALID_NUMBER_FORMAT")]
        }
        Kind::Date => {
            vec![
                ("23/NOV/2026".to_owned(), "INVALID_DATE_RANGE"),
                ("31/APR/2024".to_owned(), "INVALID_DATE_FORMAT"),
            ]
        }
        Kind::Text => vec![("abcde".to_owned(), "MAX_LENGTH_EXCEEDED"), ("a".to_owned(), "INVALID_FORMAT")],
        Kind::Any => Vec::new(),
    };
    let mutated = bad.into_iter().map(|(value, code)| {
        let mut items = case.items.clone();
        items[index].1 = value;
        (items, format!("metadata[{index}].Value {code}"))
    });
    mutated.collect()
}

/// The options that another attribute does not leave to this item, as far as the caller may set them.
fn left_out(case: &Case, index: usize) -> Vec<(String, &'static str)> {
    let attribute = &case.model.0[case.model.find(&case.items[index].0).expect("it is known")];
    let (Some(narrowed), Kind::Options(roles)) = (&attribute.narrowed, &attribute.kind) else {
        return Vec::new();
    };
    // Where two depend on each other, both change.
    let by = &case.model.0[narrowed.by];
    let is_mutual = by.narrowed.is_some();
    let other = case.items.iter().find(|(sent, _)| *sent == name(narrowed.by));
    let case_of = other.and_then(|(_, value)| by.option_of(value));
    let Some((_, left)) = narrowed.cases.iter().find(|(is, _)| Some(*is) == case_of) else {
        return Vec::new();
    };
    let code = if narrowed.is_rule { "METADATA_RULE_VIOLATION" } else { "INVALID_METADATA_OPTION" };
    let is_out = |n: &usize| {
        !is_mutual && !left.contains(n) && roles[*n].is_none_or(|role| case.roles.contains(&role))
    };
    (0..roles.len()).filter(is_out).map(|n| (option(n), code)).collect()
}

/// A required attribute is taken away.
fn missing(case: &Case) -> Vec<(Items, String)> {
    let required = case.model.0.iter().enumerate().filter(|(_, attribute)| attribute.required);
    let without = |(at, _): (usize, _)| {
        let items: Items = case.items.iter().filter(|(sent, _)| *sent != name(at)).cloned().collect();
        (items.len() < case.items.len()).then(|| (items, "metadata METADATA_RULE_VIOLATION".to_owned()))
    };
    required.filter_map(without).collect()
}

/// What another attribute excludes is added, if nothing else depends on it.
fn excluded(case: &Case) -> Vec<(Items, String)> {
    let mut all = Vec::new();
    for (sent, _) in &case.items {
        let by = &case.model.0[case.model.find(sent).expect("it is known")];
        let always = by.excludes.iter().filter(|(is, _)| is.is_none());
        for (_, at) in always {
            let attribute = &case.model.0[*at];
            let is_free = attribute.role.is_none()
                && matches!(attribute.kind, Kind::Any)
                && attribute.requires.is_empty()
                && attribute.excludes.is_empty();
            if is_free {
                let mut items = case.items.clone();
                items.push((name(*at), "x".to_owned()));
                let record = format!("metadata[{}].Name METADATA_RULE_VIOLATION", case.items.len());
                all.push((items, record));
            }
        }
    }
    all
}
