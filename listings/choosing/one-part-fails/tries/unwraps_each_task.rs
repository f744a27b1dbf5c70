use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::{env, thread};

use rayon::prelude::*;
use tokio::task::JoinSet;

// ANCHOR: job
const DEVICES: [&str; 3] = ["r1", "r2", "r3"];

type Held = Vec<&'static str>;

fn ask(device: &'static str) -> &'static str {
    assert_ne!(device, "r2", "no route");
    device
}

fn in_turn(held: &mut Held) {
    for device in DEVICES {
        held.push(ask(device));
    }
}
// ANCHOR_END: job

// ANCHOR: threads
fn threads(held: &mut Held) {
    thread::scope(|scope| {
        let handles = DEVICES.map(|d| scope.spawn(move || ask(d)));
        for handle in handles {
            held.extend(handle.join());
        }
    });
}

fn on_rayon(held: &mut Held) {
    let answers: Held = DEVICES.into_par_iter().map(ask).collect();
    held.extend(answers);
}
// ANCHOR_END: threads

// ANCHOR: async
#[tokio::main(flavor = "current_thread")]
async fn each_task(held: &mut Held) {
    let handles = DEVICES.map(|d| tokio::spawn(async move { ask(d) }));
    for handle in handles {
        held.push(handle.await.unwrap());
    }
}

#[tokio::main(flavor = "current_thread")]
async fn all_tasks(held: &mut Held) {
    let questions = DEVICES.map(|d| async move { ask(d) });
    let tasks: JoinSet<_> = questions.into_iter().collect();
    held.extend(tasks.join_all().await);
}
// ANCHOR_END: async

// ANCHOR: processes
fn processes(program: &Path, held: &mut Held) {
    let children = DEVICES.map(|device| {
        let mut child = Command::new(program);
        child.arg(device).stderr(Stdio::null()).spawn().unwrap()
    });
    for (mut child, device) in children.into_iter().zip(DEVICES) {
        if child.wait().unwrap().success() {
            held.push(device);
        }
    }
}

fn isolates(held: &mut Held) {
    let (replies, answers) = mpsc::channel();
    for device in DEVICES {
        let replies = replies.clone();
        thread::spawn(move || replies.send(ask(device)));
    }
    drop(replies);
    held.extend(answers);
}
// ANCHOR_END: processes

// ANCHOR: main
fn main() {
    if let Some(name) = env::args().nth(1) {
        let device = DEVICES.into_iter().find(|d| *d == name);
        ask(device.unwrap());
        return;
    }
    let program = env::current_exe().unwrap();
    panic::set_hook(Box::new(|_| {}));
    row("in turn", in_turn);
    row("threads", threads);
    row("rayon", on_rayon);
    row("tasks, each", each_task);
    row("tasks, join_all", all_tasks);
    row("processes", |held| processes(&program, held));
    row("isolates", isolates);
}

fn row(way: &str, run: impl FnOnce(&mut Held)) {
    let mut held = Held::new();
    let end = catch_unwind(AssertUnwindSafe(|| run(&mut held)));
    let end = if end.is_ok() { "goes on" } else { "panics" };
    let held =
        DEVICES.map(|d| if held.contains(&d) { d } else { "--" });
    println!("{way:<16} {}  caller {end}", held.join(" "));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
