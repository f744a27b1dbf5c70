use std::sync::mpsc::{Sender, channel};

enum Message {
    Take { reply: Sender<Option<u16>> },
    Release { vlan: u16 },
}

// ANCHOR: send
fn main() {
    let (pool, mailbox) = channel::<Message>();
    pool.send(Message::Release { vlan: 10 }).unwrap();
    pool.send("release 11").unwrap();
    drop(mailbox);
}
// ANCHOR_END: send
