use std::error::Error;
use std::pin::pin;

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::io::{DuplexStream, duplex};
use tokio::sync::mpsc::{self, Receiver, Sender};
use tokio::{select, try_join};

type Outcome<T> = Result<T, Box<dyn Error>>;

// ANCHOR: watch
async fn watch(
    device: DuplexStream,
    mut ticks: Receiver<()>,
) -> Outcome<Vec<String>> {
    let mut device = BufReader::new(device);
    let mut seen = Vec::new();
    loop {
        let mut line = String::new();
        let length = loop {
            let mut read = pin!(device.read_line(&mut line));
            select! {
                biased;
                length = &mut read => break length?,
                Some(()) = ticks.recv() => seen.push("tick".to_owned()),
            }
        };
        if length == 0 {
            return Ok(seen);
        }
        seen.push(line.trim_end().to_owned());
    }
}
// ANCHOR_END: watch

// ANCHOR: play
/// Sends a half, and the rest once a tick has been taken after it.
async fn play(
    mut device: DuplexStream,
    tick: Sender<()>,
) -> Outcome<()> {
    device.write_all(b"r1 is ").await?;
    tick.send(()).await?;
    drop(tick.reserve().await?);
    device.write_all(b"up\nr2 is down\n").await?;
    Ok(())
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome<()> {
    let (ours, theirs) = duplex(64);
    let (tick, ticks) = mpsc::channel(1);
    let (seen, ()) = try_join!(watch(ours, ticks), play(theirs, tick))?;
    println!("{}", seen.join("\n"));
    Ok(())
}
// ANCHOR_END: play

#[cfg(test)]
mod tests;
