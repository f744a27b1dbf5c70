use super::*;

use std::sync::mpsc;

#[test]
fn the_order_is_wrong_in_one_thread_too() {
    let (sender, found) = mpsc::channel();
    set_cycle_handler(move |message| {
        sender.send(message.to_owned()).unwrap()
    });
    save();
    assert!(found.try_recv().is_err(), "one order alone is no cycle");
    report();
    let message = found.try_recv().expect("both orders are one");
    assert!(message.starts_with("Found cycle"), "{message}");
    assert!(found.try_recv().is_err(), "it is found once");
}
