//! Every shape of type that can derive `ApiValidate`.

mod arguments;
mod contexts;
mod declared;
mod deprecated;
mod enums;
mod generics;
mod kept;
mod late;
mod nested;
mod places;
mod scopes;
mod shapes;
mod structs;
mod together;
mod variants;
