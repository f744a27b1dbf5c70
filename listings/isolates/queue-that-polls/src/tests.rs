use super::*;

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
