use std::sync::mpsc::RecvTimeoutError;

use super::*;

#[test]
fn giving_up_neither_stops_the_job_nor_loses_its_answer() {
    let pool = Pool::new(1);
    let (up, network) = mpsc::channel();
    let answer = pool.submit(move || poll("r1", &network));
    let gave_up = answer.recv_timeout(Duration::ZERO);
    assert_eq!(gave_up, Err(RecvTimeoutError::Timeout));
    up.send(()).unwrap();
    assert_eq!(answer.recv().unwrap(), "r1 is up");
}
