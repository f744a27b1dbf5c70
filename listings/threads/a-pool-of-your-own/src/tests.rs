use super::*;

#[test]
fn the_parallel_sum_is_the_serial_one() {
    let serial: usize = (0..8).map(primes).sum();
    let parallel: usize = (0..8).into_par_iter().map(primes).sum();
    assert_eq!(serial, 7_837);
    assert_eq!(parallel, serial);
}

#[test]
fn what_is_installed_runs_on_the_threads_of_the_pool() {
    let pool = ThreadPoolBuilder::new()
        .num_threads(1)
        .thread_name(|_| "mine".to_owned())
        .build()
        .unwrap();
    let name = || thread::current().name().map(str::to_owned);
    assert_eq!(pool.install(name).as_deref(), Some("mine"));
    assert_ne!(name().as_deref(), Some("mine"));
}
