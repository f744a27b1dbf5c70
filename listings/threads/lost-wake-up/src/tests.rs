use super::*;

use std::time::Duration;

#[test]
fn a_worker_that_looks_after_the_change_goes_on() {
    let link = Link::default();
    bring_up(&link);
    wait_until_up(&link, &Barrier::new(1));
}

#[test]
fn a_worker_that_looked_before_it_needs_a_second_notification() {
    let (link, step) = (Link::default(), Barrier::new(2));
    thread::scope(|scope| {
        let worker = scope.spawn(|| wait_until_up(&link, &step));
        step.wait();
        bring_up(&link);
        step.wait();
        thread::sleep(Duration::from_millis(50));
        assert!(!worker.is_finished());
        while !worker.is_finished() {
            link.1.notify_all();
            thread::yield_now();
        }
    });
}
