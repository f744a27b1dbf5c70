//! What the user exports, for Python, Rust, Cargo, mdBook, the terminal or the
//! locale, neither changes a record nor fails a check: tried on the fixture,
//! with programs that print what they see.

use std::fs;
use std::process::Command;

use book::programs::environment::{KEPT, SET, SET_FOR_RECORDS};
use book::programs::{mdbook, rustc};
use libtest_mimic::{Completion, Failed, Trial};

use crate::base::fixture::{Fixture, trial};
use crate::base::suite::skip;
use crate::pages::site;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("drift::environment/of-the-user", of_the_user),
        trial("drift::environment/configuration-of-cargo", configuration),
        Trial::ignorable_test("drift::environment/of-mdbook", of_mdbook),
        trial("drift::environment/folder-with-any-name", any_folder),
        trial("drift::environment/target-folder-of-two-clones", two_clones),
    ]
}

/// What somebody may have exported; each of them changes what a program prints,
/// how it is built, or whether it runs at all.
const HOSTILE: &[(&str, &str)] = &[
    ("CARGO_BUILD_RUSTFLAGS", "--cfg=hostile"),
    ("CARGO_ENCODED_RUSTFLAGS", "--cfg=hostile"),
    ("CARGO_INCREMENTAL", "1"),
    ("CARGO_PROFILE_DEV_DEBUG_ASSERTIONS", "false"),
    ("CARGO_PROFILE_DEV_PANIC", "abort"),
    ("CARGO_TERM_COLOR", "always"),
    ("CLICOLOR_FORCE", "1"),
    ("COLUMNS", "20"),
    ("FORCE_COLOR", "1"),
    ("HTTP_PROXY", "http://127.0.0.1:9"),
    ("LANG", "tr_TR.UTF-8"),
    ("LANGUAGE", "tr"),
    ("LC_ALL", "tr_TR.UTF-8"),
    ("MALLOC_PERTURB_", "7"),
    ("NO_COLOR", ""),
    ("PYTHONASYNCIODEBUG", "1"),
    ("PYTHONDEVMODE", "1"),
    ("PYTHONHASHSEED", "0"),
    ("PYTHONHOME", "/nowhere"),
    ("PYTHONINSPECT", "1"),
    ("PYTHONOPTIMIZE", "2"),
    ("PYTHONPATH", "/nowhere"),
    ("PYTHONSTARTUP", "/nowhere"),
    ("PYTHONUNBUFFERED", "1"),
    ("PYTHONVERBOSE", "1"),
    ("PYTHONWARNINGS", "error"),
    ("RAYON_NUM_THREADS", "1"),
    ("ROLE", "child"),
    ("RUSTC", "/nowhere"),
    ("RUSTC_WORKSPACE_WRAPPER", "/nowhere"),
    ("RUSTC_WRAPPER", "/nowhere"),
    ("RUSTFLAGS", "--cfg=hostile"),
    ("RUST_BACKTRACE", "full"),
    ("RUST_LOG", "trace"),
    ("RUST_MIN_STACK", "4194304"),
    ("RUST_TEST_NOCAPTURE", "1"),
    ("RUST_TEST_SHUFFLE", "1"),
    ("SITE", "hostile"),
    ("TERM", "dumb"),
    ("TOKIO_WORKER_THREADS", "1"),
    ("TZ", "Asia/Kathmandu"),
];

/// Where each machine has its own value, or each run.
const OF_A_RUN: [&str; 6] = [
    "BOOK_RUN",
    "PYTHONPATH",
    "PYTHONPYCACHEPREFIX",
    "TEMP",
    "TMP",
    "TMPDIR",
];

/// What a shell sets for a Python that is a shell's script, such as the one that
/// `tools/get-python` makes, and what that one sets itself.
const OF_A_WRAPPER: [&str; 5] = ["OLDPWD", "PWD", "PYTHONHOME", "SHLVL", "_"];

/// Prints how it was built, and the environment: names only where the value is
/// that of a machine or a run.
const PROGRAM: &str = r#"fn main() {
    println!("checked={}", cfg!(debug_assertions));
    println!("hostile={}", cfg!(hostile));
    let mut all: Vec<_> = std::env::vars().collect();
    all.sort();
    for (name, value) in all {
        if OWN.contains(&name.as_str()) {
            println!("{name}");
        } else {
            println!("{name}={value}");
        }
    }
}

#[cfg(test)]
mod tests;
"#;

