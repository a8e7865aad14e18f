//! Bodies of JSON: everything that is wrong with one, in one report.

mod arrays;
mod bodies;
mod codes;
mod crates;
mod declared;
mod everything;
mod examples;
mod hostile;
mod keys;
mod lent;
mod lists;
mod long_paths;
mod matrix;
mod near;
mod newtype_keys;
mod oracle;
mod params;
mod places;
mod rest;
mod simple;
mod unknown;
mod untagged;
mod words;
mod work;
