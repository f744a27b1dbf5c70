use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

const MOMENT: Duration = Duration::from_millis(20);
const NUMBERS: [u32; 6] = [1, 2, 3, 4, 5, 6];

fn poll(device: &str) -> Result<String, String> {
    match device {
        "r9" => Err(format!("no route to {device}")),
        _ => Ok(format!("{device} is up")),
    }
}

fn square(number: u32) -> u32 {
    number * number
}

// ANCHOR: executor
fn executor() {
    thread::scope(|pool| {
        let answer = pool.spawn(|| poll("r1"));
        println!("submit, result: {:?}", answer.join().unwrap());

        let failed = pool.spawn(|| poll("r9"));
        println!("exception: {:?}", failed.join().unwrap());

        let polls = ["r1", "r2"].map(|r| pool.spawn(move || poll(r)));
        let answers = polls.map(|poll| poll.join().unwrap());
        println!("map: {answers:?}");

        let report = |answer| println!("add_done_callback: {answer:?}");
        pool.spawn(move || report(poll("r2")));
    });
    println!("ThreadPoolExecutor, shutdown: no thread is left");
}
// ANCHOR_END: executor

// ANCHOR: waiting
fn waiting() {
    let (answer, answers) = mpsc::channel();
    let (open, gate) = mpsc::channel::<()>();
    thread::scope(|pool| {
        let late = answer.clone();
        pool.spawn(move || {
            // It fails when `open` is dropped.
            assert!(gate.recv().is_err());
            late.send(poll("r1")).unwrap();
        });
        pool.spawn(move || answer.send(poll("r2")).unwrap());
        println!("wait: {:?}", answers.recv().unwrap());
        println!("timeout: {:?}", answers.recv_timeout(MOMENT));
        drop(open);
        println!("as_completed: {:?}", Vec::from_iter(&answers));
    });
}
// ANCHOR_END: waiting

// ANCHOR: workers
fn workers() {
    let cancelled = &AtomicBool::new(false);
    let (open, gate) = mpsc::channel::<()>();
    thread::scope(|pool| {
        let queued = pool.spawn(move || {
            assert!(gate.recv().is_err());
            let go_on = !cancelled.load(Relaxed);
            go_on.then(|| poll("r1"))
        });
        println!("done: {}", queued.is_finished());
        cancelled.store(true, Relaxed);
        drop(open);
        println!("cancel: {:?}", queued.join().unwrap());

        let worker = pool.spawn(|| {
            let mut session = vec!["login"];
            for device in ["r1", "r2"] {
                session.push(device);
            }
            session
        });
        println!("initializer: {:?}", worker.join().unwrap());
    });
}
// ANCHOR_END: workers

// ANCHOR: computing
fn computing() {
    let squares = NUMBERS.into_par_iter().map(square);
    println!("Pool, map: {:?}", squares.collect::<Vec<_>>());

    let chunks = NUMBERS.into_par_iter().with_min_len(3);
    let squares = chunks.map(square);
    println!("chunksize: {:?}", squares.collect::<Vec<_>>());

    let pairs = NUMBERS.into_par_iter().zip([2; 6]);
    let powers = pairs.map(|(number, power)| number.pow(power));
    println!("starmap: {:?}", powers.collect::<Vec<_>>());

    let (answer, answers) = mpsc::channel();
    let squares = NUMBERS.into_par_iter().map(square);
    squares.for_each_with(answer, |answer, n| answer.send(n).unwrap());
    let mut squares = Vec::from_iter(answers);
    squares.sort();
    println!("imap_unordered: {squares:?}, sorted");

    let (four, nine) = rayon::join(|| square(2), || square(3));
    println!("apply_async, get: {four} {nine}");

    let two = ThreadPoolBuilder::new().num_threads(2).build();
    let sum = two.unwrap().install(|| {
        let squares = NUMBERS.into_par_iter().map(square);
        squares.sum::<u32>()
    });
    println!("ProcessPoolExecutor, max_workers: {sum}");
}
// ANCHOR_END: computing

fn main() {
    executor();
    waiting();
    workers();
    computing();
}

#[cfg(test)]
mod tests;