const SCRIPT: &str = r#"import os

for name in sorted(os.environ):
    print(name if name in OWN else f"{name}={os.environ[name]}")
"#;

/// The tests of a listing see no more than the listing, but what Cargo gives
/// to tests.
const TESTS: &str = r#"#[test]
fn nothing_hostile_is_seen() {
    for (name, value) in HOSTILE {
        assert_ne!(std::env::var(name).as_deref(), Ok(*value), "{name}");
    }
}
"#;

const LISTING: &str = "demo/exact";

/// What the tables of tries begin with.
const TRIES: &str = "[package.metadata.listing.tries.";

/// A copy whose listing prints what it sees, recorded.
fn seeing() -> Result<Fixture, Failed> {
    let fixture = Fixture::copy();
    let own = KEPT.iter().copied().chain(OF_A_RUN).chain(OF_A_WRAPPER);
    let own: Vec<&str> = own.collect();
    let file = |name: &str| format!("listings/{LISTING}/{name}");
    let program =
        format!("#![allow(unexpected_cfgs)]\nconst OWN: &[&str] = &{own:?};\n\n{PROGRAM}");
    fixture.write(&file("src/main.rs"), &program);
    let tests = format!("const HOSTILE: &[(&str, &str)] = &{HOSTILE:?};\n\n{TESTS}");
    fixture.write(&file("src/tests.rs"), &tests);
    fixture.write(&file("counterpart.py"), &format!("OWN = {own:?}\n{SCRIPT}"));
    // Its tries are of another program. This one sees what the listing sees.
    fs::remove_dir_all(fixture.path(&file("tries")))?;
    fixture.write(
        &file("tries/asked.rs"),
        &program.replace("hostile={}", "hostile? {}"),
    );
    let manifest = fixture.read(&file("Cargo.toml"));
    let (rest, _) = manifest.split_once(TRIES).expect("the listing has tries");
    fixture.write(&file("Cargo.toml"), &format!("{rest}{TRIES}asked]\n"));
    fixture.book(&["record", LISTING]).worked(&["wrote"])?;
    Ok(fixture)
}

fn of_the_user() -> Result<(), Failed> {
    let fixture = seeing()?;
    only_named(&fixture)?;
    same_when(&fixture, |command| {
        command.envs(HOSTILE.iter().copied());
        // It is this machine, but Cargo would put programs elsewhere.
        command.env("CARGO_BUILD_TARGET", rustc::host().expect("rustc names it"));
    })
}

/// What was recorded names no variable that nobody chose.
fn only_named(fixture: &Fixture) -> Result<(), Failed> {
    for output in ["output.txt", "counterpart.txt"] {
        let text = fixture.read(&format!("listings/{LISTING}/{output}"));
        for line in text.lines() {
            let name = line.split('=').next().unwrap_or(line);
            let set = SET.iter().chain(SET_FOR_RECORDS).map(|(name, _)| *name);
            let mut named = set.chain(KEPT.iter().copied()).chain(OF_A_RUN);
            let by_wrapper = output == "counterpart.txt" && OF_A_WRAPPER.contains(&name);
            // Python sets it where the locale says nothing of the encoding.
            let known = ["checked", "hostile", "LC_CTYPE"].contains(&name);
            if !known && !by_wrapper && !named.any(|other| other == name) {
                return Err(Failed::from(format!("{output}: a program sees {line}")));
            }
        }
    }
    let text = fixture.read(&format!("listings/{LISTING}/output.txt"));
    if !text.starts_with("checked=true\nhostile=false\n") {
        return Err(Failed::from(text));
    }
    Ok(())
}

/// A record and the checks say the same after the change.
fn same_when(fixture: &Fixture, change: impl Fn(&mut Command)) -> Result<(), Failed> {
    let said = fixture.book_with(&["record", LISTING], &change);
    said.worked(&["[1/1] demo/exact: as recorded"])?;
    for check in ["output::", "python::", "tests::", "fails::", "try::"] {
        let said = fixture.check_with(&format!("{check}{LISTING}"), &change);
        said.worked(&["1 passed; 0 failed; 0 ignored"])?;
    }
    Ok(())
}

