use std::cell::Cell;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Barrier, Condvar, Mutex, OnceLock};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crossbeam_channel::bounded;

const MOMENT: Duration = Duration::from_millis(20);
const HOUR: Duration = Duration::from_secs(3600);

fn poll(device: &str) -> String {
    format!("{device} is up")
}

// ANCHOR: threads
thread_local! {
    static POLLS: Cell<u32> = const { Cell::new(0) };
}

fn threads() {
    let poller = thread::spawn(|| poll("r1"));
    println!("Thread, start, join: {}", poller.join().unwrap());

    let (go, wait) = mpsc::channel::<()>();
    let waiting = thread::spawn(move || wait.recv().is_err());
    println!("is_alive: {}", !waiting.is_finished());
    drop(go);
    waiting.join().unwrap();

    POLLS.set(1);
    let look = || {
        let thread = thread::current();
        println!("current_thread: {}", thread.name().unwrap());
        POLLS.get()
    };
    let named = thread::Builder::new().name("poller".into());
    let there = named.spawn(look).unwrap().join().unwrap();
    println!("local: {} here, {there} there", POLLS.get());

    drop(thread::spawn(|| thread::sleep(HOUR)));
    println!("daemon: left running");
}
// ANCHOR_END: threads

// ANCHOR: timers
fn timer(
    after: Duration,
    job: impl FnOnce() + Send + 'static,
) -> (Sender<()>, JoinHandle<()>) {
    let (cancel, cancelled) = mpsc::channel();
    let wait = move || {
        let waited = cancelled.recv_timeout(after);
        if waited == Err(RecvTimeoutError::Timeout) {
            job();
        }
    };
    (cancel, thread::spawn(wait))
}

fn timers() {
    let (_cancel, soon) = timer(MOMENT, || println!("Timer: rings"));
    soon.join().unwrap();

    let (cancel, late) = timer(HOUR, || println!("too late"));
    drop(cancel);
    late.join().unwrap();
    println!("cancel: nothing rang");
}
// ANCHOR_END: timers

// ANCHOR: locks
fn add_one(count: &mut u32) {
    *count += 1;
}

fn add_two(count: &mut u32) {
    add_one(count);
    add_one(count);
}

fn locks() {
    let count = Mutex::new(0);
    add_one(&mut count.lock().unwrap());
    println!("Lock: {}", count.lock().unwrap());

    let held = count.lock().unwrap();
    println!("acquire: {}", count.try_lock().is_ok());
    drop(held);

    // One lock around both, and no second one inside.
    add_two(&mut count.lock().unwrap());
    println!("RLock: {}", count.lock().unwrap());

    let (permits, back) = bounded(2);
    let got = [(); 3].map(|()| permits.try_send(()).is_ok());
    println!("Semaphore: {got:?}");
    back.recv().unwrap();
    println!("release: {}", permits.try_send(()).is_ok());
}
// ANCHOR_END: locks

// ANCHOR: signals
fn signals() {
    let event = OnceLock::new();
    thread::scope(|scope| {
        scope.spawn(|| event.set(()));
        event.wait();
    });
    println!("Event, set, is_set: {}", event.get().is_some());

    let (_never, stop) = mpsc::channel::<()>();
    let stopped = stop.recv_timeout(MOMENT);
    println!("wait: {}", stopped != Err(RecvTimeoutError::Timeout));

    let (up, changed) = (Mutex::new(0), Condvar::new());
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                *up.lock().unwrap() += 1;
                changed.notify_all();
            });
        }
        let up = up.lock().unwrap();
        let up = changed.wait_while(up, |up| *up < 2).unwrap();
        println!("Condition, wait_for, notify_all: {up}");
    });

    let both = &Barrier::new(2);
    let leaders = thread::scope(|scope| {
        let wait = || scope.spawn(|| both.wait().is_leader());
        [wait(), wait()].map(|thread| thread.join().unwrap())
    });
    println!("Barrier: one leader {}", leaders[0] != leaders[1]);
}
// ANCHOR_END: signals

// ANCHOR: queues
fn queues() {
    let (queue, jobs) = mpsc::sync_channel(2);
    queue.send("r1").unwrap();
    println!("Queue, put, get: {}", jobs.recv().unwrap());
    println!("get_nowait: {:?}", jobs.try_recv());
    println!("timeout: {:?}", jobs.recv_timeout(MOMENT));

    queue.send("r2").unwrap();
    queue.send("r3").unwrap();
    println!("put_nowait: {:?}", queue.try_send("r4"));

    drop(queue);
    let rest = Vec::from_iter(&jobs);
    println!("shutdown: {rest:?}, then {:?}", jobs.recv());
}
// ANCHOR_END: queues

// ANCHOR: done
fn done() {
    let (queue, jobs) = mpsc::channel();
    let (done, all_done) = mpsc::channel();
    let worker = thread::spawn(move || {
        for (device, done) in jobs {
            Sender::send(&done, poll(device)).unwrap();
        }
    });
    for device in ["r1", "r2"] {
        queue.send((device, done.clone())).unwrap();
    }
    drop(done);
    println!("task_done, join: {:?}", Vec::from_iter(all_done));
    drop(queue);
    worker.join().unwrap();

    let stack = Mutex::new(vec!["r1", "r2"]);
    println!("LifoQueue: {:?}", stack.lock().unwrap().pop());

    let heap = BinaryHeap::from([Reverse("r2"), Reverse("r1")]);
    let heap = Mutex::new(heap);
    let first = heap.lock().unwrap().pop();
    println!("PriorityQueue: {:?}", first.map(|Reverse(job)| job));
}
// ANCHOR_END: done

fn main() {
    threads();
    timers();
    locks();
    signals();
    queues();
    done();
}

#[cfg(test)]
mod tests;
