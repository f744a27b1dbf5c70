use super::*;

#[test]
fn only_the_thread_that_panics_fails() {
    let outcomes = ["r1", "r2", "r3"]
        .map(|device| thread::spawn(move || poll(device)))
        .map(|handle| handle.join());
    let [first, second, third] = outcomes;
    assert_eq!(first.unwrap(), "r1 is up");
    let why = second.unwrap_err();
    assert_eq!(why.downcast_ref::<String>().unwrap(), "no route to r2");
    assert_eq!(third.unwrap(), "r3 is up");
}
