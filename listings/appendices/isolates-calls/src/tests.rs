use super::*;

#[test]
fn each_isolate_counts_for_itself() {
    let counts =
        [Isolate::create(), Isolate::create()].map(|isolate| {
            let (queue, answers) = mpsc::channel();
            isolate.exec(move |state| {
                state.polls += 1;
                queue.send(state.polls).unwrap();
            });
            answers.recv().unwrap()
        });
    assert_eq!(counts, [1, 1]);
}

#[test]
fn what_was_asked_before_the_close_is_done() {
    let isolate = Isolate::create();
    let (queue, answers) = mpsc::channel();
    for device in ["r1", "r2"] {
        let queue = queue.clone();
        isolate.exec(move |_| queue.send(poll(device)).unwrap());
    }
    drop((queue, isolate.jobs));
    isolate.thread.join().unwrap();
    assert_eq!(Vec::from_iter(answers), ["r1 is up", "r2 is up"]);
}

/// It panics, or never ends, where a call does not what it should.
#[test]
fn the_group_comes_to_its_end() {
    isolates();
}
