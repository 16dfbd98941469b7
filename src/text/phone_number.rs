//! Phone numbers of the United Kingdom in running text, and how the NHS groups their digits.

/// A phone number as it is written somewhere.
#[derive(Debug, PartialEq, Eq)]
pub struct PhoneNumber<'t> {
    /// What is written.
    pub written: &'t str,
    /// The byte of the text at which it starts.
    pub start: usize,
    /// Its national digits: "08081570123", also where "+44 808 157 0123" is written.
    pub digits: String,
}

/// The country code of the United Kingdom.
const COUNTRY: &str = "+44";
/// National services of few digits that are written in groups.
const SHORT: &[&str] = &["116 000", "116 111", "116 117", "116 123"];
/// What Relay UK has people dial before a number.
const RELAY: &[&str] = &["18001", "18002"];
/// The first digits of area codes with five digits after their zero, whose numbers are grouped in other ways.
const LONG_AREAS: &[&str] = &[
    "013873", "01524", "015394", "015395", "015396", "01697", "01768", "019467",
];

/// Numbers that are for emergencies: 999, 112 and, by text, 18000 in the United Kingdom (Ofcom, National Telephone
/// Numbering Plan), and those that phones of other countries dial.
const EMERGENCY: &[&str] = &["999", "112", "18000", "911", "000"];

/// Whether a number is for emergencies, so that nobody may call it to try it.
pub fn is_emergency(number: &str) -> bool {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    EMERGENCY.contains(&digits.as_str())
}

/// How the national digits of numbers begin that are kept for film and drama, each with as many digits as its block
/// has behind it (Ofcom, "Telephone numbers for use in TV and radio drama programmes").
const FOR_DRAMA: &[&str] = &[
    "01134960", "01144960", "01154960", "01164960", "01174960", "01184960", "01214960", "01314960",
    "01414960", "01514960", "01614960", "01632960", "01914980", "02079460", "02896496", "02920180",
    "03069990", "07700900", "08081570", "09098790",
];

/// Whether national digits are of a number that is kept for film and drama: nobody has it.
pub fn is_kept_for_drama(digits: &str) -> bool {
    FOR_DRAMA.iter().any(|start| digits.starts_with(start))
}

/// One word of a text, between spaces.
struct Word<'t> {
    /// Where the digits and the marks among them start.
    start: usize,
    /// The word without the marks around it.
    text: &'t str,
    /// Whether a mark such as a comma parts it from what comes before or after.
    opens: bool,
    closes: bool,
}

/// The phone numbers of a text, in order: digits that start with a zero or +44 and are as many as such numbers have.
/// Doses, dates, NHS numbers and references are none.
pub fn all(text: &str) -> impl Iterator<Item = PhoneNumber<'_>> {
    // Most texts hold no digit, and need no look at their words.
    let has_digit = text.bytes().any(|byte| byte.is_ascii_digit());
    let mut words = words(if has_digit { text } else { "" }).peekable();
    let mut after_digits = false;
    std::iter::from_fn(move || {
        loop {
            let first = words.next()?;
            let follows_digits = std::mem::take(&mut after_digits) && !first.opens;
            if !is_numeric(first.text) || RELAY.contains(&first.text) {
                continue;
            }
            let (mut end, mut closes) = (first.start + first.text.len(), first.closes);
            while !closes && may_go_on(text.get(first.start..end)?) {
                let Some(next) = words.next_if(|next| is_numeric(next.text) && !next.opens) else {
                    break;
                };
                (end, closes) = (next.start + next.text.len(), next.closes);
            }
            // A bracket that closes behind the number is around it, and no part of it.
            let whole = text.get(first.start..end)?;
            let written = match whole.contains(')') {
                true => whole,
                false => whole.trim_start_matches('('),
            };
            match PhoneNumber::new(written, end - written.len()).filter(|_| !follows_digits) {
                Some(number) => return Some(number),
                None => after_digits = !closes,
            }
        }
    })
}

