use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

// ANCHOR: messages
enum Inventory {
    Retire { reply: Sender<bool> },
    Address { reply: Sender<bool> },
    Stop,
}
enum Monitor {
    IsQuiet { reply: Sender<bool> },
    Address(&'static str, Sender<bool>),
}
// ANCHOR_END: messages

// ANCHOR: actors
const QUIET: [&str; 2] = ["192.0.2.1", "192.0.2.7"];

fn inventory(mailbox: Receiver<Inventory>, monitor: Sender<Monitor>) {
    for message in mailbox {
        let message = match message {
            Inventory::Retire { reply } => Monitor::IsQuiet { reply },
            Inventory::Address { reply } => {
                Monitor::Address("192.0.2.1", reply)
            }
            Inventory::Stop => continue,
        };
        monitor.send(message).unwrap();
    }
}

fn monitor(mailbox: Receiver<Monitor>, inventory: Sender<Inventory>) {
    for message in mailbox {
        match message {
            Monitor::IsQuiet { reply } => {
                let _ = inventory.send(Inventory::Address { reply });
            }
            Monitor::Address(address, reply) => {
                let _ = reply.send(QUIET.contains(&address));
            }
        }
    }
}
// ANCHOR_END: actors

// ANCHOR: main
fn main() {
    let (to_inventory, for_inventory) = channel();
    let (to_monitor, for_monitor) = channel();
    let monitored = to_inventory.clone();
    let actors = [
        thread::spawn(move || inventory(for_inventory, to_monitor)),
        thread::spawn(move || monitor(for_monitor, monitored)),
    ];
    let (reply, quiet) = channel();
    to_inventory.send(Inventory::Retire { reply }).unwrap();
    println!("retired: {}", quiet.recv().unwrap());
    to_inventory.send(Inventory::Stop).unwrap();
    for actor in actors {
        actor.join().unwrap();
    }
    println!("both have ended");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
