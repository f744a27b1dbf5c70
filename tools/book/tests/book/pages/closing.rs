//! How a page of a part ends: what holds, what to try, each item of which has
//! been tried, and the page that follows.

use book::base::markdown::{self, line_of};
use book::base::problem::Problem;
use book::pages::directive::{self, Kind};
use book::pages::tries::{SECTION, items};
use libtest_mimic::Failed;

use crate::base::suite::{Page, Suite};

/// The sections that every page of a part ends with.
const CLOSING: [&str; 2] = ["What holds", SECTION];

/// Where pages lie in which things are looked up, and nothing is told.
const LOOKED_UP: &str = "appendices/";

/// What is wrong with the end of `page`.
pub fn problems(suite: &Suite, page: &Page) -> Result<Vec<Problem>, Failed> {
    let mut problems = Vec::new();
    let lines: Vec<&str> = page.text.lines().collect();
    let told = !page.path.starts_with(LOOKED_UP);
    for section in CLOSING.into_iter().filter(|_| told) {
        if !lines.contains(&format!("## {section}").as_str()) {
            let what = format!("it has no section “{section}” at its end");
            problems.push(Problem::of(page.place(), what));
        }
    }
    problems.extend(untried(page, told));
    let chapters = suite.chapters()?;
    let next = chapters
        .iter()
        .skip_while(|chapter| **chapter != page.path)
        .nth(1);
    if let Some(next) = next {
        let last = lines.last().copied().unwrap_or_default();
        let link = relative(&page.path, next);
        if !(last.starts_with("Next: [") && last.contains(&format!("]({link})"))) {
            let what = format!(
                "the last line has to be “Next: [its title]({link}).”, the page that follows in \
                 SUMMARY.md"
            );
            problems.push(Problem::at(page.place(), lines.len(), what));
        }
    }
    Ok(problems)
}

/// The link from one page to another, both relative to `src`.
fn relative(from: &str, to: &str) -> String {
    let folder = |path: &str| path.rsplit_once('/').map(|(folder, _)| folder.to_owned());
    match (folder(from), folder(to)) {
        (Some(a), Some(b)) if a == b => to[b.len() + 1..].to_owned(),
        (Some(a), _) => format!("{}{to}", "../".repeat(a.split('/').count())),
        (None, _) => to.to_owned(),
    }
}

/// The items under "Try it" that nobody has tried.
fn untried(page: &Page, told: bool) -> Vec<Problem> {
    let items = items(&page.text);
    let tries: Vec<_> = markdown::directives(&page.text)
        .into_iter()
        .filter(|directive| directive::is(directive, |kind| kind == Kind::Try))
        .collect();
    let cure = "make its change in a listing, run `cargo book try part/slug/name`, and begin the \
                item with {{#try part/slug/name}}";
    let mut problems: Vec<Problem> = items
        .iter()
        .filter(|item| !tries.iter().any(|one| item.contains(&one.range.start)))
        .map(|item| {
            let line = line_of(&page.text, item.start);
            let what = format!("nobody has tried this item under “{SECTION}”");
            Problem::at(page.place(), line, what).cure(cure)
        })
        .collect();
    let heading = format!("## {SECTION}");
    let line = page.text.lines().position(|line| line == heading);
    if let Some(line) = line.filter(|_| told && items.is_empty()) {
        let what = format!("there is no item under “{SECTION}”, so nothing was checked");
        problems.push(Problem::at(page.place(), line + 1, what).cure(cure));
    }
    problems
}
