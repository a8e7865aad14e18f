//! Bodies of JSON: everything that is wrong with one, in one report.

mod everything;
