//! Addresses of links: which are allowed, how they are written, and how they are printed.

use crate::rule::Rule;
use url::Url;

crate::rule::rules! {
    /// Finds a telephone number that cannot be dialled.
    ///
    /// Someone in need would reach nobody.
    ///
    /// To mend it, write digits and spaces, with + first for a number abroad, and call it once.
    ///
    /// Before: `phone = "0808 800 CALL"`
    /// After: `phone = "0808 800 2255"`
    pub(crate) PHONE = "phone", Deny,
    "a telephone number that cannot be dialled",
    "RFC 3966; NHS style guide, phone numbers";

    /// Finds an address that is not complete, has a user name and password in it, or more than 2,000 characters.
    ///
    /// Readers would reach another page or none, and what is printed stays printed.
    ///
    /// To mend it, copy the whole address from the browser.
    ///
    /// Before: `[write to us](mailto:info)`
    /// After: `[write to us](mailto:info@example.org)`
    pub(crate) LINK_ADDRESS = "link-address", Deny,
    "an address that is not complete",
    "WHATWG URL Standard; RFC 6068 (mailto)";

    /// Finds a link that is not https, http, mailto or tel, or has no such beginning.
    ///
    /// Readers of the paper or of an e-reader could not follow it, or not safely.
    ///
    /// To mend it, write the whole address from `https://` on.
    ///
    /// Before: `[the clinic](www.example.org)`
    /// After: `[the clinic](https://www.example.org)`
    pub(crate) LINK_SCHEME = "link-scheme", Deny,
    "a link that readers cannot follow safely",
    "RFC 3986, section 3.1 Scheme";
}

/// Why an address is no good, and how to mend it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct BadAddress {
    /// The rule that it breaks.
    pub(super) rule: &'static Rule,
    /// What is wrong.
    pub(super) message: String,
    /// How to mend it.
    pub(super) hint: String,
}

/// The most characters of an address: longer ones are cut by programs between here and the page.
const LONGEST: usize = 2000;

/// An address in canonical form. Only https, http, mailto and tel lead out of a leaflet.
pub(super) fn address(written: &str) -> Result<String, BadAddress> {
    if written.chars().nth(LONGEST).is_some() {
        let start: String = written.chars().take(40).collect();
        return Err(BadAddress {
            rule: &LINK_ADDRESS,
            message: format!(
                "The address that starts with “{start}” has more than {LONGEST} characters, and readers would not get there."
            ),
            hint: "Look for a shorter one: much of it may only tell the website who comes."
                .to_owned(),
        });
    }
    let (scheme, rest) = written.split_once(':').unwrap_or(("", written));
    match scheme.to_ascii_lowercase().as_str() {
        "tel" => telephone(written, rest),
        "https" | "http" | "mailto" => web(written),
        "" => Err(BadAddress {
            rule: &LINK_SCHEME,
            message: format!(
                "“{written}” is not an address that a reader can follow from paper or an e-reader."
            ),
            hint: whole(written),
        }),
        other => Err(BadAddress {
            rule: &LINK_SCHEME,
            message: format!(
                "Links cannot start with “{other}:”, because readers could not follow them safely."
            ),
            hint: "Use https, http, mailto or tel.".to_owned(),
        }),
    }
}

/// Endings of files, which are no websites.
const FILES: &[&str] = &[
    "html", "htm", "md", "txt", "pdf", "svg", "png", "jpg", "jpeg", "docx", "doc",
];

/// How an address without its scheme is written in full: an email address, a telephone number or a website.
fn whole(written: &str) -> String {
    let is_website = || {
        let host = written.split('/').next().unwrap_or_default();
        let is_file = |ending: &str| FILES.contains(&ending.to_ascii_lowercase().as_str());
        let (name, ending) = host.rsplit_once('.').unwrap_or_default();
        !name.is_empty() && ending.len() > 1 && !is_file(ending)
    };
    let with_scheme = if written.contains('@') && !written.contains('/') {
        format!("mailto:{written}")
    } else if telephone(written, written).is_ok() {
        format!("tel:{written}")
    } else if is_website() {
        format!("https://{}", written.trim_start_matches('/'))
    } else {
        String::new()
    };
    if !with_scheme.is_empty() && address(&with_scheme).is_ok() {
        return format!("Write `{with_scheme}`.");
    }
    "Write the whole address, such as `https://www.example.org/page`, or `#name` for a heading of this leaflet."
        .to_owned()
}

