use super::*;

#[test]
fn each_job_runs_once() {
    let mut runs = 0;
    report("test", || runs += 1);
    assert_eq!(runs, 1);
}

#[test]
fn computing_moves_the_clock_of_the_processor() {
    let before = processor_time();
    compute();
    assert!(processor_time() > before);
}
