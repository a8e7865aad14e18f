use api_validate::ApiValidate;

struct Unknown;

#[derive(ApiValidate)]
#[api(context = str)]
struct OfText {
    a: u8,
}

#[derive(ApiValidate)]
struct Many {
    a: u8,
    b: u8,
    c: u8,
    d: u8,
    e: u8,
    f: u8,
    g: u8,
    h: u8,
    i: u8,
    j: u8,
    k: u8,
    l: u8,
    #[api(email)]
    m: u8,
    n: Unknown,
    #[api(range(min = 1))]
    o: bool,
    p: OfText,
}

#[derive(ApiValidate)]
enum Choice {
    Many {
        a: u8,
        b: u8,
        c: u8,
        d: u8,
        e: u8,
        f: u8,
        g: u8,
        h: u8,
        i: u8,
        j: u8,
        k: u8,
        l: u8,
        #[api(length(max = 5), email)]
        m: bool,
        n: Vec<Unknown>,
    },
}

fn main() {}
