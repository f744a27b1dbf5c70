use super::*;

#[test]
fn each_job_runs_once() {
    let mut runs = 0;
    report("test", || runs += 1);
    assert_eq!(runs, 1);
}

#[test]
fn a_wait_leaves_the_clock_of_the_processor_behind() {
    let wait = Duration::from_millis(200);
    let before = processor_time();
    thread::sleep(wait);
    assert!(processor_time() - before < wait);
}

#[test]
fn computing_moves_the_clock_of_the_processor() {
    let before = processor_time();
    compute();
    assert!(processor_time() > before);
}
