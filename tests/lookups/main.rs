//! Lookups: what is asked, how often, and what becomes of the answers.

mod failing;
mod kit;
mod nested;
mod once;
mod order;
mod siblings;
mod sizes;
mod synchronous;
