use std::sync::mpsc::{Receiver, Sender, channel, sync_channel};
use std::thread;

// ANCHOR: actor
const ROOM: usize = 2;

fn store(
    mailbox: Receiver<&str>,
    disk: Receiver<()>,
    busy: Sender<()>,
) {
    for config in mailbox {
        busy.send(()).unwrap();
        disk.recv().unwrap();
        println!("{config} stored");
    }
}
// ANCHOR_END: actor

// ANCHOR: main
fn main() {
    let (archive, mailbox) = sync_channel(ROOM);
    let (let_go, disk) = channel();
    let (busy, took) = channel();
    let actor = thread::spawn(move || store(mailbox, disk, busy));
    archive.send("r1").unwrap();
    took.recv().unwrap();
    archive.send("r2").unwrap();
    println!("r2 sent");
    println!("r3: {}", archive.try_send("r3").unwrap_err());
    let sender = thread::spawn(move || {
        archive.send("r3").unwrap();
        println!("r3 sent");
    });
    let_go.send(()).unwrap();
    sender.join().unwrap();
    let_go.send(()).unwrap();
    let_go.send(()).unwrap();
    actor.join().unwrap();
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