/// What a telephone number is followed by: an extension, which phones dial after a pause (RFC 3966, 5.3), or keys to
/// press once somebody answers, which no address can say.
fn split_extension(number: &str) -> (&str, Option<String>) {
    let lower = number.to_ascii_lowercase();
    let starts = |word: &&str| lower.find(*word).map(|at| (at, word.len()));
    let digits = |from: usize| -> Option<&str> {
        let rest = number.get(from..)?;
        let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || ".:=".contains(c));
        let rest = rest.trim_end_matches([')', '.']).trim_end();
        (!rest.is_empty() && rest.len() <= 8 && rest.bytes().all(|b| b.is_ascii_digit()))
            .then_some(rest)
    };
    let bare = |at: usize| {
        let before = number.get(..at).unwrap_or_default();
        before.trim_end_matches(|c: char| c.is_whitespace() || ",;(".contains(c))
    };
    let found = |words: &[&str]| {
        let (at, length) = words.iter().find_map(starts)?;
        digits(at + length).map(|digits| (bare(at), digits))
    };
    if let Some((number, extension)) = found(&["extension", "extn", "ext", "x"]) {
        return (number, Some(extension.to_owned()));
    }
    let keys = [
        "then press",
        "and press",
        "press",
        "choose option",
        "select option",
        "option",
        "opt",
    ];
    match found(&keys) {
        Some((number, _)) => (number, None),
        None => (number, None),
    }
}

fn telephone(written: &str, number: &str) -> Result<String, BadAddress> {
    let (number, extension) = split_extension(number);
    // The (0) of +44 (0)20 is dialled only inside the country: after the + it leads nowhere.
    let abroad = number.trim_start().starts_with('+');
    let number = if abroad {
        number.replacen("(0)", "", 1)
    } else {
        number.to_owned()
    };
    let extension = extension.map(|digits| format!(";ext={digits}"));
    let digits: String = number
        .chars()
        .filter(|c| !matches!(c, ' ' | '-' | '(' | ')' | '.' | '\u{a0}'))
        .collect();
    let (plus, rest) = match digits.strip_prefix('+') {
        Some(rest) => ("+", rest),
        None => ("", digits.as_str()),
    };
    // The shortest helplines have three digits (111, 999); ITU-T E.164 allows fifteen.
    let valid = (3..=15).contains(&rest.len()) && rest.bytes().all(|b| b.is_ascii_digit());
    if valid {
        Ok(format!("tel:{plus}{rest}{}", extension.unwrap_or_default()))
    } else {
        Err(BadAddress {
            rule: &PHONE,
            message: format!(
                "“{}” is not a telephone number that can be dialled.",
                written.trim_start_matches("tel:")
            ),
            hint: "Write digits and spaces, with + first for a number abroad: `0808 800 1234`. An extension may follow: \
                   `0808 800 1234 ext. 56`, or keys to press: `0808 800 1234, option 2`."
                .to_owned(),
        })
    }
}

