use super::*;

fn module() -> Module {
    Module::new(&Engine::default(), GUEST).unwrap()
}

fn trap(job: &str, number: i32) -> Trap {
    let error = fresh(&module()).unwrap().ask(job, number);
    error.unwrap_err().downcast().unwrap()
}

#[test]
fn each_fault_has_its_code() {
    assert_eq!(trap("divide", 0), Trap::IntegerDivisionByZero);
    assert_eq!(trap("read", 65_533), Trap::MemoryOutOfBounds);
    assert_eq!(trap("read", -1), Trap::MemoryOutOfBounds);
    assert_eq!(trap("recurse", 1), Trap::StackOverflow);
    assert_eq!(trap("give_up", 1), Trap::UnreachableCodeReached);
}

#[test]
fn the_last_four_bytes_can_be_read() {
    let mut guest = fresh(&module()).unwrap();
    assert_eq!(guest.ask("read", 65_532).unwrap(), 0);
}

#[test]
fn what_a_trap_left_half_done_stays_in_its_instance() {
    let module = module();
    let [mut used, mut other] =
        [(); 2].map(|()| fresh(&module).unwrap());
    assert_eq!(used.ask("divide", 2).unwrap(), 42);
    assert_eq!(used.ask("open", 0).unwrap(), 0);
    assert!(used.ask("divide", 0).is_err());
    assert_eq!(used.ask("open", 0).unwrap(), 1);
    assert_eq!(used.ask("divide", 2).unwrap(), 42);
    assert_eq!(other.ask("open", 0).unwrap(), 0);
}

#[test]
fn a_thousand_traps_later_the_host_goes_on() {
    let module = module();
    for n in 0..1_000 {
        let outcome = fresh(&module).unwrap().ask("divide", n % 2);
        assert_eq!(outcome.ok(), (n % 2 == 1).then_some(84));
    }
}
