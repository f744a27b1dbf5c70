use super::*;

fn agent() -> Agent {
    Agent::config_builder().proxy(None).build().into()
}

#[test]
fn the_clones_of_an_agent_share_their_connections() {
    assert_eq!(count(&vec![agent(); 4]).unwrap(), 1);
}

#[test]
fn agents_of_their_own_do_not() {
    assert_eq!(count(&[agent(), agent(), agent()]).unwrap(), 3);
}
