//! Crates that the tool and the listings share are compiled once, because they
//! have the same features in both builds. Where they had not, the first
//! `cargo test` would compile them twice, and all that stands on them.

use std::collections::{BTreeMap, BTreeSet};

use book::base::home::home;
use book::base::problem::Problem;
use book::programs::cargo::cargo;
use book::programs::run::{QUICK, Until, output};
use libtest_mimic::{Failed, Trial};

use crate::base::sample::Case;
use crate::base::suite::all;

/// The manifests that name features for this reason alone.
const OF_THE_TOOL: &str = "tools/book/Cargo.toml";
const OF_THE_LISTINGS: &str = "tools/blocks/Cargo.toml";

pub fn trials() -> Vec<Trial> {
    let mut trials = vec![Trial::test("tool::features", || {
        let with_tests = ["--edges", "normal,build,dev"];
        let without = ["--edges", "normal,build"];
        let tool = tree(&["--package", "book"], &with_tests)?;
        let listings = tree(&["--workspace", "--exclude", "book"], &with_tests)?;
        let mut problems = problems(&tool, &listings);
        // The commands are built without the tests, by whoever only reads.
        problems.extend(apart(&tree(&["--package", "book"], &without)?, &tool));
        all(problems)
    })];
    for case in CASES {
        let name = format!("drift::features/{}", case.name);
        trials.push(Trial::test(name, move || run(case)));
    }
    trials
}

/// What `cargo tree` says of a build: a crate, its version and its features on
/// each line.
fn tree(what: &[&str], edges: &[&str]) -> Result<String, Failed> {
    let mut command = cargo(home());
    command
        .args([
            "tree", "--locked", "--prefix", "none", "--format", "{p} {f}",
        ])
        .args(edges)
        .args(what);
    let said = output(command, QUICK, Until::ExitOrStall, None)?;
    if !said.success() {
        return Err(Failed::from(said.errors()));
    }
    Ok(said.text())
}

/// A crate with its version, and each set of features in which it is built: it
/// may have another one for build scripts.
type Features<'a> = BTreeMap<String, BTreeSet<&'a str>>;

fn read(tree: &str) -> Features<'_> {
    let mut all = Features::new();
    for line in tree.lines() {
        // A package that was printed before is marked.
        let line = line.trim_end_matches("(*)").trim();
        let mut words = line.split(' ').filter(|word| *word != "(proc-macro)");
        let (Some(name), Some(version)) = (words.next(), words.next()) else {
            continue;
        };
        let features = words.next().unwrap_or_default();
        // A member of the workspace is in one of the builds only.
        if !features.starts_with('(') {
            all.entry(format!("{name} {version}"))
                .or_default()
                .insert(features);
        }
    }
    all
}

/// What is wrong if a crate of both builds has other features in one of them.
fn problems(tool: &str, listings: &str) -> Vec<Problem> {
    let (tool, listings) = (read(tool), read(listings));
    let mut problems = Vec::new();
    for (name, ours) in &tool {
        let Some(theirs) = listings.get(name).filter(|theirs| *theirs != ours) else {
            continue;
        };
        let words = |sets: &BTreeSet<&str>| -> BTreeSet<String> {
            let words = sets.iter().flat_map(|set| set.split(','));
            words
                .filter(|word| !word.is_empty())
                .map(str::to_owned)
                .collect()
        };
        let (ours, theirs) = (words(ours), words(theirs));
        for (place, missing) in [
            (OF_THE_TOOL, theirs.difference(&ours)),
            (OF_THE_LISTINGS, ours.difference(&theirs)),
        ] {
            let missing: Vec<&str> = missing.map(String::as_str).collect();
            if !missing.is_empty() {
                let what = format!(
                    "{name} is built without {}, and the other build has that: it is compiled twice",
                    missing.join(", ")
                );
                let cure = "name it there among the features that the other build turns on";
                problems.push(Problem::of(place, what).cure(cure));
            }
        }
    }
    problems
}

/// What is wrong if the commands need a crate otherwise than they do together
/// with the tests.
fn apart(commands: &str, with_tests: &str) -> Vec<Problem> {
    let (commands, with_tests) = (read(commands), read(with_tests));
    let mut problems = Vec::new();
    for (name, sets) in &commands {
        let together = with_tests.get(name);
        for set in sets {
            if together.is_some_and(|together| !together.contains(set)) {
                let what = format!(
                    "{name} is built with `{set}` for the commands, and otherwise for the tests: \
                     it is compiled twice"
                );
                let cure = "name the features of the tests among the dependencies, too";
                problems.push(Problem::of(OF_THE_TOOL, what).cure(cure));
            }
        }
    }
    problems
}

/// Two builds that share what they can.
const SAMPLE: [&str; 2] = [
    "book v0.1.0 (/home/book)\nserde v1.0.2 derive,std\nsyn v2.0.1 full\ntoml v1.2.0 std (*)\n",
    "blocks v0.1.0 (/home/blocks)\nserde v1.0.2 derive,std\ntokio v1.5.0 rt\nsyn v1.0.0 fold\n",
];

const CASES: &[Case] = &[
    Case {
        name: "none",
        from: "tokio v1.5.0 rt",
        to: "tokio v1.5.0 rt,sync",
        says: &[],
    },
    Case {
        name: "missing-in-the-tool",
        from: "serde v1.0.2 derive,std\ntokio",
        to: "serde v1.0.2 derive,rc,std\ntokio",
        says: &[
            "tools/book/Cargo.toml: serde v1.0.2 is built without rc, and the other build has that",
            "name it there among the features",
        ],
    },
    Case {
        name: "commands-apart-from-their-tests",
        from: "toml v1.2.0 std (*)",
        to: "mio v1.0.0 log,net",
        says: &["tools/book/Cargo.toml: mio v1.0.0 is built with `net` for the commands, and"],
    },
    Case {
        name: "missing-in-the-listings",
        from: "syn v1.0.0 fold",
        to: "syn v2.0.1 ",
        says: &["tools/blocks/Cargo.toml: syn v2.0.1 is built without full"],
    },
];

fn run(case: &Case) -> Result<(), Failed> {
    let changed = case.change(SAMPLE);
    let mut problems = problems(&changed[0], &changed[1]);
    problems.extend(apart(
        "serde v1.0.2 derive,std\nmio v1.0.0 net\n",
        &changed[0],
    ));
    case.judge(&problems)
}
