//! What the buttons of a program do: Copy copies, and Run sends, exactly the
//! program that the checks compile. And what is there without the highlighter.

use anyhow::Result;
use book::base::version::EDITION;
use book::pages::expand::Block;
use serde::Deserialize;
use serde_json::Value;

use crate::browser::keyboard::{Pages, WIDE};
use crate::browser::session::Session;

/// The Rust Playground.
const HOST: &str = "play.rust-lang.org";

/// Where it runs a program.
const EXECUTE: &str = "https://play.rust-lang.org/execute";

/// What `programs` in `page.js` finds.
#[derive(Deserialize)]
struct Program {
    place: String,
    /// Whether the tool says that the Playground can run it.
    playground: bool,
    /// What each of its copy buttons copied.
    copied: Vec<String>,
    /// What is written on and beside each of its Run buttons.
    buttons: Vec<String>,
    sent: Vec<Request>,
}

#[derive(Deserialize)]
struct Request {
    address: String,
    body: String,
}

/// Everything that is wrong with the buttons of the page's Rust `blocks`.
pub fn check(session: &Session, blocks: &[&Block]) -> Result<Vec<String>> {
    let programs: Vec<Program> = session.call("programs", &[])?;
    if programs.len() != blocks.len() {
        return Ok(vec![format!(
            "it shows {} Rust programs, and {} are compiled",
            programs.len(),
            blocks.len()
        )]);
    }
    let mut problems = Vec::new();
    for (program, block) in programs.iter().zip(blocks) {
        let compiled = block.unhidden();
        for problem in [copied(program, &compiled), sent(program, &compiled)]
            .into_iter()
            .flatten()
        {
            problems.push(format!(
                "{} (line {}): {problem}",
                program.place, block.line
            ));
        }
    }
    Ok(problems)
}

fn copied(program: &Program, compiled: &str) -> Option<String> {
    match program.copied.as_slice() {
        [copied] if copied == compiled => None,
        [copied] => Some(format!(
            "the copy button copies another program than is compiled; {}",
            difference(copied, compiled)
        )),
        copied => Some(format!(
            "pressing its copy buttons copies {} times; once is right",
            copied.len()
        )),
    }
}

fn sent(program: &Program, compiled: &str) -> Option<String> {
    if !program.playground {
        return (!program.buttons.is_empty()).then(|| {
            "it has a Run button, and its figure does not say `data-playground`".to_owned()
        });
    }
    let ([button], [request]) = (program.buttons.as_slice(), program.sent.as_slice()) else {
        return Some(format!(
            "it has {} Run buttons that send {} requests; one and one is right",
            program.buttons.len(),
            program.sent.len()
        ));
    };
    if !button.contains(HOST) {
        return Some(format!(
            "neither the Run button nor what stands beside it says that the program goes to {HOST}"
        ));
    }
    if request.address != EXECUTE {
        return Some(format!(
            "the Run button sends to {}; {EXECUTE} is right",
            request.address
        ));
    }
    let body: Value = serde_json::from_str(&request.body).unwrap_or_default();
    if body["edition"] != EDITION {
        return Some(format!(
            "the Run button asks for edition {}; {EDITION} is right",
            body["edition"]
        ));
    }
    let code = body["code"].as_str().unwrap_or_default();
    (code != compiled).then(|| {
        format!(
            "the Run button sends another program than is compiled; {}",
            difference(code, compiled)
        )
    })
}

/// The first lines that differ.
fn difference(is: &str, compiled: &str) -> String {
    let (mut is, mut compiled) = (is.split('\n'), compiled.split('\n'));
    let mut line = 0;
    loop {
        line += 1;
        match (is.next(), compiled.next()) {
            (None, None) => return "they differ in nothing".to_owned(),
            (one, other) if one == other => {}
            (one, other) => {
                let shown =
                    |line: Option<&str>| line.map_or("nothing".to_owned(), |l| format!("`{l}`"));
                return format!(
                    "line {line} is {}, and {} is compiled",
                    shown(one),
                    shown(other)
                );
            }
        }
    }
}

/// Where the highlighter cannot be loaded, or was blocked, code has no colours,
/// and all else.
pub fn without_highlighter(session: &Session, pages: &Pages) -> Result<Option<String>> {
    const ADDED: [&str; 3] = ["[role=tab]", "main button.copy", "main button.hidden-lines"];
    let count = || -> Result<Vec<u64>> {
        let count = |selector| -> Result<u64> {
            let script = format!("return document.querySelectorAll({selector:?}).length;");
            Ok(session.run(&script, &[])?.as_u64().unwrap_or_default())
        };
        ADDED.into_iter().map(count).collect()
    };
    pages.open(session, WIDE)?;
    let with = count()?;
    let blocked = session.block(&["*/highlight*"])?;
    session.goto(&format!("{}/{}", pages.site, pages.one))?;
    let loaded = session.run("return typeof hljs !== \"undefined\";", &[])?;
    let without = count()?;
    drop(blocked);
    if loaded != false {
        return Ok(Some(
            "the highlighter is there though it was blocked; name its file in this check"
                .to_owned(),
        ));
    }
    let lost = ADDED
        .iter()
        .zip(with.iter().zip(&without))
        .find(|(_, (with, without))| with != without);
    Ok(lost.map(|(selector, (with, without))| {
        format!(
            "with the highlighter, the page has {with} of `{selector}`, and without it {without}; \
             let theme/figures.js go on where `hljs` is not there"
        )
    }))
}
