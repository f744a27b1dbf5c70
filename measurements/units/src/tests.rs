use super::*;

#[test]
fn what_is_alive_is_counted() {
    let Some(memory) = held(1, || vec![1_u8; 1 << 20]) else {
        return;
    };
    assert!(memory >= f64::from(1 << 20), "{memory}");
}

#[test]
fn a_thousand_instances_do_not_share_their_memory() {
    let engine = Engine::default();
    let module = Module::new(&engine, GUEST).unwrap();
    let mut all: Vec<_> = (0..1000).map(|_| instance(&engine, &module)).collect();
    for (store, instance) in &mut all {
        let memory = instance.get_memory(&mut *store, "memory").unwrap();
        assert_eq!(memory.data(&*store)[0], 0);
        memory.data_mut(&mut *store)[0] = 1;
    }
}
