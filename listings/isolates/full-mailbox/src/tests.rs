use std::sync::mpsc::TrySendError;

use super::*;

#[test]
fn one_message_fits_until_the_actor_takes_it() {
    let (archive, mailbox) = sync_channel(ROOM);
    let (let_go, disk) = channel();
    let (busy, took) = channel();
    let actor = thread::spawn(move || store(mailbox, disk, busy));
    archive.send("r0").unwrap();
    took.recv().unwrap();
    archive.try_send("next").unwrap();
    for _ in 0..100 {
        let full = archive.try_send("more");
        assert_eq!(full, Err(TrySendError::Full("more")));
    }
    let_go.send(()).unwrap();
    took.recv().unwrap();
    archive.try_send("last").unwrap();
    for _ in 0..2 {
        let_go.send(()).unwrap();
    }
    drop(archive);
    actor.join().unwrap();
}

#[test]
fn a_sender_that_waits_hears_when_the_actor_is_gone() {
    let (archive, mailbox) = sync_channel(ROOM);
    for _ in 0..ROOM {
        archive.send("r1").unwrap();
    }
    let sender = thread::spawn(move || archive.send("r2"));
    drop(mailbox);
    assert!(sender.join().unwrap().is_err());
}

#[test]
fn a_full_mailbox_at_the_end_of_a_chain_stops_its_head() {
    let (archive, mailbox) = sync_channel(ROOM);
    let (head, for_relay) = sync_channel(ROOM);
    let relay = thread::spawn(move || {
        for config in for_relay {
            archive.send(config).unwrap();
        }
    });
    let fit = 2 * ROOM + 1;
    for _ in 0..fit {
        head.send("r1").unwrap();
    }
    for _ in 0..100 {
        let full = head.try_send("more");
        assert_eq!(full, Err(TrySendError::Full("more")));
    }
    drop(head);
    assert_eq!(mailbox.iter().count(), fit);
    relay.join().unwrap();
}
