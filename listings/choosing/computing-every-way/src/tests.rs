use super::*;
use program::program;

#[path = "../../../processes/program.rs"]
mod program;

fn found(counted: Vec<Counted>) -> Vec<(u32, u32)> {
    counted.iter().map(|c| (c.block, c.found)).collect()
}

#[test]
fn in_turn_finds_what_a_sieve_finds() {
    let found: u32 = in_turn().iter().map(|c| c.found).sum();
    let end = FROM + BLOCKS.len() as u32 * SIZE;
    assert_eq!(found as usize, sieve(end) - sieve(FROM));
}

#[test]
fn every_way_finds_what_in_turn_finds_in_each_block() {
    let module = Module::new(&Engine::default(), GUEST).unwrap();
    let ways = [
        threads(),
        on_rayon(),
        on_one_thread(),
        on_workers(),
        processes(&program()).unwrap(),
        isolates(&module).unwrap(),
    ];
    let expected = found(in_turn());
    assert_eq!(expected.len(), BLOCKS.len());
    for counted in ways {
        assert_eq!(found(counted), expected);
    }
}

#[test]
fn tasks_on_one_thread_compute_in_turn() {
    let counted = on_one_thread();
    assert!(counted.is_sorted_by(|a, b| a.ended <= b.begun));
}

/// How many primes there are below `end`.
fn sieve(end: u32) -> usize {
    let end = end as usize;
    let mut composite = vec![false; end];
    let mut count = 0;
    for n in 2..end {
        if !composite[n] {
            count += 1;
            (n * n..end)
                .step_by(n)
                .for_each(|multiple| composite[multiple] = true);
        }
    }
    count
}
