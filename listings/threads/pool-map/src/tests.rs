use super::*;

#[test]
fn order_is_that_of_the_calls_for_any_number_of_workers() {
    for workers in [1, 2, 7] {
        let pool = Pool::new(workers);
        let squares = map(&pool, |n: u32| n * n, (0..200).collect());
        assert_eq!(squares, Vec::from_iter((0..200).map(|n| n * n)));
    }
}
