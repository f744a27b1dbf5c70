use super::*;
use program::program;

#[path = "../../program.rs"]
mod program;

#[test]
fn the_chunk_does_not_change_the_answer() {
    let mut worker = Worker::start(&program()).unwrap();
    let expected = (2..8_002).filter(|&n| is_prime(n)).count();
    for chunk in [1, 3, 8, 500, 3_000, 8_000] {
        assert_eq!(count(&mut worker, chunk).unwrap(), expected);
    }
    assert!(worker.stop().unwrap().success());
}
