//! Bodies of JSON: everything that is wrong with one, in one report.

mod arrays;
mod bodies;
mod codes;
mod everything;
mod hostile;
mod lent;
mod lists;
mod matrix;
mod oracle;
mod simple;