fn web(written: &str) -> Result<String, BadAddress> {
    let bad = |why: &str| BadAddress {
        rule: &LINK_ADDRESS,
        message: format!("“{written}” is not a complete address: {why}."),
        hint: if written.to_ascii_lowercase().starts_with("mailto:") {
            "Write the whole address, such as mailto:nurse@example.org.".to_owned()
        } else {
            "Copy the whole address from the browser, such as https://www.example.org/page."
                .to_owned()
        },
    };
    let url = Url::parse(written).map_err(|error| bad(&error.to_string()))?;
    if url.scheme() == "mailto" && !url.path().contains('@') {
        return Err(bad("an email address has an @"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(bad("a user name or password must not be printed"));
    }
    Ok(url.into())
}

/// Whether a call to a number of the United Kingdom costs nothing, from mobile phones too: 0800, 0808 and the
/// European numbers for helplines of social value, which start with 116 (Ofcom, National Telephone Numbering Plan).
pub(super) fn is_free(phone: &str) -> bool {
    let dialled: String = split_extension(phone)
        .0
        .replace("(0)", "")
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == '+')
        .collect();
    let national = match dialled.strip_prefix("+44") {
        Some(rest) => format!("0{}", rest.trim_start_matches('0')),
        None => dialled,
    };
    let is_harmonised = national.len() == 6 && national.starts_with("116");
    national.starts_with("0800") || national.starts_with("0808") || is_harmonised
}

/// How an address is printed after the words of its link, where the words lack it.
pub(super) fn printed(written: &str, words: &str) -> Option<String> {
    let (scheme, rest) = written.split_once(':')?;
    let shown = match scheme.to_ascii_lowercase().as_str() {
        "mailto" => rest.split('?').next().unwrap_or(rest),
        "tel" => rest,
        _ => rest.trim_start_matches('/').trim_end_matches('/'),
    };
    if scheme.eq_ignore_ascii_case("tel") && same_number(rest, words) {
        return None;
    }
    let plain = |text: &str| text.to_lowercase().replace([' ', '\u{a0}'], "");
    (!plain(words).contains(&plain(shown))).then(|| shown.to_owned())
}

/// Whether the words give the number, be it as dialled at home (0113 …) or from abroad (+44 113 …).
fn same_number(number: &str, words: &str) -> bool {
    let digits = |text: &str| -> String {
        let text = text.replace("(0)", "");
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        digits.trim_start_matches('0').to_owned()
    };
    let (a, b) = (digits(number), digits(words));
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    // Country codes have one to three digits (ITU-T E.164); shorter numbers are too alike to compare.
    short.len() >= 7 && long.len() - short.len() <= 3 && long.ends_with(&short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_addresses_are_canonical() {
        assert_eq!(address("tel:0808 800 1234").unwrap(), "tel:08088001234");
        assert_eq!(
            address("tel:+44 (0)20 7450 4000").unwrap(),
            "tel:+442074504000"
        );
        assert_eq!(
            address("HTTPS://Example.org/ŵ").unwrap(),
            "https://example.org/%C5%B5"
        );
        assert_eq!(
            address("mailto:a@example.org").unwrap(),
            "mailto:a@example.org"
        );
    }

    #[test]
    fn extensions_are_dialled_and_keys_to_press_are_left_to_the_caller() {
        for (written, dialled) in [
            ("0113 206 1234 ext. 56", "tel:01132061234;ext=56"),
            ("0113 206 1234 extension 5678", "tel:01132061234;ext=5678"),
            ("0113 206 1234 (ext 56)", "tel:01132061234;ext=56"),
            ("0113 206 1234 x56", "tel:01132061234;ext=56"),
            ("+44 (0)113 206 1234;ext=56", "tel:+441132061234;ext=56"),
            ("0113 206 1234, option 2", "tel:01132061234"),
            ("0113 206 1234 (option 2)", "tel:01132061234"),
            ("0113 206 1234, then press 2", "tel:01132061234"),
        ] {
            assert_eq!(
                telephone(written, written).as_deref(),
                Ok(dialled),
                "{written}"
            );
        }
        for written in [
            "0113 206 1234 ext",
            "ext. 56",
            "0113 206 1234 option two",
            "0808 800 CALL",
        ] {
            assert!(telephone(written, written).is_err(), "{written}");
        }
        assert!(is_free("116 123, option 2"));
    }

    #[test]
    fn an_address_without_its_scheme_is_given_it() {
        for (written, hint) in [
            ("pals@example.org", "Write `mailto:pals@example.org`."),
            ("pals@x", "Write `mailto:pals@x`."),
            (
                "www.example.org/page",
                "Write `https://www.example.org/page`.",
            ),
            ("0113 206 1234", "Write `tel:0113 206 1234`."),
        ] {
            assert_eq!(address(written).unwrap_err().hint, hint);
        }
    }

    #[test]
    fn freephone_numbers_are_known() {
        for free in [
            "0808 800 1234",
            "0800 1111",
            "+44 (0)800 123 4567",
            "116 123",
        ] {
            assert!(is_free(free), "{free}");
        }
        for paid in [
            "0113 496 0199",
            "0345 123 4567",
            "1164960199",
            "+1 800 123 4567",
            "111",
        ] {
            assert!(!is_free(paid), "{paid}");
        }
    }

    #[test]
    fn bad_addresses_are_refused_by_rule() {
        let rule = |written: &str| address(written).unwrap_err().rule.name;
        assert_eq!(rule("javascript:alert(1)"), "link-scheme");
        assert_eq!(rule("page.html"), "link-scheme");
        assert_eq!(rule("https://"), "link-address");
        let long = format!("https://example.org/{}", "a".repeat(LONGEST));
        assert_eq!(rule(&long), "link-address");
        assert_eq!(rule("mailto:nobody"), "link-address");
        assert_eq!(rule("https://user:secret@example.org"), "link-address");
        assert_eq!(rule("tel:ask for Ann"), "phone");
    }

    #[test]
    fn an_address_is_printed_only_where_the_words_lack_it() {
        assert_eq!(
            printed("https://www.example.org/", "our site").as_deref(),
            Some("www.example.org")
        );
        assert_eq!(printed("https://www.example.org/", "www.example.org"), None);
        assert_eq!(printed("tel:08088001234", "call 0808 800 1234"), None);
        assert_eq!(printed("tel:+441134960199", "0113 496 0199"), None);
        assert_eq!(printed("tel:01134960199", "+44 (0)113 496 0199"), None);
        assert!(printed("tel:+441134960199", "0113 496 0198").is_some());
        assert_eq!(
            printed("tel:0808 800 1234", "call us").as_deref(),
            Some("0808 800 1234")
        );
    }
}
