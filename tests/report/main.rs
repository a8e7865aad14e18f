//! The report, and what is promised about it.

mod by_hand;
mod canary;
mod caps;
mod codes;
mod contract;
mod determinism;
mod every_rule;
mod extremes;
mod german;
mod languages;
mod locale;
mod paths;
mod pointers;
mod records;
mod standard;
mod validator;
