//! Catalogues as plain data: generated, written as JSON, and judged slowly and simply.

use serde_json::{Value, json};

/// Marsaglia's xorshift64*: the same catalogues on every run.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let bits = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(bits).expect("31 bits") % limit.max(1)
    }

    pub(crate) fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    /// Some of the numbers below, and one at least.
    fn some_below(&mut self, limit: usize) -> Vec<usize> {
        let kept = self.below(limit);
        (0..limit).filter(|n| *n == kept || self.one_in(2)).collect()
    }

    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        from.get(self.below(from.len()))
    }
}

pub(crate) const ROLES: [&str; 3] = ["r0", "r1", "r2"];

type Role = Option<&'static str>;

#[derive(Clone)]
pub(crate) enum Kind {
    /// Each with the role that it needs.
    Options(Vec<Role>),
    Number,
    Date,
    Text,
    Any,
}

#[derive(Clone)]
pub(crate) struct Narrowed {
    pub(crate) by: usize,
    pub(crate) is_rule: bool,
    /// The other's option, and the own ones that it leaves.
    pub(crate) cases: Vec<(usize, Vec<usize>)>,
}

/// An attribute; it is named by its number, and so are its options.
#[derive(Clone)]
pub(crate) struct Attribute {
    pub(crate) many: bool,
    pub(crate) required: bool,
    pub(crate) role: Role,
    pub(crate) kind: Kind,
    pub(crate) narrowed: Option<Narrowed>,
    /// What its presence, or one of its options, requires and excludes.
    pub(crate) requires: Vec<(Option<usize>, usize)>,
    pub(crate) excludes: Vec<(Option<usize>, usize)>,
}

#[derive(Clone)]
pub(crate) struct Model(pub(crate) Vec<Attribute>);

/// Names and values.
pub(crate) type Items = Vec<(String, String)>;

pub(crate) fn name(attribute: usize) -> String {
    format!("Attribute {attribute}")
}

pub(crate) fn option(option: usize) -> String {
    format!("option {option}")
}

impl Attribute {
    fn generate(random: &mut Random) -> Self {
        let kind = match random.below(8) {
            0 => Kind::Number,
            1 => Kind::Date,
            2 => Kind::Text,
            3 => Kind::Any,
            _ => {
                let role =
                    |random: &mut Random| if random.one_in(6) { random.pick(&ROLES).copied() } else { None };
                Kind::Options((0..2 + random.below(5)).map(|_| role(random)).collect())
            }
        };
        Self {
            many: random.one_in(3),
            required: random.one_in(4),
            role: if random.one_in(6) { random.pick(&ROLES).copied() } else { None },
            kind,
            narrowed: None,
            requires: Vec::new(),
            excludes: Vec::new(),
        }
    }

    pub(crate) fn options(&self) -> usize {
        if let Kind::Options(options) = &self.kind { options.len() } else { 0 }
    }

    /// Which option a value is.
    pub(crate) fn option_of(&self, value: &str) -> Option<usize> {
        (0..self.options()).find(|n| option(*n) == value)
    }

    fn json(&self, at: usize) -> Value {
        let mut json = json!({ "name": name(at), "many": self.many, "required": self.required });
        if let Some(role) = self.role {
            json["settableBy"] = json!([role]);
        }
        match &self.kind {
            Kind::Options(options) => {
                let options = options.iter().enumerate().map(|(n, role)| match role {
                    Some(role) => json!({ "value": option(n), "settableBy": [role] }),
                    None => json!(option(n)),
                });
                json["options"] = options.collect();
            }
            Kind::Number => json["number"] = json!({ "scale": 1, "min": 0, "max": 10 }),
            Kind::Date => json["date"] = json!({ "min": "01/JAN/2000", "max": "today" }),
            Kind::Text => json["text"] = json!({ "minLength": 2, "maxLength": 4 }),
            Kind::Any => {}
        }
        if let Some(Narrowed { by, is_rule: false, cases }) = &self.narrowed {
            let case =
                |(is, left): &(usize, Vec<usize>)| json!({ "is": [option(*is)], "options": texts(left) });
            json["optionsBy"] =
                json!({ "attribute": name(*by), "cases": cases.iter().map(case).collect::<Value>() });
        }
        json
    }

