//! A service that keeps the organisations of its partners, and their users.
//!
//! It is written to be copied: actix-web, a database in SQL, and the problem details of the standard for whatever fails.

mod access;
mod arriving;
mod config;
mod database;
mod docs;
mod limit;
mod log;
mod organisations;
mod register;
mod server;

pub use access::demo;
pub use config::Config;
pub use register::{Company, CompanyRegister, DemoRegister, LookUp, OutOfReach};
pub use server::serve;
