//! Finds the number words of a text, and what they count: “three devices”,
//! “a hundred of the tasks”, “sixteen short jobs”.

/// A number word with what it counts.
#[derive(Debug, PartialEq, Eq)]
pub struct Counted {
    /// As it stands there.
    pub words: String,
    pub number: u64,
    /// What is counted, in the singular and in lower case.
    pub noun: String,
}

const UNITS: [&str; 18] = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];
const GREAT: [(&str, u64); 4] = [
    ("dozen", 12),
    ("hundred", 100),
    ("thousand", 1000),
    ("million", 1_000_000),
];

/// What a phrase that counts does not go beyond.
const ENDS: [&str; 27] = [
    "and", "as", "at", "by", "can", "do", "does", "for", "from", "has", "have", "in", "is", "of",
    "on", "or", "such", "take", "than", "that", "this", "to", "was", "which", "with", "always",
    "us",
];

/// What comes before a number where it is spoken of what is not there.
const NOT_THERE: [&str; 6] = ["between", "if", "no", "or", "than", "unless"];

/// Between a number and what it counts.
const OF: [&str; 6] = ["the", "these", "those", "its", "their", "his"];

/// What follows where it is spoken of any such things, and not of these.
const OF_ANY: [&str; 8] = [
    "that", "which", "who", "can", "may", "would", "might", "could",
];

/// What no program shows, though it can be counted: measures, and ways to put
/// it.
const NOT_SHOWN: [&str; 27] = [
    "time",
    "second",
    "millisecond",
    "minute",
    "hour",
    "byte",
    "kibibyte",
    "mebibyte",
    "gigabyte",
    "bit",
    "way",
    "kind",
    "thing",
    "place",
    "word",
    "half",
    "other",
    "step",
    "part",
    "end",
    "side",
    "language",
    "percent",
    "case",
    "take",
    "happen",
    "stand",
];

/// The number that a single word says, below twenty.
pub fn unit(word: &str) -> Option<u64> {
    let at = UNITS
        .iter()
        .position(|unit| word.eq_ignore_ascii_case(unit))?;
    Some(at as u64 + 2)
}

/// The number words of `text` that count something.
pub fn counted(text: &str) -> Vec<Counted> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let begin = at;
        let mut number = Vec::new();
        while let Some(parts) = words.get(at).and_then(|word| number_parts(word)) {
            number.extend(parts);
            at += 1;
            if ends_phrase(words[at - 1]) {
                break;
            }
        }
        if number.is_empty() {
            at += 1;
        } else if !ends_phrase(words[at - 1])
            && !begin
                .checked_sub(1)
                .is_some_and(|before| is_not_there(words[before]))
            && let Some((noun, end)) = noun(&words, at)
        {
            found.push(Counted {
                words: words[begin..end]
                    .join(" ")
                    .trim_end_matches(is_mark)
                    .to_owned(),
                number: value(&number),
                noun,
            });
        }
    }
    found
}

fn is_not_there(word: &str) -> bool {
    NOT_THERE.contains(&word.to_lowercase().as_str())
}

fn is_mark(c: char) -> bool {
    !c.is_alphanumeric() && c != '`'
}

/// Whether a phrase cannot go on after `word`.
fn ends_phrase(word: &str) -> bool {
    word.ends_with(is_mark)
}

/// What is counted from `words[at]` on, and where it ends.
fn noun(words: &[&str], mut at: usize) -> Option<(String, usize)> {
    if words.get(at) == Some(&"of") && words.get(at + 1).is_some_and(|word| OF.contains(word)) {
        at += 1;
    }
    if words.get(at).is_some_and(|word| OF.contains(word)) {
        at += 1;
    }
    for (index, word) in words.iter().enumerate().skip(at).take(3) {
        let bare = word.trim_end_matches(is_mark);
        if ENDS.contains(&bare) || !bare.chars().all(|c| c.is_ascii_lowercase()) {
            return None;
        }
        if bare.ends_with('s') && !bare.ends_with("ss") || bare == "children" {
            let noun = singular(bare);
            let next = words.get(index + 1).filter(|_| !ends_phrase(word));
            let any = next.is_some_and(|next| OF_ANY.contains(&next.trim_end_matches(is_mark)));
            let shown = !any && !NOT_SHOWN.contains(&noun.as_str());
            return shown.then_some((noun, index + 1));
        }
        if ends_phrase(word) {
            return None;
        }
    }
    None
}

/// The parts of a word that is nothing but numbers, such as “sixty-four”.
fn number_parts(word: &str) -> Option<Vec<u64>> {
    let bare = word.trim_matches(is_mark).to_lowercase();
    let part = |part: &str| -> Option<u64> {
        let ten = TENS.iter().position(|ten| *ten == part);
        let great = GREAT.iter().find(|(name, _)| *name == part);
        unit(part)
            .or(ten.map(|at| (at as u64 + 2) * 10))
            .or(great.map(|(_, value)| *value))
    };
    bare.split('-').map(part).collect()
}

fn value(parts: &[u64]) -> u64 {
    let (mut whole, mut current) = (0, 0);
    for part in parts {
        if !GREAT.iter().any(|(_, great)| great == part) || *part == 12 && current == 0 {
            current += part;
            continue;
        }
        current = current.max(1) * part;
        if *part >= 1000 {
            whole += current;
            current = 0;
        }
    }
    whole + current
}

fn singular(noun: &str) -> String {
    let endings = [
        ("children", "child"),
        ("ies", "y"),
        ("sses", "ss"),
        ("xes", "x"),
        ("ches", "ch"),
        ("shes", "sh"),
        ("halves", "half"),
        ("s", ""),
    ];
    let found = endings.iter().find_map(|(ending, own)| {
        let stem = noun.strip_suffix(ending)?;
        Some(format!("{stem}{own}"))
    });
    found.unwrap_or_else(|| noun.to_owned())
}
