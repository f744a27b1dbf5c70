use super::*;

// One test, as the tests of a program share its memory.
#[test]
fn what_each_unit_holds_at_each_moment() {
    let module = Module::new(&Engine::default(), GUEST).unwrap();
    let stack = watch(on_its_stack);
    assert_eq!(stack, [false, true, true, false]);
    let heap = watch(on_the_heap);
    assert_eq!(heap, [false, true, false, false]);
    let instance = watch(|pause| in_an_instance(&module, pause));
    assert_eq!(instance, [false, true, true, false]);
    let nothing = watch(|pause| (0..3).for_each(|_| pause()));
    assert_eq!(nothing, [false; 4]);
}
