//! Every shape of type that can derive `ApiValidate`.

mod nested;
mod structs;
