use super::*;

#[test]
fn one_id_for_a_request_takes_one_address_at_most() {
    for seed in 0..NETWORKS {
        assert!(simulate(seed, one_for_each_request()).len() <= 1);
    }
}

#[test]
fn one_id_for_an_attempt_is_found_out() {
    assert!(first_fault(one_for_each_attempt).is_some());
}

#[test]
fn a_seed_repeats_what_happens() {
    let seen = || {
        (0..40).map(|seed| simulate(seed, one_for_each_attempt()).len())
    };
    assert!(seen().eq(seen()));
}
