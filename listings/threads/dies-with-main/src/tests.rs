use super::*;

#[test]
fn a_dropped_handle_lets_the_thread_go_on() {
    let (begun, has_begun) = mpsc::channel();
    let (done, is_done) = mpsc::channel();
    drop(thread::spawn(move || {
        save("r1", begun);
        done.send(()).unwrap();
    }));
    assert_eq!(has_begun.recv(), Ok(()));
    assert_eq!(is_done.recv(), Ok(()));
}
