//! Bodies of JSON: everything that is wrong with one, in one report.

mod arrays;
mod bodies;
mod codes;
mod crates;
mod declared;
mod doors;
mod everything;
mod examples;
mod faults;
mod flattened;
mod full;
mod hostile;
mod keys;
mod known;
mod lent;
mod lists;
mod long_paths;
#[macro_use] // its `types`
mod matrix;
mod more;
mod narrowed;
mod near;
mod newtype_keys;
mod normalize;
mod oracle;
mod own_words;
mod params;
mod places;
mod rarer;
mod rest;
mod simple;
mod unknown;
mod untagged;
mod words;
mod work;
