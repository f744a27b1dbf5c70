use std::thread;

#[test]
fn a_stack_of_most_of_the_address_space_is_refused() {
    let stack = 1 << (usize::BITS - 2);
    let huge = thread::Builder::new().stack_size(stack);
    assert!(huge.spawn(|| ()).is_err());
}

#[test]
fn after_a_refusal_threads_can_be_had_again() {
    let stack = 1 << (usize::BITS - 2);
    let huge = thread::Builder::new().stack_size(stack);
    assert!(huge.spawn(|| ()).is_err());
    assert_eq!(thread::spawn(|| 7).join().unwrap(), 7);
}
