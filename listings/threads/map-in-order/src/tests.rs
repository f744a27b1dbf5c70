use super::*;
use std::sync::mpsc;

#[test]
fn answers_keep_the_order_of_the_arguments() {
    // The first thread answers only after the second one has.
    let (done, wait) = mpsc::channel();
    let answers = thread::scope(|scope| {
        let first = scope.spawn(move || {
            wait.recv().unwrap();
            poll("r1", 22)
        });
        let second = scope.spawn(move || {
            let answer = poll("r2", 830);
            done.send(()).unwrap();
            answer
        });
        [first, second].map(|handle| handle.join().unwrap())
    });
    assert_eq!(answers, ["r1:22 is up", "r2:830 is up"]);
}
