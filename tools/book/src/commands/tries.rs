//! `cargo book try`: makes a try of what was changed in a listing, and puts the
//! listing back.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::base::problem::Problem;
use crate::base::{files, interrupt, tables};
use crate::model::book::Book;
use crate::model::listing::{COUNTERPART, Listing, MANIFEST, SOURCE};
use crate::model::metadata::Try;
use crate::model::tries::{self, Language};
use crate::pages::change;
use crate::programs::environment;
use crate::programs::run::{QUICK, Until, output};

/// What is already known to come of a try, each as its metadata have it.
#[derive(Debug, Clone, Default)]
pub struct Says<'a> {
    /// `ends`.
    pub ends: Option<&'a str>,
    /// `fails`.
    pub fails: Option<&'a str>,
    /// `test`.
    pub test: Option<&'a str>,
}

/// Makes the try `name`, which is `part/slug/name`, of how the program or the
/// counterpart of the listing `part/slug` differs from Git's last commit, and
/// puts that back. The manifest gets the table of the try with what `says`.
///
/// # Errors
///
/// When the listing or its commit is not there, when nothing has changed, or too
/// much, or when the name is no name or taken. Nothing is then written.
pub fn make(book: &Book, name: &str, says: &Says) -> Result<()> {
    let Some((listing, name)) = name.rsplit_once('/').filter(|(l, _)| l.contains('/')) else {
        bail!("`{name}` is not part/slug/name");
    };
    let listing = book.listing(listing)?;
    if !tries::is_name(name) {
        bail!(
            "`{name}` is no name for a try; it has lower-case letters, digits and single \
             underscores, and begins with a letter"
        );
    }
    if listing.metadata.tries.contains_key(name) {
        let place = format!("{}/{MANIFEST}", listing.place());
        let what = format!("{} is there already", tries::table(name));
        bail!(Problem::of(place, what).cure("choose another name"));
    }
    let (language, original, committed) = changed(listing)?;
    let path = listing.dir.join(original);
    let now = files::read(&path)?;
    let place = format!("{}/{original}", listing.place());
    let found = change::between(&committed, &now, language)?;
    change::check(found.changed(), &place, "Git's last commit")?;
    put(listing, name, language, &now, &committed, says)?;
    eprintln!(
        "made {}/{}, and put {original} back",
        listing.place(),
        tries::source(name, language)
    );
    eprintln!(
        "say in {} what comes of it, and record it with `cargo book record {}`",
        tries::table(name),
        listing.name
    );
    eprintln!(
        "show it at the head of an item with {{{{#try {}/{name}}}}}",
        listing.name
    );
    Ok(())
}

/// Which of its two programs was changed, and what that was.
fn changed(listing: &Listing) -> Result<(Language, &'static str, String)> {
    let both = [(Language::Rust, SOURCE), (Language::Python, COUNTERPART)];
    let mut changed = Vec::new();
    for (language, original) in both {
        let path = listing.dir.join(original);
        if !path.is_file() {
            continue;
        }
        let committed = committed(listing, original)?;
        if files::read(&path)? != committed {
            changed.push((language, original, committed));
        }
    }
    let place = listing.place();
    match changed.len() {
        1 => Ok(changed.remove(0)),
        0 => bail!(
            Problem::of(
                place,
                format!("neither {SOURCE} nor {COUNTERPART} differs from Git's last commit")
            )
            .cure("make the change that is to be tried in one of them")
        ),
        _ => bail!(
            Problem::of(
                place,
                format!("both {SOURCE} and {COUNTERPART} differ from Git's last commit")
            )
            .cure("make two tries of them, one after the other: commit or undo one of the two")
        ),
    }
}

/// What Git's last commit has of a file of `listing`.
fn committed(listing: &Listing, file: &str) -> Result<String> {
    let place = format!("{}/{file}", listing.place());
    let mut git = environment::tool("git");
    git.current_dir(&listing.dir)
        .args(["show", &format!("HEAD:./{file}")]);
    let said = output(git, QUICK, Until::Exit, None)
        .map_err(|error| Problem::of(&place, format!("Git cannot be asked for it: {error:#}")))?;
    if !said.success() {
        bail!(
            Problem::of(place, "Git's last commit does not have it")
                .cure("commit the listing before you change it for a try")
                .said(said.errors())
        );
    }
    Ok(files::unix(&said.text()).into_owned())
}

/// Writes the try and its table, and puts the original back: all of it, or
/// nothing.
fn put(
    listing: &Listing,
    name: &str,
    language: Language,
    now: &str,
    committed: &str,
    says: &Says,
) -> Result<()> {
    let fields = says.fields(name)?;
    if language == Language::Python && (says.fails.is_some() || says.test.is_some()) {
        let place = format!("{}/{COUNTERPART}", listing.place());
        let what = "`fails` and `test` are of Rust, and the counterpart has changed";
        bail!(Problem::of(place, what));
    }
    let manifest = listing.dir.join(MANIFEST);
    let text = files::read(&manifest)?;
    let text = format!("{}\n\n{}\n{fields}", text.trim_end(), tries::table(name));
    let file = listing.dir.join(tries::source(name, language));
    if !tries::languages(&listing.dir, name).is_empty() {
        let place = format!("{}/{}", listing.place(), tries::FOLDER);
        bail!(Problem::of(place, format!("it has a `{name}` already")).cure("choose another name"));
    }
    let original = match language {
        Language::Rust => listing.source_path(),
        Language::Python => listing.counterpart_path(),
    };
    let folder = listing.dir.join(tries::FOLDER);
    fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    // Where nothing came into it, it is not needed.
    let undo = interrupt::begun(move || drop(fs::remove_dir(&folder)));
    files::replace_all(&[(file, now), (manifest, &*text), (original, committed)])?;
    undo.finished();
    Ok(())
}

impl Says<'_> {
    /// The fields of the table of the try called `name`, a line each.
    ///
    /// # Errors
    ///
    /// When a value is not one that the field may have.
    fn fields(&self, name: &str) -> Result<String> {
        let all = [
            ("ends", self.ends),
            ("fails", self.fails),
            ("test", self.test),
        ];
        let lines: String = all
            .iter()
            .filter_map(|(field, value)| {
                Some(format!("{field} = {}\n", toml::Value::from((*value)?)))
            })
            .collect();
        tables::parse::<Try>(&tries::table(name), &lines)?;
        Ok(lines)
    }
}
