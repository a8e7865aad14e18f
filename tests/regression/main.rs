//! What broke once.

mod constants_in_scope;
