//! The service, end to end, over HTTP on a loopback port.

mod chunks;
mod created;
mod golden;
mod hostile;
mod openapi;
mod outages;
mod problems;
mod process;
mod running;
mod trace;
mod validation;
