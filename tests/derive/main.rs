//! Every shape of type that can derive `ApiValidate`.

mod contexts;
mod generics;
mod nested;
mod structs;
