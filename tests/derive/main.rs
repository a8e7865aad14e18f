//! Every shape of type that can derive `ApiValidate`.

mod contexts;
mod declared;
mod deprecated;
mod enums;
mod generics;
mod kept;
mod late;
mod nested;
mod shapes;
mod structs;