/// A listing that uses a crate with a macro, where Cargo's configuration puts
/// the one into another folder than the other.
fn configuration() -> Result<(), Failed> {
    let fixture = seeing()?;
    let package = |name: &str, more: &str| {
        format!("[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n{more}")
    };
    let on_macros = "[dependencies]\nmacros = { path = \"../macros\" }\n";
    fixture.write("helper/Cargo.toml", &package("helper", on_macros));
    fixture.write("helper/src/lib.rs", "pub use macros::nothing;\n");
    let macros = "[lib]\nproc-macro = true\n";
    fixture.write("macros/Cargo.toml", &package("macros", macros));
    fixture.write(
        "macros/src/lib.rs",
        "use proc_macro::TokenStream;\n\n#[proc_macro]\npub fn nothing(_: TokenStream) -> \
         TokenStream {\n    TokenStream::new()\n}\n",
    );
    let manifest = format!("listings/{LISTING}/Cargo.toml");
    let depends = "[dependencies]\nhelper = { path = \"../../../helper\" }\n\n[lints]";
    fixture.edit(&manifest, "[lints]", depends);
    let fails = format!("listings/{LISTING}/fails/without_move.rs");
    let uses = fixture.read(&fails) + "\nhelper::nothing!();\n";
    fixture.write(&fails, &uses);
    fixture.book(&["record", LISTING]).worked(&["demo/exact"])?;
    let host = rustc::host()?;
    fixture.write(
        ".cargo/config.toml",
        &format!(
            "[build]\ntarget = \"{host}\"\nrustflags = [\"--cfg\", \"hostile\"]\n\n\
             [profile.dev]\ndebug-assertions = false\npanic = \"abort\"\n"
        ),
    );
    same_when(&fixture, |_| {})
}

/// mdBook takes settings from the environment, too.
fn of_mdbook() -> Result<Completion, Failed> {
    if let Err(reason) = site::stock_mdbook() {
        return skip(reason);
    }
    let fixture = Fixture::copy();
    let hostile = |command: &mut Command| {
        command.env("MDBOOK_BOOK__TITLE", "Hostile");
        with_mdbook(command);
    };
    fixture.book_with(&["build"], hostile).worked(&[])?;
    let page = fixture.read("book/index.html");
    if !page.contains("Fixture</title>") || page.contains("Hostile") {
        return Err(Failed::from(page));
    }
    Ok(Completion::Completed)
}

/// A folder may have any name: what a shell, a TOML file or a URL would read
/// otherwise than the system does. Only `%` is one that the linker cannot take.
fn any_folder() -> Result<(), Failed> {
    let name = if cfg!(windows) {
        "o'brien $HOME & büro#1"
    } else {
        "-o'brien \"$HOME\" & büro#1 \\ {{x}} *"
    };
    let fixture = Fixture::copy_to(name);
    fixture
        .book(&["record"])
        .worked(&["[6/7] demo/timed: as recorded"])?;
    for check in [
        "output::",
        "python::",
        "tests::",
        "fails::",
        "blocks::",
        "measured::",
        "site::",
    ] {
        fixture.check(check).worked(&["; 0 failed;"])?;
    }
    if site::stock_mdbook().is_err() {
        return Ok(());
    }
    for command in ["build", "export"] {
        fixture.own_book_with(&[command], with_mdbook).worked(&[])?;
    }
    let page = fs::read_to_string(fixture.path("book/demo/kinds.html"))?;
    if !page.contains("r1 answers after 30 ms") {
        return Err(Failed::from(page));
    }
    Ok(())
}

/// Cargo takes the program of one clone for that of another that is older.
fn two_clones() -> Result<(), Failed> {
    let (older, newer) = (Fixture::copy(), Fixture::copy());
    older.edit(
        "listings/demo/exits/src/main.rs",
        "no device",
        "no other device",
    );
    let check = |fixture: &Fixture| {
        fixture.check_with("output::demo/exits", |command| {
            command.env("CARGO_TARGET_DIR", newer.path("target"));
        })
    };
    for _ in 0..2 {
        check(&newer).worked(&["1 passed"])?;
        // Its seal is broken in any case; the output says what was run.
        check(&older).failed(&["no other device answers"])?;
    }
    Ok(())
}

/// Lets the tool find the mdBook of this workspace.
fn with_mdbook(command: &mut Command) {
    let program = mdbook::installed(book::base::home::home());
    let folder = program.as_deref().and_then(|program| program.parent());
    if let Some(folder) = folder.filter(|folder| folder.is_absolute()) {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let folders = [folder.to_owned()]
            .into_iter()
            .chain(std::env::split_paths(&path));
        command.env(
            "PATH",
            std::env::join_paths(folders).expect("they were in a PATH"),
        );
    }
}
