use super::*;

#[test]
fn the_state_comes_back_with_what_was_counted() {
    let (sender, devices) = mpsc::channel();
    let before = Counts::from([("r1".to_string(), 10)]);
    let isolate = thread::spawn(move || count(before, devices));
    let senders = [sender.clone(), sender];
    let threads = senders.map(|sender| {
        thread::spawn(move || {
            for _ in 0..100 {
                sender.send("r1".to_string()).unwrap();
            }
        })
    });
    for thread in threads {
        thread.join().unwrap();
    }
    assert_eq!(isolate.join().unwrap()["r1"], 210);
}
