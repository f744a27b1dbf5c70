//! Tests that no check waits for a browser without an end: whatever is wrong
//! with chromedriver, as many checks as want a session are told so, and soon.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use book::programs::environment;
use libtest_mimic::{Failed, Trial};

use crate::browser::driver::{Driver, Limits};
use crate::browser::process::watched;

/// How many checks want a session: more than there are, and than are tried.
const CHECKS: usize = 40;

/// Within which all of them have to be told.
const SOON: Duration = Duration::from_secs(60);

/// As short as a test can wait for what never comes.
const SHORT: Duration = Duration::from_millis(300);

/// Long enough for what does come.
const LONG: Limits = Limits {
    start: Duration::from_secs(30),
    answer: Duration::from_secs(30),
    session: Duration::from_secs(30),
};

type Test = fn() -> Result<(), Failed>;

pub fn trials() -> Vec<Trial> {
    if cfg!(not(unix)) {
        return Vec::new();
    }
    let cases: [(&str, Test); 5] = [
        ("it-ends", it_ends),
        ("it-says-nothing", it_says_nothing),
        ("it-is-of-another-version", it_is_of_another_version),
        ("it-answers-nothing", it_answers_nothing),
        ("nobody-gives-back", nobody_gives_back),
    ];
    let trials = cases.map(|(name, test)| Trial::test(format!("drift::waits/{name}"), test));
    trials.into()
}

/// A chromedriver that is what the shell does.
fn shell(script: String, limits: Limits) -> Driver {
    let start = move || {
        let mut command = environment::tool("sh");
        command.args(["-c", &script]);
        command
    };
    driver(start, limits)
}

fn driver(start: impl Fn() -> Command + Send + Sync + 'static, limits: Limits) -> Driver {
    Driver::started_by(start, Path::new("chromium"), String::new(), limits)
}

/// Says that it listens on this port, and does not end before it is told to.
fn listens(port: u16) -> String {
    format!("echo 'ChromeDriver was started successfully on port {port}.'; cat >/dev/null")
}

/// Every check that wants a session is told, soon, and some of them `why`.
fn all_are_told(driver: Driver, why: &str) -> Result<(), Failed> {
    let driver = Arc::new(driver);
    let (tell, told) = mpsc::channel();
    for _ in 0..CHECKS {
        let (driver, tell) = (Arc::clone(&driver), tell.clone());
        thread::spawn(move || tell.send(driver.with(|_| Ok(()))));
    }
    let mut reasons = Vec::new();
    for number in 0..CHECKS {
        match told.recv_timeout(SOON) {
            Ok(Err(error)) => reasons.push(format!("{error:#}")),
            Ok(Ok(())) => return Err("a session was opened, of nothing".into()),
            Err(_) => return Err(format!("only {number} of {CHECKS} checks were told").into()),
        }
    }
    // A place that a failure keeps is one that others wait for.
    if let Some(reason) = reasons
        .iter()
        .find(|reason| reason.contains("was given back"))
    {
        return Err(format!("no session was lent, and one is told: {reason}").into());
    }
    if reasons.iter().any(|reason| reason.contains(why)) {
        Ok(())
    } else {
        Err(format!(
            "one should be told {why:?}, and they were:\n{}",
            reasons.join("\n")
        )
        .into())
    }
}

fn it_ends() -> Result<(), Failed> {
    // As the checks start chromedriver.
    let start = || watched(Path::new("false"));
    all_are_told(driver(start, LONG), "it never said \"started successfully")
}

fn it_says_nothing() -> Result<(), Failed> {
    let limits = Limits {
        start: SHORT,
        ..LONG
    };
    let driver = shell("cat >/dev/null".to_owned(), limits);
    all_are_told(driver, "within 0.3 s; it had printed:")
}

fn it_is_of_another_version() -> Result<(), Failed> {
    let server = TcpListener::bind("127.0.0.1:0")?;
    let port = server.local_addr()?.port();
    const REFUSED: &str = r#"{"value":{"error":"session not created","message":"This version of ChromeDriver only supports Chrome version 1","stacktrace":""}}"#;
    thread::spawn(move || {
        for client in server.incoming().flatten() {
            // Who has gone meanwhile needs no answer.
            let _ = refuse(client, REFUSED);
        }
    });
    let driver = shell(listens(port), LONG);
    all_are_told(driver, "only supports Chrome version 1")
}

/// Hears a request to its end, and answers it with `refused`.
fn refuse(client: TcpStream, refused: &str) -> io::Result<()> {
    let mut request = BufReader::new(&client);
    let (mut line, mut length) = (String::new(), 0);
    while request.read_line(&mut line)? > 2 {
        let (name, value) = line.split_once(':').unwrap_or_default();
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse().unwrap_or_default();
        }
        line.clear();
    }
    io::copy(&mut request.take(length), &mut io::sink())?;
    write!(
        &client,
        "HTTP/1.1 500 Internal Server Error\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n{refused}",
        refused.len()
    )
}

fn it_answers_nothing() -> Result<(), Failed> {
    let server = TcpListener::bind("127.0.0.1:0")?;
    let limits = Limits {
        answer: SHORT,
        ..LONG
    };
    let driver = shell(listens(server.local_addr()?.port()), limits);
    let told = all_are_told(driver, "chromedriver has not answered for ");
    drop(server);
    told
}

/// A session that is in use for ever keeps the others from waiting for ever.
fn nobody_gives_back() -> Result<(), Failed> {
    let server = TcpListener::bind("127.0.0.1:0")?;
    let limits = Limits {
        session: SHORT,
        answer: SOON * 10,
        ..LONG
    };
    let driver = shell(listens(server.local_addr()?.port()), limits);
    let driver = Arc::new(driver);
    let (tell, told) = mpsc::channel();
    for _ in 0..CHECKS {
        let (driver, tell) = (Arc::clone(&driver), tell.clone());
        thread::spawn(move || tell.send(driver.with(|_| Ok(()))));
    }
    let reason = told.recv_timeout(SOON)?.err();
    let reason = reason.map(|error| format!("{error:#}")).unwrap_or_default();
    drop(server);
    if reason.contains("browser sessions was given back for 0 s; end what keeps") {
        Ok(())
    } else {
        Err(format!("it should be told that no session was given back, and was: {reason}").into())
    }
}
