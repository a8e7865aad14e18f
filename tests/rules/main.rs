//! Every rule, through the derive: one file a rule, and one for each word that holds rules.

#![allow(
    clippy::box_collection,
    clippy::linkedlist,
    clippy::option_option,
    clippy::ref_option,
    clippy::trivially_copy_pass_by_ref,
    clippy::vec_box,
    clippy::zero_sized_map_values,
    reason = "the rules must work on whatever type a DTO has"
)]

#[macro_use]
mod kit;

mod absent;
mod alphanumeric;
mod any;
mod ascii;
mod at_least_one;
mod contains;
mod credit_card;
mod custom;
mod date;
mod date_time;
mod each;
mod email;
mod equal;
mod exactly_one;
mod filter;
mod hostname;
mod id_value;
mod ip;
mod ipv4;
mod ipv6;
mod keys;
mod length;
mod lowercase;
mod matches;
mod metadata;
mod multiple_of;
mod nested;
mod no_control;
mod none_of;
mod not_contains;
mod not_null;
mod number;
mod one_of;
mod orderby;
mod pattern;
mod phone;
mod prefix;
mod range;
mod required;
mod resource;
mod skip;
mod stop;
mod suffix;
mod time;
mod unique;
mod uppercase;
mod url;
mod uuid;
mod when;
