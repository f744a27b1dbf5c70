use std::{future, io, process};

use nix::sys::signal::{Signal, raise};
use tokio::select;
use tokio::signal::unix::{Signal as Presses, SignalKind, signal};
use tokio::task::{JoinError, JoinHandle};
use tokio_util::sync::CancellationToken;

type Worker = JoinHandle<()>;
type Ended = Option<Result<(), JoinError>>;

// ANCHOR: twice
async fn watch(stop: CancellationToken) {
    println!("watching");
    press_ctrl_c();
    stop.cancelled().await;
    println!("saving");
    press_ctrl_c();
    // For a server that does not take what it is sent.
    future::pending().await
}

/// How the worker ends, or none if Ctrl-C is pressed before.
async fn ended(worker: &mut Worker, presses: &mut Presses) -> Ended {
    select! {
        ended = worker => Some(ended),
        _ = presses.recv() => None,
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> io::Result<()> {
    let mut presses = signal(SignalKind::interrupt())?;
    let stop = CancellationToken::new();
    let mut worker = tokio::spawn(watch(stop.clone()));
    if let Some(ended) = ended(&mut worker, &mut presses).await {
        return Ok(ended?);
    }
    println!("stopping, press again to end at once");
    stop.cancel();
    if let Some(ended) = ended(&mut worker, &mut presses).await {
        return Ok(ended?);
    }
    println!("ended at once");
    Ok(())
}
// ANCHOR_END: twice

fn press_ctrl_c() {
    raise(Signal::SIGINT).expect("a process may signal itself");
}

#[cfg(test)]
mod tests;
