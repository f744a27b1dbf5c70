use super::*;

#[test]
fn a_ring_leads_through_every_line_and_back() {
    let ring = ring(1000);
    let mut at = 0;
    for step in 1..=1000 {
        at = ring[at].0;
        assert_eq!(at == 0, step == 1000);
    }
}
