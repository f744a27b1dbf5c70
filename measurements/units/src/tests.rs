use super::*;

#[test]
fn what_is_alive_is_counted() {
    let Some(kept) = held(1, || vec![1_u8; 1 << 20], nothing_more) else {
        return;
    };
    assert!(kept.own >= f64::from(1 << 20), "{kept:?}");
}

/// The kernel keeps a stack and an entry for each thread. Other programs move
/// the count of the machine by less than what it keeps for five hundred.
#[test]
fn what_the_kernel_keeps_is_counted() {
    let Some(kept) = threads_kept() else {
        return;
    };
    assert!(kept.kernel > 4096.0, "{kept:?}");
}

#[test]
fn a_thousand_instances_do_not_share_their_memory() {
    let guest = Guest::new();
    for make in [Guest::linked, Guest::prepared] {
        let mut all: Vec<_> = (0..1000).map(|_| make(&guest)).collect();
        for unit in &mut all {
            assert_eq!(call(unit), 8);
            let (store, instance) = unit;
            let memory = instance.get_memory(&mut *store, "memory").unwrap();
            assert_eq!(memory.data(&*store)[0], 0);
            memory.data_mut(&mut *store)[0] = 1;
        }
    }
}

/// A program that ends without the work is no unit.
#[cfg(unix)]
#[test]
#[should_panic = "right: Some(8)"]
fn a_process_that_does_nothing_is_seen() {
    processes(&PathBuf::from("true"));
}
