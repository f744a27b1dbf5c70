use super::*;

#[test]
fn the_chase_visits_every_line_once_and_comes_back() {
    for lines in [2, 256, 1 << 16] {
        let ring = ring(lines);
        assert_eq!(ring.len(), lines);
        let mut seen = vec![false; ring.len()];
        let mut at = 0;
        for _ in 0..ring.len() {
            assert!(!seen[at]);
            seen[at] = true;
            at = ring[at].0;
        }
        assert_eq!(at, 0);
    }
}

#[test]
fn a_line_fills_a_line_of_the_cache() {
    assert_eq!(size_of::<Line>(), 64);
}

#[test]
fn the_chase_is_not_in_the_order_of_the_lines() {
    let ring = ring(1 << 14);
    let next_door = |(at, line): &(usize, &Line)| line.0 == at + 1;
    assert!(ring.iter().enumerate().filter(next_door).count() < 10);
}
