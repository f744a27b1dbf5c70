use std::io;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant as RealInstant};

use tokio::io::AsyncReadExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::spawn_blocking;
use tokio::time::{Instant, sleep, timeout};

// ANCHOR: measure
const HOUR: Duration = Duration::from_secs(3600);
const BRIEF: Duration = Duration::from_millis(50);

async fn measure(name: &str, work: impl Future) -> (bool, u64) {
    let (real, clock) = (RealInstant::now(), RealInstant::now());
    let ended = timeout(HOUR, work).await.is_ok();
    let (real, clock) = (real.elapsed(), clock.elapsed().as_secs());
    println!("{name}, ended: {ended}");
    println!("  {clock} seconds in {} ms", real.as_millis());
    (ended, clock)
}
// ANCHOR_END: measure

// ANCHOR: main
#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() -> io::Result<()> {
    let (mut client, _silent) = connection().await?;

    measure("sleep", sleep(HOUR / 2)).await;
    measure("thread::sleep", async { thread::sleep(BRIEF) }).await;
    let on_a_thread = spawn_blocking(|| thread::sleep(BRIEF));
    measure("spawn_blocking", on_a_thread).await;
    measure("socket", client.read_u8()).await;

    let (answer, told) = oneshot::channel();
    let (go_on, held) = mpsc::channel::<()>();
    let other = thread::spawn(move || {
        let _ = held.recv();
        let _ = answer.send("up");
    });
    measure("another thread", told).await;
    drop(go_on);
    other.join().unwrap();
    Ok(())
}
// ANCHOR_END: main

async fn connection() -> io::Result<(TcpStream, TcpStream)> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let client = TcpStream::connect(listener.local_addr()?).await?;
    let (server, _) = listener.accept().await?;
    Ok((client, server))
}

#[cfg(test)]
mod tests;
