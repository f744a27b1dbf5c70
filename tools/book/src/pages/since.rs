//! What changed since a listing that stands above on the page, in the place of
//! the whole program, which folds out below.

use anyhow::{Result, anyhow, bail};

use crate::base::markdown;
use crate::model::book::Book;
use crate::model::listing::{COUNTERPART, Listing, SOURCE};
use crate::pages::difference::{self, Difference};
use crate::pages::directive::{self, Kind, shown_listing, split_anchor};
use crate::pages::excerpt::{self, Line};
use crate::pages::part::{self, Part};

/// How much of a program has to stay, in percent. Where more than half of it is
/// new, the program itself is sooner read than what changed.
const LEAST_KEPT: usize = 50;

/// The listing above.
pub struct Since<'a> {
    listing: &'a Listing,
    /// The id of its figure.
    id: String,
}

impl<'a> Since<'a> {
    /// The listing called `name`, which `above` shows, a page as far as the
    /// directive that asks.
    ///
    /// # Errors
    ///
    /// When there is no such listing, or when it is not shown there.
    pub fn shown_above(book: &'a Book, above: &str, name: &str) -> Result<Self> {
        let listing = book.listing(name)?;
        let directives = markdown::directives(above);
        let shown = directives.iter().rev().find(|directive| {
            shown_listing(directive) == Some(name) && directive::is(directive, Kind::shows_program)
        });
        let shown = shown.ok_or_else(|| {
            anyhow!(
                "the page does not show `{name}` above, so nobody knows what changed since; show \
                 it there, or compare with a listing that stands there"
            )
        })?;
        let (_, anchor) = split_anchor(&shown.argument);
        let id = part::id(listing, anchor);
        Ok(Since { listing, id })
    }

    /// What changed in the program of `listing`, and folded below it `block`,
    /// which shows the program.
    ///
    /// # Errors
    ///
    /// When nothing changed, or too much, or when the program above has no such
    /// excerpt.
    pub fn program(
        &self,
        listing: &Listing,
        lines: &[Line],
        shown: Part,
        block: &str,
    ) -> Result<String> {
        let before = part::read(self.listing, SOURCE)?;
        let before = excerpt::excerpt(&before, excerpt::RUST, shown.anchor())
            .map_err(|fault| part::problem(self.listing, SOURCE, fault))?;
        let difference = between(&before, lines);
        let (old, new) = (&self.listing.name, &listing.name);
        let cure = format!("show `{new}` with `listing` or `run`");
        if difference.changed() == 0 {
            bail!("nothing changed from `{old}` to `{new}`; {cure}");
        }
        let kept = difference.kept();
        if kept < LEAST_KEPT {
            bail!(
                "too much changed from `{old}` to `{new}`: {kept} % of the lines are in both, and \
                 {LEAST_KEPT} % are the least that is worth a comparison; {cure}"
            );
        }
        Ok(self.folded(&difference, shown, block))
    }

    /// The same of a counterpart. Where comparing says nothing, `block` stands
    /// there as it is: it is the program of the listing that grows.
    ///
    /// # Errors
    ///
    /// When the counterpart above cannot be read.
    pub fn counterpart(&self, lines: &[Line], shown: Part, block: &str) -> Result<String> {
        if self.listing.metadata.counterpart.is_some() {
            let before = part::read(self.listing, COUNTERPART)?;
            if let Ok(before) = excerpt::excerpt(&before, excerpt::PYTHON, shown.anchor()) {
                let difference = between(&before, lines);
                if difference.changed() > 0 && difference.kept() >= LEAST_KEPT {
                    return Ok(self.folded(&difference, shown, block));
                }
            }
        }
        Ok(block.to_owned())
    }

    fn folded(&self, difference: &Difference, shown: Part, block: &str) -> String {
        let label = format!("What changed since {}", self.listing.package());
        let summary = match shown.anchor() {
            None => "The whole program",
            Some(_) => "The whole excerpt",
        };
        let mut html = difference.html(&label);
        html.open("details", &[("class", &"whole-program")])
            .line()
            .element("summary", &[], summary)
            .markdown(format_args!("\n\n{block}\n"))
            .close("details")
            .line();
        html.into_string()
    }

    /// What a caption says first, in Markdown.
    pub fn caption(&self) -> String {
        let package = self.listing.package();
        format!("What changed since [`{package}`](#{}). ", self.id)
    }
}

fn between(before: &[Line], after: &[Line]) -> Difference {
    difference::between(&excerpt::visible(before), &excerpt::visible(after))
}
