//! The tables of a pattern, as literals.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::pattern::Automaton;

pub(super) fn tokens(automaton: &Automaton) -> TokenStream {
    let constructor = quote!(__api_validate::rules::Automaton);
    match automaton {
        Automaton::Chain { sets, masks } => {
            let (sets, masks) = (Literal::byte_string(sets), Literal::byte_string(masks));
            quote!(#constructor::chain(#sets, #masks))
        }
        Automaton::Narrow(table) => {
            let next = Literal::byte_string(&table.next);
            let (rows, start, last) = (wide(&table.rows), table.start, table.last_accepting);
            quote!(#constructor::narrow(&#rows, #next, #start, #last))
        }
        Automaton::Wide(table) => {
            let (rows, next) = (wide(&table.rows), wide(&table.next));
            let (start, last) = (table.start, table.last_accepting);
            quote!(#constructor::wide(&#rows, &#next, #start, #last))
        }
        Automaton::Characters { ascii, runs, table } => {
            let (table, ascii) = (tokens(table), Literal::byte_string(ascii));
            let runs = runs.iter().map(|run| Literal::u32_unsuffixed(*run));
            quote!(#table.by_character(#ascii, &[#(#runs),*]))
        }
    }
}

fn wide(cells: &[u16]) -> TokenStream {
    let cells = cells.iter().map(|cell| Literal::u16_unsuffixed(*cell));
    quote!([#(#cells),*])
}
