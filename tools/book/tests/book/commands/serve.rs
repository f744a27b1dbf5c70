//! `cargo book serve`: what is served while the book changes, and whoever asks.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

use book::programs::environment;
use book::programs::run::QUICK;
use book::programs::started::Started;
use libtest_mimic::{Completion, Failed, Trial};

use super::{trial, with_program};
use crate::base::fixture::Fixture;
use crate::base::suite::skip;
use crate::pages::site;

pub fn trials() -> Vec<Trial> {
    vec![
        Trial::ignorable_test("command::serve/live", serve_live),
        trial("serve/port-in-use", port_in_use),
    ]
}

fn port_in_use() -> Result<(), Failed> {
    let taken = TcpListener::bind(("127.0.0.1", 0))?;
    let port = taken.local_addr()?.port().to_string();
    let said = Fixture::copy().book(&["serve", "--port", &port]);
    said.failed(&[
        &format!("error: port {port} on 127.0.0.1: it cannot be used: "),
        "; stop what uses it, or choose another with --port",
    ])
}

/// A page is served, an edit reaches it and reloads it, and an edit that does
/// not build leaves the last good page.
fn serve_live() -> Result<Completion, Failed> {
    let program = match site::stock_mdbook() {
        Ok(program) => program,
        Err(reason) => return skip(reason),
    };
    let fixture = Fixture::copy();
    let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
    let mut command = environment::tool(env!("CARGO_BIN_EXE_book"));
    command
        .args(["serve", "--port", &port.to_string()])
        .env("BOOK_ROOT", fixture.path(""));
    with_program(&mut command, program)?;
    // However this ends, the server ends with it.
    let server = Started::start(command)?;
    edit_and_look(&fixture, port, server).map(|()| Completion::Completed)
}

fn edit_and_look(fixture: &Fixture, port: u16, mut server: Started) -> Result<(), Failed> {
    let mut wait_until_said = |text: &str| server.wait_until_said(text, QUICK);
    wait_until_said("serving the book on")?;
    let _stalled = stall(port)?;
    wait_for(port, "/", "A book of one listing")?;
    let first = get(port, "/__build")?;
    fixture.edit(
        "src/index.md",
        "A book of one listing",
        "A book, edited, of one listing",
    );
    wait_until_said("built the book again")?;
    wait_for(port, "/", "A book, edited, of one listing")?;
    if get(port, "/__build")? == first {
        return Err("an open page cannot see that there is another build".into());
    }
    fixture.edit(
        "src/index.md",
        "A book, edited",
        "{{#listing demo/none}}\n\nA book",
    );
    wait_until_said("src/index.md:3: unknown listing `demo/none`")?;
    wait_until_said("serving the last book that did")?;
    wait_for(port, "/index.html", "A book, edited, of one listing")?;
    fixture.edit("src/index.md", "{{#listing demo/none}}", "Mended.");
    wait_until_said("built the book again")?;
    wait_for(port, "/", "Mended.")?;
    wait_for(port, "/none", "404")
}

/// Clients that ask for the largest files, or for half of something, or for
/// nothing, and read nothing; far more than are served at a time.
fn stall(port: u16) -> Result<Vec<TcpStream>, Failed> {
    let asked = [
        "GET /print.html HTTP/1.1\r\n\r\n",
        "GET /highlight.js HTTP/1.1\r\n\r\n",
        "GET / HTT",
        "",
    ];
    let mut stalled = Vec::new();
    for asked in asked.iter().cycle().take(200) {
        let mut stream = TcpStream::connect(("127.0.0.1", port))?;
        // The server hangs up on those that were there longest.
        let _ = stream.write_all(asked.as_bytes());
        stalled.push(stream);
    }
    Ok(stalled)
}

fn wait_for(port: u16, path: &str, text: &str) -> Result<(), Failed> {
    let started = Instant::now();
    loop {
        let page = get(port, path).unwrap_or_default();
        if page.contains(text) {
            return Ok(());
        }
        if started.elapsed() > Duration::from_secs(30) {
            return Err(Failed::from(format!(
                "{path} should show {text:?}, but is\n{page}"
            )));
        }
        thread::sleep(Duration::from_millis(20));
    }
}

fn get(port: u16, path: &str) -> Result<String, Failed> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
    )?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer)
}
