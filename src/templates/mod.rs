//! The texts that `leaflet init` and `leaflet new` start from, and which of their words are only there to be replaced.

/// The files of a new project, by path from its folder; `{today}` stands for the day.
pub const PROJECT: [(&str, &str); 4] = [
    ("leaflet.toml", include_str!("leaflet.toml")),
    (
        "leaflets/washing-your-hands/en-GB.md",
        include_str!("washing-your-hands.md"),
    ),
    ("images/washbasin.svg", include_str!("washbasin.svg")),
    ("images/washbasin.toml", include_str!("washbasin.toml")),
];

/// A new leaflet; `{title}` stands for the title as a TOML string, `{today}` for the day.
pub const LEAFLET: &str = include_str!("new.md");

/// What asks its reader for words of their own: nobody may be handed a leaflet that still has it.
pub const PLACEHOLDERS: [&str; 7] = [
    "Name of your organisation",
    "1 High Street, Anytown AN1 1AA",
    "Say in two or three sentences what the reader will learn, and why it matters to them.",
    "Say what to do, one step at a time.",
    "Start with the most important thing.",
    "Use short sentences and everyday words.",
    "Say which signs mean that someone should call, and whom.",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_placeholder_stands_in_a_template_and_every_prompt_is_one() {
        let texts = PROJECT.map(|(_, text)| text).join("\n") + LEAFLET;
        for words in PLACEHOLDERS {
            assert!(texts.contains(words), "{words}");
        }
        let (_, body) = LEAFLET.rsplit_once("+++").unwrap();
        for line in body.lines().filter(|line| !line.starts_with('#')) {
            let words = line.trim_start_matches("- ");
            assert!(words.is_empty() || PLACEHOLDERS.contains(&words), "{line}");
        }
    }
}
