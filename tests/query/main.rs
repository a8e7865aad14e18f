//! Query strings: everything that is wrong with one, in one report.

mod doors;
mod everything;
mod faults;
mod hostile;
mod matrix;
mod oracle;
mod values;
