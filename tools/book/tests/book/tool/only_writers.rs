//! Invariant 2 at the head of `lib.rs`, at run time: whatever else is run on a
//! book, what was recorded and measured stays as it is, bytes and time.

use std::collections::BTreeMap;
use std::fs;
use std::net::TcpListener;
use std::path::Path;
use std::time::SystemTime;

use book::base::folders;
use book::base::names::slashed;
use book::model::listing::{COUNTERPART_OUTPUT, OUTPUT, RECORDED};
use book::model::samples;
use book::model::tries;
use book::programs::run::QUICK;
use book::programs::started::Started;
use libtest_mimic::{Failed, Trial};

use crate::base::fixture::{Fixture, trial, with_mdbook};
use crate::commands::with_program;

pub fn trials() -> Vec<Trial> {
    vec![
        with_mdbook("tool::only-record-and-measure-write", others_write_nothing),
        trial("drift::only-record-and-measure-write", a_write_is_seen),
    ]
}

/// The files that only `record` and `measure` write: what each holds, and when
/// it was written.
type Kept = BTreeMap<String, (Vec<u8>, SystemTime)>;

fn kept(fixture: &Fixture) -> Result<Kept, Failed> {
    let names = [OUTPUT, COUNTERPART_OUTPUT, RECORDED, samples::FILE];
    let mut kept = Kept::new();
    for folder in ["listings", "measurements"] {
        let is_kept = |path: &Path| {
            path.extension() == Some("stderr".as_ref())
                || path
                    .parent()
                    .is_some_and(|folder| folder.ends_with(tries::FOLDER))
                    && path.extension() == Some("txt".as_ref())
                || names.iter().any(|name| path.ends_with(name))
        };
        for path in folders::files(&fixture.path(folder), is_kept)? {
            let name = slashed(path.strip_prefix(fixture.path(""))?);
            let written = fs::metadata(&path)?.modified()?;
            kept.insert(name, (fs::read(&path)?, written));
        }
    }
    Ok(kept)
}

/// Nothing of `before` has changed or is gone.
fn same(what: &str, before: &Kept, fixture: &Fixture) -> Result<(), Failed> {
    let after = kept(fixture)?;
    match before
        .iter()
        .find(|(name, file)| after.get(*name) != Some(file))
    {
        None => Ok(()),
        Some((name, _)) => Err(Failed::from(format!("{what} wrote {name}"))),
    }
}

fn others_write_nothing(mdbook: &Path) -> Result<(), Failed> {
    let fixture = Fixture::copy();
    let before = kept(&fixture)?;
    if before.len() < 22 {
        return Err(Failed::from(format!(
            "only these were found: {:?}",
            before.keys()
        )));
    }
    for command in ["build", "export"] {
        let mut found = Ok(());
        let said = fixture.book_with(&[command], |command| found = with_program(command, mdbook));
        found?;
        said.worked(&[])?;
        same(command, &before, &fixture)?;
    }
    serve(&fixture, mdbook)?;
    same("serve", &before, &fixture)?;
    // Each of them runs something, or reads what was recorded.
    for check in [
        "output::",
        "python::",
        "fails::",
        "try::",
        "tests::",
        "measured::",
        "page::",
    ] {
        fixture.check(check).worked(&["0 failed"])?;
        same(check, &before, &fixture)?;
    }
    fixture.book(&["new", "demo/fresh"]).worked(&[])?;
    same("new", &before, &fixture)?;
    // What changes nothing writes nothing, either.
    fixture
        .book(&["record", "demo/exact"])
        .worked(&["as recorded"])?;
    fixture
        .book(&["measure", "--keep"])
        .worked(&["as it was"])?;
    same("record or measure", &before, &fixture)
}

/// Serves the book until it is built.
fn serve(fixture: &Fixture, mdbook: &Path) -> Result<(), Failed> {
    let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
    let mut command = fixture.book_command(&["serve", "--port", &port.to_string()]);
    with_program(&mut command, mdbook)?;
    // However this ends, the server ends with it.
    let mut server = Started::start(command)?;
    server.wait_until_said("serving the book on", QUICK)?;
    Ok(())
}

/// The same bytes, written again, are seen; so are other bytes.
fn a_write_is_seen() -> Result<(), Failed> {
    let fixture = Fixture::copy();
    let file = "listings/demo/exact/fails/without_move.stderr";
    let before = kept(&fixture)?;
    same("nothing", &before, &fixture)?;
    let text = fixture.read(file);
    let late = SystemTime::now() + std::time::Duration::from_secs(60);
    fs::File::options()
        .write(true)
        .open(fixture.path(file))?
        .set_modified(late)?;
    let said = same("a hand", &before, &fixture).expect_err("its time is another one");
    assert_eq!(said.message(), Some(&*format!("a hand wrote {file}")));
    let before = kept(&fixture)?;
    fixture.write(file, &text.replace("error", "Error"));
    same("a hand", &before, &fixture).expect_err("its bytes are others");
    Ok(())
}
