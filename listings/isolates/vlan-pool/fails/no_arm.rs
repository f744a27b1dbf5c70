use std::collections::BTreeSet;
use std::sync::mpsc::{Receiver, SendError, Sender};

enum Message {
    Take { reply: Sender<Option<u16>> },
    Release { vlan: u16 },
    Count { reply: Sender<usize> },
}

// ANCHOR: own
fn own(mut free: BTreeSet<u16>, mailbox: Receiver<Message>) {
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
}
// ANCHOR_END: own

fn main() {
    let (pool, mailbox) = std::sync::mpsc::channel();
    drop(pool);
    own(BTreeSet::new(), mailbox);
}
