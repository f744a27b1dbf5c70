use super::*;

#[test]
fn an_answer_waits_for_no_other() {
    let pool = Pool::new(2);
    let (sender, answers) = mpsc::channel();
    let (release, slow) = mpsc::channel::<()>();
    let first = sender.clone();
    pool.submit(move || {
        slow.recv().unwrap();
        first.send("slow")
    });
    pool.submit(move || sender.send("quick"));
    assert_eq!(answers.recv(), Ok("quick"));
    release.send(()).unwrap();
    assert_eq!(answers.iter().collect::<Vec<_>>(), ["slow"]);
}

#[test]
fn a_poll_says_how_it_is() {
    assert_eq!(poll(0), "is up");
}
