//! Query strings: everything that is wrong with one, in one report.

mod everything;
mod hostile;
mod oracle;
mod values;
