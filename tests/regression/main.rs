//! What broke once.

mod codes_of_type_rules;
mod constants_in_scope;
mod constants_in_texts;
mod default_of_a_required_field;
mod names_in_texts;
mod newtype_of_an_option;
mod result_without_its_variant;
mod rules_inside_of_from;
