use super::*;

/// A thread stands for the child that sends back what it reads.
#[test]
fn more_than_both_pipes_hold_comes_back() {
    let (mut sent, requests) = io::pipe().unwrap();
    let (answers, mut back) = io::pipe().unwrap();
    let echo = thread::spawn(move || io::copy(&mut sent, &mut back));
    let answered = talk(requests, answers).unwrap();
    assert_eq!(answered, LINE.repeat(LINES));
    let copied = echo.join().unwrap().unwrap();
    assert_eq!(copied, (LINE.len() * LINES) as u64);
}
