use super::*;

/// A server in this process: the tests are not the program that would serve.
fn here() -> (Runtime, Place) {
    let runtime = Builder::new_multi_thread().enable_all().build().unwrap();
    let (place, serving) = runtime.block_on(async { server::start() }).unwrap();
    runtime.spawn(serving);
    (runtime, place)
}

fn answered(way: impl FnOnce(&Place, u64) -> Asked) {
    let (_runtime, place) = here();
    let asked = way(&place, 10);
    assert_connections(place.connections(), 10, "after");
    assert_eq!(asked.each.len() as u64, requests(10));
    let sum: Duration = asked.each.iter().sum();
    assert!(sum <= asked.total * 10, "no more than ten are in flight");
}

#[test]
fn threads_have_all_requests_answered_on_their_connections() {
    answered(by_threads);
}

#[test]
fn tasks_have_all_requests_answered_on_their_connections() {
    let single = Builder::new_current_thread().enable_all().build().unwrap();
    answered(|place, in_flight| by_tasks(&single, place, in_flight));
    let several = Builder::new_multi_thread().enable_all().build().unwrap();
    answered(|place, in_flight| by_tasks(&several, place, in_flight));
}

/// As this program once warmed up: over a pool that all share, a thread that
/// comes later takes the connection of one that has its answer.
#[test]
#[should_panic = "before the timed part there have been 1 connections for 10 requests in flight"]
fn a_shared_pool_that_warms_up_in_turn_is_seen() {
    let (_runtime, place) = here();
    let agent = ureq::Agent::new_with_defaults();
    for _ in 0..10 {
        let mut answer = agent.get(&place.url).call().unwrap();
        answer.body_mut().read_to_string().unwrap();
    }
    assert_connections(place.connections(), 10, "before");
}

/// A connection that is opened in the timed part is counted after it.
#[test]
#[should_panic = "after the timed part there have been 11 connections for 10 requests in flight"]
fn a_connection_of_the_timed_part_is_seen() {
    let (_runtime, place) = here();
    by_threads(&place, 10);
    ureq::get(&place.url).call().unwrap();
    assert_connections(place.connections(), 10, "after");
}
