use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

// ANCHOR: ask
enum Inventory {
    Retire { reply: Sender<bool> },
    Address { reply: Sender<&'static str> },
}
struct IsQuiet {
    reply: Sender<bool>,
}

fn ask<M, R>(
    actor: &Sender<M>,
    message: impl FnOnce(Sender<R>) -> M,
) -> R {
    let (reply, answer) = channel();
    actor.send(message(reply)).unwrap();
    answer.recv().unwrap()
}
// ANCHOR_END: ask

// ANCHOR: actors
const QUIET: [&str; 2] = ["192.0.2.1", "192.0.2.7"];

fn inventory(mailbox: Receiver<Inventory>, monitor: Sender<IsQuiet>) {
    for message in mailbox {
        match message {
            Inventory::Retire { reply } => {
                println!("the inventory asks the monitor");
                let quiet = ask(&monitor, |reply| IsQuiet { reply });
                let _ = reply.send(quiet);
            }
            Inventory::Address { reply } => {
                let _ = reply.send("192.0.2.1");
            }
        }
    }
}

fn monitor(mailbox: Receiver<IsQuiet>, inventory: Sender<Inventory>) {
    for IsQuiet { reply } in mailbox {
        println!("the monitor asks the inventory");
        let _ = &inventory;
        let address = "192.0.2.1";
        let _ = reply.send(QUIET.contains(&address));
    }
}
// ANCHOR_END: actors

// ANCHOR: main
fn main() {
    let (to_inventory, for_inventory) = channel();
    let (to_monitor, for_monitor) = channel();
    let monitored = to_inventory.clone();
    thread::spawn(move || monitor(for_monitor, monitored));
    thread::spawn(move || inventory(for_inventory, to_monitor));
    let quiet = ask(&to_inventory, |reply| Inventory::Retire { reply });
    println!("retired: {quiet}");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
