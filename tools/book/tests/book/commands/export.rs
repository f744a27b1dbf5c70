//! The book to carry, as the commands write it: with Chromium and without.

use std::fs;

use book::programs::chromium;
use libtest_mimic::{Failed, Trial};

use super::with_program;
use crate::base::fixture::{self, Fixture, Said};
use crate::base::html::{attribute, tokens};
use crate::base::suite::skip;
use crate::pages::site::stock_mdbook;
use html5ever::tokenizer::Token;

pub fn trials() -> Vec<Trial> {
    let with_mdbook = |name: &str, test: fn() -> Result<(), Failed>| {
        fixture::with_mdbook(format!("command::{name}"), move |_| test())
    };
    let name = "export/beside-the-site";
    let beside = match chromium::find() {
        Ok(_) => with_mdbook(name, beside_the_site),
        Err(reason) => skipped(name, reason),
    };
    let name = "export/chromium-fails";
    let fails = if cfg!(unix) {
        with_mdbook(name, chromium_fails)
    } else {
        skipped(
            name,
            "the stand-in for Chromium is a shell script".to_owned(),
        )
    };
    vec![
        with_mdbook("export/without-chromium", without_chromium),
        beside,
        with_mdbook("export/no-room", no_room),
        with_mdbook("export/settings", settings),
        fails,
    ]
}

fn skipped(name: &str, reason: String) -> Trial {
    Trial::ignorable_test(format!("command::{name}"), move || skip(reason))
}

const HTML: &str = "fixture.html";
const EPUB: &str = "fixture.epub";
const PDF: &str = "fixture.pdf";

/// The name of no program in the copy.
const NONE: Option<&str> = Some("no-chromium");

/// Runs `cargo book`, where a file of the copy is Chromium if one is named.
fn command(fixture: &Fixture, words: &[&str], chromium: Option<&str>) -> Result<Said, Failed> {
    let mut found = Ok(());
    let said = fixture.book_with(words, |command| {
        found = stock_mdbook()
            .map_err(Failed::from)
            .and_then(|mdbook| with_program(command, mdbook));
        if let Some(chromium) = chromium {
            command.env("CHROMIUM", fixture.path(chromium));
        }
    });
    found.map(|()| said)
}

/// The rest is written, a PDF of another day is gone, and the site does not lead
/// to what is not there.
fn without_chromium() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    fixture.write(&format!("target/{PDF}"), "of yesterday");
    command(&fixture, &["export"], NONE)?.worked(&[
        "the book is in target/fixture.html",
        "the book is in target/fixture.epub",
        "target/fixture.pdf: it is left out: CHROMIUM names ",
        "no-chromium, which does not answer `--version`",
    ])?;
    if fixture.path(&format!("target/{PDF}")).exists() {
        return Err(Failed::from("the PDF of yesterday is still there"));
    }
    command(&fixture, &["build", "--carry"], NONE)?.failed(&[
        "error: target/fixture.pdf: it cannot be made, and the pages would lead to it: CHROMIUM names ",
    ])?;
    if fixture.path("book").exists() {
        return Err(Failed::from("a site was built"));
    }
    Ok(())
}

/// What is in the way of a file or of the folder is named, and what to do about it.
fn no_room() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    fixture.write(&format!("target/{EPUB}/in-the-way"), "");
    command(&fixture, &["export"], NONE)?.failed(&[
        "target/fixture.epub: it cannot be written: a folder is in its place; make room for it",
    ])?;
    if fixture.path(&format!("target/{HTML}")).exists() {
        return Err(Failed::from("a part of the book was written"));
    }
    fs::remove_dir_all(fixture.path("target"))?;
    fixture.write("target", "");
    command(&fixture, &["export"], NONE)?.failed(&[
        "target/site: the folder cannot be made: ",
        "; put away what is in its place, or let this program write there",
    ])
}

/// The line of the settings that is wrong is named, and the cover that is missing.
fn settings() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    fixture.remove("theme/cover.png");
    command(&fixture, &["export"], NONE)?.failed(&[
        "error: theme/cover.png: it cannot be read: ",
        "; `tools/make-pictures` draws it",
    ])?;
    fixture.edit("book.toml", "title = \"Fixture\"", "title = ");
    for words in [["export"].as_slice(), &["build"], &["serve", "--port", "0"]] {
        command(&fixture, words, NONE)?.failed(&["error: book.toml:3: it is malformed: "])?;
    }
    Ok(())
}

/// A Chromium that starts and prints nothing is named, and no PDF of another day
/// stays.
fn chromium_fails() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    fixture.write(&format!("target/{PDF}"), "of yesterday");
    let script =
        "#!/bin/sh\n[ \"$1\" = --version ] && echo Chromium && exit\necho it crashed >&2\nexit 3\n";
    fixture.write("chromium", script);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(fixture.path("chromium"), fs::Permissions::from_mode(0o755))?;
    }
    command(&fixture, &["export"], Some("chromium"))?.failed(&[
        "chromium: it has printed no PDF: it crashed; see that it starts, or name another one in \
         CHROMIUM",
    ])?;
    match fixture.path(&format!("target/{PDF}")).exists() {
        true => Err(Failed::from("the PDF of yesterday is still there")),
        false => Ok(()),
    }
}

/// The front page leads to all three, and each is what its name says.
fn beside_the_site() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    command(&fixture, &["build", "--carry"], None)?.worked(&[
        "the book is in target/fixture.pdf",
        "the book is in the folder book",
    ])?;
    let mut links = Vec::new();
    tokens(&fixture.read("book/index.html"), |token| {
        if let Token::TagToken(tag) = token {
            links.extend(attribute(&tag, "href"));
        }
    });
    for (name, begins) in [(HTML, "<!DOCTYPE html>"), (EPUB, "PK"), (PDF, "%PDF-")] {
        if !links.iter().any(|link| link == name) {
            return Err(format!("the front page does not lead to {name}").into());
        }
        let bytes = fs::read(fixture.path("book").join(name))?;
        if !bytes.starts_with(begins.as_bytes()) {
            return Err(format!("{name} does not begin with {begins}").into());
        }
    }
    command(&fixture, &["build"], None)?.worked(&[])?;
    let page = fixture.read("book/index.html");
    match page.contains("<code>cargo book export</code>") && !page.contains(EPUB) {
        true => Ok(()),
        false => Err(Failed::from(
            "without --carry, the front page leads to the EPUB",
        )),
    }
}
