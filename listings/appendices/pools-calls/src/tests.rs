use super::*;

#[test]
fn a_poll_says_why_it_failed() {
    assert_eq!(poll("r1").unwrap(), "r1 is up");
    assert_eq!(poll("r9").unwrap_err(), "no route to r9");
}

/// In whatever order they are computed, they come in the order of the numbers.
#[test]
fn in_parallel_the_squares_are_what_a_loop_makes_them() {
    let loops = NUMBERS.map(square);
    for least in 1..=6 {
        let chunks = NUMBERS.into_par_iter().with_min_len(least);
        assert_eq!(Vec::from_par_iter(chunks.map(square)), loops);
    }
}

/// Each of them panics, or never ends, where a call does not what it should.
#[test]
fn each_group_comes_to_its_end() {
    main();
}
