//! Which structure elements may stand in which (ISO 32000-1, 14.8.4; ISO 14289-1, 7.2), as leaflet uses them.

/// Whether an element may stand in another.
pub(super) fn may_hold(parent: &[u8], kid: &[u8]) -> bool {
    match parent {
        b"Document" => kid == b"Sect",
        b"Sect" | b"BlockQuote" | b"LBody" => is_block(kid),
        b"Div" => is_block(kid) || matches!(kid, b"Figure" | b"Caption"),
        b"Note" => is_block(kid) || kid == b"Lbl",
        b"L" => kid == b"LI",
        b"LI" => matches!(kid, b"Lbl" | b"LBody"),
        b"Table" => matches!(kid, b"THead" | b"TBody" | b"TR"),
        b"THead" | b"TBody" => kid == b"TR",
        b"TR" => matches!(kid, b"TH" | b"TD"),
        b"TOC" => matches!(kid, b"Caption" | b"TOCI"),
        b"TOCI" => kid == b"Reference",
        b"Reference" => kid == b"Link",
        b"Link" => is_inline(kid) && !matches!(kid, b"Link" | b"Reference"),
        _ => holds_content(parent) && is_inline(kid),
    }
}

/// Whether content may stand in an element itself.
pub(super) fn holds_content(tag: &[u8]) -> bool {
    heading_level(tag).is_some()
        || matches!(
            tag,
            b"P" | b"Caption" | b"TH" | b"TD" | b"Lbl" | b"Span" | b"Link" | b"Code" | b"Figure"
        )
}

/// The level of a heading.
pub(super) fn heading_level(tag: &[u8]) -> Option<u8> {
    match tag {
        b"H1" => Some(1),
        b"H2" => Some(2),
        b"H3" => Some(3),
        b"H4" => Some(4),
        _ => None,
    }
}

/// Whether what stands in an element comes in the order and number that it must.
pub(super) fn is_in_order(tag: &[u8], kids: &[&[u8]]) -> bool {
    let only_first = |wanted: &[u8]| kids.iter().skip(1).all(|kid| *kid != wanted);
    match tag {
        b"LI" => kids == [&b"Lbl"[..], b"LBody"],
        b"Table" => kids == [&b"TR"[..]] || kids == [&b"THead"[..], b"TBody"],
        b"TOC" => only_first(b"Caption"),
        b"Note" => kids.first() == Some(&&b"Lbl"[..]) && only_first(b"Lbl"),
        b"Div" => {
            let after = match kids {
                [b"Figure", rest @ ..] => rest,
                all => all,
            };
            let rest = match after {
                [b"Caption", rest @ ..] => rest,
                all => all,
            };
            !rest
                .iter()
                .any(|kid| matches!(*kid, b"Figure" | b"Caption"))
        }
        b"L" | b"TR" | b"THead" | b"TBody" | b"TOCI" | b"Reference" => !kids.is_empty(),
        _ => true,
    }
}

fn is_block(tag: &[u8]) -> bool {
    heading_level(tag).is_some()
        || matches!(
            tag,
            b"P" | b"BlockQuote" | b"L" | b"Table" | b"Div" | b"Sect" | b"TOC" | b"Note"
        )
}

fn is_inline(tag: &[u8]) -> bool {
    matches!(tag, b"Span" | b"Link" | b"Code" | b"Reference")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_stand_where_they_belong() {
        for (parent, kid) in [
            ("Sect", "H2"),
            ("P", "Link"),
            ("TD", "Span"),
            ("Div", "Figure"),
            ("H4", "Code"),
        ] {
            assert!(
                may_hold(parent.as_bytes(), kid.as_bytes()),
                "{kid} in {parent}"
            );
        }
        for (parent, kid) in [
            ("P", "P"),
            ("Figure", "P"),
            ("L", "P"),
            ("Link", "Link"),
            ("Part", "P"),
            ("Sect", "H5"),
        ] {
            assert!(
                !may_hold(parent.as_bytes(), kid.as_bytes()),
                "{kid} in {parent}"
            );
        }
    }

    #[test]
    fn elements_come_in_order() {
        let in_order = |tag: &str, kids: &[&str]| {
            let kids: Vec<&[u8]> = kids.iter().map(|kid| kid.as_bytes()).collect();
            is_in_order(tag.as_bytes(), &kids)
        };
        assert!(in_order("Div", &["Figure", "Caption", "L", "P"]));
        assert!(in_order("Div", &["P"]));
        assert!(!in_order("Div", &["Caption", "Figure"]));
        assert!(!in_order("Div", &["Figure", "Figure"]));
        assert!(in_order("LI", &["Lbl", "LBody"]));
        assert!(!in_order("LI", &["LBody", "Lbl"]));
        assert!(!in_order("Table", &["TBody", "THead"]));
        assert!(!in_order("TOC", &["TOCI", "Caption"]));
        assert!(!in_order("Note", &["P", "Lbl"]));
        assert!(!in_order("L", &[]));
    }
}
