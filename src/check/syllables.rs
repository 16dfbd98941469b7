//! The syllables of words, from their spelling: groups of vowels, with what each language speaks apart or not at all.

/// The syllables of an English word: groups of vowels, less those that are silent. Numbers are taken as one.
pub(super) fn english(word: &str) -> usize {
    word.split(['-', '‑', '&'])
        .map(part_syllables)
        .sum::<usize>()
        .max(1)
}

fn part_syllables(word: &str) -> usize {
    let word = word.to_lowercase();
    let word = word.split(['\'', '’']).next().unwrap_or_default();
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
    let is_vowel = |c: char| "aeiouyàáâäæèéêëìíîïòóôöœùúûü".contains(c);
    let mut groups = 0;
    let mut before = ' ';
    for &c in &letters {
        groups += usize::from(is_vowel(c) && !is_vowel(before));
        before = c;
    }
    (groups + parted(&letters))
        .saturating_sub(silent(&letters, is_vowel))
        .max(1)
}

/// Neighbouring vowels that are spoken apart, as in “medium”, “usual”, “diet” and “going”; not those after a letter
/// that they soften, as in “special” and “nation”, nor in “guard” and “equal”.
fn parted(letters: &[char]) -> usize {
    let is_apart = |window: &&[char]| match window {
        [before, 'i', 'a' | 'o' | 'u', _] => !"ctsxg".contains(*before),
        [before, 'u', 'a', _] => !"gq".contains(*before),
        ['d' | 'u', 'i', 'e', 't'] => true,
        ['e' | 'o' | 'y', 'i', 'n', 'g'] | ['a', 'r', 'e', 'a'] | ['c', 'r', 'e', 'a'] => true,
        _ => false,
    };
    // A space stands for the end of the word, so that its last letters are looked at too.
    let ended: Vec<char> = letters.iter().copied().chain([' ']).collect();
    ended.windows(4).filter(is_apart).count()
}

/// Silent vowels towards the end: “take”, “takes”, “helped”, “safely”, “useful”; those of “table”, “houses” and “wanted” are spoken.
fn silent(letters: &[char], is_vowel: impl Fn(char) -> bool) -> usize {
    let consonant = |c: &char| !is_vowel(*c);
    match letters {
        [.., _, a, 'e', 'l', 'y'] | [.., a, 'e', 'f', 'u', 'l'] if consonant(a) => 1,
        [.., b, 'l', 'e'] | [.., b, 'l', 'e', 's' | 'd'] if consonant(b) => 0,
        [.., a, 'e'] if consonant(a) => 1,
        [.., 't' | 'd', 'e', 'd'] => 0,
        [.., a, 'e', 'd'] if consonant(a) => 1,
        [.., 's' | 'x' | 'z' | 'c' | 'g', 'e', 's'] | [.., 's' | 'c', 'h', 'e', 's'] => 0,
        [.., a, 'e', 's'] if consonant(a) => 1,
        _ => 0,
    }
}

/// The syllables of a German or Dutch word: each group of vowels, parted where dots say so.
pub(super) fn germanic(word: &str) -> usize {
    groups(word, "aeiouyäöüàáéèêîôëï", |_, next| {
        "ëï".contains(next)
    })
}

/// The syllables of a Spanish word: neighbouring vowels are one, but for two strong ones and an accented weak one.
pub(super) fn spanish(word: &str) -> usize {
    let is_strong = |c| "aeoáéó".contains(c);
    groups(word, "aeiouáéóüyíú", |before, next| {
        "íú".contains(next) || "íú".contains(before) || is_strong(before) && is_strong(next)
    })
}

/// The syllables of a French word: groups of vowels, less the silent e at its end.
pub(super) fn french(word: &str) -> usize {
    let parted = |_, next| "éèêëï".contains(next);
    let lower = word.to_lowercase();
    let stem = lower.strip_suffix('s').unwrap_or(&lower);
    let is_silent = stem.strip_suffix('e').is_some_and(|stem| {
        let ends_in_consonant = stem.ends_with(|c: char| !"aeiouyéèàùôî".contains(c));
        ends_in_consonant && stem.contains(|c| "aeiouyéèêàâùûôîœ".contains(c))
    });
    let groups = groups(&lower, "aeiouyàâùûüôîœéèêëï", parted);
    groups.saturating_sub(usize::from(is_silent)).max(1)
}

/// The syllables of a Russian word: each vowel is one.
pub(super) fn russian(word: &str) -> usize {
    groups(word, "аеёиоуыэюя", |_, _| true)
}

/// The groups of vowels of a word, and one for each vowel in a group that is spoken apart from the one before it.
fn groups(word: &str, vowels: &str, is_apart: impl Fn(char, char) -> bool) -> usize {
    let mut count = 0;
    let mut before = None;
    for c in word.chars().flat_map(char::to_lowercase) {
        let is_vowel = vowels.contains(c);
        if is_vowel {
            count += usize::from(before.is_none_or(|before| is_apart(before, c)));
        }
        before = is_vowel.then_some(c);
    }
    count.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_of_everyday_and_hard_words() {
        for (count, words) in [
            (
                1,
                "the take takes helped washed bone cells I 20 friend through guard breathe don’t",
            ),
            (
                2,
                "table houses wanted needed being going spongy diet nation special apple patient safely useful rely",
            ),
            (
                3,
                "hospital medicine medium infection chemical radio usual area follow-up",
            ),
            (4, "transplantation information operation usually"),
            (5, "examination immediately individual"),
        ] {
            for word in words.split(' ') {
                assert_eq!(english(word), count, "{word}");
            }
        }
    }

    #[test]
    fn syllables_of_other_languages() {
        let check = |syllables: fn(&str) -> usize, words: &str| {
            for word in words.split(' ') {
                let (word, count) = word.split_once('/').unwrap();
                assert_eq!(syllables(word).to_string(), count, "{word}");
            }
        };
        check(
            germanic,
            "Haus/1 Knochen/2 Krankenhaus/3 Blutkörperchen/4 zeeën/2 Patiënt/3 ziekenhuis/3",
        );
        check(
            spanish,
            "día/2 sangre/2 médula/3 ósea/3 hospital/3 enfermedad/4 bien/1 leer/2 salud/2 país/2",
        );
        check(
            french,
            "sang/1 moelle/1 rouge/1 hôpital/3 médicament/4 cellules/2 les/1 maladie/3 maïs/2",
        );
        check(russian, "кровь/1 больница/3 костный/2 заболевание/6");
    }
}
