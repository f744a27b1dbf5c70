//! Listings fit on the page: no line scrolls, and a figure is read at a
//! glance.

use std::sync::Arc;

use book::base::problem::Problem;
use book::model::listing::{COUNTERPART, Listing, SOURCE, fail_source};
use book::pages::excerpt::is_hidden;
use libtest_mimic::Failed;

use crate::base::check::Check;
use crate::base::suite::Suite;

/// The widest line of code, in characters.
const COLUMNS: usize = 72;

/// The longest program that is shown whole, in lines.
const LINES: usize = 35;

pub fn checks(suite: &Arc<Suite>) -> Vec<Check> {
    let listings = suite.book.listings().map(|listing| {
        let listing = listing.clone();
        Check::finding(format!("shape::{}", listing.name), move || {
            columns(&listing)
        })
    });
    let pages = (0..suite.pages.len()).map(|index| {
        let suite = Arc::clone(suite);
        Check::finding(format!("shape::{}", suite.pages[index].path), move || {
            lines(&suite, index)
        })
    });
    listings.chain(pages).collect()
}

fn columns(listing: &Listing) -> Result<Vec<Problem>, Failed> {
    let mut files = vec![SOURCE.to_owned()];
    files.extend(
        listing
            .metadata
            .counterpart
            .is_some()
            .then(|| COUNTERPART.to_owned()),
    );
    files.extend(listing.metadata.fails.keys().map(|name| fail_source(name)));
    let mut problems = Vec::new();
    for file in files {
        let text = book::base::files::read(&listing.dir.join(&file))?;
        for (index, line) in text.lines().enumerate() {
            let columns = line.chars().count();
            if columns > COLUMNS {
                let place = format!("{}/{file}", listing.place());
                problems.push(
                    Problem::at(place, index + 1, format!("{columns} columns"))
                        .cure(format!("more than {COLUMNS} would scroll on the page")),
                );
            }
        }
    }
    Ok(problems)
}

fn lines(suite: &Suite, index: usize) -> Result<Vec<Problem>, Failed> {
    let page = &suite.pages[index];
    let mut problems = Vec::new();
    for block in suite.expand(page)?.blocks {
        let is_code = block.is_rust() || block.info.first().is_some_and(|word| word == "python");
        // Hidden lines do not count.
        let lines = block
            .text
            .lines()
            .filter(|line| !block.is_rust() || !is_hidden(line))
            .count();
        if is_code && lines > LINES {
            let from = block.from.as_deref().unwrap_or("the fence");
            problems.push(
                Problem::at(
                    page.place(),
                    block.line,
                    format!("{from} shows {lines} lines"),
                )
                .cure(format!("more than {LINES} are shown by anchors")),
            );
        }
    }
    Ok(problems)
}
