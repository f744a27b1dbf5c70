use std::env;

fn site() -> String {
    env::var("SITE").unwrap_or_default()
}

// ANCHOR: test
fn the_site_is_read() {
    env::set_var("SITE", "west");
    assert_eq!(site(), "west");
}
// ANCHOR_END: test

fn main() {
    the_site_is_read();
}
