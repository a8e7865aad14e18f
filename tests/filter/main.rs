//! The language of filters and orders: its grammar, its tree, and what it costs.

mod hostile;
mod printing;
mod tree;
mod vectors;
