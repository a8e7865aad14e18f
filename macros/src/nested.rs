//! How the rules of a nested type are reached: through the standard library's types, as far as they are called by
//! their names, to the elements of a tuple, which are asked one by one.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{GenericArgument, GenericParam, Generics, PathArguments, Type, TypeTuple};

/// What a type is to the walk.
pub(crate) enum Shape<'a> {
    /// Asked for its rules as a whole: no tuple is in it.
    Leaf,
    Tuple(&'a TypeTuple),
    /// A collection, whose elements (of a map: values) hold a tuple.
    Each(&'a Type),
    /// What may hold no value.
    Option(&'a Type),
    /// What stands for the value.
    Pointer(&'a Type),
}

const OPTIONS: &[&str] = &["Option", "Patch"];
const POINTERS: &[&str] = &["Box", "Rc", "Arc", "Cow"];
const COLLECTIONS: &[&str] = &["Vec", "VecDeque", "LinkedList", "BTreeSet", "HashSet", "BTreeMap", "HashMap"];

type Wrap<'a> = fn(&'a Type) -> Shape<'a>;

pub(crate) fn shape(ty: &Type) -> Shape<'_> {
    let (inner, wrap): (&Type, Wrap<'_>) = match ty {
        Type::Paren(ty) => return shape(&ty.elem),
        Type::Group(ty) => return shape(&ty.elem),
        Type::Tuple(tuple) if !tuple.elems.is_empty() => return Shape::Tuple(tuple),
        Type::Array(array) => (&array.elem, Shape::Each),
        Type::Slice(slice) => (&slice.elem, Shape::Each),
        Type::Reference(reference) => (&reference.elem, Shape::Pointer),
        Type::Path(path) => {
            match path.path.segments.last().and_then(|last| holder(&last.ident, &last.arguments)) {
                Some(holder) => holder,
                None => return Shape::Leaf,
            }
        }
        _ => return Shape::Leaf,
    };
    if matches!(shape(inner), Shape::Leaf) { Shape::Leaf } else { wrap(inner) }
}

/// The type that a collection or a pointer holds, and what it is to the walk.
fn holder<'a>(name: &Ident, arguments: &'a PathArguments) -> Option<(&'a Type, Wrap<'a>)> {
    let is = |names: &[&str]| names.iter().any(|known| name == known);
    let wrap: Wrap<'a> = match () {
        () if is(OPTIONS) => Shape::Option,
        () if is(POINTERS) => Shape::Pointer,
        () if is(COLLECTIONS) => Shape::Each,
        () => return None,
    };
    // The value of a map; a hasher may follow.
    arguments_of(arguments).take(2).last().map(|inner| (inner, wrap))
}

/// Whether a type is called by the name of one of the standard library's collections, in whatever holds it.
pub(crate) fn is_collection(ty: &Type) -> bool {
    match ty {
        Type::Paren(ty) => is_collection(&ty.elem),
        Type::Group(ty) => is_collection(&ty.elem),
        Type::Reference(ty) => is_collection(&ty.elem),
        Type::Array(_) | Type::Slice(_) => true,
        Type::Path(path) => {
            let last = path.path.segments.last();
            last.is_some_and(|last| match holder(&last.ident, &last.arguments) {
                Some((inner, _)) => COLLECTIONS.iter().any(|name| last.ident == name) || is_collection(inner),
                None => false,
            })
        }
        _ => false,
    }
}

fn arguments_of(arguments: &PathArguments) -> impl Iterator<Item = &Type> {
    let arguments = match arguments {
        PathArguments::AngleBracketed(arguments) => Some(&arguments.args),
        _ => None,
    };
    arguments.into_iter().flatten().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

/// The types that the walk ends at.
pub(crate) fn leaves<'a>(ty: &'a Type, found: &mut Vec<&'a Type>) {
    match shape(ty) {
        Shape::Leaf => found.push(ty),
        Shape::Tuple(tuple) => tuple.elems.iter().for_each(|ty| leaves(ty, found)),
        Shape::Each(ty) | Shape::Option(ty) | Shape::Pointer(ty) => leaves(ty, found),
    }
}

/// The types without arguments that a type names in its own: `Dto` in `Rc<RefCell<Dto>>`.
///
/// A name in capitals is taken for a constant, as in `ArrayVec<Dto, MAX>`: the two look the same here.
pub(crate) fn innermost<'a>(ty: &'a Type, found: &mut Vec<&'a Type>) {
    match ty {
        Type::Paren(ty) => innermost(&ty.elem, found),
        Type::Group(ty) => innermost(&ty.elem, found),
        Type::Array(array) => innermost(&array.elem, found),
        Type::Slice(slice) => innermost(&slice.elem, found),
        Type::Reference(reference) => innermost(&reference.elem, found),
        Type::Tuple(tuple) => tuple.elems.iter().for_each(|ty| innermost(ty, found)),
        Type::Path(path) => {
            let Some(last) = path.path.segments.last() else { return };
            let before = found.len();
            match holder(&last.ident, &last.arguments) {
                // The key of a map is checked as a key, by `keys`.
                Some((inner, _)) => innermost(inner, found),
                None => arguments_of(&last.arguments).for_each(|ty| innermost(ty, found)),
            }
            let is_constant = !last.ident.to_string().contains(char::is_lowercase);
            if found.len() == before && !is_constant {
                found.push(ty);
            }
        }
        _ => {}
    }
}

/// Whether a type parameter stands somewhere in the type.
pub(crate) fn is_generic(ty: &Type, generics: &Generics) -> bool {
    mentions(ty, &|ident| {
        generics
            .params
            .iter()
            .any(|param| matches!(param, GenericParam::Type(param) if param.ident == *ident))
    })
}

/// Whether a name stands somewhere in the type.
pub(crate) fn mentions(ty: &Type, is_it: &dyn Fn(&Ident) -> bool) -> bool {
    fn any(tokens: TokenStream, is_it: &dyn Fn(&Ident) -> bool) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Ident(ident) => is_it(&ident),
            TokenTree::Group(group) => any(group.stream(), is_it),
            _ => false,
        })
    }
    any(ty.to_token_stream(), is_it)
}
