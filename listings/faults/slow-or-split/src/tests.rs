use super::*;

fn told_and_taken(
    each_way: Duration,
    split: Duration,
) -> [(Option<u8>, Vec<u8>); 2] {
    simulate(Network { each_way, split }).try_into().unwrap()
}

#[test]
fn a_time_out_is_no_answer_to_whether_it_was_done() {
    let slow = told_and_taken(S * 2 / 5, Duration::ZERO);
    assert_eq!(slow[0], (None, vec![1]));
    let split = told_and_taken(S / 20, 20 * S);
    assert_eq!(split[0], (None, vec![]));
}

#[test]
fn the_same_request_takes_one_address_at_the_end() {
    for each_way in [S / 20, S * 2 / 5] {
        for split in [Duration::ZERO, S * 3 / 2, 20 * S] {
            let [_, last] = told_and_taken(each_way, split);
            assert_eq!(last, (Some(1), vec![1]));
        }
    }
}
