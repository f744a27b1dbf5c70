use std::{future, io, process};

use nix::sys::signal::{Signal, raise};
use tokio::select;
use tokio::signal::ctrl_c;
use tokio_util::sync::CancellationToken;

// ANCHOR: twice
async fn watch(stop: CancellationToken) {
    println!("watching");
    press_ctrl_c();
    stop.cancelled().await;
    save().await;
}

/// Stands for a server that does not take what it is sent.
async fn save() {
    println!("saving");
    press_ctrl_c();
    future::pending().await
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> io::Result<()> {
    let stop = CancellationToken::new();
    let mut worker = tokio::spawn(watch(stop.clone()));
    select! {
        ended = &mut worker => return Ok(ended?),
        pressed = ctrl_c() => pressed?,
    }
    println!("stopping, press again to end at once");
    stop.cancel();
    select! {
        ended = worker => ended?,
        _ = ctrl_c() => {
            println!("ended at once");
            return Ok(());
        }
    }
    Ok(())
}
// ANCHOR_END: twice

fn press_ctrl_c() {
    raise(Signal::SIGINT).expect("a process may signal itself");
}

#[cfg(test)]
mod tests;
