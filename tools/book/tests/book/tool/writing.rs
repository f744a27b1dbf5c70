//! Whatever goes wrong while a command writes, every file is whole, and what it
//! was before, and nothing is left over: on a full disk, when a program that it
//! starts fails, and when it is interrupted.
//!
//! A disk is full for a command when no file may be longer than a few blocks:
//! that needs neither a disk nor a right of its own. A command is interrupted
//! at a place that is known: a program that it has started says that it runs,
//! and then waits for ever.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use book::model::contract::Ending;
use book::programs::environment;
use book::programs::mdbook::MDBOOK_VERSION;
use book::programs::started::Started;
use libtest_mimic::{Failed, Trial};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use crate::base::fixture::{Fixture, Said, trial};
use crate::commands::{files, unchanged, with_program};

/// The tests, each of one command.
pub fn trials() -> Vec<Trial> {
    let trial =
        |name: &str, test: fn() -> Result<(), Failed>| trial(format!("tool::writing/{name}"), test);
    vec![
        trial("full-disk/record", record_on_a_full_disk),
        trial("full-disk/measure", measure_on_a_full_disk),
        trial("full-disk/new", new_on_a_full_disk),
        trial("full-disk/export", export_on_a_full_disk),
        trial("half-a-site/build", half_a_site),
        trial("interrupt/record", interrupted_record),
        trial("interrupt/measure", interrupted_measure),
        trial("interrupt/new", interrupted_new),
        trial("interrupt/build", || interrupted_with_mdbook("build")),
        trial("interrupt/export", || interrupted_with_mdbook("export")),
        trial("interrupt/serve", || interrupted_with_mdbook("serve")),
    ]
}

/// The longest wait for what should come at once, on a busy machine.
const LIMIT: Duration = Duration::from_secs(120);

/// A copy of the fixture, and a folder for temporary files that nothing may be
/// left in.
struct Place {
    fixture: Fixture,
    temporary: tempfile::TempDir,
}

impl Place {
    fn new() -> Result<Self, Failed> {
        Ok(Place {
            fixture: Fixture::copy(),
            temporary: tempfile::tempdir()?,
        })
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = self.fixture.book_command(arguments);
        command.env("TMPDIR", self.temporary.path());
        command
    }

    /// Runs a command of [`Place::command`], with no file longer than `blocks` of
    /// 512 bytes. What is longer gives an error, as on a full disk, and no
    /// signal.
    fn on_a_full_disk(&self, blocks: usize, command: Command) -> Said {
        let mut shell = environment::tool("sh");
        shell
            .arg("-c")
            .arg(format!(
                "trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\""
            ))
            .arg(command.get_program())
            .args(command.get_args());
        if let Some(dir) = command.get_current_dir() {
            shell.current_dir(dir);
        }
        for (name, value) in command.get_envs() {
            match value {
                Some(value) => shell.env(name, value),
                None => shell.env_remove(name),
            };
        }
        Said::of(shell)
    }

    /// Everything but what Cargo and mdBook keep for the next time.
    fn before(&self) -> BTreeMap<String, Vec<u8>> {
        files(&self.fixture)
    }

    /// Nothing has changed, and nothing is left over.
    fn is_as(&self, before: &BTreeMap<String, Vec<u8>>) -> Result<(), Failed> {
        unchanged(before, &self.fixture)?;
        let mut folders = vec![self.fixture.path("")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder)? {
                let path = entry?.path();
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                if name.starts_with(book::base::scratch::BESIDE) {
                    return Err(format!("{} is left over", path.display()).into());
                }
                if path.is_dir() && name != "target" {
                    folders.push(path);
                }
            }
        }
        match fs::read_dir(self.temporary.path())?.next() {
            None => Ok(()),
            Some(left) => Err(format!("{} is left over", left?.path().display()).into()),
        }
    }

    /// Where a program says that it runs, with its number.
    fn mark(&self) -> PathBuf {
        self.fixture.path("target/runs")
    }

    /// Interrupts `command` once a program that it started runs, and sees that
    /// both end, and that everything is as it was.
    fn interrupt(&self, command: &dyn Fn() -> Result<Command, Failed>) -> Result<(), Failed> {
        fs::create_dir_all(self.fixture.path("target"))?;
        let before = self.before();
        for signal in [Signal::SIGINT, Signal::SIGTERM] {
            let _ = fs::remove_file(self.mark());
            // However this ends, nothing goes on running.
            let running = Started::start(command()?)?;
            let said = || fs::read_to_string(self.mark()).unwrap_or_default();
            until("the program runs", || said().ends_with('\n'))?;
            kill(Pid::from_raw(i32::try_from(running.id())?), signal)?;
            let ending = running.wait(LIMIT)?;
            if ending != Ending::Code(130) {
                return Err(format!("{signal} ended it with {ending}").into());
            }
            self.is_as(&before)?;
            let program = Pid::from_raw(said().trim().parse()?);
            until("its program ends", || kill(program, None).is_err())?;
        }
        Ok(())
    }

    /// A program that is found before others of its name.
    fn program(&self, name: &str, script: &str) -> Result<PathBuf, Failed> {
        use std::os::unix::fs::PermissionsExt;
        let folder = self.fixture.path("target/programs");
        fs::create_dir_all(&folder)?;
        let path = folder.join(name);
        fs::write(&path, format!("#!/bin/sh\n{script}"))?;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755))?;
        Ok(path)
    }

    /// What a shell does to say that it runs, and to wait for ever.
    fn stall(&self) -> String {
        format!("echo $$ > '{}'\nexec sleep 100000\n", self.mark().display())
    }

    /// Stands in for mdBook: builds the site with `make`, in which `$out` is
    /// the folder.
    fn mdbook(&self, make: &str) -> Result<PathBuf, Failed> {
        let script = format!(
            "if [ \"$1\" = --version ]; then echo 'mdbook v{MDBOOK_VERSION}'; exit; fi\n\
             while [ \"$1\" != --dest-dir ]; do shift; done\nout=$2\nmkdir -p \"$out\"\n{make}"
        );
        self.program("mdbook", &script)
    }
}

