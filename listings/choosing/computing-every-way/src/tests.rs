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

/// The most blocks that are searched at the same moment.
fn at_once(counted: &[Counted]) -> usize {
    let during = |at| {
        let under_way =
            counted.iter().filter(|c| c.begun <= at && at < c.ended);
        under_way.count()
    };
    counted.iter().map(|c| during(c.begun)).max().unwrap()
}

/// In one of several runs, as the system may stop a block for as long as
/// another takes. Blocks in turn never overlap.
#[test]
fn threads_processes_and_isolates_have_all_blocks_under_way_at_once() {
    let program = program();
    let module = Module::new(&Engine::default(), GUEST).unwrap();
    let all = |way: &dyn Fn() -> Vec<Counted>| {
        (0..20).any(|_| at_once(&way()) == BLOCKS.len())
    };
    assert!(all(&threads), "threads are in turn");
    assert!(all(&|| processes(&program).unwrap()), "processes");
    assert!(all(&|| isolates(&module).unwrap()), "isolates");
}

/// On a machine with one core, both have one thread.
#[test]
fn rayon_and_workers_have_as_many_under_way_as_threads_at_the_most() {
    let cores = thread::available_parallelism().unwrap().get();
    for way in [on_rayon, on_workers] {
        let runs = Vec::from_iter((0..20).map(|_| at_once(&way())));
        assert!(runs.iter().all(|&blocks| blocks <= cores));
        assert!(runs.iter().any(|&blocks| blocks >= cores.min(2)));
    }
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
