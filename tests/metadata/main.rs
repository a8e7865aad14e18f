//! Metadata against a catalogue.

mod cases;
mod catalogues;
mod codes;
mod hostile;
mod kit;
mod model;
mod oracle;
mod own;
mod property;
mod swap;
mod texts;
mod together;
