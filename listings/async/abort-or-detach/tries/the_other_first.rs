use std::sync::Arc;

use tokio::sync::{Notify, oneshot};
use tokio::task::JoinSet;

// ANCHOR: tasks
type Fate = oneshot::Sender<&'static str>;
type Outcome = Result<(), &'static str>;

async fn fail() -> Outcome {
    Err("no route to r2")
}

async fn wait(go: Arc<Notify>, fate: Fate) -> Outcome {
    go.notified().await;
    fate.send("r1 went on")
}

async fn in_a_set(go: Arc<Notify>, fate: Fate) -> Outcome {
    let mut tasks = JoinSet::new();
    tasks.spawn(wait(go, fate));
    tasks.spawn(fail());
    while let Some(done) = tasks.join_next().await {
        done.unwrap()?;
    }
    Ok(())
}

async fn by_handles(go: Arc<Notify>, fate: Fate) -> Outcome {
    let tasks = [tokio::spawn(wait(go, fate)), tokio::spawn(fail())];
    for task in tasks {
        task.await.unwrap()?;
    }
    Ok(())
}
// ANCHOR_END: tasks

// ANCHOR: main
async fn watch(
    ask_all: impl AsyncFnOnce(Arc<Notify>, Fate) -> Outcome,
) {
    let go = Arc::new(Notify::new());
    let (fate, seen) = oneshot::channel();
    let outcome = ask_all(Arc::clone(&go), fate).await;
    go.notify_one();
    let fate = seen.await.unwrap_or("r1 was aborted");
    println!("{}, {fate}", outcome.unwrap_err());
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    watch(in_a_set).await;
    watch(by_handles).await;
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