fn until(what: &str, mut holds: impl FnMut() -> bool) -> Result<(), Failed> {
    let began = Instant::now();
    while !holds() {
        if began.elapsed() > LIMIT {
            return Err(format!("it should come that {what}").into());
        }
        thread::sleep(Duration::from_millis(5));
    }
    Ok(())
}

/// The longest file on a full disk, in blocks. What Python compiles is shorter.
const FULL: usize = 256;

/// How many lines make a file that is longer.
const LINES: usize = 20_000;

/// Two files of one listing change; there is room for the first of them.
fn record_on_a_full_disk() -> Result<(), Failed> {
    let place = Place::new()?;
    let fixture = &place.fixture;
    fixture.edit("listings/demo/exact/src/main.rs", "30 ms", "40 ms");
    // What is tried would not be compiled.
    let manifest = "listings/demo/exact/Cargo.toml";
    let text = fixture.read(manifest);
    let (before, _) = text
        .split_once("\n[package.metadata.listing.tries.")
        .ok_or("it has tries")?;
    fixture.write(manifest, before);
    fs::remove_dir_all(fixture.path("listings/demo/exact/tries"))?;
    let counterpart = "listings/demo/exact/counterpart.py";
    let text = fixture.read(counterpart);
    let long = format!("\nfor number in range({LINES}):\n    print('line', number)\n");
    fixture.write(counterpart, &(text + &long));
    // What Cargo builds would not be written either.
    fixture
        .check("output::demo/exact")
        .failed(&["is not what comes out now"])?;
    let before = place.before();
    let said = place.on_a_full_disk(FULL, place.command(&["record", "demo/exact"]));
    place.is_as(&before)?;
    said.failed(&[
        "it cannot be written: ",
        "counterpart.txt",
        "too large",
        "its files are as they were",
    ])?;
    place
        .on_a_full_disk(8 * FULL, place.command(&["record", "demo/exact"]))
        .worked(&["wrote output.txt, counterpart.txt, recorded.toml"])
}

fn measure_on_a_full_disk() -> Result<(), Failed> {
    let place = Place::new()?;
    place
        .fixture
        .book(&["measure", "naps"])
        .worked(&["wrote"])?;
    let before = place.before();
    place
        .on_a_full_disk(1, place.command(&["measure", "naps"]))
        .failed(&["it cannot be written: ", "samples.json", "too large"])?;
    place.is_as(&before)
}

/// There is no room for the listing, or for what Cargo makes of it.
fn new_on_a_full_disk() -> Result<(), Failed> {
    let place = Place::new()?;
    let before = place.before();
    place
        .on_a_full_disk(0, place.command(&["new", "fresh/listing"]))
        .failed(&["too large"])?;
    place.is_as(&before)?;
    place
        .on_a_full_disk(16, place.command(&["new", "fresh/listing"]))
        .failed(&[
            "made listings/fresh/listing",
            "listings/fresh/listing is gone again",
        ])?;
    place.is_as(&before)?;
    // The listing's part is gone, too, and could be made.
    if place.fixture.path("listings/fresh").exists() {
        return Err("listings/fresh is left over".into());
    }
    Ok(())
}

