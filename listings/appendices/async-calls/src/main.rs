use std::future::pending;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use tokio::runtime::{Builder, Handle};
use tokio::sync::{Notify, oneshot};
use tokio::task::{JoinSet, spawn_blocking, yield_now};
use tokio::time::{sleep, timeout};
use tokio::{join, spawn, task_local};

const MOMENT: Duration = Duration::from_millis(20);
const HOUR: Duration = Duration::from_secs(3600);

async fn poll(device: &'static str) -> Result<String, String> {
    match device {
        "r9" => Err(format!("no route to {device}")),
        _ => Ok(format!("{device} is up")),
    }
}

async fn slow(device: &'static str) -> Result<String, String> {
    for _ in 0..9 {
        yield_now().await;
    }
    poll(device).await
}

fn read(file: &str) -> String {
    format!("{file} was read")
}

// ANCHOR: run
#[tokio::main(flavor = "current_thread")]
async fn run() {
    println!("run: {:?}", poll("r1").await);
}

fn runner() -> io::Result<()> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    println!("Runner: {:?}", runtime.block_on(poll("r2")));
    Ok(())
}
// ANCHOR_END: run

// ANCHOR: tasks
async fn tasks() {
    let task = spawn(poll("r1"));
    println!("create_task: {:?}", task.await.unwrap());

    sleep(MOMENT).await;
    println!("sleep: over");

    let task = spawn(pending::<()>());
    println!("done: {}", task.is_finished());
    task.abort();
    let ended = task.await.unwrap_err();
    println!("cancel, cancelled: {}", ended.is_cancelled());

    let report = |answer| println!("add_done_callback: {answer:?}");
    let task = spawn(async move { report(poll("r2").await) });
    task.await.unwrap();
}
// ANCHOR_END: tasks

// ANCHOR: many
async fn many() {
    let polls = ["r1", "r2"].map(|r| spawn(poll(r)));
    let mut answers = Vec::new();
    for poll in polls {
        answers.push(poll.await.unwrap());
    }
    println!("gather: {answers:?}");

    let answers = join!(slow("r1"), poll("r9"));
    println!("return_exceptions: {answers:?}");

    let mut group = JoinSet::new();
    for device in ["r1", "r2"] {
        group.spawn(poll(device));
    }
    let mut answers = group.join_all().await;
    answers.sort();
    println!("TaskGroup: {answers:?}");

    let mut polls = JoinSet::new();
    polls.spawn(slow("r1"));
    polls.spawn(poll("r9"));
    let first = polls.join_next().await.unwrap();
    println!("wait: {:?}", first.unwrap());
    while let Some(done) = polls.join_next().await {
        println!("as_completed: {:?}", done.unwrap());
    }
}
// ANCHOR_END: many

// ANCHOR: limits
async fn commit(go: Arc<Notify>) -> &'static str {
    go.notified().await;
    "committed"
}

async fn limits() {
    let limited = timeout(MOMENT, pending::<()>()).await;
    println!("timeout: {:?}", limited);

    let limited = timeout(HOUR, poll("r1")).await;
    println!("wait_for: {:?}", limited);

    let go = Arc::new(Notify::new());
    let mut task = spawn(commit(Arc::clone(&go)));
    let given_up = timeout(MOMENT, &mut task).await.is_err();
    go.notify_one();
    println!("shield: {given_up}, and {}", task.await.unwrap());
}
// ANCHOR_END: limits

// ANCHOR: threads
async fn threads() {
    let text = spawn_blocking(|| read("r1.cfg")).await.unwrap();
    println!("to_thread: {text}");

    let (reply, text) = oneshot::channel();
    rayon::spawn(|| reply.send(read("r2.cfg")).unwrap());
    println!("run_in_executor: {}", text.await.unwrap());

    let runtime = Handle::current();
    let outside = move || runtime.block_on(poll("r1"));
    let answer = spawn_blocking(outside).await.unwrap();
    println!("run_coroutine_threadsafe: {answer:?}");

    let later = spawn(async {
        sleep(MOMENT).await;
        println!("call_later: r1");
    });
    later.await.unwrap();
}
// ANCHOR_END: threads

// ANCHOR: context
task_local! {
    static DEVICE: &'static str;
}

async fn context() {
    println!("ContextVar, set, get: {}", DEVICE.get());

    let inside = DEVICE.sync_scope("r2", || DEVICE.get());
    println!("reset: {inside} inside, {} after it", DEVICE.get());

    let bare = spawn(async { DEVICE.try_get() });
    println!("create_task: {:?}", bare.await.unwrap());

    let read = async { DEVICE.get() };
    let given = spawn(DEVICE.scope(DEVICE.get(), read));
    println!("copy_context, run: {}", given.await.unwrap());
}
// ANCHOR_END: context

#[tokio::main(flavor = "current_thread")]
async fn groups() {
    tasks().await;
    many().await;
    limits().await;
    threads().await;
    DEVICE.scope("r1", context()).await;
}

fn main() -> io::Result<()> {
    run();
    runner()?;
    groups();
    Ok(())
}

#[cfg(test)]
mod tests;
