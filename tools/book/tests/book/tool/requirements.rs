//! Every Python package that is installed for the counterparts is pinned in
//! `tools/requirements.txt`, what those need that are named there included.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use book::base::home::home;
use book::base::problem::Problem;
use libtest_mimic::{Completion, Failed, Trial};

use crate::base::sample::Case;
use crate::base::suite::{all, skip};

/// What is to be installed, and where `tools/get-packages` puts it.
const FILE: &str = "tools/requirements.txt";
const FOLDER: &str = "target/python/packages";

pub fn trials() -> Vec<Trial> {
    let mut trials = vec![Trial::ignorable_test("tool::requirements", check)];
    for case in CASES {
        let name = format!("drift::requirements/{}", case.name);
        trials.push(Trial::test(name, move || run(case)));
    }
    trials
}

fn check() -> Result<Completion, Failed> {
    let Ok(entries) = fs::read_dir(home().join(FOLDER)) else {
        return skip(format!(
            "{FOLDER} is not there; `tools/get-packages` makes it"
        ));
    };
    let mut installed = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.extension() == Some("dist-info".as_ref()) {
            installed.push(fs::read_to_string(path.join("METADATA"))?);
        }
    }
    let pinned = fs::read_to_string(home().join(FILE))?;
    all(problems(&pinned, &installed)).map(|()| Completion::Completed)
}

/// What of the `METADATA` of the installed packages is not as it is pinned.
fn problems(pinned: &str, installed: &[String]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut pins = BTreeMap::new();
    for (index, line) in pinned.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        match line.split_once("==") {
            Some((name, version)) => {
                pins.insert(same(name), (index + 1, version.trim()));
            }
            None => {
                let what = format!("`{line}` is not pinned");
                let cure = "write name==version";
                problems.push(Problem::at(FILE, index + 1, what).cure(cure));
            }
        }
    }
    let mut there = BTreeSet::new();
    for metadata in installed {
        let field = |key: &str| metadata.lines().find_map(|line| line.strip_prefix(key));
        let (Some(name), Some(version)) = (field("Name: "), field("Version: ")) else {
            continue;
        };
        let pin = pins.get(&same(name));
        if pin.is_none_or(|(_, pinned)| *pinned != version) {
            let what = format!("{name} {version} is installed, and not pinned as that");
            let cure = "run `tools/get-packages`";
            problems.push(Problem::of(FILE, what).cure(cure));
        }
        there.insert(same(name));
        // What is needed only somewhere has a condition after a semicolon.
        let needs = metadata.lines().filter_map(|line| {
            let need = line.strip_prefix("Requires-Dist: ")?;
            (!need.contains(';')).then(|| need.split(|c: char| !is_of_name(c)).next())?
        });
        for need in needs.filter(|need| !pins.contains_key(&same(need))) {
            let what = format!("{name} needs {need}, which is not pinned");
            let cure = "pin it, and run `tools/get-packages`";
            problems.push(Problem::of(FILE, what).cure(cure));
        }
    }
    for (name, (line, _)) in pins.iter().filter(|(name, _)| !there.contains(*name)) {
        let what = format!("{name} is pinned, and not installed");
        problems.push(Problem::at(FILE, *line, what).cure("run `tools/get-packages`"));
    }
    problems
}

/// A package's name as it is compared: case, `-`, `_` and `.` make no difference.
fn same(name: &str) -> String {
    name.trim().to_lowercase().replace(['_', '.'], "-")
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-_.".contains(c)
}

/// What is pinned, and the `METADATA` of each package that is installed.
const SAMPLE: [&str; 3] = [
    "# For the counterparts.\nask==1.0\n# What it needs.\nwire_up==2.1\n",
    "Name: ask\nVersion: 1.0\nRequires-Dist: wire-up>=2\nRequires-Dist: odd; extra == 'x'\n",
    "Name: Wire_Up\nVersion: 2.1\n",
];

const CASES: &[Case] = &[
    Case {
        name: "none",
        from: "odd; extra",
        to: "other; extra",
        says: &[],
    },
    Case {
        name: "no-version",
        from: "ask==1.0",
        to: "ask>=1.0",
        says: &["tools/requirements.txt:2: `ask>=1.0` is not pinned; write name==version"],
    },
    Case {
        name: "another-version",
        from: "wire_up==2.1",
        to: "wire_up==2.2",
        says: &["Wire_Up 2.1 is installed, and not pinned as that; run `tools/get-packages`"],
    },
    Case {
        name: "need-that-is-not-pinned",
        from: "Requires-Dist: wire-up>=2",
        to: "Requires-Dist: wire-up>=2\nRequires-Dist: cable (>=1)",
        says: &["tools/requirements.txt: ask needs cable, which is not pinned; pin it"],
    },
    Case {
        name: "pin-of-nothing",
        from: "wire_up==2.1\n",
        to: "wire_up==2.1\ncable==1\n",
        says: &["tools/requirements.txt:5: cable is pinned, and not installed"],
    },
];

fn run(case: &Case) -> Result<(), Failed> {
    let texts = case.change(SAMPLE);
    case.judge(&problems(&texts[0], &texts[1..]))
}
