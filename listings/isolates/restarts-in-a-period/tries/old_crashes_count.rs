use std::panic::AssertUnwindSafe;
use std::time::Duration;

use futures::FutureExt;
use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, sleep};

const ROOM: usize = 8;

// ANCHOR: actor
struct Ask {
    device: &'static str,
    reply: oneshot::Sender<String>,
}

async fn serve(mailbox: &mut mpsc::Receiver<Ask>) {
    while let Some(Ask { device, reply }) = mailbox.recv().await {
        let Some(number) = device.strip_prefix('r') else {
            panic!("no parser for {device}");
        };
        let _ = reply.send(format!("router {number}"));
    }
}
// ANCHOR_END: actor

// ANCHOR: supervisor
async fn supervise(
    mut mailbox: mpsc::Receiver<Ask>,
    restarts: usize,
    period: Duration,
) -> Result<(), String> {
    let mut crashes = Vec::<Instant>::new();
    loop {
        let life = AssertUnwindSafe(serve(&mut mailbox));
        if life.catch_unwind().await.is_ok() {
            return Ok(());
        }
        crashes.push(Instant::now());
        if crashes.len() > restarts {
            let crashes = crashes.len();
            return Err(format!("{crashes} crashes in {period:?}"));
        }
    }
}
// ANCHOR_END: supervisor

// ANCHOR: main
async fn ask(
    actor: &mpsc::Sender<Ask>,
    device: &'static str,
) -> Option<String> {
    let (reply, answer) = oneshot::channel();
    actor.send(Ask { device, reply }).await.ok()?;
    answer.await.ok()
}

async fn crash_often(pause: Duration, period: Duration) {
    let (actor, mailbox) = mpsc::channel(ROOM);
    let supervisor = tokio::spawn(supervise(mailbox, 1, period));
    for _ in 0..2 {
        assert_eq!(ask(&actor, "sw1").await, None);
        sleep(pause).await;
    }
    println!("r1: {:?}", ask(&actor, "r1").await);
    drop(actor);
    println!("{:?}", supervisor.await.unwrap());
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    crash_often(Duration::from_millis(30), Duration::from_millis(20))
        .await;
    crash_often(Duration::ZERO, Duration::from_secs(60)).await;
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