    fn rules(&self, at: usize) -> Vec<Value> {
        let rule = |word: &str, (is, other): &(Option<usize>, usize)| json!({ "when": name(at), "is": is.map(|is| [option(is)]), word: [name(*other)] });
        let requires = self.requires.iter().map(|link| rule("requires", link));
        let excludes = self.excludes.iter().map(|link| rule("excludes", link));
        let mut rules: Vec<Value> = requires.chain(excludes).collect();
        if let Some(Narrowed { by, is_rule: true, cases }) = &self.narrowed {
            rules.extend(cases.iter().map(|(is, left)| {
                let allowed = json!({ "attribute": name(at), "options": texts(left) });
                json!({ "when": name(*by), "is": [option(*is)], "allows": [allowed] })
            }));
        }
        rules
    }
}

fn texts(options: &[usize]) -> Vec<String> {
    options.iter().copied().map(option).collect()
}

impl Model {
    pub(crate) fn generate(random: &mut Random) -> Self {
        let count = 2 + random.below(9);
        let mut model = Self((0..count).map(|_| Attribute::generate(random)).collect());
        for at in 0..count {
            model.narrow(at, random);
            for is_exclusion in [false, true] {
                let other = random.below(count);
                if other == at || !random.one_in(4) {
                    continue;
                }
                let options = model.0[at].options();
                let is = if random.one_in(2) { None } else { (options > 0).then(|| random.below(options)) };
                if is_exclusion && model.is_contradiction(at, is, other) {
                    continue;
                }
                let attribute = &mut model.0[at];
                if is_exclusion { &mut attribute.excludes } else { &mut attribute.requires }
                    .push((is, other));
            }
        }
        model
    }

    /// Whether a catalogue that excludes this would not load.
    fn is_contradiction(&self, at: usize, is: Option<usize>, other: usize) -> bool {
        let is_needed = |at: usize| self.0[at].required && self.0[at].role.is_none();
        let meets = |(of, required): &(Option<usize>, usize)| {
            *required == other && (of.is_none() || is.is_none() || *of == is)
        };
        self.0[at].requires.iter().any(meets) || (is.is_none() && is_needed(at) && is_needed(other))
    }

    /// A few attributes with two options each, all of which depend on each other.
    pub(crate) fn entangled(random: &mut Random) -> Self {
        let count = 2 + random.below(4);
        let attribute = Attribute {
            many: false,
            required: false,
            role: None,
            kind: Kind::Options(vec![None; 2]),
            narrowed: None,
            requires: Vec::new(),
            excludes: Vec::new(),
        };
        let mut model = Self(vec![attribute; count]);
        for at in 0..count {
            model.narrow_by(at, (at + 1 + random.below(count - 1)) % count, random);
        }
        model
    }

    fn narrow(&mut self, at: usize, random: &mut Random) {
        let by = random.below(self.0.len());
        if by != at && random.one_in(2) {
            self.narrow_by(at, by, random);
        }
    }

    fn narrow_by(&mut self, at: usize, by: usize, random: &mut Random) {
        let (own, others) = (self.0[at].options(), self.0[by].options());
        if own > 0 && others > 0 && !self.0[by].many {
            let cases =
                random.some_below(others).into_iter().map(|is| (is, random.some_below(own))).collect();
            self.0[at].narrowed = Some(Narrowed { by, is_rule: random.one_in(2), cases });
        }
    }

    pub(crate) fn json(&self) -> String {
        let attributes: Value = self.0.iter().enumerate().map(|(at, attribute)| attribute.json(at)).collect();
        let rules: Value =
            self.0.iter().enumerate().flat_map(|(at, attribute)| attribute.rules(at)).collect();
        json!({ "attributes": attributes, "rules": rules }).to_string()
    }

    pub(crate) fn find(&self, sent: &str) -> Option<usize> {
        (0..self.0.len()).find(|at| name(*at) == sent)
    }

    /// A value that is good by itself, for whoever may set everything.
    pub(crate) fn good_value(&self, at: usize, random: &mut Random) -> String {
        match &self.0[at].kind {
            Kind::Options(options) => option(random.below(options.len())),
            Kind::Number => ["0", "10", "3.5"][random.below(3)].to_owned(),
            Kind::Date => ["01/JAN/2000", "22/NOV/2026", "29/FEB/2024"][random.below(3)].to_owned(),
            Kind::Text => ["ab", "abcd", "日本"][random.below(3)].to_owned(),
            Kind::Any => ["", "x"][random.below(2)].to_owned(),
        }
    }
}
