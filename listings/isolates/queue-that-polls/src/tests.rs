use super::*;

#[test]
fn a_trip_ends_with_its_answer() {
    let (questions, asked) = mpsc::channel();
    let (answered, answers) = mpsc::channel();
    let isolate = thread::spawn(|| answer(asked, answered));
    for _ in 0..11 {
        ask(&questions, &answers);
    }
    drop(questions);
    isolate.join().unwrap();
    assert_eq!(answers.iter().count(), 0);
}

#[test]
fn the_median_is_the_time_of_a_trip() {
    let mut trips = 0;
    let pause = Duration::from_millis(2);
    let median = median(|| {
        trips += 1;
        thread::sleep(pause);
    });
    assert_eq!(trips, 11);
    assert!(median >= pause);
}
