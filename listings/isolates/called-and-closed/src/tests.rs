use super::*;

#[test]
fn isolates_count_apart() {
    let isolates = [Isolate::create(), Isolate::create()];
    for asked in 1..4 {
        for isolate in &isolates {
            assert_eq!(
                isolate.call("r1"),
                format!("r1, question {asked}")
            );
        }
    }
    isolates.into_iter().for_each(Isolate::close);
}

#[test]
fn closing_ends_the_thread() {
    let Isolate {
        calls,
        answers,
        thread,
    } = Isolate::create();
    drop(calls);
    thread.join().unwrap();
    assert!(answers.recv().is_err());
}
