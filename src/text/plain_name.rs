//! Words as a name of plain letters, digits and hyphens: for folders, addresses and anchors, which must be the same on
//! every computer.
//!
//! Letters lose their accents and not themselves: "Ménière’s disease" is `meniere-s-disease`. Unicode's decomposition
//! knows most; a table has the Latin letters that it leaves whole. A crate that transliterates every script would add
//! 200 KB of tables, and names that no reader of Greek or Urdu would write.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Letters that Unicode does not take apart, as a reader without them on the keyboard types them.
const WHOLE: &[(char, &str)] = &[
    ('ł', "l"),
    ('ø', "o"),
    ('đ', "d"),
    ('ð', "d"),
    ('þ', "th"),
    ('ß', "ss"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('ı', "i"),
    ('ħ', "h"),
    ('ŋ', "ng"),
    ('ŧ', "t"),
    ('ə', "e"),
    ('ɓ', "b"),
    ('ɗ', "d"),
    ('ƙ', "k"),
    ('ƴ', "y"),
    ('ɛ', "e"),
    ('ɔ', "o"),
];

/// The words of a text as a name: "Bone marrow & stem cells" is `bone-marrow-stem-cells`. Empty where it has no letter
/// of the Latin alphabet and no digit.
pub fn plain_name(text: &str) -> String {
    let plain = without_accents(text);
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join("-")
}

/// A text in small letters without their accents.
pub fn without_accents(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    // Decomposed first: the small letter of İ is an i with a mark.
    let letters = text.nfkd().flat_map(char::to_lowercase);
    for letter in letters.filter(|c| !is_combining_mark(*c)) {
        match WHOLE.iter().find(|(whole, _)| *whole == letter) {
            Some((_, letters)) => plain.push_str(letters),
            None => plain.push(letter),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_lose_their_accents_and_not_themselves() {
        for (text, name) in [
            ("Ménière’s disease", "meniere-s-disease"),
            ("Łuszczyca", "luszczyca"),
            ("Rødgrød, Đặng & Straße", "rodgrod-dang-strasse"),
            ("Æbler og Œufs", "aebler-og-oeufs"),
            ("İstanbul ve ışık", "istanbul-ve-isik"),
            ("cafe\u{301}", "cafe"),
            ("ŵy, ŷd, Þór", "wy-yd-thor"),
            ("Bone marrow & stem cells", "bone-marrow-stem-cells"),
            ("  COVID-19: what now? ", "covid-19-what-now"),
            ("../../Teeth", "teeth"),
            ("ﬁne H₂O", "fine-h2o"),
            ("دمہ", ""),
            ("Ελληνικά", ""),
        ] {
            assert_eq!(plain_name(text), name, "{text}");
        }
    }
}
