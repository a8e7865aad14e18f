//! What is answered to a request that failed.

mod bodies;
mod errors;
mod parts;
mod reading;
mod standard;
mod status;
mod trace_id;
