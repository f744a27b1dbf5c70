use super::*;

#[test]
fn each_handle_gives_the_answer_of_its_own_thread() {
    let start = Instant::now();
    let handles = DEVICES
        .map(|device| thread::spawn(move || poll(device, start)));
    let answers = handles.map(|handle| handle.join().unwrap());
    assert_eq!(answers, ["hostname r1", "hostname r2", "hostname r3"]);
}

#[test]
fn a_poll_waits_before_it_answers() {
    let start = Instant::now();
    poll("r1", start);
    assert!(start.elapsed() >= WAIT);
}
