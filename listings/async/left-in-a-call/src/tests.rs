use super::*;

#[test]
fn giving_up_does_not_end_the_call() {
    let (answer, answers) = mpsc::channel();
    let runtime = with_call(answers).unwrap();
    runtime.shutdown_timeout(Duration::from_millis(10));
    answer.send(()).expect("somebody waits for it");
}

#[test]
fn dropping_waits_for_the_call() {
    let (answer, answers) = mpsc::channel();
    let runtime = with_call(answers).unwrap();
    let again = answer.clone();
    let answering = thread::spawn(move || {
        thread::sleep(Duration::from_millis(50));
        answer.send(())
    });
    drop(runtime);
    assert!(again.send(()).is_err(), "the call is still there");
    assert!(answering.join().unwrap().is_ok());
}

#[test]
fn shutdown_in_the_background_does_not_wait_at_all() {
    let (answer, answers) = mpsc::channel();
    let runtime = with_call(answers).unwrap();
    runtime.shutdown_background();
    answer.send(()).unwrap();
}
