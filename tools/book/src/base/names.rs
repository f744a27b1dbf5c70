//! Names: how they are written, and what is near one that was mistyped.

use std::path::Path;

/// A relative path as pages and directives write it, with `/`.
pub fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// The last part of a path.
pub fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// Where `path` leads from the page `name`, both with `/`.
pub fn resolve(name: &str, path: &str) -> String {
    let mut folders: Vec<&str> = name.split('/').collect();
    folders.pop();
    for part in path.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                folders.pop();
            }
            part => folders.push(part),
        }
    }
    folders.join("/")
}

/// `; did you mean …?` with up to three of `known` that are near `name`, or
/// the whole list where it is short and nothing is near.
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> String {
    let mut known: Vec<&str> = known.collect();
    known.sort_by(|a, b| {
        let distance = |other| strsim::normalized_damerau_levenshtein(name, other);
        distance(b).total_cmp(&distance(a)).then(a.cmp(b))
    });
    let near: Vec<String> = known
        .iter()
        .take(3)
        .take_while(|other| strsim::normalized_damerau_levenshtein(name, other) > 0.5)
        .map(|other| format!("`{other}`"))
        .collect();
    if !near.is_empty() {
        return format!("; did you mean {}?", near.join(" or "));
    }
    match known.len() {
        0 => "; there are none".to_owned(),
        1..=12 => format!("; there are: {}", known.join(", ")),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_names_come_first_and_far_ones_not_at_all() {
        let known = ["threads/start-and-join", "threads/scope", "async/select"];
        let near = nearest("threads/start-and-jion", known.into_iter());
        assert!(
            near.starts_with("; did you mean `threads/start-and-join`"),
            "{near}"
        );
        assert_eq!(
            nearest("zzz", known.into_iter()),
            "; there are: async/select, threads/scope, threads/start-and-join"
        );
        assert_eq!(nearest("zzz", [].into_iter()), "; there are none");
    }
}
