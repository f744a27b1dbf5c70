use super::*;

#[test]
fn the_program_survives_its_interrupt() {
    main().unwrap();
}

#[test]
fn a_watch_ends_when_nobody_can_interrupt_it_any_more() {
    let (interrupt, stop) = mpsc::channel();
    drop(interrupt);
    watch(stop);
}