/// The words of a text, without the marks that close or open them.
fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let from = text.get(rest..)?;
        let lead = from.len() - from.trim_start().len();
        let whole = from
            .get(lead..)?
            .split(char::is_whitespace)
            .next()
            .filter(|word| !word.is_empty())?;
        let start = rest + lead;
        rest = start + whole.len();
        let opened = whole.trim_start_matches(|c: char| !is_part(c));
        let bare = opened.trim_end_matches(|c: char| !c.is_alphanumeric());
        Some(Word {
            start: start + (whole.len() - opened.len()),
            text: bare,
            opens: opened.len() < whole.len(),
            closes: !matches!(opened.get(bare.len()..), Some("" | ")" | "-")),
        })
    })
}

/// What a word with a number may start with.
fn is_part(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '(' | '+')
}

/// Whether a word is digits and the marks that people put between them.
fn is_numeric(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_digit())
        && word.chars().all(|c| {
            c.is_ascii_digit() || matches!(c, '(' | ')' | '+' | '-' | '\u{2011}' | '–' | '.')
        })
}

/// Whether more words can belong to a number that starts so.
fn may_go_on(written: &str) -> bool {
    written == "116" || national(written).is_some_and(|digits| digits.len() < 11)
}

/// The national digits of what starts like a number of the United Kingdom.
fn national(written: &str) -> Option<String> {
    let rest = written.trim_start_matches('(');
    let (abroad, rest) = match rest.strip_prefix(COUNTRY) {
        Some(rest) => (true, rest),
        None => (false, rest),
    };
    let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
    match (abroad, digits.starts_with('0')) {
        (true, false) => Some(format!("0{digits}")),
        (_, true) => Some(digits),
        (false, false) => None,
    }
}

impl<'t> PhoneNumber<'t> {
    fn new(written: &'t str, start: usize) -> Option<Self> {
        let shorts = SHORT.iter().map(|short| short.replace(' ', ""));
        let plain = written.replace([' ', '\u{a0}'], "");
        if let Some(digits) = shorts.into_iter().find(|short| *short == plain) {
            return Some(Self {
                written,
                start,
                digits,
            });
        }
        let digits = national(written)?;
        let has_length = match digits.get(..2)? {
            "01" => matches!(digits.len(), 10 | 11),
            "08" if digits.starts_with("0800") => matches!(digits.len(), 10 | 11),
            "02" | "03" | "05" | "07" | "08" | "09" => digits.len() == 11,
            _ => false,
        };
        // "0-19-852663-6" is a book: no code is a zero alone.
        let code = written
            .trim_start_matches('(')
            .split(|c: char| !c.is_ascii_digit())
            .next();
        let has_code = written.contains(COUNTRY) || code.is_some_and(|code| code.len() >= 3);
        (has_length && has_code).then_some(Self {
            written,
            start,
            digits,
        })
    }

    /// How the number should be written, if it is written in another way. Non-breaking spaces are spaces.
    pub fn misgrouped(&self) -> Option<String> {
        let written = self.written.replace('\u{a0}', " ");
        if let Some(short) = SHORT
            .iter()
            .find(|short| short.replace(' ', "") == self.digits)
        {
            return (written != *short).then(|| (*short).to_owned());
        }
        let grouped = grouped(&self.digits)?;
        if !self.written.starts_with(COUNTRY) {
            return (written != grouped).then_some(grouped);
        }
        let rest = grouped.strip_prefix('0')?;
        let as_nhs = format!("{COUNTRY} (0){rest}");
        (written != as_nhs && written != format!("{COUNTRY} {rest}")).then_some(as_nhs)
    }
}