/// The one file is longer than any of those that it is made of.
fn export_on_a_full_disk() -> Result<(), Failed> {
    let place = Place::new()?;
    let style = "p { margin: 0 }\n".repeat(LINES);
    place.fixture.write("target/style.css", &style);
    let links = r#"<link rel="stylesheet" href="style.css">"#.repeat(2);
    let page = "<h1 id=\"a\">A</h1>".to_owned();
    let between = r#"<div style="break-before: page; page-break-before: always;"></div>"#;
    let print = format!("{links}<main>{}</main>", vec![page; 3].join(between));
    place.fixture.write("target/print.html", &print);
    let from = place.fixture.path("target");
    let mdbook = place.mdbook(&format!(
        "cp '{0}/style.css' '{0}/print.html' \"$out\"\n",
        from.display()
    ))?;
    let export = |blocks| {
        let mut command = place.command(&["export"]);
        with_program(&mut command, &mdbook)?;
        // What Chromium keeps for itself is longer, too.
        command.env("CHROMIUM", place.fixture.path("no-chromium"));
        Ok::<_, Failed>(place.on_a_full_disk(blocks, command))
    };
    let room = style.len() / 512;
    export(4 * room)?.worked(&["the book is in target/"])?;
    let written = || {
        let files = fs::read_dir(&from)?.flatten().map(|entry| entry.path());
        let html = files.filter(|path| path.extension().is_some_and(|ext| ext == "html"));
        let mut html: Vec<(PathBuf, String)> = html
            .map(|path| Ok((path.clone(), fs::read_to_string(path)?)))
            .collect::<Result<_, Failed>>()?;
        html.sort();
        Ok::<_, Failed>(html)
    };
    let (before, whole) = (place.before(), written()?);
    export(room + 8)?.failed(&["it cannot be written: ", ".html", "too large"])?;
    if written()? != whole {
        return Err("a file in target has changed, or is left over".into());
    }
    place.is_as(&before)
}

/// mdBook fails half-way: the site is the one that it was.
fn half_a_site() -> Result<(), Failed> {
    let place = Place::new()?;
    place.fixture.write("book/index.html", "the old one\n");
    let mdbook = place.mdbook("echo half > \"$out/index.html\"\necho no room >&2\nexit 1\n")?;
    let build = || {
        let mut command = place.command(&["build"]);
        with_program(&mut command, &mdbook)?;
        Ok::<_, Failed>(Said::of(command))
    };
    let before = place.before();
    build()?.failed(&["no room", "the book: it does not build"])?;
    place.is_as(&before)?;
    place.mdbook("echo whole > \"$out/index.html\"\n")?;
    build()?.worked(&[])?;
    let site = place.fixture.read("book/index.html");
    if site != "whole\n" {
        return Err(format!("the site is {site:?}").into());
    }
    Ok(())
}

/// A Rust program that leaves a temporary file, says that it runs, and waits.
fn stall_in_rust(place: &Place) -> String {
    format!(
        "fn main() {{\n    std::fs::write(std::env::temp_dir().join(\"left\"), \"\").unwrap();\n    \
         let runs = format!(\"{{}}\\n\", std::process::id());\n    \
         std::fs::write({:?}, runs).unwrap();\n    loop {{\n        std::thread::park();\n    \
         }}\n}}\n\n#[cfg(test)]\nmod tests;\n",
        place.mark()
    )
}

fn interrupted_record() -> Result<(), Failed> {
    let place = Place::new()?;
    let stall = stall_in_rust(&place);
    place
        .fixture
        .write("listings/demo/exact/src/main.rs", &stall);
    place.interrupt(&|| Ok(place.command(&["record", "demo/exact"])))
}

fn interrupted_measure() -> Result<(), Failed> {
    let place = Place::new()?;
    let stall = stall_in_rust(&place);
    place.fixture.write("measurements/naps/src/main.rs", &stall);
    place.interrupt(&|| Ok(place.command(&["measure", "naps"])))
}

/// Interrupted while Cargo builds the new listing and has changed `Cargo.lock`.
fn interrupted_new() -> Result<(), Failed> {
    let place = Place::new()?;
    let script = format!("echo '# changed' >> Cargo.lock\n{}", place.stall());
    let cargo = place.program("cargo", &script)?;
    place.interrupt(&|| {
        let mut command = place.command(&["new", "fresh/listing"]);
        command.env("CARGO", &cargo);
        Ok(command)
    })?;
    if place.fixture.path("listings/fresh").exists() {
        return Err("listings/fresh is left over".into());
    }
    Ok(())
}

/// Interrupted while mdBook builds. An editor's lock has the pages copied.
fn interrupted_with_mdbook(name: &str) -> Result<(), Failed> {
    let place = Place::new()?;
    place.fixture.write("src/.#index.md", "");
    let half = format!("echo half > \"$out/index.html\"\n{}", place.stall());
    let mdbook = place.mdbook(&half)?;
    place.interrupt(&|| {
        let mut command = place.command(&[name]);
        if name == "serve" {
            command.args(["--port", "0"]);
        }
        with_program(&mut command, &mdbook)?;
        Ok(command)
    })
}
