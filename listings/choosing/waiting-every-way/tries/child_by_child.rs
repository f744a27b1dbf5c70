use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, UNIX_EPOCH};
use std::{env, io, thread};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

const DEVICES: [&str; 3] = ["r1", "r2", "r3"];
const WAIT: Duration = Duration::from_millis(50);

// ANCHOR: job
#[derive(Serialize, Deserialize)]
struct Answer {
    device: String,
    asked: u64,
    answered: u64,
}

fn ask(device: &str) -> Answer {
    let asked = now();
    thread::sleep(WAIT);
    let answered = now();
    Answer {
        device: device.into(),
        asked,
        answered,
    }
}

fn in_turn() -> Vec<Answer> {
    DEVICES.map(ask).into()
}
// ANCHOR_END: job

// ANCHOR: threads
fn threads() -> Vec<Answer> {
    thread::scope(|scope| {
        let handles = DEVICES.map(|d| scope.spawn(move || ask(d)));
        handles.map(|handle| handle.join().unwrap()).into()
    })
}

fn on_rayon() -> Vec<Answer> {
    DEVICES.into_par_iter().map(ask).collect()
}
// ANCHOR_END: threads

// ANCHOR: async
async fn ask_async(device: &str) -> Answer {
    let asked = now();
    tokio::time::sleep(WAIT).await;
    let answered = now();
    Answer {
        device: device.into(),
        asked,
        answered,
    }
}

async fn all() -> Vec<Answer> {
    let handles = DEVICES.map(|d| tokio::spawn(ask_async(d)));
    let mut answers = Vec::new();
    for handle in handles {
        answers.push(handle.await.unwrap());
    }
    answers
}

#[tokio::main(flavor = "current_thread")]
async fn on_one_thread() -> Vec<Answer> {
    all().await
}

#[tokio::main]
async fn on_workers() -> Vec<Answer> {
    all().await
}
// ANCHOR_END: async

// ANCHOR: processes
fn processes(program: &Path) -> io::Result<Vec<Answer>> {
    let mut children = Vec::new();
    for device in DEVICES {
        let mut child = Command::new(program);
        child.arg(device).stdout(Stdio::piped());
        let mut child = child.spawn()?;
        child.wait()?;
        children.push(child);
    }
    let mut answers = Vec::new();
    for child in children {
        let output = child.wait_with_output()?;
        answers.push(serde_json::from_slice(&output.stdout)?);
    }
    Ok(answers)
}

fn child(device: &str) -> io::Result<()> {
    println!("{}", serde_json::to_string(&ask(device))?);
    Ok(())
}
// ANCHOR_END: processes

// ANCHOR: isolates
fn isolates() -> Vec<Answer> {
    let (replies, answers) = mpsc::channel();
    for device in DEVICES {
        let replies = replies.clone();
        let (mailbox, inbox) = mpsc::channel::<String>();
        thread::spawn(move || {
            for device in inbox {
                replies.send(ask(&device)).unwrap();
            }
        });
        mailbox.send(device.into()).unwrap();
    }
    drop(replies);
    let mut answers: Vec<Answer> = answers.iter().collect();
    answers.sort_by(|a, b| a.device.cmp(&b.device));
    answers
}
// ANCHOR_END: isolates

// ANCHOR: main
fn main() -> io::Result<()> {
    if let Some(device) = env::args().nth(1) {
        return child(&device);
    }
    let program = env::current_exe()?;
    show("in-turn", now(), in_turn());
    show("threads", now(), threads());
    show("rayon", now(), on_rayon());
    show("async", now(), on_one_thread());
    show("async-multi", now(), on_workers());
    show("processes", now(), processes(&program)?);
    show("isolates", now(), isolates());
    Ok(())
}
// ANCHOR_END: main

fn show(way: &str, start: u64, answers: Vec<Answer>) {
    for Answer {
        device,
        asked,
        answered,
    } in answers
    {
        println!("{:>3} ms  {way}/{device}  asked", asked - start);
        println!(
            "{:>3} ms  {way}/{device}  answered",
            answered - start
        );
    }
}

fn now() -> u64 {
    UNIX_EPOCH.elapsed().unwrap().as_millis() as u64
}

#[cfg(test)]
mod tests;