/// National digits in the groups of the NHS; none where usage has no one way.
fn grouped(digits: &str) -> Option<String> {
    let is_big_city = || digits.starts_with("011") || digits.get(3..4) == Some("1");
    let sizes: [usize; 2] = match (digits.get(..2)?, digits.len()) {
        ("02", 11) => [3, 4],
        ("01", 11) if is_big_city() => [4, 3],
        ("01", 11) if LONG_AREAS.iter().any(|area| digits.starts_with(area)) => return None,
        ("01" | "07", 11) if !digits.starts_with("070") => [5, 3],
        ("03" | "08" | "09", 11) | ("08", 10) => [4, 3],
        _ => return None,
    };
    let (code, rest) = digits.split_at_checked(sizes[0])?;
    let (first, last) = rest.split_at_checked(sizes[1])?;
    Some(format!("{code} {first} {last}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> Vec<&str> {
        all(text).map(|number| number.written).collect()
    }

    #[track_caller]
    fn suggests(text: &str, expected: Option<&str>) {
        let numbers: Vec<_> = all(text).collect();
        assert_eq!(numbers.len(), 1, "{text}: {numbers:?}");
        assert_eq!(numbers[0].misgrouped().as_deref(), expected, "{text}");
    }

    #[test]
    fn numbers_are_found_among_words() {
        assert_eq!(
            written(
                "Call 0808 157 0123, or (020) 7450 4000. Fax: 01273-800-900; +44 (0)20 7450 4000!"
            ),
            [
                "0808 157 0123",
                "(020) 7450 4000",
                "01273-800-900",
                "+44 (0)20 7450 4000"
            ]
        );
        assert_eq!(
            written("0808\u{a0}157\u{a0}0123 9am to 5pm"),
            ["0808\u{a0}157\u{a0}0123"]
        );
        assert_eq!(written("0808 157 0123 24 hours a day"), ["0808 157 0123"]);
        assert_eq!(written("(call 0808 157 0123)"), ["0808 157 0123"]);
        assert_eq!(written("the ward (0808 157 0123)."), ["0808 157 0123"]);
        assert_eq!(all("(0808 157 0123)").next().unwrap().start, 1);
        assert_eq!(written("dial 18001 0808 157 0123"), ["0808 157 0123"]);
        assert_eq!(
            written("Ward 5: 01273 800 900 / 01273 800 901"),
            ["01273 800 900", "01273 800 901"]
        );
        assert_eq!(all("on 0808 157 0123").next().unwrap().start, 3);
    }

    #[test]
    fn other_numbers_are_none() {
        for text in [
            "NHS number 943 476 5919",
            "Take 0.5 mg at 08 00 and 20 00",
            "on 01/02/2006 or 01.02.2006 or 01-02-2006",
            "ISBN 0-19-852663-6, 0 19 852663 6, 0330258648 and 978-0-19-852663-6",
            "reference A0123456789, 0123456789012345 and 10/01273800900",
            "card 4929 0123 4567 890",
            "call 111, 999 or 0800 1111",
            "in 2006 and 2008",
        ] {
            assert_eq!(written(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn the_formats_of_the_nhs_are_right() {
        for text in [
            "01273 800 900",
            "020 7450 4000",
            "0800 890 567",
            "0808 157 0123",
            "07700 900 866",
            "0121 496 0000",
            "+44 (0)20 7450 4000",
            "+44 20 7450 4000",
            "116 123",
            "0300\u{a0}123\u{a0}1000",
            "015394 12345",
            "01204 12345",
        ] {
            suggests(text, None);
        }
    }

    #[test]
    fn other_groups_are_told_the_right_ones() {
        suggests("08081570123", Some("0808 157 0123"));
        suggests("0808-157-0123", Some("0808 157 0123"));
        suggests("(020) 7450 4000", Some("020 7450 4000"));
        suggests("0207 450 4000", Some("020 7450 4000"));
        suggests("01273 800900", Some("01273 800 900"));
        suggests("07700 900866", Some("07700 900 866"));
        suggests("+442074504000", Some("+44 (0)20 7450 4000"));
        suggests("+44 7700 900866", Some("+44 (0)7700 900 866"));
        suggests("116123", Some("116 123"));
    }
}
