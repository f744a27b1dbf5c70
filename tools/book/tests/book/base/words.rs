//! Words, and whether two are forms of one.

use std::collections::BTreeSet;

/// Words that say nothing of what a link is about.
const EMPTY: [&str; 40] = [
    "a", "an", "and", "are", "as", "at", "be", "by", "do", "does", "each", "for", "from", "has",
    "have", "how", "in", "into", "is", "it", "its", "no", "not", "of", "on", "one", "or", "that",
    "the", "their", "there", "this", "to", "what", "when", "where", "who", "with", "you", "your",
];

/// What forms of a word end with, the longest first.
const ENDINGS: [&str; 8] = ["ations", "ation", "ing", "ed", "es", "ly", "s", "e"];

/// The words and names in `text`, in order.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty() && !word.starts_with(|c: char| c.is_ascii_digit()))
}

/// What the forms of a word have in common: "cancel" for "cancels" and
/// "cancellation". Three letters are left at least.
pub fn stem(word: &str) -> String {
    let mut stem = word.to_lowercase();
    for ending in ["ies", "ied"] {
        if stem.ends_with(ending) {
            stem.truncate(stem.len() - ending.len());
            stem.push('y');
        }
    }
    let ending = ENDINGS
        .iter()
        .find(|ending| stem.ends_with(**ending) && stem.len() >= ending.len() + 3);
    stem.truncate(stem.len() - ending.map_or(0, |ending| ending.len()));
    // "cancell" of "cancelled" is "cancel".
    let doubled = stem.chars().next_back();
    let before = stem.chars().rev().nth(1);
    if stem.len() > 3 && doubled.is_some() && doubled == before {
        stem.pop();
    }
    stem
}

/// The stems of the words in `text` that say something.
pub fn stems(text: &str) -> BTreeSet<String> {
    words(text)
        .filter(|word| !EMPTY.contains(&word.to_lowercase().as_str()))
        .map(stem)
        .collect()
}
