//! What the schema of a type says of a body, and what validation says.

use std::{cell::RefCell, collections::BTreeSet, env, fs::OpenOptions, io::Write};

use api_validate::{ApiValidate, ValidationErrors, json};
use api_validate_http_tests::openapi::references;
use jsonschema::Validator;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// A type's schema, with the names of the rules that it has in words only.
pub(crate) struct Schema {
    validator: Validator,
    /// One that knows what serde reads besides.
    lenient: Validator,
    json: Value,
    in_words: BTreeSet<String>,
    /// Bodies, and whether they keep the schema: for another validator.
    seen: RefCell<Vec<(Value, bool)>>,
}

/// So many bodies of a type are shown to the other validator.
const SHOWN: usize = 400;

impl Drop for Schema {
    /// Adds a line to the file that the environment names.
    fn drop(&mut self) {
        let Some(path) = env::var_os("SEEN_BODIES") else { return };
        let line = format!("{}\n", json!({ "schema": self.json, "bodies": self.seen.take() }));
        let file = OpenOptions::new().create(true).append(true).open(path);
        file.and_then(|mut file| file.write_all(line.as_bytes())).expect("the file can be written");
    }
}

impl Schema {
    pub(crate) fn of<T: ApiValidate>() -> Self {
        Self::new(&T::contract().to_json_schema())
    }

    pub(crate) fn new(schema: &Value) -> Self {
        assert!(jsonschema::meta::is_valid(schema), "{schema:#}");
        references(schema);
        let mut lenient = schema.clone();
        let_more_pass(&mut lenient);
        let mut in_words = BTreeSet::new();
        note_rules(schema, &mut in_words);
        Self {
            validator: validator(schema),
            lenient: validator(&lenient),
            json: schema.clone(),
            in_words,
            seen: RefCell::default(),
        }
    }

    /// Both say the same of the body, but for what is listed.
    pub(crate) fn agrees<T: ApiValidate<Context = ()> + DeserializeOwned>(&self, body: &Value) {
        self.agrees_but::<T>(body, |_| false);
    }

    /// As `agrees`; and what only validation refuses may be one of these.
    pub(crate) fn agrees_but<T: ApiValidate<Context = ()> + DeserializeOwned>(
        &self,
        body: &Value,
        is_known: fn(&ValidationErrors) -> bool,
    ) {
        let is_valid = self.is_valid(body);
        match json::from_value::<T>(body.clone()) {
            Ok(_) => {
                assert!(is_valid || self.is_read_all_the_same(body), "{body} is refused by {:#}", self.json);
            }
            Err(errors) if is_valid => {
                let is_listed = self.is_in_words(&errors) || has_whole_float(body) || is_known(&errors);
                assert!(is_listed, "{body} is let pass by {:#}: {errors}", self.json);
            }
            Err(_) => {}
        }
    }

    /// Whether the body keeps the schema; the other validator is asked, too.
    pub(crate) fn is_valid(&self, body: &Value) -> bool {
        let is_valid = self.validator.is_valid(body);
        if self.seen.borrow().len() < SHOWN {
            self.seen.borrow_mut().push((body.clone(), is_valid));
        }
        is_valid
    }

    /// Whether serde reads the body in a form that is not the one to send.
    pub(crate) fn is_read_all_the_same(&self, body: &Value) -> bool {
        self.lenient.is_valid(body) || has_rounded(body) || is_name_with_null(body)
    }

    /// Whether all that is wrong is told in words only.
    fn is_in_words(&self, errors: &ValidationErrors) -> bool {
        errors.iter().all(|error| self.in_words.contains(error.rule()))
    }
}

fn validator(schema: &Value) -> Validator {
    let validator = jsonschema::options().should_validate_formats(true).build(schema);
    validator.unwrap_or_else(|error| panic!("{error}: {schema:#}"))
}

/// What serde reads, though it is not the form to send: an array in the place of an object, a variant's name as an
/// object with null, a tag as the number of its variant.
fn let_more_pass(schema: &mut Value) {
    let take = |schema: &mut Value, name| schema.as_object_mut().and_then(|members| members.remove(name));
    let parts = [("$defs", take(schema, "$defs")), ("components", take(schema, "components"))];
    let_more_pass_here(schema);
    for (name, part) in parts {
        let Some(mut part) = part else { continue };
        let definitions = if name == "$defs" { &mut part } else { &mut part["schemas"] };
        definitions.as_object_mut().into_iter().flat_map(|all| all.values_mut()).for_each(let_more_pass_here);
        schema[name] = part;
    }
}

fn let_more_pass_here(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            for (name, member) in members.iter_mut() {
                match member {
                    // The contract of a key names no aliases.
                    Value::Object(names) if name == "propertyNames" => drop(names.remove("enum")),
                    Value::Object(properties) if name == "properties" => {
                        properties.values_mut().for_each(let_more_pass_here);
                    }
                    member => let_more_pass_here(member),
                }
            }
            if let Some(choices) = members.remove("oneOf") {
                members.insert("anyOf".to_owned(), choices);
            }
            let other = if members.contains_key("properties") {
                json!({ "type": "array" })
            } else if ["enum", "const", "not"].iter().any(|keyword| members.contains_key(*keyword)) {
                json!({ "type": ["object", "integer"] })
            } else {
                return;
            };
            let strict = schema.take();
            *schema = json!({ "anyOf": [strict, other] });
        }
        Value::Array(items) => items.iter_mut().for_each(let_more_pass_here),
        _ => {}
    }
}

fn note_rules(schema: &Value, names: &mut BTreeSet<String>) {
    match schema {
        Value::Object(members) => {
            let rules = members.get("x-rules").and_then(Value::as_array);
            let found = rules.into_iter().flatten().filter_map(|rule| rule["rule"].as_str());
            names.extend(found.map(str::to_owned));
            members.values().for_each(|member| note_rules(member, names));
        }
        Value::Array(items) => items.iter().for_each(|item| note_rules(item, names)),
        _ => {}
    }
}

/// JSON Schema takes `1.0` for a whole number, and serde does not.
pub(crate) fn has_whole_float(body: &Value) -> bool {
    match body {
        Value::Number(number) => number.is_f64() && number.as_f64().is_some_and(|n| n.fract() == 0.0),
        Value::Array(items) => items.iter().any(has_whole_float),
        Value::Object(members) => members.values().any(has_whole_float),
        _ => false,
    }
}

/// The name of a variant without content, as an object.
fn is_name_with_null(body: &Value) -> bool {
    match body {
        Value::Object(members) if members.len() == 1 && members.values().all(Value::is_null) => true,
        Value::Object(members) => members.values().any(is_name_with_null),
        Value::Array(items) => items.iter().any(is_name_with_null),
        _ => false,
    }
}

/// Numbers of which a float keeps an other one.
fn has_rounded(body: &Value) -> bool {
    match body {
        Value::Number(number) => {
            let is_large = number.as_f64().is_some_and(|n| n.abs() > 9e15);
            is_large || number.to_string().bytes().filter(u8::is_ascii_digit).count() > 15
        }
        Value::Array(items) => items.iter().any(has_rounded),
        Value::Object(members) => members.values().any(has_rounded),
        _ => false,
    }
}
