use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::sync::mpsc::{Receiver, SendError, Sender, channel};
use std::thread::{self, JoinHandle};

// ANCHOR: actor
enum Message {
    Take { reply: Sender<Option<u16>> },
    Release { vlan: u16 },
}

fn own(
    mut free: BTreeSet<u16>,
    mailbox: Receiver<Message>,
) -> BTreeSet<u16> {
    for message in mailbox {
        match message {
            Message::Take { reply } => {
                let vlan = free.pop_first();
                if let Err(SendError(Some(vlan))) = reply.send(vlan) {
                    free.insert(vlan);
                }
            }
            Message::Release { vlan } => {
                free.insert(vlan);
            }
        }
    }
    free
}
// ANCHOR_END: actor

// ANCHOR: handle
#[derive(Clone)]
struct VlanPool {
    mailbox: Sender<Message>,
}

impl VlanPool {
    fn start(
        vlans: RangeInclusive<u16>,
    ) -> (Self, JoinHandle<BTreeSet<u16>>) {
        let (sender, mailbox) = channel();
        let free = vlans.collect();
        let owner = thread::spawn(move || own(free, mailbox));
        (VlanPool { mailbox: sender }, owner)
    }

    fn take(&self) -> Option<u16> {
        let (reply, answer) = channel();
        self.mailbox.send(Message::Take { reply }).unwrap();
        answer.recv().unwrap()
    }

    fn release(&self, vlan: u16) {
        self.mailbox.send(Message::Release { vlan }).unwrap();
    }
}
// ANCHOR_END: handle

// ANCHOR: main
fn main() {
    let (pool, owner) = VlanPool::start(10..=12);
    let sites = ["ams", "fra"].map(|_| {
        let pool = pool.clone();
        thread::spawn(move || pool.take())
    });
    let mut taken = sites.map(|site| site.join().unwrap().unwrap());
    taken.sort();
    println!("taken: {taken:?}");
    pool.release(10);
    println!("next: {}", pool.take().unwrap());
    pool.release(11);
    println!("free at the end: {:?}", owner.join().unwrap());
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
