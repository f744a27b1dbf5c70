use super::*;

#[test]
fn every_field_reaches_the_thread() {
    let job = Poll {
        device: "r7".into(),
        port: 2022,
        command: "show clock",
    };
    let answer = thread::spawn(move || poll(job)).join().unwrap();
    assert_eq!(answer, "r7:2022 ran show clock");
}
