//! The whole book on one page, as it comes out on paper.

use anyhow::Result;
use book::base::problem::Problem;

use crate::browser::session::Session;

/// The page that mdBook makes of all others.
pub const PAGE: &str = "print.html";

/// The width of A4 between its margins, in CSS pixels.
const PAPER: u32 = 700;

/// Everything that is wrong with it.
pub fn check(session: &Session, site: &str) -> Result<Vec<Problem>> {
    // Before it is loaded: a page as long as the book takes seconds to lay out.
    session.width(PAPER)?;
    session.open_fresh(site, PAGE)?;
    session.print_media()?;
    session.call::<()>("settled", &[])?;
    let problems: Vec<String> = session.call("onPaper", &[])?;
    Ok(problems
        .into_iter()
        .map(|what| Problem::of(format!("{PAGE} on paper"), what))
        .collect())
}
