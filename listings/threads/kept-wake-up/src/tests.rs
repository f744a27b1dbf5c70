use super::*;

#[test]
fn a_change_before_the_look_is_seen_without_any_notification() {
    let link = Link::default();
    *link.0.lock().unwrap() = true;
    wait_until_up(&link, &Barrier::new(1));
}

#[test]
fn a_change_after_the_look_wakes_the_worker() {
    let (link, step) = (Link::default(), Barrier::new(2));
    thread::scope(|scope| {
        scope.spawn(|| wait_until_up(&link, &step));
        step.wait();
        bring_up(&link);
    });
}
