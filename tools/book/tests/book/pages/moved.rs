//! Old addresses of headings and figures, which `book.toml` leads on to where
//! these stand now.

use std::path::Path;

use book::base::files;
use book::base::problem::Problem;
use libtest_mimic::Failed;
use toml::{Table, Value};

/// Where they stand.
const FILE: &str = "book.toml";

/// What is wrong with the old addresses in the `book.toml` at `root`. `broken`
/// says what is wrong with a link on a page, and `stands` whether there is such
/// an id on a page.
pub fn problems(
    root: &Path,
    broken: impl Fn(&str, &str) -> Option<String>,
    stands: impl Fn(&str, &str) -> bool,
) -> Result<Vec<Problem>, Failed> {
    let text = files::read(&root.join(FILE))?;
    let manifest: Table = text.parse()?;
    let redirect = manifest
        .get("output")
        .and_then(|output| output.get("html")?.get("redirect")?.as_table());
    let mut problems = Vec::new();
    for (old, new) in redirect.into_iter().flatten() {
        let place = text.lines().position(|line| line.contains(old.as_str()));
        let problem = |what: String| Problem::at(FILE, place.map_or(1, |at| at + 1), what);
        let (page, id) = old.split_once('#').unwrap_or((old, ""));
        let page = page.trim_start_matches('/');
        if stands(page, id) {
            let what = format!("`{old}` is led on, and stands there still");
            problems.push(problem(what).cure("take the line out"));
        }
        match new.as_str().map(|new| broken(page, new)) {
            Some(None) => {}
            Some(Some(what)) => problems.push(problem(what)),
            None => problems.push(problem(format!("{new} is no address", new = shown(new)))),
        }
    }
    Ok(problems)
}

fn shown(value: &Value) -> String {
    format!("`{value}`")
}
