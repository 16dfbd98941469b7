//! What codes stand for (ISO 32000-1, 9.10.3; ISO 14289-1, 7.21.7; ISO 19005-2, 6.2.11.7).

use super::{Violation, violation};

/// What the text of a code is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Characters that everyone knows.
    Plain,
    /// With characters of private use, which only ActualText can tell.
    Private,
}

/// What stands before the codes, but for the font's name, which stands twice.
const HEAD: [&str; 3] = [
    "/CIDInit /ProcSet findresource begin\n\n12 dict begin\n\nbegincmap\n\n%!PS-Adobe-3.0 Resource-CMap\n\
     %%DocumentNeededResources: procset CIDInit\n%%IncludeResource: procset CIDInit\n\n\
     /CIDSystemInfo 3 dict dup begin\n/Registry (FontSpecific) def\n/Ordering (",
    ") def\n/Supplement 0 def\nend def\n\n/CMapName /FontSpecific-",
    " def\n/CMapVersion 1 def\n/CMapType 2 def\n/WMode 0 def\n\n1 begincodespacerange\n<0000> <FFFF>\n\
     endcodespacerange\n",
];
const TAIL: &str = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";

/// The most codes of one block (Adobe Technical Note 5014, 3.4).
const MOST_OF_BLOCK: usize = 100;

/// Reads a map as printpdf writes it: the meanings of the codes, which count from 1 without a gap.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Meaning>, Violation> {
    let unreadable = || wrong("a map from codes to text cannot be read");
    let text = std::str::from_utf8(bytes).map_err(|_| unreadable())?;
    let blocks = without_frame(text).ok_or_else(unreadable)?;
    let mut meanings = Vec::new();
    let mut lines = blocks.lines();
    while let Some(line) = lines.next() {
        let count = line
            .strip_suffix(" beginbfchar")
            .and_then(|count| count.parse::<usize>().ok());
        let count = count
            .filter(|count| *count <= MOST_OF_BLOCK)
            .ok_or_else(unreadable)?;
        for line in lines.by_ref().take(count) {
            let prefix = format!("<{:04X}> <", meanings.len() + 1);
            let units = line
                .strip_prefix(&prefix)
                .and_then(|rest| rest.strip_suffix('>'));
            meanings.push(meaning(units.ok_or_else(unreadable)?)?);
        }
        if lines.next() != Some("endbfchar") {
            return Err(unreadable());
        }
    }
    Ok(meanings)
}

/// What stands between head and tail.
fn without_frame(text: &str) -> Option<&str> {
    let [first, second, third] = HEAD;
    let (name, rest) = text.strip_prefix(first)?.split_once(second)?;
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let rest = rest.strip_prefix(name)?.strip_prefix(third)?;
    rest.strip_suffix(TAIL).filter(|_| is_name)
}

/// Of UTF-16 in hexadecimal.
fn meaning(units: &str) -> Result<Meaning, Violation> {
    let (groups, rest) = units.as_bytes().as_chunks::<4>();
    let unit = |group: &[u8; 4]| u16::from_str_radix(std::str::from_utf8(group).ok()?, 16).ok();
    let units: Option<Vec<u16>> = groups.iter().map(unit).collect();
    let text = units.and_then(|units| String::from_utf16(&units).ok());
    let text = text.filter(|text| rest.is_empty() && !text.is_empty());
    let text = text.ok_or_else(|| wrong("the text of a code is no UTF-16"))?;
    if text
        .chars()
        .any(|sign| matches!(sign, '\0' | '\u{feff}' | '\u{fffe}'))
    {
        return Err(wrong("the text of a code is U+0000, U+FEFF or U+FFFE"));
    }
    Ok(if text.chars().any(is_private) {
        Meaning::Private
    } else {
        Meaning::Plain
    })
}

fn is_private(sign: char) -> bool {
    matches!(sign, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}')
}

fn wrong(what: &str) -> Violation {
    violation("ISO 14289-1", "7.21.7", what.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(blocks: &str) -> Result<Vec<Meaning>, String> {
        let [first, second, third] = HEAD;
        let text = format!("{first}F0{second}F0{third}{blocks}{TAIL}");
        read(text.as_bytes()).map_err(|fault| fault.message)
    }

    #[test]
    fn codes_count_from_1() {
        let found = map("2 beginbfchar\n<0001> <00660069>\n<0002> <D83DDC69>\nendbfchar\n");
        assert_eq!(found, Ok(vec![Meaning::Plain; 2]));
        let blocks =
            "1 beginbfchar\n<0001> <E000>\nendbfchar\n1 beginbfchar\n<0002> <0041>\nendbfchar\n";
        assert_eq!(map(blocks), Ok(vec![Meaning::Private, Meaning::Plain]));
        assert!(map("1 beginbfchar\n<0002> <0041>\nendbfchar\n").is_err());
        assert!(map("2 beginbfchar\n<0001> <0041>\nendbfchar\n").is_err());
    }

    #[test]
    fn texts_that_are_none() {
        for text in ["0000", "FEFF", "0041FFFE", "D83D", "", "00", "004G"] {
            let found = map(&format!("1 beginbfchar\n<0001> <{text}>\nendbfchar\n"));
            assert!(
                found.is_err_and(|message| message.contains("the text of a code")),
                "{text}"
            );
        }
    }
}
