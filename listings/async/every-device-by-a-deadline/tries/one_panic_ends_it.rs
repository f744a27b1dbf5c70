use std::collections::BTreeMap;
use std::time::Duration;
use std::{future, io, process};

use tokio::select;
#[cfg(unix)]
use tokio::signal::unix::{Signal, SignalKind, signal};
#[cfg(windows)]
use tokio::signal::windows::{CtrlC as Signal, ctrl_c};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep_until, timeout_at};
use tokio_util::sync::CancellationToken;

const SHORT: Duration = Duration::from_millis(50);
const LONG: Duration = Duration::from_secs(60);
const TOTAL: Duration = Duration::from_millis(200);

// ANCHOR: ask
type Name = &'static str;
type Report = BTreeMap<Name, &'static str>;

/// Only `r1` ever answers.
async fn wait_for(device: Name) {
    if device != "r1" {
        future::pending::<()>().await;
    }
}

async fn ask(
    device: Name,
    limit: Instant,
    stop: CancellationToken,
) -> (Name, &'static str) {
    let answer = timeout_at(limit, wait_for(device));
    let outcome = match stop.run_until_cancelled(answer).await {
        Some(Ok(())) => "answered",
        Some(Err(_)) => "timed out",
        None => "not finished",
    };
    (device, outcome)
}

/// The first Ctrl-C ends the round, and the second one this wait.
async fn pressed_twice(stop: CancellationToken) -> io::Result<()> {
    let mut presses = presses()?;
    presses.recv().await;
    stop.cancel();
    presses.recv().await;
    Ok(())
}
// ANCHOR_END: ask

#[cfg(unix)]
fn presses() -> io::Result<Signal> {
    signal(SignalKind::interrupt())
}

#[cfg(windows)]
fn presses() -> io::Result<Signal> {
    ctrl_c()
}

// ANCHOR: collect
async fn collect(
    report: &mut Report,
    mut asking: JoinSet<(Name, &'static str)>,
    deadline: Instant,
    stop: CancellationToken,
) {
    loop {
        select! {
            ended = asking.join_next() => match ended {
                Some(ended) => report.extend([ended.unwrap()]),
                None => return,
            },
            () = sleep_until(deadline), if !stop.is_cancelled() => {
                stop.cancel();
            }
        }
    }
}

// ANCHOR_END: collect

// ANCHOR: main
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (start, stop) = (Instant::now(), CancellationToken::new());
    let pressed = pressed_twice(stop.clone());
    tokio::spawn(async {
        if pressed.await.is_ok() {
            process::exit(130);
        }
    });
    let (mut report, mut asking) = (Report::new(), JoinSet::new());
    let limits = [("r1", SHORT), ("r2", SHORT), ("r3", LONG)];
    for (device, limit) in limits {
        report.insert(device, "failed");
        asking.spawn(ask(device, start + limit, stop.clone()));
    }
    collect(&mut report, asking, start + TOTAL, stop).await;
    println!("{:>3} ms  all reported", start.elapsed().as_millis());
    for (device, outcome) in report {
        println!("{device}: {outcome}");
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
